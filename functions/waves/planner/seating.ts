import type { Places } from './dates.ts'
import { FirstCome } from './first-come.ts'
import type { Order } from './order.ts'
import { LOCKED, UNSUITABLE } from './problem.ts'
import type { Problem } from './problem.ts'
import type { Ledger } from './ledger.ts'

/** Seats the people of a scheme; writes the wave of each (or −1) to `waveOf`, by their place in the order. */
export function seat(
  problem: Problem,
  places: Places,
  ledger: Ledger,
  order: Order,
  classOf: Int32Array,
  waveOf: Int32Array,
): void {
  const { companies, classFrom, classSize, classWaves, seats, peopleFrom } = problem
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
      const k = classOf[at]!
      if (k === LOCKED) waveOf[at] = ledger.lock[order.people[at]!]!
      else waveOf[at] = k === UNSUITABLE ? -1 : people.next(k - first)
    }
  }
}
