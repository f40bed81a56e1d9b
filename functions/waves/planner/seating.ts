import type { Places } from './dates.ts'
import { FirstCome } from './first-come.ts'
import type { Ledger } from './ledger.ts'
import type { Order } from './order.ts'
import { codeOf } from './outcome.ts'
import { LOCKED, UNSUITABLE } from './problem.ts'
import type { Problem } from './problem.ts'
import type { Reason } from './types.ts'

/**
 * Seats the people of a scheme. Reads the class of each from `outcome`, by place in the order, and puts
 * there instead their wave, or the code of their class's reason.
 */
export function seat(
  problem: Problem,
  places: Places,
  reasons: Reason[],
  ledger: Ledger,
  order: Order,
  outcome: Int32Array,
): void {
  const { companies, classFrom, classSize, classWaves, seats, peopleFrom } = problem
  const codes = Int32Array.from(reasons, codeOf)
  for (let c = 0; c < companies.length; c++) {
    const first = classFrom[c]!
    const people = new FirstCome(
      classFrom[c + 1]! - first,
      seats.length,
      (k) => classWaves[first + k]!,
      (k) => classSize[first + k]!,
      (k, i) => places.count[places.slotFrom[first + k]! + i]!,
    )
    for (let at = peopleFrom[c]!; at < peopleFrom[c + 1]!; at++) {
      const k = outcome[at]!
      if (k === LOCKED) outcome[at] = ledger.lock[order.people[at]!]!
      else if (k === UNSUITABLE) outcome[at] = codeOf('no_suitable_wave')
      else {
        const wave = people.next(k - first)
        outcome[at] = wave >= 0 ? wave : codes[k]!
      }
    }
  }
}
