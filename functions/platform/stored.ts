import * as v from 'valibot'
import type { Item } from './db.ts'

/** An item in a table that does not fit its schema: never skipped, always seen. */
export class StoredItemError extends Error {
  override name = 'StoredItemError'
}

/** Reads items of one kind: checks version and shape. Written items carry `{ v: version }`. */
export function stored<S extends v.GenericSchema>(schema: S, version = 1) {
  return {
    stamp: { v: version } as const,
    read(item: Item): v.InferOutput<S> {
      if (item.v !== version)
        throw new StoredItemError(`${item.sk}: schema version ${item.v}, expected ${version}`)
      const result = v.safeParse(schema, item)
      if (!result.success)
        throw new StoredItemError(
          `${String(item.sk).split('#')[0]}: ${result.issues.map((issue) => v.getDotPath(issue)).join(', ')}`,
        )
      return result.output
    },
  }
}
