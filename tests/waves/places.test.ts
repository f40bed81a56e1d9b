import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'
import type { Db } from '../../functions/platform/db.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { createWaveJobs } from '../../functions/waves/jobs.ts'
import { createPlaces } from '../../functions/waves/places.ts'
import { registers } from '../../functions/waves/registers.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { altered, targetOf, withoutConditions } from '../support/faulty-db.ts'
import { officer, seatsOf } from '../support/seats.ts'

let test: TestApp
let count = 0
let id = ''
let seats: ReturnType<typeof seatsOf>
beforeAll(async () => void (test = await testApp()))
afterAll(() => test.stop())
beforeEach(async () => {
  id = `place${count++}`
  seats = seatsOf(test.deps, id)
  await seats.begin()
  await seats.quota(50)
})

const call = async (method: string, path: string, body?: unknown) => {
  const answer = await test.as('lsp')(method, `/programmes/${id}${path}`, body)
  return { status: answer.status, body: await answer.json() }
}
const sit = async (wave: { id: string }, people: StoredNomination[], deps = test.deps) =>
  createAssigner(deps)(
    await programmeRepository(test.deps).get(id),
    { wave: wave.id, people, cause: 'p' },
    officer,
  )
const venueOf = ({ venue }: { venue: string }) => registers(test.deps).venues.get(id, venue)
const assessorOf = ({ assessors }: { assessors: string[] }) =>
  registers(test.deps).assessors.get(id, assessors[0]!)
const waveNow = (wave: { id: string }) => waveRepository(test.deps).get(id, wave.id)
const changes = async () =>
  (await mailsOf(test.db, id))
    .filter(({ kind }) => String(kind).startsWith('wave_change'))
    .map(({ kind, facts }) => `${kind} ${(facts as { wave: string }).wave}`)
    .sort()

describe('a venue', () => {
  it('is edited as it was seen, and keeps its name once in the list', async () => {
    const [one, other] = [await seats.wave(5), await seats.wave(5, '2026-12-17')]
    const [venue, taken] = [await venueOf(one), await venueOf(other)]
    const put = (over: object) => call('PUT', `/venues/${venue.id}`, { ...venue, ...over })
    expect((await put({ name: taken.name.toUpperCase() })).body).toMatchObject({
      code: 'venue.taken',
      errors: [{ field: 'name' }],
    })
    expect(await put({ name: 'Gedung Baru' })).toMatchObject({
      status: 200,
      body: { name: 'Gedung Baru', version: 2 },
    })
    expect((await put({ name: 'Gedung Lain' })).body.code).toBe('version.stale')
    // The old name is free again, the new one is not.
    expect((await call('POST', '/venues', venue)).status).toBe(201)
    expect((await call('POST', '/venues', { ...venue, name: 'gedung  baru' })).body.code).toBe('venue.taken')
    expect((await call('PUT', '/venues/nowhere', { ...venue })).body.code).toBe('venue.unknown')
  })

  it('that moves tells those with a seat in each coming wave there, once, and raises their calendars', async () => {
    const wave = await seats.wave(5)
    const empty = await seats.wave(5, '2026-12-17')
    await seats.edit(empty, { venue: wave.venue })
    const people = await seats.people([
      { company: 'A', n: 2, email: true },
      { company: 'B', n: 1 },
    ])
    await sit(wave, people)
    const venue = await venueOf(wave)
    const put = (over: object) => call('PUT', `/venues/${venue.id}`, { ...venue, ...over })
    // Capacity and kind are no news.
    expect((await put({ capacity: 20 })).status).toBe(200)
    expect(await changes()).toEqual([])
    expect((await put({ capacity: 20, address: 'Jl. Raya 9', version: 2 })).status).toBe(200)
    const told = [
      ...['', ''].map(() => `wave_change_company ${wave.id}`),
      ...['', ''].map(() => `wave_change_worker ${wave.id}`),
    ]
    expect(await changes()).toEqual(told)
    expect(await waveNow(wave)).toMatchObject({ sequence: 1, version: 2 })
    await createWaveJobs(test.deps)(Date.now() + 20_000)
    expect(await changes()).toEqual(told)
    expect((await waveNow(wave)).sequence).toBe(1)
  })

  it('that moved before a crash is told by the schedule, once however many runs there are', async () => {
    const wave = await seats.wave(5)
    const people = await seats.people([{ company: 'A', n: 1 }])
    await sit(wave, people)
    const venue = await venueOf(wave)
    await createPlaces(test.deps).editVenue(id, venue.id, { ...venue, address: 'Jl. Raya 9' }, officer)
    expect(await changes()).toEqual([])
    const run = () => createWaveJobs(test.deps)(Date.now() + 20_000)
    await Promise.all([run(), run(), run()])
    await run()
    expect(await changes()).toEqual([`wave_change_company ${wave.id}`])
    expect((await waveNow(wave)).sequence).toBe(1)
  })

  it('holds no fewer than the seats of its waves', async () => {
    const wave = await seats.wave(25)
    const venue = await venueOf(wave)
    const { status, body } = await call('PUT', `/venues/${venue.id}`, { ...venue, capacity: 24 })
    expect([status, body.code]).toEqual([409, 'venue.capacity_below_seats'])
    expect(body.errors[0].text).toContain('25')
  })

  const race = async (db: Db) => {
    const first = await seats.wave(5)
    const venue = await venueOf(first)
    const deps = { ...test.deps, db }
    // The wave comes in between what the edit read and what it writes.
    const late: Db = {
      ...db,
      transact: async (writes, token) => {
        if (writes.some((one) => targetOf(one).sk === `venue#${venue.id}`) && !made) {
          made = true
          await seats.edit(first, { seats: 9 })
        }
        return db.transact(writes, token)
      },
    }
    let made = false
    await createPlaces({ ...deps, db: late })
      .editVenue(id, venue.id, { ...venue, capacity: 6 }, officer)
      .catch(() => {})
    return (await waveNow(first)).seats <= (await venueOf(first)).capacity
  }
  it('and a wave that grows meanwhile: only one of both comes about', async () => {
    expect(await race(test.db)).toBe(true)
  })
  it('and a wave that grows meanwhile: without the condition both do', async () => {
    const spoiled = withoutConditions(test.db, (write) => targetOf(write).sk.startsWith('venue#'))
    expect(await race(spoiled)).toBe(false)
  })
})

describe('a wave', () => {
  it('is judged again by a venue that is edited between reading and writing', async () => {
    const wave = await seats.wave(5)
    const venue = await venueOf(wave)
    const assessor = await assessorOf(wave)
    await call('PUT', `/venues/${venue.id}`, { ...venue, capacity: 6 })
    await expect(
      waveRepository(test.deps).edit(
        id,
        wave.id,
        { ...wave, seats: 9 },
        { venue, assessors: [assessor] },
        officer,
      ),
    ).rejects.toMatchObject({ code: 'wave.places_changed' })
    const over = { ...wave, seats: 9, version: 1 }
    expect((await call('PUT', `/waves/${wave.id}`, over)).body.errors[0].code).toBe('wave.too_many_seats')
  })

  it('edited before those in it heard of a new address tells them of both, once', async () => {
    const wave = await seats.wave(5)
    await sit(wave, await seats.people([{ company: 'A', n: 1 }]))
    const venue = await venueOf(wave)
    await createPlaces(test.deps).editVenue(id, venue.id, { ...venue, address: 'Jl. Raya 9' }, officer)
    // No news by itself.
    await seats.edit(wave, { seats: 4 })
    await createWaveJobs(test.deps)(Date.now() + 20_000)
    expect(await changes()).toEqual([`wave_change_company ${wave.id}`])
    expect((await waveNow(wave)).sequence).toBe(1)
  })
})

describe('an assessor', () => {
  it('is edited as seen, and keeps the registration once in the list', async () => {
    const [one, other] = [await seats.wave(5), await seats.wave(5, '2026-12-17')]
    const [assessor, taken] = [await assessorOf(one), await assessorOf(other)]
    const put = (over: object) => call('PUT', `/assessors/${assessor.id}`, { ...assessor, ...over })
    expect((await put({ registration: taken.registration })).body.code).toBe('assessor.taken')
    expect((await put({ email: 'no address' })).body.errors[0]).toMatchObject({ field: 'email' })
    expect((await put({ company: 'nobody' })).body.code).toBe('company.unknown')
    expect((await put({ name: 'Siti' })).body).toMatchObject({ name: 'Siti', version: 2 })
    expect((await put({ name: 'Wati' })).body.code).toBe('version.stale')
  })

  it('is employed by no company that has people in a coming wave of the assessor', async () => {
    const wave = await seats.wave(5, '2026-12-10')
    await sit(wave, await seats.people([{ company: 'A' }]))
    const late = await seats.people([{ company: 'B' }])
    const assessor = await assessorOf(wave)
    const put = (company: string, version = 1) =>
      call('PUT', `/assessors/${assessor.id}`, { ...assessor, company, version })
    const { status, body } = await put('A')
    expect([status, body.code]).toEqual([409, 'assessor.company_sits'])
    expect(body.errors[0].text).toContain('10 Desember 2026')
    expect((await put('B')).status).toBe(200)
    expect((await sit(wave, late)).skipped).toMatchObject([{ code: 'wave.assessor_company' }])
    expect(await drift(test.db, id)).toEqual([])
  })

  /** People are seated by whoever had read wave and assessor before the employer changed. */
  const race = async (spoil: (db: Db) => Db) => {
    const wave = await seats.wave(5)
    const people = await seats.people([{ company: 'A' }])
    const assessor = await assessorOf(wave)
    let changed = false
    const slow: Db = {
      ...test.db,
      transact: async (writes, token) => {
        if (!changed) {
          changed = true
          const input = { ...assessor, company: 'A' }
          await createPlaces({ ...test.deps, db: spoil(test.db) }).editAssessor(
            id,
            assessor.id,
            input,
            officer,
          )
        }
        return test.db.transact(writes, token)
      },
    }
    return (await sit(wave, people, { ...test.deps, db: slow })).seated.length
  }
  it('and people who are seated meanwhile: they are not', async () => {
    expect(await race((db) => db)).toBe(0)
  })
  it('and people who are seated meanwhile: they are, where the wave keeps its version', async () => {
    const untouched = (db: Db) =>
      altered(db, (writes) => writes.filter((one) => !targetOf(one).sk.startsWith('wave#')))
    expect(await race(untouched)).toBe(1)
  })
})
