import { record } from '../audit/record.ts'
import { plainNumber } from '../contract/plain-number.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { nominationKey } from '../nominations/writes.ts'
import type { StaffActor } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { absent, all, any, change, equals, when } from '../platform/expressions.ts'
import { holdNumbers, numberKey, numberKinds, type Numbers } from './writes.ts'

/** Sets the numbers that the LSP typed for one who is competent; answers a code when it cannot be done. */
export function changeNumbers(deps: Deps) {
  const { db, now, newId } = deps
  const nominations = nominationRepository(deps)

  return async (
    ref: { programme: string; company: string; id: string },
    numbers: Numbers,
    actor: StaffActor,
  ): Promise<string | undefined> => {
    const [found] = await nominations.getMany([ref], true)
    if (!found) return 'nomination.unknown'
    if (found.state !== 'competent') return 'nomination.wrong_state'
    // A number that was typed wrongly is free again.
    const freed = numberKinds.flatMap((kind): Write[] => {
      const [old, next] = [found[kind], numbers[kind] ?? '']
      if (!old || plainNumber(old) === plainNumber(next)) return []
      const Key = numberKey(ref.programme, kind, old)
      return [
        { Delete: { TableName: db.tables.waves, Key, ...when(any(absent(), equals('nomination', ref.id))) } },
      ]
    })
    const gone = numberKinds.filter((kind) => !numbers[kind])
    try {
      await db.transact([
        {
          Update: {
            TableName: db.tables.nominations,
            Key: nominationKey(ref),
            ...change({
              set: { ...numbers },
              remove: gone,
              add: { version: 1 },
              when: all(equals('state', 'competent'), equals('version', found.version)),
            }),
          },
        },
        ...holdNumbers(db.tables, ref, numbers),
        ...freed,
        record(db.tables, actor, now(), newId(), {
          programme: ref.programme,
          what: 'certificate.numbers_set',
          subject: { kind: 'nomination', id: ref.id },
          after: { ...numbers },
        }),
      ])
      return undefined
    } catch (error) {
      if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
      return error.failed.includes(0) ? 'nomination.wrong_state' : 'certificate.number_taken'
    }
  }
}
