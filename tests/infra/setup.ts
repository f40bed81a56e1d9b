import { buildIfChanged } from '../../local/build.ts'
import { makeGraph } from './graph.ts'

/** The site, then both graphs, one after the other: each builds every function. */
export default async function setup() {
  await buildIfChanged()
  for (const stage of ['production', 'staging']) await makeGraph(stage)
}
