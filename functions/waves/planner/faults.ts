import type { Ledger } from './ledger.ts'
import { type Problem, quotaOf } from './problem.ts'
import type { Fault, Instance } from './types.ts'

/** The limits of a scheme that its locked people alone exceed: seats by wave, the quota, caps by company. */
export function faultsOf(problem: Problem, instance: Instance, ledger: Ledger): Fault[] {
  const { companies, cap, locked, lockedInWave, lockedCells } = problem
  const { scheme, waves } = ledger.calendars[problem.scheme]!
  const faults: Fault[] = []
  waves.forEach((wave, w) => {
    if (lockedInWave[w]! > wave.seats) faults.push({ wave: wave.id, kind: 'seats' })
  })
  if (locked.reduce((sum, n) => sum + n, 0) > quotaOf(instance, scheme))
    faults.push({ scheme, kind: 'quota' })
  for (const cell of [...lockedCells.keys()].sort((a, b) => a - b)) {
    const company = Math.floor(cell / waves.length)
    if (lockedCells.get(cell)! <= cap[company]!) continue
    const name = ledger.companies[companies[company]!]!
    faults.push({ company: name, wave: waves[cell % waves.length]!.id, kind: 'company_cap' })
  }
  return faults
}
