import type { Places } from './dates.ts'
import { lockedCell } from './problem.ts'
import type { Problem } from './problem.ts'
import type { PlanWave, Reason } from './types.ts'

/** Why those of each class who are left out are so: the first reason that holds, by class. */
export function reasonsOf(problem: Problem, waves: PlanWave[], places: Places): Reason[] {
  const { companies, cap, classFrom, classWaves, lockedInWave } = problem
  const load = lockedInWave.slice()
  const each = (company: number, visit: (wave: number, people: number) => void) => {
    for (let k = classFrom[company]!; k < classFrom[company + 1]!; k++)
      classWaves[k]!.forEach((wave, i) => visit(wave, places.count[places.slotFrom[k]! + i]!))
  }
  companies.forEach((_, c) => each(c, (wave, people) => (load[wave]! += people)))
  const reasons: Reason[] = []
  const own = new Int32Array(waves.length)
  for (let c = 0; c < companies.length; c++) {
    own.forEach((_, wave) => (own[wave] = lockedCell(problem, c, wave)))
    each(c, (wave, people) => (own[wave]! += people))
    for (let k = classFrom[c]!; k < classFrom[c + 1]!; k++) {
      const below = classWaves[k]!.filter((wave) => own[wave]! < cap[c]!)
      if (below.some((wave) => load[wave]! < waves[wave]!.seats)) reasons.push('quota')
      else reasons.push(below.length > 0 ? 'seats' : 'company_cap')
    }
  }
  return reasons
}
