import { record } from '../audit/record.ts'
import { type StandingRules, StandingRulesInput } from '../contract/standing.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Db } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, any, equals, when } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { standardRules } from './standing.ts'

const rules = stored(StandingRulesInput)
const keyOf = (programme: string) => ({ pk: `P#${programme}`, sk: 'standing-rules' })

/** The rules of a programme, or the usual ones as long as nobody has edited them. */
export async function readStandingRules(db: Db, programme: string): Promise<StandingRules> {
  const item = await db.get({ TableName: db.tables.waves, Key: keyOf(programme) })
  return item ? rules.read(item) : standardRules
}

/** After how many days a programme proposes what, and who signs its letters. */
export function standingSettings({ db, newId, now }: Pick<Deps, 'db' | 'newId' | 'now'>) {
  const TableName = db.tables.waves

  const get = (programme: string) => readStandingRules(db, programme)

  return {
    get,

    /** Edits the version that the officer saw; throws `conflict` when it is stale. */
    async edit(programme: string, input: StandingRules, actor: Actor): Promise<StandingRules> {
      const before = await get(programme)
      const after = { ...input, version: input.version + 1 }
      const seen = equals('version', input.version)
      try {
        await db.transact([
          {
            Put: {
              TableName,
              Item: { ...rules.stamp, ...after, ...keyOf(programme) },
              ...when(input.version === 0 ? any(absent(), seen) : seen),
            },
          },
          record(db.tables, actor, now(), newId(), {
            programme,
            what: 'standing.rules_edited',
            subject: { kind: 'programme', id: programme },
            before,
            after,
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0))
          throw new AppError('conflict', 'version.stale', 'The rules were edited in the meantime')
        throw error
      }
      return after
    },
  }
}
