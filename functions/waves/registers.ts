import type { AssessorInput, VenueInput } from '../contract/wave.ts'
import { record } from '../audit/record.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Item, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, any, change, equals, startsWith, when, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { StoredAssessor, StoredVenue } from './wave.ts'
import type * as v from 'valibot'

type Kind = 'venue' | 'assessor'
type Kept = { id: string; version: number; uses: number }

/** Venues and assessors of a programme: short lists whose entries have a natural key each. */
export function registers(deps: Deps) {
  return {
    venues: register<StoredVenue, v.InferOutput<typeof VenueInput>>(
      deps,
      'venue',
      stored(StoredVenue).read,
      (venue) => ({ field: 'name', value: venue.name }),
    ),
    assessors: register<StoredAssessor, v.InferOutput<typeof AssessorInput>>(
      deps,
      'assessor',
      stored(StoredAssessor).read,
      (assessor) => ({ field: 'registration', value: assessor.registration }),
    ),
  }
}
export type Registers = ReturnType<typeof registers>

function register<T extends Kept, Input extends object>(
  { db, newId, now }: Deps,
  kind: Kind,
  read: (item: Item) => T,
  natural: (input: Input) => { field: string; value: string },
) {
  const TableName = db.tables.waves
  const partition = (programme: string) => `P#${programme}#${kind}s`
  const keyOf = (programme: string, id: string) => ({ pk: partition(programme), sk: `${kind}#${id}` })
  /** Where a name or registration is kept once. */
  const knownKey = (programme: string, value: string) => ({
    pk: partition(programme),
    sk: `known#${value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')}`,
  })
  const know = (programme: string, value: string, id: string): Write => ({
    Put: { TableName, Item: { ...knownKey(programme, value), v: 1, id }, ...when(absent()) },
  })
  const taken = (field: string) =>
    new AppError('conflict', `${kind}.taken`, 'It stands in the list', [{ field, code: `${kind}.taken` }])

  return {
    /** All of a programme, in the order they were added. */
    async list(programme: string): Promise<T[]> {
      const items = await db.queryAll({
        TableName,
        ...where(all(equals('pk', partition(programme)), startsWith('sk', `${kind}#`))),
        ConsistentRead: true,
      })
      return items.map(read)
    },

    /** Those of the ids that are known. */
    async some(programme: string, ids: readonly string[]): Promise<T[]> {
      const keys = [...new Set(ids)].map((id) => keyOf(programme, id))
      return (await db.batchGet(TableName, keys, true)).map(read)
    },

    /** Adds one; throws `conflict` when its name or registration stands in the list. */
    async add(programme: string, input: Input, actor: Actor): Promise<T> {
      const id = newId()
      const { field, value } = natural(input)
      const item = { v: 1, ...input, id, version: 1 }
      try {
        await db.transact([
          know(programme, value, id),
          { Put: { TableName, Item: { ...keyOf(programme, id), ...item }, ...when(absent()) } },
          record(db.tables, actor, now(), newId(), {
            programme,
            what: `${kind}.added`,
            subject: { kind, id },
            after: { [field]: value },
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0)) throw taken(field)
        throw error
      }
      return read(item)
    },

    /** Throws `<kind>.unknown`. */
    async get(programme: string, id: string): Promise<T> {
      const item = await db.get({ TableName, Key: keyOf(programme, id), ConsistentRead: true })
      if (!item) throw new AppError('not_found', `${kind}.unknown`, `No such ${kind}`)
      return read(item)
    },

    /** Notes that a wave is put on it; refused when it is no longer as it was read. */
    use: (programme: string, { id, version }: Kept): Write => ({
      Update: {
        TableName,
        Key: keyOf(programme, id),
        ...change({ add: { uses: 1 }, when: equals('version', version) }),
      },
    }),

    /**
     * Puts an edit in the place of what was read, together with other writes, and moves its natural key.
     * Gives nothing when it, or what the other writes want, is no longer so: read again. Throws `conflict`
     * when its new name or registration stands in the list.
     */
    async revise(
      programme: string,
      before: T,
      { also = [], ...input }: Input & { also?: Write[]; edition?: number },
      actor: Actor,
    ): Promise<{ item: T } | { failed: number[] }> {
      const { id, version, uses } = before
      const { field, value } = natural(input as Input)
      const old = natural(before as unknown as Input).value
      const moved = knownKey(programme, old).sk !== knownKey(programme, value).sk
      const item = { ...before, ...input, v: 1, version: version + 1 }
      const own: Write[] = [
        {
          Put: {
            TableName,
            Item: { ...keyOf(programme, id), ...item },
            ...when(
              all(
                equals('version', version),
                uses === 0 ? any(absent('uses'), equals('uses', 0)) : equals('uses', uses),
              ),
            ),
          },
        },
        ...(moved ? [know(programme, value, id)] : []),
        ...(moved ? [{ Delete: { TableName, Key: knownKey(programme, old) } }] : []),
        record(db.tables, actor, now(), newId(), {
          programme,
          what: `${kind}.edited`,
          subject: { kind, id },
          before: differing(before, item),
          after: differing(item, before),
        }),
      ]
      try {
        await db.transact([...own, ...also])
      } catch (error) {
        if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
        if (error.failed.includes(0)) return { failed: [] }
        if (moved && error.failed.includes(1)) throw taken(field)
        return { failed: error.failed.map((at) => at - own.length) }
      }
      return { item: read(item) }
    },
  }
}

/** Of one, what the other has otherwise; never how often waves were put on it. */
const differing = (of: Record<string, unknown>, other: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(of).filter(([key, value]) => key !== 'v' && other[key] !== value))
