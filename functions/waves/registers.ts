import type { AssessorInput, VenueInput } from '../contract/wave.ts'
import { record } from '../audit/record.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Item } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, equals, startsWith, when, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { StoredAssessor, StoredVenue } from './wave.ts'
import type * as v from 'valibot'

type Kind = 'venue' | 'assessor'
type Kept = { id: string; version: number }

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

  return {
    /** All of a programme, in the order they were added. */
    async list(programme: string): Promise<T[]> {
      const items = await db.queryAll({
        TableName,
        ...where(all(equals('pk', partition(programme)), startsWith('sk', `${kind}#`))),
      })
      return items.map(read)
    },

    /** Those of the ids that are known. */
    async some(programme: string, ids: readonly string[]): Promise<T[]> {
      const keys = [...new Set(ids)].map((id) => keyOf(programme, id))
      return (await db.batchGet(TableName, keys)).map(read)
    },

    /** Adds one; throws `conflict` when its name or registration stands in the list. */
    async add(programme: string, input: Input, actor: Actor): Promise<T> {
      const id = newId()
      const { field, value } = natural(input)
      const item = { v: 1, ...input, id, version: 1 }
      try {
        await db.transact([
          {
            Put: {
              TableName,
              Item: {
                pk: partition(programme),
                sk: `known#${value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')}`,
                v: 1,
                id,
              },
              ...when(absent()),
            },
          },
          { Put: { TableName, Item: { ...keyOf(programme, id), ...item }, ...when(absent()) } },
          record(db.tables, actor, now(), newId(), {
            programme,
            what: `${kind}.added`,
            subject: { kind, id },
            after: { [field]: value },
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0))
          throw new AppError('conflict', `${kind}.taken`, 'It stands in the list', [
            { field, code: `${kind}.taken` },
          ])
        throw error
      }
      return read(item)
    },
  }
}
