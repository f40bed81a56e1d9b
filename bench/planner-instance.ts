import type { Instance, Nominee } from '../functions/waves/planner/types.ts'

/** Numbers from 0 up to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const SCHEMES = ['A', 'B', 'C']
const WAVES = 60
const COMPANIES = 500
const FIRST_DAY = Date.UTC(2021, 3, 5)

/**
 * `people` nominees of 500 companies, large and small, in 60 waves of 3 schemes: each company has up to
 * four kinds of dates, the quota is 60 % of each scheme's people, caps bind here and there, and the last
 * scheme has fewer seats than quota, so that its companies stop at different levels.
 */
export function largeInstance(people: number, seed: number): Instance {
  const random = randomOf(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const date = (day: number) => new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10)
  const weights = Array.from({ length: COMPANIES }, () => 0.2 + random() ** 3 * 5)
  const bounds: number[] = []
  weights.reduce((sum, weight, c) => (bounds[c] = sum + weight), 0)
  const companyAt = (at: number) => {
    let low = 0
    let high = COMPANIES - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (bounds[middle]! > at) high = middle
      else low = middle + 1
    }
    return low
  }
  const kinds = weights.map(() =>
    Array.from({ length: 1 + below(4) }, (_, kind): Pick<Nominee, 'notBefore' | 'unavailable'> => ({
      ...(kind % 2 === 1 && { notBefore: date(below(WAVES / 2)) }),
      ...(kind >= 1 && { unavailable: Array.from({ length: 1 + below(6) }, () => date(below(WAVES))) }),
    })),
  )
  const counts = new Map<string, number>()
  const nominees = Array.from({ length: people }, (_, i): Nominee => {
    const company = companyAt(random() * bounds[COMPANIES - 1]!)
    const scheme = SCHEMES[below(SCHEMES.length)]!
    counts.set(scheme, (counts.get(scheme) ?? 0) + 1)
    const nominatedAt = new Date(Date.UTC(2021, 2, 1) + below(30 * 86_400) * 1000).toISOString()
    const own = kinds[company]!
    return { id: `n${i}`, company: `company-${company}`, scheme, nominatedAt, ...own[below(own.length)] }
  })
  const seats = Math.ceil((people * 0.65) / WAVES)
  const waves = Array.from({ length: WAVES }, (_, w) => ({
    id: `w${w}`,
    date: date(w),
    scheme: SCHEMES[w % SCHEMES.length]!,
    seats: Math.max(1, Math.round(seats * (0.6 + random() * 0.8) * (w % SCHEMES.length === 2 ? 0.8 : 1))),
  }))
  return {
    quota: Object.fromEntries(SCHEMES.map((scheme) => [scheme, Math.floor((counts.get(scheme) ?? 0) * 0.6)])),
    policy: { maxPerCompanyPerWave: Math.max(2, Math.ceil(people / COMPANIES / 20)) },
    waves,
    nominees,
  }
}
