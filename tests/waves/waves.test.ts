import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAssigner } from '../../functions/waves/assign.ts'
import { arrange } from '../../functions/waves/wave.ts'
import { nominationRepository } from '../../functions/nominations/repository.ts'
import { companyRepository } from '../../functions/companies/repository.ts'
import { quotaRepository } from '../../functions/quota/repository.ts'
import type { Caller } from '../support/app.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { mailsOf } from '../support/counters.ts'
import { programme, seedProgramme } from '../support/people.ts'
import { officer, seatsOf } from '../support/seats.ts'

const base = '/programmes/malang'

describe('a wave', () => {
  const venue = { id: 'v1', version: 1, name: 'TUK', kind: 'sewaktu' as const, address: 'x', capacity: 25 }
  const assessor = { version: 1, name: 'A', registration: 'MET 1', email: 'a@x.test' }
  const around = {
    programme,
    venue: { ...venue, mapUrl: undefined },
    assessors: [
      { ...assessor, id: 'a1', company: undefined },
      { ...assessor, id: 'a2', company: undefined },
    ],
  }
  const input = {
    scheme: 'cleaner',
    date: '2026-12-10',
    startsAt: '08:00',
    endsAt: '16:00',
    venue: 'v1',
    assessors: ['a1', 'a2'],
    seats: undefined,
    note: undefined,
  }

  it('has as many seats as the venue holds, and at most ten for each assessor', () => {
    expect(arrange(input, around).seats).toBe(20)
    const big = { ...around, assessors: [...around.assessors, { ...around.assessors[0]!, id: 'a3' }] }
    expect(arrange({ ...input, assessors: ['a1', 'a2', 'a3'] }, big).seats).toBe(25)
    expect(arrange({ ...input, seats: 5 }, around).seats).toBe(5)
  })

  it.each([
    [{ scheme: 'pilot' }, 'scheme', 'scheme.unknown'],
    [{ date: '2026-10-31' }, 'date', 'wave.outside_programme'],
    [{ date: '2027-07-01' }, 'date', 'wave.outside_programme'],
    [{ endsAt: '08:00' }, 'endsAt', 'wave.ends_first'],
    [{ assessors: ['a1', 'a1'] }, 'assessors', 'wave.assessor_twice'],
    [{ assessors: ['a1', 'a2', 'a9'] }, 'assessors', 'assessor.unknown'],
    [{ seats: 21 }, 'seats', 'wave.too_many_seats'],
  ])('is refused with %j', (over, field, code) => {
    const known = around.assessors.filter(({ id }) =>
      ({ ...input, ...over }.assessors as string[]).includes(id),
    )
    expect(() => arrange({ ...input, ...over }, { ...around, assessors: known })).toThrow(
      expect.objectContaining({ faults: expect.arrayContaining([expect.objectContaining({ field, code })]) }),
    )
  })
})

describe('waves at the door', () => {
  let test: TestApp
  let lsp: Caller
  let made: Awaited<ReturnType<typeof setUp>>
  const post = async (path: string, body: unknown) => {
    const answer = await lsp('POST', `${base}${path}`, body)
    return { status: answer.status, body: await answer.json() }
  }
  async function setUp() {
    const venue = (name: string) =>
      post('/venues', { name, kind: 'sewaktu', address: 'Jl. Panji', capacity: 30 }).then(({ body }) => body)
    const assessor = (n: number, company?: string) =>
      post('/assessors', { name: `A ${n}`, registration: `MET ${n} 2020`, email: 'a@x.test', company }).then(
        ({ body }) => body,
      )
    return {
      venues: [await venue('BLK Kepanjen'), await venue('BLK Singosari')],
      assessors: [await assessor(1), await assessor(2), await assessor(3)],
    }
  }
  const input = (date: string, venue = 0, assessor = 0, over: object = {}) => ({
    scheme: 'cleaner',
    date,
    startsAt: '08:00',
    endsAt: '16:00',
    venue: made.venues[venue].id,
    assessors: [made.assessors[assessor].id],
    ...over,
  })
  const told = async (of: string, wave: string) =>
    (await mailsOf(test.db, 'malang'))
      .filter(({ kind, facts }) => String(kind).startsWith(of) && (facts as { wave?: string }).wave === wave)
      .map(({ kind, company }) => `${kind} ${company}`)
      .sort()

  beforeAll(async () => {
    test = await testApp()
    await seedProgramme(test)
    lsp = test.as('lsp')
    made = await setUp()
  })
  afterAll(() => test.stop())

  it('keeps venues and assessors once each', async () => {
    const again = await post('/venues', { ...made.venues[0], name: 'blk  kepanjen' })
    expect([again.status, again.body.code]).toEqual([409, 'venue.taken'])
    const twice = await post('/assessors', { ...made.assessors[0], registration: 'MET-1-2020' })
    expect([twice.status, twice.body.code]).toEqual([409, 'assessor.taken'])
    expect(await (await lsp('GET', `${base}/venues`)).json()).toHaveLength(2)
    expect(await (await lsp('GET', `${base}/assessors`)).json()).toHaveLength(3)
    const foreign = await post('/assessors', { ...made.assessors[0], registration: 'x', company: 'nobody' })
    expect(foreign.body.code).toBe('company.unknown')
  })

  it('books venue and assessors for the day: of many at once, one gets them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => post('/waves', input('2026-12-01', 0, n % 3))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
    const refused = answers.find(({ status }) => status === 409)!.body
    expect(refused.code).toMatch(/^wave\.(venue|assessor)_booked$/)
    const used = answers.find(({ status }) => status === 201)!.body.assessors[0]
    const place = made.assessors.findIndex(({ id }: { id: string }) => id === used)
    const other = await post('/waves', input('2026-12-01', 1, place))
    const { name } = made.assessors[place]
    expect(other.body).toMatchObject({
      code: 'wave.assessor_booked',
      errors: [{ field: 'assessors', text: expect.stringContaining(name) }],
    })
    expect((await post('/waves', input('2026-12-01', 1, (place + 1) % 3))).status).toBe(201)
  })

  it('moves its bookings with its day, and frees what it leaves', async () => {
    const { body: wave } = await post('/waves', input('2026-12-02'))
    const put = (over: object) =>
      lsp('PUT', `${base}/waves/${wave.id}`, { ...input('2026-12-03'), version: 1, ...over })
    expect((await put({})).status).toBe(200)
    expect((await post('/waves', input('2026-12-02'))).status).toBe(201)
    expect((await post('/waves', input('2026-12-03'))).status).toBe(409)
    expect((await (await put({})).json()).code).toBe('version.stale')
    const taken = await (await put({ date: '2026-12-02', version: 2 })).json()
    expect(taken.code).toBe('wave.venue_booked')
  })

  it('is confirmed once by whoever saw it as it is, many at once, and never again once it is over', async () => {
    const { body: wave } = await post('/waves', input('2026-12-11'))
    const confirm = (version: number) => post(`/waves/${wave.id}/confirm`, { version })
    expect((await confirm(2)).body.code).toBe('version.stale')
    const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(1)))
    for (const { status, body } of answers)
      expect([status, body.state, body.version]).toEqual([200, 'confirmed', 1])
    const entries = await test.db.queryAll({
      TableName: test.db.tables.audit,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'P#malang#2026-11-24T03' },
    })
    const said = entries.filter(
      ({ what, subject }) => what === 'wave.confirmed' && (subject as { id: string }).id === wave.id,
    )
    expect(said).toMatchObject([{ before: { state: 'planned' }, after: { state: 'confirmed' } }])

    const edited = await lsp('PUT', `${base}/waves/${wave.id}`, {
      ...input('2026-12-11'),
      startsAt: '09:00',
      version: 1,
    })
    expect(await edited.json()).toMatchObject({ state: 'confirmed', version: 2 })
    await post(`/waves/${wave.id}/cancel`, { reason: 'x' })
    const late = await confirm(3)
    expect([late.status, late.body.code]).toEqual([409, 'wave.wrong_state'])
    expect((await post('/waves/nowhere/confirm', { version: 1 })).status).toBe(404)
  })

  it('is confirmed or cancelled when both are asked at once, and a cancelled one stays so', async () => {
    for (let day = 14; day < 20; day++) {
      const { body: wave } = await post('/waves', input(`2026-12-${day}`))
      const [confirmed, cancelled] = await Promise.all([
        post(`/waves/${wave.id}/confirm`, { version: 1 }),
        post(`/waves/${wave.id}/cancel`, { reason: 'x' }),
      ])
      expect(cancelled.status).toBe(200)
      expect([200, 409]).toContain(confirmed.status)
      const [now] = (await (await lsp('GET', `${base}/waves`)).json()).filter(
        ({ id }: { id: string }) => id === wave.id,
      )
      expect(now.state).toBe('cancelled')
    }
  })

  it('is edited without losing seats: those assigned are told once, company and worker', async () => {
    const seats = seatsOf(test.deps)
    await seats.quota(10)
    const people = await seats.people([
      { company: 'A', n: 2, email: true },
      { company: 'B', n: 1 },
    ])
    const { body: wave } = await post('/waves', input('2026-12-04'))
    await createAssigner(test.deps)(programme, { wave: wave.id, people, cause: 'p1' }, officer)
    const put = async (over: object) =>
      (await lsp('PUT', `${base}/waves/${wave.id}`, { ...input('2026-12-04'), ...over })).json()

    const small = await put({ version: 1, seats: 2 })
    expect(small).toMatchObject({ code: 'wave.seats_below_taken' })
    // The last nominated would lose the seat.
    expect(small.errors[0].text).toContain(people.at(-1)!.name)
    expect(small.errors[0].text).not.toContain(people[0]!.name)
    expect(await put({ version: 1, scheme: 'supervisor' })).toMatchObject({ code: 'wave.scheme_fixed' })
    expect(await put({ version: 1, seats: 3 })).toMatchObject({ seats: 3, taken: 3, version: 2 })
    expect(await put({ version: 2, seats: 3, startsAt: '09:00' })).toMatchObject({ startsAt: '09:00' })
    expect(await told('wave_change', wave.id)).toEqual([
      'wave_change_company A',
      'wave_change_company B',
      'wave_change_worker A',
      'wave_change_worker A',
    ])
    const seated = await (await lsp('GET', `${base}/waves/${wave.id}/seats`)).json()
    expect(seated.map((seat: { companyName: string }) => seat.companyName)).toEqual(['PT A', 'PT A', 'PT B'])
    const own = await (
      await test.asCompany({ programme: 'malang', company: 'A' })('GET', '/portal/waves')
    ).json()
    expect(own).toMatchObject([
      {
        id: wave.id,
        startsAt: '09:00',
        venue: { name: 'BLK Kepanjen' },
        workers: [{ state: 'assigned' }, {}],
      },
    ])
  })

  it('takes no assessor whose own people sit in it', async () => {
    const { body: own } = await post('/assessors', {
      name: 'Own',
      registration: 'MET own',
      email: 'o@x.test',
      company: 'B',
    })
    const wave = (await (await lsp('GET', `${base}/waves`)).json()).find(
      ({ date }: { date: string }) => date === '2026-12-04',
    )
    const { id: _, taken: __, state: ___, ...same } = wave
    const answer = await lsp('PUT', `${base}/waves/${wave.id}`, { ...same, assessors: [own.id] })
    expect(await answer.json()).toMatchObject({ code: 'wave.assessor_company' })
    const { body: other } = await post('/waves', {
      ...input('2026-12-05'),
      assessors: [own.id, made.assessors[0].id],
    })
    const seats = seatsOf(test.deps)
    const [person] = await seats.people([{ company: 'B', n: 1 }])
    const outcome = await createAssigner(test.deps)(
      programme,
      { wave: other.id, people: [person!], cause: 'x' },
      officer,
    )
    expect(outcome).toMatchObject({ seated: [], skipped: [{ code: 'wave.assessor_company' }] })
  })

  it('is cancelled: its people wait again in their old place, counters follow, everyone is told once', async () => {
    const seats = seatsOf(test.deps)
    await test.db.remove({
      TableName: test.db.tables.waves,
      Key: { pk: 'P#malang#quota', sk: 'scheme#cleaner' },
    })
    await seats.quota(200)
    const people = await seats.people(
      Array.from({ length: 17 }, (_, n) => ({ company: `K${n}`, n: 8, email: n % 2 === 0 })),
    )
    const { body: first } = await post('/waves', {
      ...input('2026-12-07', 0, 0),
      assessors: made.assessors.map(({ id }: { id: string }) => id),
      seats: 30,
    })
    const { seated, skipped } = await createAssigner(test.deps)(
      { ...programme, maxPerCompanyPerWave: 8 },
      { wave: first.id, people, cause: 'p2' },
      officer,
    )
    expect([seated.length, skipped.length]).toEqual([30, 106])
    expect(new Set(skipped.map(({ code }) => code))).toEqual(new Set(['wave.full']))
    const { body: wave } = await post(`/waves/${first.id}/cancel`, { reason: 'Banjir' })
    expect(wave).toMatchObject({ state: 'cancelled', taken: 0, cancellation: 'Banjir' })
    await post(`/waves/${first.id}/cancel`, { reason: 'Banjir' })

    const mails = await told('wave_cancelled', first.id)
    expect(mails.filter((one) => one.startsWith('wave_cancelled_company'))).toHaveLength(4)
    expect(mails).toHaveLength(4 + seated.filter(({ email }) => email).length)
    const { getMany } = nominationRepository(test.deps)
    for (const [at, one] of (await getMany(seated)).entries()) {
      expect(one).toMatchObject({ state: 'verified', submittedAt: seated[at]!.submittedAt })
      expect(one.wave).toBeUndefined()
    }
    expect((await companyRepository(test.deps).get('malang', 'K0')).counts).toEqual({
      verified: 8,
      assigned: 0,
    })
    expect((await quotaRepository(test.deps).find('malang', 'cleaner')).taken).toBe(0)
    expect((await post('/waves', input('2026-12-07'))).status).toBe(201)
  })

  it('answers for a wave that does not exist, and for bad input, with codes', async () => {
    expect((await post('/waves/nowhere/cancel', { reason: 'x' })).body.code).toBe('wave.unknown')
    expect((await lsp('GET', `${base}/waves/nowhere/seats`)).status).toBe(404)
    const bad = await post('/waves', {
      scheme: 'cleaner',
      date: '2026-02-30',
      startsAt: '25:00',
      assessors: [],
    })
    expect(bad.status).toBe(400)
    const codes = bad.body.errors.map((error: { code: string; text: string }) => error.code)
    expect(codes).toEqual(expect.arrayContaining(['day.unknown', 'hour.malformed', 'wave.no_assessor']))
    for (const error of bad.body.errors) expect(error.text).not.toBe(error.code)
  })
})
