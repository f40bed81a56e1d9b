import type { Places } from './dates.ts'
import type { Ledger } from './ledger.ts'
import type { Problem } from './problem.ts'
import type { Shares } from './shares.ts'
import type { Share, Stop } from './types.ts'

/** The share of each company of a scheme with the figures behind it. */
export function reportShares(problem: Problem, shares: Shares, places: Places, ledger: Ledger): Share[] {
  const { scheme } = ledger.calendars[problem.scheme]!
  return Array.from(problem.companies, (company, c) => {
    const nominated = problem.nominated[c]!
    const locked = problem.locked[c]!
    const unsuitable = problem.unsuitable[c]!
    const end = places.slotFrom[problem.classFrom[c + 1]!]!
    let placed = 0
    for (let slot = places.slotFrom[problem.classFrom[c]!]!; slot < end; slot++) placed += places.count[slot]!
    const x = locked + placed
    const stop = stopOf(placed, nominated - locked - unsuitable, shares.limit[c]!)
    return {
      company: ledger.companies[company]!,
      scheme,
      nominated,
      placed: x,
      locked,
      unsuitable,
      ...(x > 0 && { last: { over: 2 * x - 1, under: nominated } }),
      ...(x < nominated && { next: { over: 2 * x + 1, under: nominated } }),
      stop,
      ...(stop === 'shared' && { level: shares.levelOf[c]! }),
    }
  })
}

function stopOf(placed: number, suited: number, limit: number): Stop {
  if (placed === suited) return 'complete'
  return placed === limit ? 'own_limit' : 'shared'
}
