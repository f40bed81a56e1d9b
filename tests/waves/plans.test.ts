import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BodyInputOf } from '../../functions/contract/endpoint.ts'
import type { Plan, tryPlan } from '../../functions/contract/wave.ts'
import { companyKey, companyRepository } from '../../functions/companies/repository.ts'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'
import { nominationRepository } from '../../functions/nominations/repository.ts'
import { quotaRepository } from '../../functions/quota/repository.ts'
import type { Db } from '../../functions/platform/db.ts'
import { batchesOf } from '../../functions/waves/batches.ts'
import { createCommit } from '../../functions/waves/commit.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { targetOf, withoutConditions } from '../support/faulty-db.ts'
import { officer, seatsOf } from '../support/seats.ts'

describe('the batches of a commit', () => {
  const actionsOf = (batch: { company: string; email?: string }[]) =>
    4 +
    4 * new Set(batch.map(({ company }) => company)).size +
    batch.length +
    batch.filter((one) => one.email).length
  const people = (groups: [number, number][]) =>
    groups.flatMap(([n, withEmail], group) =>
      Array.from({ length: n }, (_, at) => ({
        id: `${group}-${at}`,
        company: `C${group}`,
        ...(at < withEmail && { email: 'x' }),
      })),
    )
  it.each([
    ['one small company', [[3, 0]], 1],
    ['a company that just fits', [[92, 0]], 1],
    ['a company too large for one', [[93, 0]], 2],
    ['workers with mail count twice', [[47, 46]], 2],
    ['many small companies', Array.from({ length: 30 }, () => [8, 0]), 4],
  ] as [string, [number, number][], number][])(
    'of %s fit a transaction, and are few',
    (_, groups, batches) => {
      const all = people(groups)
      const cut = batchesOf(all)
      expect(cut.length).toBe(batches)
      for (const batch of cut) expect(actionsOf(batch)).toBeLessThanOrEqual(100)
      expect(
        cut
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(all.map(({ id }) => id).sort())
    },
  )
})

describe('a plan', () => {
  let test: TestApp
  let count = 0
  let id = ''
  let seats: ReturnType<typeof seatsOf>
  beforeAll(async () => void (test = await testApp()))
  afterAll(() => test.stop())
  // Each test has a programme of its own on the same engine.
  beforeEach(async () => {
    id = `p${count++}`
    seats = seatsOf(test.deps, id)
    await seats.begin({ maxPerCompanyPerWave: 3 })
  })

  const call = async (method: string, path: string, body?: unknown, who = 'lsp-1') => {
    const answer = await test.as('lsp', '*', who)(method, `/programmes/${id}${path}`, body)
    return { status: answer.status, body: await answer.json() }
  }
  const make = async (): Promise<Plan> => (await call('POST', '/plans')).body
  const commit = async (plan: string, who?: string): Promise<Plan> => {
    for (;;) {
      const { status, body } = await call('POST', `/plans/${plan}/commit`, {}, who)
      expect(status).toBe(200)
      if (body.done === body.total) return body
    }
  }
  const attempt = async (trial: BodyInputOf<typeof tryPlan>): Promise<Plan> =>
    (await call('POST', '/plans/try', trial)).body
  const fresh = (people: StoredNomination[]) => nominationRepository(test.deps).getMany(people)
  const mails = async () => (await mailsOf(test.db, id)).map(({ kind }) => kind)
  const setUp = async () => {
    await seats.quota(7)
    const first = await seats.wave(4, '2026-12-10')
    const second = await seats.wave(6, '2026-12-17')
    const people = await seats.people([
      { company: 'A', n: 6, email: true },
      { company: 'B', n: 4 },
    ])
    return { first, second, people }
  }

  it('changes nothing, and says for everyone left out why', async () => {
    const { first, second, people } = await setUp()
    const plan = await make()
    expect(plan).toMatchObject({ state: 'draft', done: 0, total: 2, skipped: [], madeBy: 'Officer lsp-1' })
    expect(plan.objective.placed).toBe(7)
    expect(plan.unplaced.map(({ reason }) => reason)).toEqual(['quota', 'quota', 'quota'])
    expect(plan.shares.map(({ company, nominated, placed }) => [company, nominated, placed])).toEqual([
      ['A', 6, 4],
      ['B', 4, 3],
    ])
    expect(plan.companies).toEqual({ A: 'PT A', B: 'PT B' })
    expect(new Set(plan.assignments.map(({ wave }) => wave))).toEqual(new Set([first.id, second.id]))
    expect((await fresh(people)).every(({ state }) => state === 'verified')).toBe(true)
    expect(await mails()).toEqual([])
    expect((await call('GET', `/plans/${plan.id}`)).body).toEqual(plan)
  })

  it('is committed with states, counters, mail and audit, and once only', async () => {
    const { people } = await setUp()
    const plan = await make()
    const done = await commit(plan.id)
    expect(done).toMatchObject({ state: 'committed', done: 2, total: 2, skipped: [] })
    const seated = (await fresh(people)).filter(({ state }) => state === 'assigned')
    expect(seated.map((one) => [one.id, one.wave]).sort()).toEqual(
      plan.assignments.map((one) => [one.nomination, one.wave]).sort(),
    )
    expect(await drift(test.db, id)).toEqual([])
    expect((await companyRepository(test.deps).get(id, 'A')).counts).toEqual({ verified: 2, assigned: 4 })
    const owed = await mails()
    expect(owed.filter((kind) => kind === 'wave_assignment_worker')).toHaveLength(4)
    expect(owed.filter((kind) => kind === 'wave_assignment_company').length).toBe(
      new Set(plan.assignments.map((one) => `${one.wave} ${one.company}`)).size,
    )
    await commit(plan.id)
    expect(await mails()).toEqual(owed)
    expect((await call('GET', '/plans')).body).toMatchObject([
      { id: plan.id, state: 'committed', placed: 7, done: 2 },
    ])
  })

  it('keeps who sits already when it is made again, and fills only what is free', async () => {
    await setUp()
    const first = await make()
    await commit(first.id)
    await quotaRepository(test.deps).grant(
      id,
      'cleaner',
      { granted: 9, version: 1, letterNo: 'x', letterDate: '2026-11-01' },
      officer,
    )
    const again = await make()
    expect(again.assignments.filter(({ kept }) => kept)).toHaveLength(7)
    expect(again.assignments.filter(({ kept }) => !kept)).toHaveLength(2)
    expect((await commit(again.id)).skipped).toEqual([])
    expect(await drift(test.db, id)).toEqual([])
  })

  it('is stale once a newer one is made, or waves or quota change; its commit stays safe', async () => {
    const { second } = await setUp()
    const old = await make()
    const newer = await make()
    const states = async () => (await call('GET', '/plans')).body.map((one: Plan) => [one.id, one.state])
    expect(await states()).toEqual([
      [newer.id, 'draft'],
      [old.id, 'stale'],
    ])
    await seats.edit(second, { seats: 5 })
    expect((await call('GET', `/plans/${newer.id}`)).body.state).toBe('stale')
    expect((await commit(old.id)).state).toBe('committed')
    const late = await commit(newer.id)
    expect(late.skipped).toEqual([])
    expect(await drift(test.db, id)).toEqual([])
  })

  it('leaves out, with a code each, who cannot be seated any more', async () => {
    const { first, second, people } = await setUp()
    const plan = await make()
    const placed = (wave: string) => plan.assignments.filter((one) => one.wave === wave)
    // One person is refused, the second wave is cancelled, the first loses all but two seats.
    const gone = placed(first.id)[0]!
    const one = people.find((each) => each.id === gone.nomination)!
    await test.db.update({
      TableName: test.db.tables.nominations,
      Key: { pk: `P#${id}#C#${one.company}`, sk: `nomination#${one.id}` },
      UpdateExpression: 'SET #s = :s, stateKey = :k',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':s': 'withdrawn', ':k': `P#${id}#withdrawn` },
    })
    await seats.edit(first, { seats: 2 })
    await waveRepository(test.deps).cancel(id, second.id, 'x', officer)
    const done = await commit(plan.id)
    const codes = done.skipped.map(({ nomination, code }) => [nomination, code])
    expect(codes).toContainEqual([gone.nomination, 'nomination.wrong_state'])
    expect(codes.filter(([, code]) => code === 'wave.full')).toHaveLength(placed(first.id).length - 3)
    expect(codes.filter(([, code]) => code === 'wave.wrong_state')).toHaveLength(placed(second.id).length)
    expect((await waveRepository(test.deps).get(id, first.id)).taken).toBe(2)
  })

  it('tells quota and cap apart when they shrink between plan and commit', async () => {
    await setUp()
    const plan = await make()
    await quotaRepository(test.deps).grant(
      id,
      'cleaner',
      { granted: 5, version: 1, letterNo: 'x', letterDate: '2026-11-01' },
      officer,
    )
    await test.db.update({
      TableName: test.db.tables.nominations,
      Key: companyKey(id, 'A'),
      UpdateExpression: 'SET maxPerWave = :n',
      ExpressionAttributeValues: { ':n': 1 },
    })
    const { skipped } = await commit(plan.id)
    const codes = new Set(skipped.map(({ code }) => code))
    expect(codes.has('company.cap')).toBe(true)
    expect(skipped.filter(({ code, company }) => code === 'company.cap' && company !== 'A')).toEqual([])
    expect((await quotaRepository(test.deps).find(id, 'cleaner')).taken).toBe(7 - skipped.length)
    expect((await quotaRepository(test.deps).find(id, 'cleaner')).taken).toBeLessThanOrEqual(5)
  })

  it('may be committed by several officers at once, the same and different plans', async () => {
    await seats.quota(60)
    for (let day = 10; day < 16; day++) await seats.wave(10, `2026-12-${day}`)
    await seats.people(Array.from({ length: 12 }, (_, n) => ({ company: `C${n}`, n: 7, email: n % 3 === 0 })))
    const plans = [await make(), await make()]
    const ends = await Promise.all([0, 1, 0, 1].map((at, who) => commit(plans[at]!.id, `lsp-${who + 1}`)))
    for (const end of ends) expect(end.state).toBe('committed')
    expect(await drift(test.db, id)).toEqual([])
    expect((await quotaRepository(test.deps).find(id, 'cleaner')).taken).toBe(60)
    const owed = (await mails()).filter((kind) => kind === 'wave_assignment_worker')
    expect(owed.length).toBe(
      (await nominationRepository(test.deps).allInState(id, 'assigned')).filter(({ email }) => email).length,
    )
  })

  it.each([
    ['are judged anew when the wave is made smaller in between', (db: Db) => db, 3],
    [
      'would oversell it without the condition',
      (db: Db) => withoutConditions(db, (write) => targetOf(write).sk.startsWith('wave#')),
      6,
    ],
  ] as [string, (db: Db) => Db, number][])(
    'people of a batch that was prepared ahead %s',
    async (_, through, sitting) => {
      await seats.quota(60)
      const [first, second] = [await seats.wave(6), await seats.wave(6, '2026-12-11')]
      await seats.people([
        { company: 'A', n: 6 },
        { company: 'B', n: 6 },
      ])
      const plan = await make()
      const late: Db = {
        ...test.db,
        async transact(writes, token) {
          const ids = writes.map((write) => targetOf(write).sk)
          // Prepared while the first batch was written, and about to be written itself.
          if (ids.includes(`wave#${second.id}`) && ids.some((sk) => sk.startsWith('nomination#'))) {
            const wave = await waveRepository(test.deps).get(id, second.id)
            if (wave.seats === 6) await seats.edit(wave, { seats: 3 })
          }
          await through(test.db).transact(writes, token)
        },
      }
      const done = await createCommit({ ...test.deps, db: late })(id, plan.id, officer, Infinity)
      const taken = async (wave: string) => (await waveRepository(test.deps).get(id, wave)).taken
      expect([await taken(first.id), await taken(second.id)]).toEqual([6, sitting])
      expect(done.skipped.map(({ code }) => code)).toEqual(Array(6 - sitting).fill('wave.full'))
    },
  )

  it('answers what if, and stores nothing', async () => {
    const { first, second } = await setUp()
    expect((await attempt({})).objective.placed).toBe(7)
    expect((await attempt({ quota: { cleaner: 20 } })).objective.placed).toBe(10)
    expect((await attempt({ quota: { cleaner: 20 }, seats: { [first.id]: 1 } })).objective.placed).toBe(7)
    expect((await attempt({ quota: { cleaner: 20 }, maxPerCompanyPerWave: 1 })).objective.placed).toBe(4)
    const moved = await attempt({ dates: { [first.id]: '2026-11-01', [second.id]: '2026-11-02' } })
    expect(moved.unplaced.every(({ reason }) => reason === 'no_suitable_wave')).toBe(true)
    expect((await call('GET', '/plans')).body).toEqual([])
    expect((await call('POST', '/plans/try', { quota: { cleaner: -1 } })).status).toBe(400)
  })

  it('sends nobody to an own assessor, and warns of it', async () => {
    await seats.quota(10)
    await seats.people([
      { company: 'A', n: 2 },
      { company: 'B', n: 2 },
    ])
    const wave = await seats.wave(10, '2026-12-10', 'cleaner', 'A')
    const plan = await make()
    expect(plan.faults).toEqual([{ kind: 'assessor_company', wave: wave.id, company: 'A' }])
    expect(plan.assignments.map(({ company }) => company)).toEqual(['B', 'B'])
    expect(plan.unplaced.map(({ reason }) => reason)).toEqual(['no_suitable_wave', 'no_suitable_wave'])
  })

  it('warns of a day on which a company sends more over several waves than it may to one, and only then', async () => {
    await seats.quota(20)
    await seats.people([
      { company: 'A', n: 6 },
      { company: 'B', n: 3 },
    ])
    await seats.wave(10, '2026-12-10')
    await seats.wave(10, '2026-12-10')
    const plan = await make()
    expect(plan.objective.placed).toBe(9)
    const day = { kind: 'company_day', company: 'A', date: '2026-12-10', placed: 6, cap: 3 }
    expect(plan.faults).toEqual([day])
    expect((await call('GET', `/plans/${plan.id}`)).body.faults).toEqual([day])
    expect((await attempt({ maxPerCompanyPerWave: 6 })).faults).toEqual([])
    const [first] = [...new Set(plan.assignments.map(({ wave }) => wave))]
    expect((await attempt({ dates: { [first!]: '2026-12-11' } })).faults).toEqual([])
    // A warning forbids nothing, and stands for those who sit as well.
    expect((await commit(plan.id)).skipped).toEqual([])
    expect((await make()).faults).toEqual([day])
  })

  it('needs a quota: without one nobody is placed', async () => {
    await seats.people([{ company: 'A', n: 2 }])
    await seats.wave(10)
    expect((await make()).unplaced.map(({ reason }) => reason)).toEqual(['quota', 'quota'])
  })

  it('is unknown elsewhere', async () => {
    expect((await call('GET', '/plans/none')).body.code).toBe('plan.unknown')
    expect((await call('POST', '/plans/none/commit', {})).status).toBe(404)
    expect((await test.as('disnaker')('POST', `/programmes/${id}/plans`)).status).toBe(403)
  })
})
