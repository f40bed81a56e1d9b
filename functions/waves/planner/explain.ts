import { AppError } from '../../platform/errors.ts'
import { capOf } from './problem.ts'
import type { Instance, Nominee, Plan, PlanWave } from './types.ts'

/** Who is in a wave, and why there and not earlier. */
export type WaveAccount = {
  wave: string
  seats: number
  taken: number
  locked: number
  companies: { company: string; people: number; cap?: number }[]
  people: {
    nominee: string
    company: string
    locked: boolean
    /** Earlier waves that would have suited, and what stood in the way of each. */
    passed: { wave: string; because: 'seats' | 'company_cap' }[]
  }[]
}

/**
 * Accounts for one wave of a plan. An earlier wave that suits somebody is always full, or full for its
 * company: were it neither, going there would have saved waiting days. Throws `not_found`.
 */
export function explainWave(instance: Instance, plan: Plan, waveId: string): WaveAccount {
  const wave = instance.waves.find(({ id }) => id === waveId)
  if (!wave) throw new AppError('not_found', 'wave.unknown', `No wave ${waveId} in this plan`)
  const nominees = new Map(instance.nominees.map((nominee) => [nominee.id, nominee]))
  const cells = new Map<string, Map<string, number>>(instance.waves.map(({ id }) => [id, new Map()]))
  const inWave: Nominee[] = []
  for (const assignment of plan.assignments) {
    const nominee = nominees.get(assignment.nominee)!
    const cell = cells.get(assignment.wave)!
    cell.set(nominee.company, (cell.get(nominee.company) ?? 0) + 1)
    if (assignment.wave === waveId) inWave.push(nominee)
  }
  const caps = new Map([...cells.get(waveId)!.keys()].map((company) => [company, capOf(instance, company)]))
  const earlier = instance.waves
    .filter(({ scheme, date }) => scheme === wave.scheme && date < wave.date)
    .toSorted((a, b) => (a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1))
  return {
    wave: waveId,
    seats: wave.seats,
    taken: inWave.length,
    locked: inWave.filter(({ lockedTo }) => lockedTo !== undefined).length,
    companies: [...cells.get(waveId)!].map(([company, people]) => ({
      company,
      people,
      ...(caps.get(company)! < Infinity && { cap: caps.get(company)! }),
    })),
    people: inWave.map((nominee) => ({
      nominee: nominee.id,
      company: nominee.company,
      locked: nominee.lockedTo !== undefined,
      passed: nominee.lockedTo === undefined ? passedBy(nominee) : [],
    })),
  }

  function passedBy(nominee: Nominee): WaveAccount['people'][number]['passed'] {
    return earlier
      .filter((other) => suits(nominee, other))
      .map(({ id }) => {
        const own = cells.get(id)!.get(nominee.company) ?? 0
        return { wave: id, because: own >= caps.get(nominee.company)! ? 'company_cap' : 'seats' }
      })
  }
}

function suits({ notBefore, unavailable }: Nominee, { date }: PlanWave): boolean {
  return (notBefore === undefined || date >= notBefore) && !unavailable?.includes(date)
}
