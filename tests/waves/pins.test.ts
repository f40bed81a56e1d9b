import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../functions/contract/wave.ts'
import { nominationRepository } from '../../functions/nominations/repository.ts'
import { inTurn } from '../../functions/waves/transfers.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { seatsOf } from '../support/seats.ts'

let test: TestApp
let count = 0
let id = ''
let seats: ReturnType<typeof seatsOf>
beforeAll(async () => void (test = await testApp()))
afterAll(() => test.stop())
beforeEach(async () => {
  id = `pin${count++}`
  seats = seatsOf(test.deps, id)
  await seats.begin({ maxPerCompanyPerWave: 3 })
  await seats.quota(20)
})

const call = async (method: string, path: string, body?: unknown) => {
  const answer = await test.as('lsp')(method, `/programmes/${id}${path}`, body)
  return { status: answer.status, body: await answer.json() }
}
const make = async (): Promise<Plan> => (await call('POST', '/plans')).body
const commit = async (plan: string): Promise<Plan> => (await call('POST', `/plans/${plan}/commit`, {})).body
const pin = (plan: Plan, pins: [string, string][], save = false) =>
  call('POST', `/plans/${plan.id}/pins${save ? '' : '/try'}`, {
    pins: pins.map(([nomination, wave]) => ({ nomination, wave })),
  })
const waveIn = (plan: Plan, nomination: string) =>
  plan.assignments.find((one) => one.nomination === nomination)?.wave
const changes = (before: Plan, after: Plan) =>
  before.assignments.filter((one) => waveIn(after, one.nomination) !== one.wave)

describe('putting people elsewhere in a plan', () => {
  it('moves them and as few others as can be, and stores nothing until it is saved', async () => {
    const [first, second] = [await seats.wave(3), await seats.wave(3, '2026-12-17')]
    const people = await seats.people([
      { company: 'A', n: 3 },
      { company: 'B', n: 3 },
    ])
    const plan = await make()
    const one = people.find(({ id: who }) => waveIn(plan, who) === first.id)!
    const { body: trial } = await pin(plan, [[one.id, second.id]])
    expect(waveIn(trial, one.id)).toBe(second.id)
    // Both waves were full: one other makes way, and nobody else.
    expect(changes(plan, trial)).toHaveLength(2)
    expect(trial.objective.placed).toBe(6)
    expect(trial.pins).toEqual([{ nomination: one.id, wave: second.id }])
    expect((await call('GET', '/plans')).body).toHaveLength(1)
    const { status, body: saved } = await pin(plan, [[one.id, second.id]], true)
    expect([status, saved.assignments]).toEqual([201, trial.assignments])
    expect((await call('GET', `/plans/${plan.id}`)).body.state).toBe('stale')
    // A later change keeps the pin.
    const other = people.find(({ id: who }) => waveIn(saved, who) === second.id && who !== one.id)!
    const { body: next } = await pin(saved, [[other.id, first.id]])
    expect(waveIn(next, one.id)).toBe(second.id)
    expect(await commit(saved.id)).toMatchObject({ state: 'committed', skipped: [] })
    expect(await drift(test.db, id)).toEqual([])
    expect((await pin(saved, [[one.id, first.id]])).body.code).toBe('plan.not_draft')
  })

  it('gives a seat to somebody left out, and says who loses hers and why', async () => {
    await seats.quota(2)
    const wave = await seats.wave(5)
    const people = await seats.people([{ company: 'A', n: 3 }])
    const plan = await make()
    const late = people[2]!
    expect(plan.unplaced.map(({ nomination }) => nomination)).toEqual([late.id])
    const { body: trial } = await pin(plan, [[late.id, wave.id]])
    expect(waveIn(trial, late.id)).toBe(wave.id)
    expect(trial.unplaced).toMatchObject([{ nomination: people[1]!.id, reason: 'quota' }])
  })

  it('moves who was told already only as asked, tells company and worker, and frees the seat for the plan', async () => {
    const [first, second] = [await seats.wave(2), await seats.wave(2, '2026-12-17')]
    const [one, two] = await seats.people([{ company: 'A', n: 2, email: true }])
    await commit((await make()).id)
    await seats.people([{ company: 'B', n: 1 }])
    const plan = await make()
    const { body: saved } = await pin(plan, [[one!.id, second.id]], true)
    expect(saved.assignments).toContainEqual(
      expect.objectContaining({ nomination: one!.id, wave: second.id, kept: false, from: first.id }),
    )
    const done = await commit(saved.id)
    expect(done).toMatchObject({ state: 'committed', skipped: [] })
    const fresh = await nominationRepository(test.deps).getMany([one!, two!])
    expect(fresh.map(({ wave }) => wave)).toEqual([second.id, first.id])
    expect(await drift(test.db, id)).toEqual([])
    const told = (await mailsOf(test.db, id)).filter(({ kind }) => String(kind).startsWith('wave_change'))
    expect(told.map(({ kind, facts }) => `${kind} ${(facts as { wave: string }).wave}`).sort()).toEqual(
      [
        `wave_change_company ${first.id}`,
        `wave_change_company ${second.id}`,
        `wave_change_worker ${second.id}`,
      ].sort(),
    )
  })

  it('is refused with the reason and the figure, beyond seats, quota and cap, and where it makes no sense', async () => {
    const full = await seats.wave(1)
    const wide = await seats.wave(9, '2026-12-17')
    const foreign = await seats.wave(5, '2026-12-18', 'supervisor')
    const people = await seats.people([{ company: 'A', n: 5 }])
    const [never] = await seats.people([{ company: 'B' }], { unavailable: [wide.date] })
    const plan = await make()
    const refusal = async (pins: [string, string][]) => {
      const { status, body } = await pin(plan, pins)
      return [status, body.code]
    }
    const put = (n: number, wave: string) => people.slice(0, n).map((one): [string, string] => [one.id, wave])
    expect(await refusal(put(2, full.id))).toEqual([409, 'plan.fixed_seats'])
    expect(await refusal(put(4, wide.id))).toEqual([409, 'plan.fixed_cap'])
    expect(await refusal(put(1, foreign.id))).toEqual([409, 'wave.other_scheme'])
    expect(await refusal([[never!.id, wide.id]])).toEqual([409, 'wave.unsuitable'])
    expect(await refusal([['nobody', wide.id]])).toEqual([409, 'nomination.wrong_state'])
    expect(await refusal(put(1, 'nowhere'))).toEqual([409, 'wave.wrong_state'])
    expect(await refusal([])).toEqual([400, 'input.invalid'])
    await seats.quota(2)
    expect(await refusal(put(3, wide.id))).toEqual([409, 'plan.fixed_quota'])
    const { body } = await pin(plan, put(3, wide.id))
    expect(body.title).toContain('2')
  })

  it('lets no two who were told wait for each other', async () => {
    const [first, second] = [await seats.wave(1), await seats.wave(1, '2026-12-17')]
    const [one, two] = await seats.people([{ company: 'A', n: 2 }])
    await commit((await make()).id)
    const plan = await make()
    expect(
      (
        await pin(plan, [
          [one!.id, second.id],
          [two!.id, first.id],
        ])
      ).body.code,
    ).toBe('plan.circle')
  })
})

describe('the order of people who change waves', () => {
  const person = (who: string, wave: string, company = 'A') => ({ id: who, company, wave })
  const turns = (moves: [ReturnType<typeof person>, string][], seatsIn: number, cap = Infinity) =>
    inTurn(
      moves.map(([one, to]) => ({ one, to })),
      moves.map(([one]) => one),
      () => seatsIn,
      () => cap,
    )?.map(({ one }) => one.id)

  it('lets whoever finds a free seat go first', () => {
    expect(
      turns(
        [
          [person('a', 'W1'), 'W2'],
          [person('b', 'W2'), 'W3'],
        ],
        1,
      ),
    ).toEqual(['b', 'a'])
  })
  it('minds the cap of the company as well', () => {
    expect(
      turns(
        [
          [person('a', 'W1'), 'W2'],
          [person('b', 'W2'), 'W3'],
        ],
        5,
        1,
      ),
    ).toEqual(['b', 'a'])
    expect(
      turns(
        [
          [person('a', 'W1'), 'W2'],
          [person('b', 'W2', 'B'), 'W3'],
        ],
        5,
        1,
      ),
    ).toEqual(['a', 'b'])
  })
  it('has none in a circle', () => {
    expect(
      turns(
        [
          [person('a', 'W1'), 'W2'],
          [person('b', 'W2'), 'W1'],
        ],
        1,
      ),
    ).toBeUndefined()
  })
})
