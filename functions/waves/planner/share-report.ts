import type { Ledger } from './ledger.ts'
import type { Problem } from './problem.ts'
import type { Shares } from './shares.ts'
import type { Share, Stop } from './types.ts'

/** The share of each company of a scheme with the figures behind it; `placed` counts unlocked people. */
export function reportShares(problem: Problem, shares: Shares, placed: Int32Array, ledger: Ledger): Share[] {
  const { scheme } = ledger.calendars[problem.scheme]!
  return Array.from(problem.companies, (company, c) => {
    const nominated = problem.nominated[c]!
    const locked = problem.locked[c]!
    const unsuitable = problem.unsuitable[c]!
    const x = locked + placed[c]!
    const stop = stopOf(placed[c]!, nominated - locked - unsuitable, shares.limit[c]!)
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
