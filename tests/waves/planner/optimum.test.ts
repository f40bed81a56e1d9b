import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plan } from '../../../functions/waves/planner.ts'
import { certify } from '../../../functions/waves/planner/certificate.ts'
import type { Instance, Plan } from '../../../functions/waves/planner/types.ts'
import { randomInstance, shuffled } from './random-instance.ts'
import { bestByHighs, bestByTrying } from './references.ts'
import { violationsOf } from './violations.ts'

const full = Boolean(process.env.FULL)
const optimal = { placed: false, unfairness: false, waitingDays: false }
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))
const proven: Record<string, Plan['objective']> = read('expected')

describe('the proven optima', () => {
  for (const [name, best] of Object.entries(proven))
    it(`reaches that of ${name}`, () => {
      const instance: Instance = read(name)
      const result = plan(instance)
      expect(result.objective.placed).toBe(best.placed)
      expect(Math.abs(result.objective.unfairness - best.unfairness)).toBeLessThan(1e-9)
      expect(result.objective.waitingDays).toBe(best.waitingDays)
      expect(violationsOf(instance, result)).toEqual([])
      expect(certify(instance, result)).toEqual(optimal)
    })
})

describe('random instances', () => {
  const closeTo = ({ placed, unfairness, waitingDays }: Plan['objective']) => ({
    placed,
    unfairness: expect.closeTo(unfairness, 7),
    waitingDays,
  })

  it('finds what trying everything finds', { timeout: 600_000 }, () => {
    for (let seed = 1; seed <= (full ? 1500 : 150); seed++) {
      const instance = randomInstance(seed, { schemes: 2, waves: 4, companies: 3, nominees: 7 })
      const result = plan(instance)
      expect(result.objective, `seed ${seed}`).toEqual(closeTo(bestByTrying(instance)))
      expect(violationsOf(instance, result), `seed ${seed}`).toEqual([])
      expect(certify(instance, result), `seed ${seed}`).toEqual(optimal)
    }
  })

  it('finds what an integer programme finds', { timeout: 600_000 }, async () => {
    for (let seed = 1; seed <= (full ? 1500 : 100); seed++) {
      const instance = randomInstance(seed + 10_000, { schemes: 3, waves: 8, companies: 6, nominees: 40 })
      const result = plan(instance)
      expect(result.objective, `seed ${seed}`).toEqual(closeTo(await bestByHighs(instance)))
    }
  })

  it(
    'keeps every rule, proves itself optimal, and does not depend on the order of its input',
    { timeout: 600_000 },
    () => {
      for (let seed = 1; seed <= (full ? 6000 : 600); seed++) {
        const many = { schemes: 3, waves: 9, companies: 6, nominees: 60 }
        const few = { schemes: 1, waves: 6, companies: 4, nominees: 40 }
        const instance = randomInstance(seed + 20_000, seed % 2 ? many : few)
        const result = plan(instance)
        expect(violationsOf(instance, result), `seed ${seed}`).toEqual([])
        expect(certify(instance, result), `seed ${seed}`).toEqual(optimal)
        expect(plan(shuffled(instance, seed)), `seed ${seed}`).toEqual(result)
      }
    },
  )
})
