import * as v from 'valibot'
import { expect, it } from 'vitest'
import { PlanInstance } from '../../../functions/contract/plan-instance.ts'
import { plan } from '../../../functions/waves/planner.ts'

const most = Number.MAX_SAFE_INTEGER
const wave = { id: 'w1', date: '2021-04-05', scheme: 'A', seats: 1 }
const nominee = { id: 'n1', company: 'c1', scheme: 'A', nominatedAt: '2021-03-01T08:00:00.000Z' }

it('takes limits of any size', () => {
  const { objective, assignments } = plan({
    quota: { A: most },
    policy: { maxPerCompanyPerWave: most },
    waves: [
      { ...wave, seats: most },
      { ...wave, id: 'w2', seats: 3_000_000_000 },
    ],
    nominees: Array.from({ length: 9 }, (_, at) => ({ ...nominee, id: `n${at}` })),
  })
  expect([objective.placed, assignments.length]).toEqual([9, 9])
})

it('takes names that every object knows', () => {
  const { objective } = plan({
    quota: {},
    policy: { companyCaps: {} },
    waves: [{ ...wave, scheme: 'constructor' }],
    nominees: [{ ...nominee, scheme: 'constructor', company: 'toString' }],
  })
  expect(objective.placed).toBe(1)
})

it.each([
  ['quota as a list', { quota: [1], waves: [], nominees: [] }, /received a list/],
  ['quota of null', { quota: null, waves: [], nominees: [] }, /null/],
  ['a cap below 0', { policy: { maxPerCompanyPerWave: -1 }, waves: [], nominees: [] }, />=0/],
  ['two waves of one id', { waves: [wave, wave], nominees: [] }, /same id: w1/],
  ['two nominees of one id', { waves: [wave], nominees: [nominee, nominee] }, /same id: n1/],
  ['half a seat', { waves: [{ ...wave, seats: 1.5 }], nominees: [] }, /integer/],
])('refuses %s, and says so', (_, instance, why) => {
  const { issues } = v.safeParse(PlanInstance, instance)
  expect(issues?.[0].message).toMatch(why)
})
