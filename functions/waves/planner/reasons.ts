import type { Places } from './dates.ts'
import { lockedCell } from './problem.ts'
import type { Problem } from './problem.ts'
import type { PlanWave, Reason } from './types.ts'

/** Why those of each class who are left out are so: the first reason that holds, by class. */
export function reasonsOf(problem: Problem, waves: PlanWave[], places: Places): Reason[] {
  const { companies, cap, classFrom, classWaves } = problem
  const loads = loadsOf(problem, places)
  const reasons: Reason[] = []
  const own = new Int32Array(waves.length)
  for (let c = 0; c < companies.length; c++) {
    for (let wave = 0; wave < own.length; wave++) own[wave] = lockedCell(problem, c, wave)
    for (let k = classFrom[c]!; k < classFrom[c + 1]!; k++)
      for (let i = 0, slot = places.slotFrom[k]!; slot < places.slotFrom[k + 1]!; i++, slot++)
        own[classWaves[k]![i]!]! += places.count[slot]!
    for (let k = classFrom[c]!; k < classFrom[c + 1]!; k++) {
      let reason: Reason = 'company_cap'
      for (const wave of classWaves[k]!) {
        if (own[wave]! >= cap[c]!) continue
        reason = 'seats'
        if (loads[wave]! < waves[wave]!.seats) {
          reason = 'quota'
          break
        }
      }
      reasons.push(reason)
    }
  }
  return reasons
}

/** How many people each wave has in the end, the locked included. */
export function loadsOf({ lockedInWave, classWaves }: Problem, { slotFrom, count }: Places): Int32Array {
  const loads = lockedInWave.slice()
  classWaves.forEach((waves, k) => {
    for (let i = 0; i < waves.length; i++) loads[waves[i]!]! += count[slotFrom[k]! + i]!
  })
  return loads
}
