import type { Ledger } from './ledger.ts'
import type { Order } from './order.ts'
import { UNSUITABLE } from './problem.ts'
import type { Assignment, PlanWave, Reason, Unplaced } from './types.ts'

/** Names the wave or the reason of the people from `start` up to `end` of the order; how many have a wave. */
export function nameOutcomes(
  ids: string[],
  order: Order,
  start: number,
  end: number,
  waves: PlanWave[],
  waveOf: Int32Array,
  classOf: Int32Array,
  reasons: Reason[],
  assignments: Assignment[],
  unplaced: Unplaced[],
): number {
  const before = assignments.length
  for (let at = start; at < end; at++) {
    const nominee = ids[order.people[at]!]!
    const wave = waveOf[at]!
    if (wave >= 0) assignments.push({ nominee, wave: waves[wave]!.id })
    else {
      const number = classOf[at]!
      unplaced.push({ nominee, reason: number === UNSUITABLE ? 'no_suitable_wave' : reasons[number]! })
    }
  }
  return assignments.length - before
}
