import * as pulumi from '@pulumi/pulumi'
import type { Inputs, Resource } from '../resource.ts'
import { resourceAnswers, sourceAnswers } from './answers.ts'

/** How Pulumi marks what is no plain value on its wire. */
const mark = '4dabf18193072939515e22adb298388d'
const marks = {
  secret: '1b47061264138c4ac30d75fd1eb44270',
  asset: 'c44067f5952c0a294b673a41bacd8c17',
  archive: '0def7320c3a5731c473e5ecbe6d01bc7',
  resource: '5cf8f73096256a8f31e491e813e4eb8e',
}

/** Values of the wire as JSON; says which paths are secret. */
function plain(value: unknown, path: string, secrets: string[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one, at) => plain(one, `${path}[${at}]`, secrets))
  const object = value as Record<string, unknown>
  switch (object[mark]) {
    case marks.secret:
      secrets.push(path)
      return plain(object.value, path, secrets)
    case marks.asset:
    case marks.archive:
      return { asset: object.path ?? 'inline' }
    case marks.resource:
      return { resource: object.urn }
  }
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => key !== '__provider')
      .map(([key, one]) => [key, plain(one, path ? `${path}.${key}` : key, secrets)]),
  )
}

/** What the monitor is asked when a resource is registered, and answers; of Pulumi's internals only this. */
type Request = {
  getType(): string
  getName(): string
  getCustom(): boolean
  getObject(): { toJavaScript(): Inputs } | undefined
  getRetainondelete(): boolean
}
type Monitor = {
  registerResource(request: Request, done: (error: unknown, reply: unknown) => void): void
}
type Internals = {
  getMonitor(): Monitor
  runInPulumiStack(program: () => Promise<unknown>): Promise<unknown>
  waitForRPCs(): Promise<void>
}

type Options = { app: string; stage: string; region: string; config: Record<string, string> }

/** Runs a program without an engine or a cloud; gives every resource that it registers. */
export async function record(program: () => Promise<unknown>, { app, stage, region, config }: Options) {
  const answers = resourceAnswers(region)
  await pulumi.runtime.setMocks(
    {
      newResource: async ({ type, name, id, inputs }) => {
        const { __provider: _, ...given } = inputs as Record<string, unknown>
        const known = answers[type]?.(name, plain(given, '', []) as Inputs) ?? {}
        return {
          id: id || (known.id as string | undefined) || `${name}-id`,
          state: { name, arn: `arn:aws:example:${region}:123456789012:${name}`, ...given, ...known },
        }
      },
      call: async ({ token, inputs }) => {
        const answer = sourceAnswers[token]
        if (!answer) throw new Error(`no answer is known for ${token}`)
        return answer(region, plain(inputs, '', []) as Inputs)
      },
    },
    app,
    stage,
    false,
    'organization',
  )
  pulumi.runtime.setAllConfig(config)

  const internals = pulumi.runtime as unknown as Internals
  const monitor = internals.getMonitor()
  const resources: Resource[] = []
  const register = monitor.registerResource.bind(monitor)
  monitor.registerResource = (request, done) => {
    register(request, (error, reply) => {
      const type = request.getType()
      if (!error && request.getCustom() && !type.startsWith('pulumi:')) {
        const secrets: string[] = []
        const inputs = plain(request.getObject()?.toJavaScript() ?? {}, '', secrets) as Inputs
        resources.push({
          type,
          name: request.getName(),
          inputs,
          secrets,
          retainOnDelete: request.getRetainondelete(),
        })
      }
      done(error, reply)
    })
  }
  await internals.runInPulumiStack(program)
  await internals.waitForRPCs()
  return resources.sort((a, b) => `${a.type} ${a.name}`.localeCompare(`${b.type} ${b.name}`))
}
