import { groupBy } from '../platform/group-by.ts'
import type { Marginal, Nominee } from './planner/types.ts'

export type Waiting = { id: string; company: string; claim: Marginal }

/**
 * Who waits for a seat in one scheme, in the order in which seats would be given when dates and caps allow:
 * the company with the least claim (2x + 1) / n first, where x of its n people have a seat; within a company
 * first come, first served; between equal claims too.
 */
export function waitingOrder(nominees: readonly Nominee[]): Waiting[] {
  const waiting = [...groupBy(nominees, ({ company }) => company).values()].flatMap((people) => {
    const seated = people.filter(({ lockedTo }) => lockedTo !== undefined).length
    return people
      .filter(({ lockedTo }) => lockedTo === undefined)
      .sort(firstCome)
      .map((one, k) => ({ one, claim: { over: 2 * (seated + k) + 1, under: people.length } }))
  })
  return waiting
    .sort(
      (a, b) =>
        // Crosswise, so that equal fractions are equal.
        a.claim.over * b.claim.under - b.claim.over * a.claim.under || firstCome(a.one, b.one),
    )
    .map(({ one, claim }) => ({ id: one.id, company: one.company, claim }))
}

const firstCome = (a: Nominee, b: Nominee) =>
  a.nominatedAt.localeCompare(b.nominatedAt) || a.id.localeCompare(b.id)
