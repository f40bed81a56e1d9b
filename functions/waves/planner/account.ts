import { readLedger } from './ledger.ts'
import { sortPeople } from './order.ts'
import { codeOf, nameOutcomes } from './outcome.ts'
import { readProblem, UNSUITABLE } from './problem.ts'
import { reasonsOf } from './reasons.ts'
import { reportShares } from './share-report.ts'
import { limitsOf } from './shares.ts'
import type { Assignment, Instance, Plan, Share } from './types.ts'

/**
 * Accounts for assignments that were not found by shares alone: what each company got, why no more, and why
 * everyone left out is so. Whoever is locked in the instance sits in that wave; no levels are given.
 */
export function account(
  instance: Instance,
  assignments: readonly Assignment[],
): Pick<Plan, 'shares' | 'unplaced'> {
  const ledger = readLedger(instance)
  const groups = ledger.calendars.length * ledger.companies.length
  const order = sortPeople(ledger.group, ledger.time, groups, ledger.ids)
  const outcome = new Int32Array(ledger.ids.length)
  const waveOf = new Map(assignments.map(({ nominee, wave }) => [nominee, wave]))
  const shares: Share[] = []
  ledger.calendars.forEach(({ waves }, scheme) => {
    const problem = readProblem(instance, ledger, order, scheme, outcome)
    const { classWaves, peopleFrom } = problem
    const numberOf = new Map(waves.map(({ id }, w) => [id, w]))
    const slotFrom = new Int32Array(classWaves.length + 1)
    classWaves.forEach((suitable, k) => (slotFrom[k + 1] = slotFrom[k]! + suitable.length))
    const count = new Int32Array(slotFrom.at(-1)!)
    const end = peopleFrom.at(-1)!
    for (let at = peopleFrom[0]!; at < end; at++) {
      const k = outcome[at]!
      const wave = numberOf.get(waveOf.get(ledger.ids[order.people[at]!]!) ?? '')
      if (k >= 0 && wave !== undefined) count[slotFrom[k]! + classWaves[k]!.indexOf(wave)]!++
    }
    const places = { slotFrom, count }
    const reasons = reasonsOf(problem, waves, places)
    for (let at = peopleFrom[0]!; at < end; at++) {
      const k = outcome[at]!
      const wave = numberOf.get(waveOf.get(ledger.ids[order.people[at]!]!) ?? '')
      outcome[at] = wave ?? codeOf(k === UNSUITABLE ? 'no_suitable_wave' : reasons[k]!)
    }
    for (const share of reportShares(problem, { limit: limitsOf(problem) }, places, ledger))
      shares.push(share)
  })
  return { shares, unplaced: nameOutcomes(ledger, order, outcome).unplaced }
}
