import type { Ledger } from './ledger.ts'
import type { Order } from './order.ts'
import type { Assignment, Reason, Unplaced } from './types.ts'

/** A person's wave as a number from 0; who has none carries one of these instead. */
const REASONS: Reason[] = ['no_suitable_wave', 'quota', 'seats', 'company_cap']

/** The number, below 0, that stands for a reason where others have their wave. */
export function codeOf(reason: Reason): number {
  return -1 - REASONS.indexOf(reason)
}

/** Names the wave or the reason of everyone, in order. The lists have their length from the start:
 * to let them grow would copy them again and again, which is dearer than all the flows together. */
export function nameOutcomes(
  ledger: Ledger,
  order: Order,
  outcome: Int32Array,
): { assignments: Assignment[]; unplaced: Unplaced[] } {
  const { ids, calendars, companies } = ledger
  const placed = outcome.reduce((sum, code) => (code >= 0 ? sum + 1 : sum), 0)
  const assignments = new Array<Assignment>(placed)
  const unplaced = new Array<Unplaced>(outcome.length - placed)
  let nextPlaced = 0
  let nextUnplaced = 0
  calendars.forEach(({ waves }, scheme) => {
    const names = waves.map(({ id }) => id)
    const end = order.from[(scheme + 1) * companies.length]!
    for (let at = order.from[scheme * companies.length]!; at < end; at++) {
      const nominee = ids[order.people[at]!]!
      const code = outcome[at]!
      if (code >= 0) assignments[nextPlaced++] = { nominee, wave: names[code]! }
      else unplaced[nextUnplaced++] = { nominee, reason: REASONS[-1 - code]! }
    }
  })
  return { assignments, unplaced }
}
