import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nominationRepository } from '../../functions/nominations/repository.ts'
import { countBy } from '../../functions/platform/group-by.ts'
import type { Db, Write } from '../../functions/platform/db.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { testEngine } from '../support/engine.ts'
import { targetOf, withoutConditions } from '../support/faulty-db.ts'
import { depsOf, officer, seatsOf } from '../support/seats.ts'

let engine: Awaited<ReturnType<typeof testEngine>>
let db: Db
let count = 0
beforeAll(async () => {
  engine = await testEngine()
  db = await engine.freshDb()
})
afterAll(() => engine.stop())

type Limits = { seats: number; quota: number; cap: number; companies: number; clients: number }

/** Clients with one person each for the same wave, all at once. */
async function storm({ seats: size, quota, cap, companies, clients }: Limits, through = db) {
  const id = `s${count++}`
  const seats = seatsOf(depsOf(db), id)
  await seats.begin({ maxPerCompanyPerWave: cap })
  await seats.quota(quota)
  const wave = await seats.wave(size)
  const people = await seats.people(
    Array.from({ length: companies }, (_, n) => ({
      company: `C${n}`,
      n: clients / companies,
      email: n % 2 === 0,
    })),
  )
  const programme = await programmeRepository(depsOf(db)).get(id)
  const told = await Promise.all(
    people.map((one, client) =>
      createAssigner(depsOf(through))(
        programme,
        { wave: wave.id, people: [one], cause: `c${client}` },
        { ...officer, requestId: `client-${client}` },
      ),
    ),
  )
  const seated = (await nominationRepository(depsOf(db)).getMany(people)).filter(
    ({ state }) => state === 'assigned',
  )
  return {
    id,
    seated,
    said: told.flatMap((one) => one.seated.map((each) => each.id)),
    codes: new Set(told.flatMap(({ skipped }) => skipped.map(({ code }) => code))),
    drift: await drift(db, id),
    mails: (await mailsOf(db, id)).filter(({ kind }) => kind === 'wave_assignment_worker').length,
  }
}

const limit = { seats: 300, quota: 1000, cap: 100, companies: 10, clients: 60 }
const most = (people: { company: string }[]) =>
  Math.max(0, ...countBy(people, ({ company }) => company).values())
describe('many clients at once', { timeout: 120_000 }, () => {
  it.each([1, 7, 50])('200 on %i seats fill all of them and no more', async (seats) => {
    const end = await storm({ ...limit, seats, clients: 200 })
    expect(end.seated).toHaveLength(seats)
    expect(end.said.sort()).toEqual(end.seated.map(({ id }) => id).sort())
    expect([...end.codes]).toEqual(['wave.full'])
    expect(end.drift).toEqual([])
    expect(end.mails).toBe(end.seated.filter(({ email }) => email).length)
  })

  it('spend a quota of 20 to the last and no further', async () => {
    const end = await storm({ ...limit, quota: 20 })
    expect([end.seated.length, [...end.codes], end.drift]).toEqual([20, ['quota.spent'], []])
  })

  it('give no company more than its cap', async () => {
    const end = await storm({ ...limit, cap: 3 })
    expect([end.seated.length, most(end.seated), [...end.codes], end.drift]).toEqual([
      30,
      3,
      ['company.cap'],
      [],
    ])
  })

  const meant = (part: string) => (write: Write) => targetOf(write).sk.startsWith(part)
  const full = { ...limit, seats: 7 }
  it.each([
    ['wave', 'oversell it', full, (end: Awaited<ReturnType<typeof storm>>) => end.seated.length > 7],
    ['scheme#', 'overspend the quota', { ...limit, quota: 7 }, (end) => end.seated.length > 7],
    ['company#', 'break the cap', { ...limit, cap: 3 }, (end) => most(end.seated) > 3],
  ] as [string, string, Limits, (end: Awaited<ReturnType<typeof storm>>) => boolean][])(
    'without the condition on %s would %s',
    async (part, _, limits, broken) => {
      const end = await storm(limits, withoutConditions(db, meant(part)))
      expect(broken(end)).toBe(true)
    },
  )
})

describe('one person in two places', () => {
  const twice = async (through: Db) => {
    const id = `s${count++}`
    const seats = seatsOf(depsOf(db), id)
    await seats.begin()
    await seats.quota(100)
    const waves = await Promise.all([10, 11, 12, 13].map((day) => seats.wave(10, `2026-12-${day}`)))
    const people = await seats.people([{ company: 'A', n: 3, email: true }])
    const programme = await programmeRepository(depsOf(db)).get(id)
    const assign = createAssigner(depsOf(through))
    await Promise.all(
      waves.map((wave) => assign(programme, { wave: wave.id, people, cause: wave.id }, officer)),
    )
    return { drift: await drift(db, id), mails: (await mailsOf(db, id)).length }
  }

  it('sits in one wave, whoever asks for how many at once', async () => {
    expect(await twice(db)).toEqual({ drift: [], mails: 4 })
  })

  it('without the condition on the nomination would take two seats', async () => {
    const loose = withoutConditions(db, (write) => targetOf(write).sk.startsWith('nomination#'))
    expect((await twice(loose)).drift).not.toEqual([])
  })
})
