import { expect, it } from 'vitest'
import { randomOf } from '../../../bench/planner-instance.ts'
import { FirstCome } from '../../../functions/waves/planner/first-come.ts'

/** Whether all open places can be filled by people of these classes, by trying each in turn. */
function canFill(open: number[], left: number[], waves: Int32Array[]): boolean {
  const wave = open.findIndex((places) => places > 0)
  if (wave < 0) return true
  return waves.some(
    (suitable, k) =>
      left[k]! > 0 && suitable.includes(wave) && canFill(minus(open, wave), minus(left, k), waves),
  )
}

function minus(counts: number[], at: number): number[] {
  return counts.with(at, counts[at]! - 1)
}

it(
  'gives each in turn the earliest wave that still lets all remaining places be filled',
  { timeout: 600_000 },
  () => {
    let moved = 0
    for (let seed = 1; seed <= (process.env.FULL ? 20_000 : 3000); seed++) {
      const random = randomOf(seed)
      const upTo = (limit: number) => Math.floor(random() * (limit + 1))
      const waveCount = 2 + upTo(3)
      const waves = Array.from({ length: 2 + upTo(2) }, () =>
        Int32Array.from(Array.from({ length: waveCount }, (_, w) => w).filter(() => random() < 0.5)),
      )
      const sizes = waves.map(() => upTo(3))
      const filled = waves.map((suitable) => Array.from(suitable, () => 0))
      const open = Array.from({ length: waveCount }, () => 0)
      waves.forEach((suitable, k) => {
        for (let person = upTo(sizes[k]!); person > 0 && suitable.length > 0; person--) {
          const i = upTo(suitable.length - 1)
          filled[k]![i]!++
          open[suitable[i]!]!++
        }
      })
      const order = sizes
        .flatMap((size, k) => Array.from({ length: size }, () => ({ k, at: random() })))
        .toSorted((a, b) => a.at - b.at)
      const people = new FirstCome(
        waves.length,
        waveCount,
        (k) => waves[k]!,
        (k) => sizes[k]!,
        (k, i) => filled[k]![i]!,
      )
      let places = open
      let left = sizes
      for (const { k } of order) {
        left = minus(left, k)
        const fits = (wave: number) => places[wave]! > 0 && canFill(minus(places, wave), left, waves)
        const expected = waves[k]!.find(fits) ?? -1
        expect(people.next(k), `seed ${seed}`).toBe(expected)
        if (expected >= 0) places = minus(places, expected)
        if (expected >= 0 && filled[k]![waves[k]!.indexOf(expected)] === 0) moved++
      }
      expect(places.every((count) => count === 0)).toBe(true)
    }
    expect(moved).toBeGreaterThan(100)
  },
)
