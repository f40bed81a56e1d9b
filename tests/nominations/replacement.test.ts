import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'
import { nominationRepository } from '../../functions/nominations/repository.ts'
import { createReplacement } from '../../functions/nominations/replacement.ts'
import { createDecisions } from '../../functions/nominations/decisions.ts'
import { companyRepository } from '../../functions/companies/repository.ts'
import { hold } from '../../functions/nominations/writes.ts'
import type { Db } from '../../functions/platform/db.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { targetOf, withoutConditions } from '../support/faulty-db.ts'
import { worker } from '../support/people.ts'
import { depsOf, officer, seatsOf } from '../support/seats.ts'

let test: TestApp
beforeAll(async () => void (test = await testApp()))
afterAll(() => test.stop())

let made = 0
/** A programme whose wave holds one worker of company A; another of A waits. */
async function seated(over: { date?: string } = {}) {
  const id = `r${made++}`
  const deps = depsOf(test.db)
  const seats = seatsOf(deps, id)
  await seats.begin()
  await seats.quota(10)
  const wave = await seats.wave(3, over.date)
  const [sitting, waiting] = (await seats.people([{ company: 'A', n: 2, email: true }])) as [
    StoredNomination,
    StoredNomination,
  ]
  await test.db.transact([hold(test.db.tables, sitting), hold(test.db.tables, waiting)])
  const programme = await programmeRepository(deps).get(id)
  await createAssigner(deps)(programme, { wave: wave.id, people: [sitting], cause: 'c' }, officer)
  const nominations = nominationRepository(deps)
  return {
    id,
    deps,
    wave,
    waiting,
    programme,
    nominations,
    sitting: await nominations.get(sitting),
    call: test.asCompany({ programme: id, company: 'A' }),
  }
}
const post = async (of: Awaited<ReturnType<typeof seated>>, body: object) => {
  const answer = await of.call('POST', `/portal/nominations/${of.sitting.id}/replace`, {
    version: of.sitting.version,
    ...body,
  })
  return { status: answer.status, body: await answer.json() }
}
const { scheme: _, ...person } = worker(77, { email: 'baru@worker.test' })

describe('a replacement', () => {
  it('gives the seat to a new person: one goes, one comes, the seat counts once, all three are told', async () => {
    const of = await seated()
    const { status, body } = await post(of, { worker: person, reason: 'Sakit' })
    expect(status).toBe(200)
    expect(body.replaced).toMatchObject({ state: 'replaced', replacedBy: body.by.id, reason: 'Sakit' })
    expect(body.replaced.wave).toBeUndefined()
    expect(body.by).toMatchObject({
      state: 'assigned',
      wave: of.wave.id,
      scheme: 'cleaner',
      replaces: of.sitting.id,
      unchecked: true,
    })
    expect((await waveRepository(of.deps).get(of.id, of.wave.id)).taken).toBe(1)
    const company = await companyRepository(of.deps).get(of.id, 'A')
    expect(company.counts).toMatchObject({ assigned: 1, replaced: 1, verified: 1 })
    expect(await drift(test.db, of.id)).toEqual([])
    const kinds = (await mailsOf(test.db, of.id)).map(({ kind, to }) => `${String(kind)} ${String(to)}`)
    expect(kinds).toEqual(
      expect.arrayContaining([
        `wave_cancelled_worker ${of.sitting.email}`,
        'wave_assignment_worker baru@worker.test',
        'wave_change_company hrd@a.test',
      ]),
    )
  })

  it('gives the seat to one who waits, and frees the person who goes for another company', async () => {
    const of = await seated()
    const { body } = await post(of, { by: of.waiting.id })
    expect(body.by).toMatchObject({ id: of.waiting.id, state: 'assigned', wave: of.wave.id })
    expect(body.by.unchecked).toBeUndefined()
    expect(await drift(test.db, of.id)).toEqual([])
    expect((await companyRepository(of.deps).get(of.id, 'A')).counts).toMatchObject({
      assigned: 1,
      replaced: 1,
      verified: 0,
    })
    const held = await test.db.get({
      TableName: test.db.tables.nominations,
      Key: { pk: `P#${of.id}#NIK#${of.sitting.nikHash}`, sk: 'scheme#cleaner' },
    })
    expect(held).toBeUndefined()
  })

  it.each([
    ['nobody', {}, 'replacement.nobody'],
    ['herself', { worker: { ...person, nik: 'same' } }, 'replacement.same'],
    [
      'one who cannot come on that day',
      { worker: { ...person, unavailable: ['2026-12-10'] } },
      'wave.unsuitable',
    ],
    ['one who comes only later', { worker: { ...person, notBefore: '2026-12-11' } }, 'wave.unsuitable'],
    ['one whose data contradict the NIK', { worker: { ...person, sex: 'P' } }, 'nomination.confirm'],
    ['a worker with faults', { worker: { ...person, name: '' } }, 'input.invalid'],
    ['one of another company', { by: 'other' }, 'nomination.unknown'],
    ['a version that is old', { worker: person, version: 1 }, 'version.stale'],
  ])('by %s is refused and changes nothing', async (_, sent, code) => {
    const of = await seated()
    const nik = of.deps.seal.open(of.sitting.nikSealed, `nik ${of.id} ${of.sitting.id}`)
    const body = JSON.parse(JSON.stringify(sent).replace('"same"', `"${nik}"`))
    const answer = await post(of, body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.body.code).toBe(code)
    expect(await drift(test.db, of.id)).toEqual([])
    expect((await of.nominations.get(of.sitting)).state).toBe('assigned')
  })

  it('by a person whom this or another company holds is refused', async () => {
    const of = await seated()
    const nik = of.deps.seal.open(of.waiting.nikSealed, `nik ${of.id} ${of.waiting.id}`)
    const own = await post(of, { worker: { ...person, nik } })
    expect(own.body.errors).toEqual([
      expect.objectContaining({ field: 'worker.nik', code: 'replacement.own' }),
    ])
    const [other] = await seatsOf(of.deps, of.id).people([{ company: 'B' }])
    await test.db.transact([hold(test.db.tables, other!)])
    const theirs = of.deps.seal.open(other!.nikSealed, `nik ${of.id} ${other!.id}`)
    expect((await post(of, { worker: { ...person, nik: theirs } })).body.code).toBe('replacement.elsewhere')
    expect(await drift(test.db, of.id)).toEqual([])
  })

  it('is too late on the day itself', async () => {
    const of = await seated({ date: '2026-11-24' })
    expect((await post(of, { worker: person })).body.code).toBe('replacement.too_late')
  })

  it('seats nobody unseen for long: an officer looks at the newcomer', async () => {
    const of = await seated()
    const { body } = await post(of, { worker: person })
    const path = `/programmes/${of.id}/companies/A/nominations/${body.by.id}/check`
    expect((await test.as('disnaker')('POST', path)).status).toBe(403)
    const looked = await (await test.as('lsp')('POST', path)).json()
    expect([looked.state, looked.unchecked]).toEqual(['assigned', undefined])
  })
})

describe('several replacements of one seat at once', () => {
  /** Six newcomers for one seat, a withdrawal, and a second seat that wants the same waiting worker. */
  async function storm(through: (db: Db) => Db) {
    const of = await seated()
    const deps = depsOf(through(test.db))
    const nominations = nominationRepository(deps)
    const company = await companyRepository(deps).get(of.id, 'A')
    const replace = createReplacement(deps, nominations)
    const actor = {
      kind: 'company',
      programme: of.id,
      company: 'A',
      email: 'hrd@a.test',
      requestId: 'r',
    } as const
    const wanted = Array.from({ length: 6 }, (_, n) => ({
      worker: { ...person, ...worker(600 + n), confirmed: [], unavailable: [] } as never,
      version: of.sitting.version,
      by: undefined,
      reason: undefined,
    }))
    const ends = await Promise.allSettled([
      ...wanted.map((one) => replace(of.sitting, one, company, of.programme, actor)),
      replace(
        of.sitting,
        { by: of.waiting.id, version: of.sitting.version, worker: undefined, reason: undefined },
        company,
        of.programme,
        actor,
      ),
      createDecisions(deps, nominations).withdraw(of.sitting, company, undefined, actor),
    ])
    const taken = (await nominations.listOfWave(of.id, of.wave.id)).filter(
      ({ state }) => state === 'assigned',
    )
    return {
      won: ends.filter(({ status }) => status === 'fulfilled').length,
      taken: taken.length,
      drift: await drift(test.db, of.id),
    }
  }

  it('end with exactly one of them, and every counter right', async () => {
    for (let round = 0; round < 5; round++) {
      const end = await storm((db) => db)
      expect([end.won, end.taken <= 1, end.drift]).toEqual([1, true, []])
    }
  })

  it('without the condition on the nomination would fill one seat twice', async () => {
    const end = await storm((db) =>
      withoutConditions(db, (write) => targetOf(write).sk.startsWith('nomination#')),
    )
    expect(end.won).toBeGreaterThan(1)
    expect(end.drift).not.toEqual([])
  })
})
