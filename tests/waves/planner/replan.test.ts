import { describe, expect, it } from 'vitest'
import { randomOf } from '../../../bench/planner-instance.ts'
import { plan } from '../../../functions/waves/planner.ts'
import { diff } from '../../../functions/waves/planner/diff.ts'
import { explainWave } from '../../../functions/waves/planner/explain.ts'
import { replan } from '../../../functions/waves/planner/moves.ts'
import type { Assignment, Instance } from '../../../functions/waves/planner/types.ts'
import { randomInstance } from './random-instance.ts'
import { capOf, suits, violationsOf } from './violations.ts'

/** Most placed, then most of the told kept, by trying everything. */
function bestByTrying(instance: Instance, told: Map<string, string>): { placed: number; kept: number } {
  const taken = new Map<string, number>()
  const limits = new Map<string, number>()
  const keysOf = (company: string, scheme: string, wave: string, seats: number) => {
    const keys = [`wave ${wave}`, `cell ${company} ${wave}`, `quota ${scheme}`]
    const values = [seats, capOf(instance, company), instance.quota?.[scheme] ?? Infinity]
    keys.forEach((key, i) => limits.set(key, values[i]!))
    return keys
  }
  const count = (keys: string[], by: number) =>
    keys.forEach((key) => taken.set(key, (taken.get(key) ?? 0) + by))
  const waves = new Map(instance.waves.map((wave) => [wave.id, wave]))
  const locked = instance.nominees.filter(({ lockedTo }) => lockedTo !== undefined)
  for (const { company, scheme, lockedTo } of locked)
    count(keysOf(company, scheme, lockedTo!, waves.get(lockedTo!)!.seats), 1)
  const free = instance.nominees.filter(({ lockedTo }) => lockedTo === undefined)
  let best = { placed: -1, kept: 0 }
  const choose = (i: number, placed: number, kept: number) => {
    const nominee = free[i]
    if (!nominee) {
      if (placed > best.placed || (placed === best.placed && kept > best.kept)) best = { placed, kept }
      return
    }
    choose(i + 1, placed, kept)
    for (const wave of instance.waves) {
      if (!suits(nominee, wave)) continue
      const keys = keysOf(nominee.company, nominee.scheme, wave.id, wave.seats)
      if (keys.some((key) => (taken.get(key) ?? 0) >= limits.get(key)!)) continue
      count(keys, 1)
      choose(i + 1, placed + 1, kept + (told.get(nominee.id) === wave.id ? 1 : 0))
      count(keys, -1)
    }
  }
  choose(0, locked.length, 0)
  return best
}

/** A change of the kind that happens: a wave cancelled, or its seats lowered. */
function changed(instance: Instance, seed: number): Instance {
  const random = randomOf(seed)
  const cancelled = instance.waves[Math.floor(random() * instance.waves.length)]
  const waves = instance.waves.flatMap((wave) => {
    if (wave !== cancelled) return [wave]
    return random() < 0.5 || wave.seats === 0 ? [] : [{ ...wave, seats: wave.seats - 1 }]
  })
  const known = new Set(waves.map(({ id }) => id))
  const nominees = instance.nominees.map(({ lockedTo, ...nominee }) =>
    lockedTo !== undefined && known.has(lockedTo) ? { ...nominee, lockedTo } : nominee,
  )
  return { ...instance, waves, nominees }
}

describe('planning anew', () => {
  it('places as many as possible, then moves as few as possible', { timeout: 600_000 }, () => {
    let told = 0
    let moves = 0
    for (let seed = 1; seed <= (process.env.FULL ? 2000 : 200); seed++) {
      const before = randomInstance(seed, { schemes: 2, waves: 4, companies: 2, nominees: 7 })
      const present: Assignment[] = plan(before).assignments
      const after = changed(before, seed)
      const free = new Set(
        after.nominees.filter(({ lockedTo }) => lockedTo === undefined).map(({ id }) => id),
      )
      const toldOf = new Map(
        present.flatMap(({ nominee, wave }) => (free.has(nominee) ? [[nominee, wave]] : [])),
      )
      const result = replan(after, present)
      const stayed = result.plan.assignments.filter(({ nominee, wave }) => toldOf.get(nominee) === wave)
      expect({ placed: result.plan.objective.placed, kept: stayed.length }, `seed ${seed}`).toEqual(
        bestByTrying(after, toldOf),
      )
      expect(result.kept.length).toBe(stayed.length)
      const kept = new Map(stayed.map(({ nominee, wave }) => [nominee, wave]))
      const pinned = after.nominees.map((n) => (kept.has(n.id) ? { ...n, lockedTo: kept.get(n.id)! } : n))
      expect(violationsOf({ ...after, nominees: pinned }, result.plan), `seed ${seed}`).toEqual([])
      told += toldOf.size
      moves += result.moved.length
    }
    expect(moves).toBeGreaterThan(50)
    expect(told).toBeGreaterThan(2 * moves)
  })

  it('moves nobody when nothing has changed', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const instance = randomInstance(seed, { schemes: 2, waves: 6, companies: 4, nominees: 30 })
      const before = plan(instance)
      const { plan: after, moved } = replan(instance, before.assignments)
      expect(moved).toEqual([])
      expect(diff(before, after)).toMatchObject({ moved: [], gained: [], lost: [], shares: [] })
    }
  })
})

const nominee = (id: string, company: string, more = {}) => ({
  id,
  company,
  scheme: 'A',
  nominatedAt: `2021-03-01T0${id.slice(1)}:00:00Z`,
  ...more,
})
const small: Instance = {
  quota: { A: 3 },
  policy: { maxPerCompanyPerWave: 1 },
  waves: [
    { id: 'w1', date: '2021-04-05', scheme: 'A', seats: 1 },
    { id: 'w2', date: '2021-04-06', scheme: 'A', seats: 3 },
  ],
  nominees: [nominee('n1', 'c1'), nominee('n2', 'c1'), nominee('n3', 'c2'), nominee('n4', 'c2')],
}

describe('two plans side by side', () => {
  it('tells who gains, who loses and whose share changes', () => {
    const before = plan(small)
    expect(before.objective).toEqual({ placed: 3, unfairness: 2.5, waitingDays: 2 })
    const lowered = diff(before, plan({ ...small, quota: { A: 1 } }))
    expect(lowered.objective).toEqual({ placed: -2, unfairness: -2, waitingDays: -2 })
    expect(lowered.lost.map(({ reason }) => reason)).toEqual(['quota', 'quota'])
    expect(lowered.gained).toEqual([])
    const raised = diff(plan({ ...small, quota: { A: 1 } }), before)
    expect(raised.gained).toHaveLength(2)
    expect(raised.shares.reduce((sum, share) => sum + share.after - share.before, 0)).toBe(2)
    const cancelled = diff(before, plan({ ...small, waves: [small.waves[1]!] }))
    expect(cancelled.moved.every(({ from, to }) => from === 'w1' && to === 'w2')).toBe(true)
  })
})

describe('the account of a wave', () => {
  it('names what stood in the way of each earlier wave', () => {
    const { people, companies, taken } = explainWave(small, plan(small), 'w2')
    expect(taken).toBe(2)
    expect(companies.every(({ people: count, cap }) => count === 1 && cap === 1)).toBe(true)
    expect(people.map(({ passed }) => passed)).toContainEqual([{ wave: 'w1', because: 'seats' }])
    expect(people.map(({ passed }) => passed)).toContainEqual([{ wave: 'w1', because: 'company_cap' }])
  })

  it('is true of random plans: what stood in the way was full', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const instance = randomInstance(seed, { schemes: 2, waves: 7, companies: 4, nominees: 40 })
      const result = plan(instance)
      const account = new Map(instance.waves.map(({ id }) => [id, explainWave(instance, result, id)]))
      for (const { people } of account.values())
        for (const { company, passed } of people)
          for (const { wave, because } of passed) {
            const { seats, taken, companies } = account.get(wave)!
            const own = companies.find((entry) => entry.company === company)?.people ?? 0
            const full = because === 'seats' ? taken >= seats : own >= capOf(instance, company)
            expect(full, `seed ${seed}: ${wave}`).toBe(true)
          }
    }
  })

  it('refuses a wave that is not there', () => {
    expect(() => explainWave(small, plan(small), 'w9')).toThrow(/w9/)
  })
})
