import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { companyRepository } from '../../functions/companies/repository.ts'
import { nominationRepository } from '../../functions/nominations/repository.ts'
import { createDecisions } from '../../functions/nominations/decisions.ts'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'
import type { Db } from '../../functions/platform/db.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { createWaveJobs } from '../../functions/waves/jobs.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { officer, seatsOf } from '../support/seats.ts'

let test: TestApp
let count = 0
let id = ''
let seats: ReturnType<typeof seatsOf>
beforeAll(async () => void (test = await testApp()))
afterAll(() => test.stop())
beforeEach(async () => {
  id = `m${count++}`
  seats = seatsOf(test.deps, id)
  await seats.begin({ maxPerCompanyPerWave: 3 })
  await seats.quota(20)
})

const call = async (method: string, path: string, body?: unknown) => {
  const answer = await test.as('lsp')(method, `/programmes/${id}${path}`, body)
  return { status: answer.status, body: await answer.json() }
}
const sit = async (wave: { id: string }, people: StoredNomination[]) =>
  createAssigner(test.deps)(
    await programmeRepository(test.deps).get(id),
    { wave: wave.id, people, cause: 'p' },
    officer,
  )
const waveOf = async (one: StoredNomination) => (await nominationRepository(test.deps).get(one)).wave
const withdraw = async (one: StoredNomination) => {
  const nominations = nominationRepository(test.deps)
  const company = await companyRepository(test.deps).get(one.programme, one.company)
  return createDecisions(test.deps, nominations).withdraw(
    await nominations.get(one),
    company,
    undefined,
    officer,
  )
}
const run = () => createWaveJobs(test.deps)(Date.now() + 20_000)

describe('who sits in a wave', () => {
  it('is not who has left it, though the index still shows her', async () => {
    const wave = await seats.wave(5)
    const people = await seats.people([{ company: 'A', n: 2 }])
    await sit(wave, people)
    const { db } = test.deps
    let shown: ReturnType<Db['queryAll']> | undefined
    const lagging: Db = {
      ...db,
      queryAll: (input) =>
        input.IndexName === 'byWave' ? (shown ??= db.queryAll(input)) : db.queryAll(input),
    }
    const listed = () => nominationRepository({ ...test.deps, db: lagging }).listOfWave(id, wave.id)
    expect((await listed()).length).toBe(2)
    await withdraw(people[0]!)
    expect((await listed()).map((one) => one.id)).toEqual([people[1]!.id])
  })
})

describe('giving up a seat', () => {
  it('calls the worker off and renews the call of the company, once', async () => {
    const wave = await seats.wave(5)
    const people = await seats.people([{ company: 'A', n: 2, email: true }])
    await sit(wave, people)
    await withdraw(people[0]!)
    const told = (await mailsOf(test.db, id)).map(({ kind, to }) => `${kind} ${to}`)
    expect(told.filter((mail) => !mail.includes('assignment')).sort()).toEqual([
      'wave_cancelled_worker ' + people[0]!.email,
      'wave_change_company hrd@a.test',
    ])
    expect(await drift(test.db, id)).toEqual([])
  })

  it('of nobody who has none tells nobody', async () => {
    const [one] = await seats.people([{ company: 'A', email: true }])
    await withdraw(one!)
    expect(await mailsOf(test.db, id)).toEqual([])
  })
})

describe('seats that are given in two batches', () => {
  it('are told to the company by each, as the first mail may have gone out', async () => {
    const wave = await seats.wave(5)
    const [first, second] = await seats.people([{ company: 'A', n: 2 }])
    await sit(wave, [first!])
    await sit(wave, [second!])
    const kinds = (await mailsOf(test.db, id)).map(({ kind }) => kind)
    expect(kinds).toEqual(['wave_assignment_company', 'wave_assignment_company'])
  })
})

describe('moving', () => {
  it('gives one person a seat in another wave, with the counters and a mail to company and worker', async () => {
    const from = await seats.wave(5)
    const to = await seats.wave(5, '2026-12-17')
    const [one, other] = await seats.people([{ company: 'A', n: 2, email: true }])
    await sit(from, [one!, other!])
    const path = `/companies/A/nominations/${one!.id}/move`
    expect((await call('POST', path, { to: to.id })).body).toEqual({
      nomination: one!.id,
      from: from.id,
      to: to.id,
    })
    expect([await waveOf(one!), await waveOf(other!)]).toEqual([to.id, from.id])
    expect(await drift(test.db, id)).toEqual([])
    const told = (await mailsOf(test.db, id)).filter(({ kind }) => String(kind).startsWith('wave_change'))
    // The company hears of both waves, once each; the worker of hers.
    expect(told.map(({ kind, facts }) => `${kind} ${(facts as { wave: string }).wave}`).sort()).toEqual(
      [
        `wave_change_company ${from.id}`,
        `wave_change_company ${to.id}`,
        `wave_change_worker ${to.id}`,
      ].sort(),
    )
    expect((await call('POST', path, { to: to.id })).body.code).toBe('wave.same')
  })

  it('is refused for a full wave, another scheme, a day that does not suit, and who is not assigned', async () => {
    const from = await seats.wave(5)
    const full = await seats.wave(1, '2026-12-17')
    const foreign = await seats.wave(5, '2026-12-18', 'supervisor')
    const far = await seats.wave(5, '2026-12-19')
    const [one] = await seats.people([{ company: 'A' }], { unavailable: ['2026-12-19'] })
    const [two, waits] = await seats.people([{ company: 'B', n: 2 }])
    await sit(from, [one!])
    await sit(full, [two!])
    const move = async (who: StoredNomination, to: string) =>
      (await call('POST', `/companies/${who.company}/nominations/${who.id}/move`, { to })).body.code
    expect(await move(one!, full.id)).toBe('wave.full')
    expect(await move(one!, foreign.id)).toBe('wave.other_scheme')
    expect(await move(one!, far.id)).toBe('wave.unsuitable')
    expect(await move(waits!, far.id)).toBe('nomination.wrong_state')
    expect(await move(one!, 'nowhere')).toBe('wave.unknown')
    expect(await drift(test.db, id)).toEqual([])
  })

  it('takes a whole wave along, or nobody when the other is too small', async () => {
    const from = await seats.wave(10)
    const small = await seats.wave(4, '2026-12-17')
    const large = await seats.wave(8, '2026-12-18')
    const people = await seats.people([
      { company: 'A', n: 3, email: true },
      { company: 'B', n: 3 },
    ])
    await sit(from, people)
    expect((await call('POST', `/waves/${from.id}/move`, { to: small.id })).body.code).toBe('wave.full')
    expect((await call('POST', `/waves/${from.id}/move`, { to: large.id })).body).toEqual({
      moved: 6,
      skipped: [],
    })
    expect((await call('POST', `/waves/${from.id}/move`, { to: large.id })).body).toEqual({
      moved: 0,
      skipped: [],
    })
    expect((await waveRepository(test.deps).get(id, from.id)).taken).toBe(0)
    expect(await drift(test.db, id)).toEqual([])
    const told = (await mailsOf(test.db, id)).filter(({ kind }) => kind === 'wave_change_company')
    expect(told.map(({ to, facts }) => `${to} ${(facts as { wave: string }).wave}`).sort()).toEqual(
      ['a', 'b'].flatMap((c) => [from.id, large.id].map((wave) => `hrd@${c}.test ${wave}`)).sort(),
    )
    expect((await run()).seated).toBe(0)
  })
})

describe('a seat that is given back', () => {
  it('goes to the next on the waiting list, once, however many runs there are', async () => {
    const wave = await seats.wave(3)
    const [a1, a2] = await seats.people([{ company: 'A', n: 2 }])
    const [b1] = await seats.people([{ company: 'B', n: 1 }])
    await sit(wave, [a1!, a2!, b1!])
    const waits = await seats.people([
      { company: 'D', n: 2 },
      { company: 'E', n: 1, email: true },
    ])
    expect((await run()).seated).toBe(0)
    await withdraw(a1!)
    const { body: list } = await call('GET', '/schemes/cleaner/waiting')
    // One of one is claimed less than one of two.
    expect(list.map((one: { nomination: string }) => one.nomination)).toEqual([
      waits[0]!.id,
      waits[2]!.id,
      waits[1]!.id,
    ])
    const runs = await Promise.all([run(), run(), run()])
    expect(runs.reduce((sum, { seated }) => sum + seated, 0)).toBe(1)
    expect(await waveOf(waits[0]!)).toBe(wave.id)
    expect(await drift(test.db, id)).toEqual([])
    expect((await run()).seated).toBe(0)
    const told = (await mailsOf(test.db, id)).filter(({ to }) => to === 'hrd@d.test')
    expect(told.map(({ kind }) => kind)).toEqual(['wave_assignment_company'])
  })

  it('is not offered when the programme says so, nor are seats that nobody ever had', async () => {
    const programmes = programmeRepository(test.deps)
    const before = await programmes.get(id)
    await programmes.edit(id, { ...before, autoRefill: false }, officer)
    const wave = await seats.wave(3)
    const [one] = await seats.people([{ company: 'A', n: 1 }])
    await sit(wave, [one!])
    await seats.people([{ company: 'B', n: 5 }])
    await withdraw(one!)
    expect((await run()).seated).toBe(0)
    await programmes.edit(id, { ...before, autoRefill: true, version: 2 }, officer)
    expect((await run()).seated).toBe(1)
  })

  it('is given by an officer to whom the page names as next, once, when the programme does not', async () => {
    const programmes = programmeRepository(test.deps)
    await programmes.edit(id, { ...(await programmes.get(id)), autoRefill: false }, officer)
    const wave = await seats.wave(4)
    const people = await seats.people([{ company: 'A', n: 3 }])
    await sit(wave, people)
    const [d1, , e1] = await seats.people([
      { company: 'D', n: 2 },
      { company: 'E', n: 1 },
    ])
    expect((await call('GET', '/freed-seats')).body).toEqual([])
    await withdraw(people[0]!)
    await withdraw(people[1]!)
    const { body: freed } = await call('GET', '/freed-seats')
    expect(freed).toMatchObject([{ wave: wave.id, seats: 2, next: [{ name: d1!.name }, { name: e1!.name }] }])
    expect((await run()).seated).toBe(0)
    const told = await Promise.all([1, 2, 3].map(() => call('POST', '/freed-seats/offer')))
    expect(told.reduce((sum, { body }) => sum + body.seated, 0)).toBe(2)
    expect([await waveOf(d1!), await waveOf(e1!)]).toEqual([wave.id, wave.id])
    expect((await call('GET', '/freed-seats')).body).toEqual([])
    // The seat that nobody ever had stays free.
    expect((await waveRepository(test.deps).get(id, wave.id)).taken).toBe(3)
    expect(await drift(test.db, id)).toEqual([])
  })

  it('waits for somebody whom the day suits', async () => {
    const wave = await seats.wave(1)
    const [one] = await seats.people([{ company: 'A', n: 1 }])
    await sit(wave, [one!])
    await seats.people([{ company: 'B', n: 1 }], { unavailable: [wave.date] })
    await withdraw(one!)
    expect((await run()).seated).toBe(0)
    await seats.people([{ company: 'D', n: 1 }])
    expect((await run()).seated).toBe(1)
  })
})

describe('what a crash left undone', () => {
  it('is finished by the schedule: a cancelled wave loses everyone', async () => {
    const wave = await seats.wave(10)
    const people = await seats.people([{ company: 'A', n: 3, email: true }])
    await sit(wave, people)
    await waveRepository(test.deps).cancel(id, wave.id, 'Banjir', officer)
    expect((await waveRepository(test.deps).get(id, wave.id)).taken).toBe(3)
    await Promise.all([run(), run()])
    expect((await waveRepository(test.deps).get(id, wave.id)).taken).toBe(0)
    expect(await drift(test.db, id)).toEqual([])
    expect(
      (await mailsOf(test.db, id)).filter(({ kind }) => String(kind).includes('cancelled')),
    ).toHaveLength(4)
    expect((await run()).left).toBe(0)
  })
})
