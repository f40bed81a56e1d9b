import { buildIfChanged } from '../../local/build.ts'
import { makeGraph } from './graph.ts'

/** The site, then both graphs, one after the other: each builds every function. */
export default async function setup() {
  // `test:infra:faults` makes the one that a fault is in.
  if (process.env.GRAPHS_MADE) return
  await buildIfChanged()
  for (const stage of ['production', 'staging']) await makeGraph(stage)
}
