import { randomOf } from '../../../bench/planner-instance.ts'
import type { Instance, Nominee } from '../../../functions/waves/planner/types.ts'

/** Sizes of a random instance: at most so many of each. */
export type Bounds = { schemes: number; waves: number; companies: number; nominees: number }

/** A small instance full of what is awkward: equal dates and times, nothing left, locks beyond the limits. */
export function randomInstance(seed: number, bounds: Bounds): Instance {
  const random = randomOf(seed)
  const upTo = (limit: number) => Math.floor(random() * (limit + 1))
  const chance = (share: number) => random() < share
  const pick = <T>(items: T[]): T => items[upTo(items.length - 1)]!
  const schemes = ['A', 'B', 'C'].slice(0, 1 + upTo(bounds.schemes - 1))
  const companies = Array.from({ length: 1 + upTo(bounds.companies - 1) }, (_, c) => `c${c}`)
  const date = () => `2021-04-${String(28 + upTo(9) - 20).padStart(2, '0')}`
  // Companies whose people all have the same dates crowd into different waves, and stop at different levels.
  const crowded = chance(0.4)
  const seats = 1 + upTo(5)
  const waves = Array.from({ length: upTo(bounds.waves) }, (_, w) => ({
    id: `w${w}`,
    date: date(),
    scheme: pick(schemes),
    seats: upTo(seats),
  }))
  const lockShare = chance(0.3) ? 0.25 : 0
  const fussy = crowded ? 0.9 : pick([0, 0.3, 0.8])
  const dates = (): Pick<Nominee, 'notBefore' | 'unavailable'> => ({
    ...(chance(fussy) && { notBefore: date() }),
    ...(chance(fussy) && { unavailable: Array.from({ length: upTo(4) }, date) }),
  })
  const habits = crowded || chance(0.3) ? new Map(companies.map((company) => [company, dates()])) : undefined
  const nominees = Array.from(
    { length: crowded ? bounds.nominees : upTo(bounds.nominees) },
    (_, i): Nominee => {
      const company = pick(companies)
      const scheme = chance(0.03) ? 'Z' : pick(schemes)
      const lockable = waves.filter((wave) => wave.scheme === scheme)
      return {
        id: `n${i}`,
        company,
        scheme,
        nominatedAt: `2021-03-0${1 + upTo(2)}T0${upTo(3)}:00:00${chance(0.5) ? '' : '.000'}Z`,
        ...(habits?.get(company) ?? dates()),
        ...(lockable.length > 0 && chance(lockShare) && { lockedTo: pick(lockable).id }),
      }
    },
  )
  const quota = Object.fromEntries(
    schemes.flatMap((scheme) =>
      chance(crowded ? 0.2 : 0.6) ? [[scheme, upTo(Math.ceil(bounds.nominees / 2))]] : [],
    ),
  )
  return {
    ...(chance(0.9) && { quota }),
    ...(chance(crowded ? 0.2 : 0.7) && {
      policy: {
        ...(chance(0.8) && { maxPerCompanyPerWave: upTo(3) }),
        ...(chance(0.3) && { companyCaps: { [pick(companies)]: upTo(2) } }),
      },
    }),
    waves,
    nominees,
  }
}

/** The same instance with its nominees and waves in another order. */
export function shuffled(instance: Instance, seed: number): Instance {
  const random = randomOf(seed)
  const shuffle = <T>(items: T[]): T[] =>
    items
      .map((item) => ({ item, at: random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item)
  const nominees = instance.nominees.map((nominee) =>
    nominee.unavailable ? { ...nominee, unavailable: shuffle(nominee.unavailable) } : nominee,
  )
  return { ...instance, waves: shuffle(instance.waves), nominees: shuffle(nominees) }
}
