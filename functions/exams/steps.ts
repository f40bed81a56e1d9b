import { type AuditEntry, record } from '../audit/record.ts'
import type { NominationState } from '../contract/nomination.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { count, type Counts } from '../nominations/writes.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, transactionSize, type Write } from '../platform/db.ts'
import { groupBy } from '../platform/group-by.ts'

/** What happens to one person: where she goes, her own writes, and what the log says of it. */
export type Step = {
  nomination: StoredNomination
  to: NominationState
  writes: Write[]
  entry: Pick<AuditEntry, 'what' | 'after' | 'reason'>
}
/** What must hold beside for some of them, in one write or none. */
type Check = (some: readonly Step[]) => Write[]

/** A person may need the counts of a company and an entry of the log for herself. */
const ownShare = 2

/** The mail to their company is owed by each of its people; a transaction may write an item once. */
const distinct = (writes: readonly Write[]) => [
  ...new Map(writes.map((write) => [JSON.stringify(write), write])).values(),
]

/**
 * Writes steps of one programme in few transactions: each counts a company once, and its log names together those
 * of whom the same is said.
 */
export function createSteps({ db, now, newId }: Deps) {
  const counts = (some: readonly Step[]) =>
    [...groupBy(some, ({ nomination }) => nomination.company)].flatMap(([id, own]) => {
      const by: Counts = {}
      for (const { nomination, to } of own) {
        by[nomination.state] = (by[nomination.state] ?? 0) - 1
        by[to] = (by[to] ?? 0) + 1
      }
      const { programme } = own[0]!.nomination
      return Object.values(by).some((n) => n !== 0) ? [count(db.tables, { programme, id }, by)] : []
    })

  const log = (some: readonly Step[], actor: Actor) => {
    const said = some.map(({ nomination: { id, programme, state }, entry }) => ({
      id,
      entry: { programme, before: { state }, ...entry },
    }))
    return [...groupBy(said, ({ entry }) => JSON.stringify(entry)).values()].map((alike) =>
      record(db.tables, actor, now(), newId(), {
        ...alike[0]!.entry,
        subject: { kind: 'nomination', ids: alike.map(({ id }) => id) },
      }),
    )
  }

  async function write(some: readonly Step[], actor: Actor, check: Check): Promise<string[]> {
    try {
      await db.transact([
        ...distinct(some.flatMap(({ writes }) => writes)),
        ...counts(some),
        ...log(some, actor),
        ...check(some),
      ])
      return []
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error
      if (some.length > 1) {
        // Who changed meanwhile keeps nobody else back.
        const refused: string[] = []
        for (const one of some) refused.push(...(await write([one], actor, check)))
        return refused
      }
      if (error.failed.length === 0) throw error
      return some.map(({ nomination }) => nomination.id)
    }
  }

  /** Gives the ids of those whom a condition refused; throws when others kept changing the same counts. */
  return async (steps: readonly Step[], actor: Actor, check: Check = () => []): Promise<string[]> => {
    const most = Math.max(0, ...steps.map(({ writes }) => writes.length))
    const size = Math.floor((transactionSize - 1) / (most + ownShare))
    // A company's people come together, so that its counts change in few of them.
    const inOrder = [...groupBy(steps, ({ nomination }) => nomination.company).values()].flat()
    const refused: string[] = []
    for (let from = 0; from < inOrder.length; from += size)
      refused.push(...(await write(inOrder.slice(from, from + size), actor, check)))
    return refused
  }
}
