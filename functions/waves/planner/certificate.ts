import { isLess } from './claims.ts'
import { dayOf } from './instant.ts'
import { readResidual } from './residual.ts'
import type { Residual } from './residual.ts'
import type { Instance, Plan } from './types.ts'

/** Which of the three sums a plan could still improve; all false proves that it is optimal. */
export type Improvable = { placed: boolean; unfairness: boolean; waitingDays: boolean }

/**
 * Tries to improve a plan, from the instance and the assignments alone, and so proves it optimal if it cannot.
 *
 * A plan is a flow of least cost exactly when its residual graph has no augmenting path and no negative
 * cycle. Costs lie only on arcs at the source (a company's claims) and at the sink (a wave's days), and a
 * simple cycle passes each of them once at most. That leaves few kinds of cycles, all of which are looked
 * at here: a company takes from another, a wave from a later one, or both at once through both ends.
 */
export function certify(instance: Instance, plan: Plan): Improvable {
  const found = { placed: false, unfairness: false, waitingDays: false }
  for (const residual of readResidual(instance, plan)) examine(residual, found)
  return found
}

function examine(residual: Residual, found: Improvable): void {
  const { waves, companies, quotaLeft, reached } = residual
  const days = waves.map(({ date }) => dayOf(date))
  const takers = companies.flatMap((company) => {
    if (!company.next) return []
    const waveSet = new Set(company.reachable.flatMap((w) => [...reached[w]!.waves]))
    const companySet = new Set(company.reachable.flatMap((w) => [...reached[w]!.companies]))
    const free = [...waveSet].filter((w) => waves[w]!.free).map((w) => days[w]!)
    return [{ next: company.next, companySet, earliest: Math.min(Infinity, ...free) }]
  })
  const givers = companies.map((company, c) => {
    const fed = days.filter((_, w) => waves[w]!.movable && reached[w]!.companies.has(c))
    return { last: company.last, latest: Math.max(-Infinity, ...fed) }
  })
  if (quotaLeft > 0 && takers.some(({ earliest }) => earliest < Infinity)) found.placed = true
  waves.forEach(({ movable }, w) => {
    if (movable && [...reached[w]!.waves].some((v) => waves[v]!.free && days[v]! < days[w]!))
      found.waitingDays = true
  })
  for (const taker of takers)
    givers.forEach((giver, c) => {
      if (!giver.last) return
      const throughSink = taker.earliest < Infinity && giver.latest > -Infinity
      const connected = taker.companySet.has(c) || throughSink
      if (connected && isLess(taker.next, giver.last)) found.unfairness = true
      if (throughSink && !isLess(giver.last, taker.next) && taker.earliest < giver.latest)
        found.waitingDays = true
    })
}
