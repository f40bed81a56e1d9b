import { isLess } from './claims.ts'
import type { Places } from './dates.ts'
import type { Ledger } from './ledger.ts'
import type { Problem } from './problem.ts'
import type { Shares } from './shares.ts'
import { stopsOf } from './stops.ts'
import type { Marginal, Share } from './types.ts'

/**
 * The share of each company of a scheme with the figures behind it; without `given` where no levels led to
 * the places.
 */
export function reportShares(
  problem: Problem,
  { limit, levelOf }: Pick<Shares, 'limit'> & Partial<Pick<Shares, 'levelOf'>>,
  places: Places,
  ledger: Ledger,
): Share[] {
  const { scheme } = ledger.calendars[problem.scheme]!
  const stops = stopsOf(problem, places, limit)
  const placed = Int32Array.from(problem.companies, (_, c) => placedOf(problem, places, c))
  const last = (c: number): Marginal => ({
    over: 2 * (problem.locked[c]! + placed[c]!) - 1,
    under: problem.nominated[c]!,
  })
  // Companies that were settled together hold the same level: they compete.
  const greatest = new Map<Marginal | undefined, Marginal>()
  placed.forEach((count, c) => {
    if (count === 0) return
    for (const rivals of [levelOf?.[c], undefined]) {
      const known = greatest.get(rivals)
      if (!known || isLess(known, last(c))) greatest.set(rivals, last(c))
    }
  })
  return Array.from(problem.companies, (company, c) => {
    const nominated = problem.nominated[c]!
    const locked = problem.locked[c]!
    const x = locked + placed[c]!
    const stop = stops[c]!
    const given =
      stop === 'shared' && levelOf ? (greatest.get(levelOf[c]) ?? greatest.get(undefined)) : undefined
    return {
      company: ledger.companies[company]!,
      scheme,
      nominated,
      placed: x,
      locked,
      unsuitable: problem.unsuitable[c]!,
      ...(x > 0 && { last: last(c) }),
      ...(x < nominated && { next: { over: 2 * x + 1, under: nominated } }),
      stop,
      ...(given && { given }),
    }
  })
}

function placedOf({ classFrom }: Problem, { slotFrom, count }: Places, c: number): number {
  const end = slotFrom[classFrom[c + 1]!]!
  let placed = 0
  for (let slot = slotFrom[classFrom[c]!]!; slot < end; slot++) placed += count[slot]!
  return placed
}
