import { record } from '../audit/record.ts'
import { codeTables, Codes } from '../contract/bnsp.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, equals, when } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { usualCodes } from './codes.ts'

const items = stored(Codes)
const keyOf = (programme: string) => ({ pk: `P#${programme}`, sk: 'bnsp-codes' })

/** The code tables of a programme: the usual ones until somebody edits them. */
export function codesRepository({ db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>) {
  const TableName = db.tables.waves

  const get = async (programme: string): Promise<Codes> => {
    const item = await db.get({ TableName, Key: keyOf(programme), ConsistentRead: true })
    return item ? items.read(item) : usualCodes
  }

  return {
    get,

    /** Edits the version that the officer saw; throws `conflict` when it is stale. */
    async edit(programme: string, wanted: Codes, actor: Actor): Promise<Codes> {
      const before = await get(programme)
      const stale = () => new AppError('conflict', 'version.stale', 'The codes were edited in the meantime')
      if (before.version !== wanted.version) throw stale()
      const after: Codes = { ...wanted, version: before.version + 1 }
      const changed = codeTables.filter(
        (table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]),
      )
      if (changed.length === 0) return before
      const pick = (codes: Codes) => Object.fromEntries(changed.map((table) => [table, codes[table]]))
      try {
        await db.transact([
          {
            Put: {
              TableName,
              Item: { ...items.stamp, ...after, ...keyOf(programme) },
              ...when(before.version === 0 ? absent() : equals('version', before.version)),
            },
          },
          record(db.tables, actor, now(), newId(), {
            programme,
            what: 'bnsp.codes_edited',
            subject: { kind: 'codes', id: programme },
            before: pick(before),
            after: pick(after),
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0)) throw stale()
        throw error
      }
      return after
    },
  }
}
