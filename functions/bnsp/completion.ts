import { record } from '../audit/record.ts'
import type { Completion } from '../contract/bnsp.ts'
import { bnspFields } from '../contract/person/bnsp-fields.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { nominationKey } from '../nominations/writes.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, change, differs, equals } from '../platform/expressions.ts'
import { missing } from './sheet.ts'

const over = ['refused', 'withdrawn', 'replaced'] as const

/** Fills in what the sheets lack, by an officer: the company cannot any more once the exam is over. */
export function createCompletion(deps: Deps) {
  const { db, now, newId } = deps
  const nominations = nominationRepository(deps)

  /** Throws `conflict` when the nomination has ended or is not the version that the officer saw. */
  return async (
    nomination: StoredNomination,
    { version, ...fields }: Completion & { version: number },
    actor: Actor,
  ) => {
    const stale = () => new AppError('conflict', 'version.stale', 'The nomination was changed meanwhile')
    const answer = (of: StoredNomination) => ({
      nomination: of.id,
      missing: missing(of),
      version: of.version,
    })
    if (over.some((state) => state === nomination.state))
      throw new AppError('conflict', 'nomination.wrong_state', 'The nomination has ended')
    if (nomination.version !== version) throw stale()
    const changed = bnspFields.filter((field) => fields[field] !== nomination[field])
    if (changed.length === 0) return answer(nomination)
    try {
      await db.transact([
        {
          Update: {
            TableName: db.tables.nominations,
            Key: nominationKey(nomination),
            ...change({
              set: fields,
              remove: changed.filter((field) => fields[field] === undefined),
              add: { version: 1 },
              when: all(equals('version', version), ...over.map((state) => differs('state', state))),
            }),
          },
        },
        record(db.tables, actor, now(), newId(), {
          programme: nomination.programme,
          what: 'nomination.completed',
          subject: { kind: 'nomination', id: nomination.id },
          // Of contact data, names only.
          after: { fields: changed },
        }),
      ])
    } catch (error) {
      if (error instanceof Cancelled && error.failed.includes(0)) throw stale()
      throw error
    }
    return answer(await nominations.get(nomination))
  }
}
