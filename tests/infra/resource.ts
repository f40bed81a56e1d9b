/** Values of a resource as JSON. */
export type Inputs = Record<string, unknown>

/** A resource that the deployment would make. */
export type Resource = {
  type: string
  name: string
  inputs: Inputs
  /** Paths within `inputs` that are secret. */
  secrets: string[]
  retainOnDelete: boolean
}

/** All that a stage would make, and what was built on the way. */
export type Graph = {
  stage: string
  resources: Resource[]
  /** The folders of the built functions, each with `bundle.mjs`, by the function's name; what it carries stands beside. */
  bundles: Record<string, string>
  /** The packages that go to Lambda, by the function's name. */
  packages: Record<string, string>
}
