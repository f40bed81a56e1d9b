import { fillDates } from './planner/dates.ts'
import { faultsOf } from './planner/faults.ts'
import { readLedger } from './planner/ledger.ts'
import { sortPeople } from './planner/order.ts'
import { nameOutcomes } from './planner/outcome.ts'
import { readProblem } from './planner/problem.ts'
import { reasonsOf } from './planner/reasons.ts'
import { seat } from './planner/seating.ts'
import { reportShares } from './planner/share-report.ts'
import { shareOut } from './planner/shares.ts'
import type { Instance, Plan } from './planner/types.ts'

/**
 * The best plan of a well-formed instance (ids unique, dates real, numbers whole and not negative):
 * most people placed, then least Σ x²/n over company and scheme, then least waiting days, then first
 * come, first served. The same plan in the same order whatever the order of the input.
 * Throws `invalid` for a lock to an unknown wave or to one of another scheme.
 */
export function plan(instance: Instance): Plan {
  const ledger = readLedger(instance)
  const groups = ledger.calendars.length * ledger.companies.length
  const order = sortPeople(ledger.group, ledger.time, groups, ledger.ids)
  const classOf = new Int32Array(ledger.ids.length)
  const waveOf = new Int32Array(ledger.ids.length)
  const result: Plan = {
    assignments: [],
    unplaced: [],
    objective: { placed: 0, unfairness: 0, waitingDays: 0 },
    faults: [],
    shares: [],
  }
  ledger.calendars.forEach(({ waves, days }, scheme) => {
    const problem = readProblem(instance, ledger, order, scheme, classOf)
    const shares = shareOut(problem)
    const places = fillDates(problem, shares)
    const reasons = reasonsOf(problem, waves, places)
    seat(problem, places, ledger, order, classOf, waveOf)
    const placed = new Int32Array(problem.companies.length)
    for (let c = 0; c < placed.length; c++)
      placed[c] = nameOutcomes(ledger.ids, order, problem.peopleFrom[c]!, problem.peopleFrom[c + 1]!, waves, waveOf, classOf, reasons, result.assignments, result.unplaced)
    placed.forEach((count, c) => (placed[c] = count - problem.locked[c]!))
    result.faults.push(...faultsOf(problem, instance, ledger))
    for (const share of reportShares(problem, shares, placed, ledger)) {
      result.objective.unfairness += share.placed ** 2 / share.nominated
      result.shares.push(share)
    }
  })
  result.objective.placed = result.assignments.length
  return result
}
