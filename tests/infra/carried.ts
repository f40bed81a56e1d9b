import { readFile } from 'node:fs/promises'
import type { Carried } from '../../stacks/build.ts'

/** What a function carries, as it was written beside its folder when it was built. */
export const carriedIn = async (folder: string) =>
  JSON.parse(await readFile(`${folder}.json`, 'utf8')) as Carried

/** What a built function loads before the first event; with `all`, what an event may load too. */
export function loadedOf(carried: Carried, { all = false } = {}) {
  const loaded = new Set<Carried[number]>()
  const load = (file: string) => {
    const one = carried.find((each) => each.file === file)
    if (!one || loaded.has(one)) return
    loaded.add(one)
    for (const other of [...one.imports, ...(all ? one.later : [])]) load(other)
  }
  load('bundle.mjs')
  const files = [...loaded]
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    sources: [...new Set(files.flatMap(({ sources }) => sources))],
  }
}
