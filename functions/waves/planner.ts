import { fillDates } from './planner/dates.ts'
import { faultsOf } from './planner/faults.ts'
import { readLedger } from './planner/ledger.ts'
import { sortPeople } from './planner/order.ts'
import { nameOutcomes } from './planner/outcome.ts'
import { readProblem } from './planner/problem.ts'
import { loadsOf, reasonsOf } from './planner/reasons.ts'
import { seat } from './planner/seating.ts'
import { reportShares } from './planner/share-report.ts'
import { shareOut } from './planner/shares.ts'
import type { Fault, Instance, Plan, Share } from './planner/types.ts'

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
  const outcome = new Int32Array(ledger.ids.length)
  const shares: Share[] = []
  const faults: Fault[] = []
  let waitingDays = 0
  ledger.calendars.forEach(({ waves, days }, scheme) => {
    const problem = readProblem(instance, ledger, order, scheme, outcome)
    const best = shareOut(problem)
    const places = fillDates(problem, best)
    seat(problem, places, reasonsOf(problem, waves, places), ledger, order, outcome)
    loadsOf(problem, places).forEach(
      (people, wave) => (waitingDays += people * (days[wave]! - ledger.firstDay)),
    )
    for (const fault of faultsOf(problem, instance, ledger)) faults.push(fault)
    for (const share of reportShares(problem, best, places, ledger)) shares.push(share)
  })
  const { assignments, unplaced } = nameOutcomes(ledger, order, outcome)
  const unfairness = shares.reduce((sum, { placed, nominated }) => sum + placed ** 2 / nominated, 0)
  const objective = { placed: assignments.length, unfairness, waitingDays }
  return { assignments, unplaced, objective, faults, shares }
}
