import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyKey } from '../../functions/companies/repository.ts'
import { type WaveState, waveStates } from '../../functions/contract/wave.ts'
import { change } from '../../functions/platform/expressions.ts'
import { dayIn } from '../../functions/platform/jakarta.ts'
import { waveKey } from '../../functions/waves/writes.ts'
import type { NominationState } from '../../functions/contract/nomination.ts'
import { smallest } from '../../functions/contract/progress.ts'
import { type ProgressStep, progressSteps } from '../../functions/contract/progress-steps.ts'
import { ways } from '../../functions/nominations/nomination.ts'
import type { Db } from '../../functions/platform/db.ts'
import { progressRepository } from '../../functions/progress/repository.ts'
import { createSnapshot } from '../../functions/progress/snapshot.ts'
import { testApp, type TestApp, testClock } from '../support/app.ts'
import { programme, seedProgramme } from '../support/people.ts'
import { numbers } from '../support/random.ts'
import { depsOf, seatsOf } from '../support/seats.ts'

let api: TestApp
beforeAll(async () => void (api = await testApp()))
afterAll(() => api.stop())

const districts = ['Kepanjen', 'Lawang', 'Singosari']

/** Lets people of some companies walk through the states at random, and writes them as the features keep them. */
async function generate(db: Db, seed: number) {
  const next = numbers(seed)
  const deps = depsOf(db)
  const id = `p${seed}`
  const scene = seatsOf(deps, id)
  await scene.begin()
  const walked: {
    state: NominationState
    district: string
    scheme: string
    company: string
    examined: boolean
    /** When each state was entered last; `submitted`: first. */
    entered: Partial<Record<NominationState, string>>
  }[] = []
  const waves: { state: WaveState; date: string }[] = []
  for (let n = next(4); n > 0; n--) {
    const date = `2026-1${1 + next(2)}-${10 + next(20)}`
    const state = waveStates[next(waveStates.length)]!
    const wave = await scene.wave(5, date)
    await db.update({
      TableName: db.tables.waves,
      Key: waveKey(id, wave.id),
      ...change({ set: { state } }),
    })
    waves.push({ state, date })
  }
  for (let n = 0; n < 4 + next(4); n++) {
    const district = districts[next(districts.length)]!
    const company = `C${n}`
    const counts: Record<string, number> = {}
    for (let one = 0; one < next(25); one++) {
      const scheme = next(3) === 0 ? 'supervisor' : 'cleaner'
      const history = [
        { state: 'submitted' as NominationState, at: '2026-11-02T01:00:00.000Z', by: 'company' },
      ]
      let state: NominationState = 'submitted'
      for (let step = next(12); step > 0; step--) {
        const to: NominationState[] = ways[state].filter(
          (way) => next(4) === 0 || !['refused', 'withdrawn', 'replaced', 'returned'].includes(way),
        )
        if (to.length === 0) break
        state = to[next(to.length)]!
        history.push({
          state,
          at: new Date(Date.UTC(2026, 10, 2 + history.length)).toISOString(),
          by: 'staff',
        })
      }
      await scene.people([{ company, scheme, state }], { history, verifiedAt: undefined })
      counts[state] = (counts[state] ?? 0) + 1
      walked.push({
        state,
        district,
        scheme,
        company,
        examined: history.some((past) => past.state === 'attended'),
        // Who was returned and sent again was nominated when she first came.
        entered: {
          ...Object.fromEntries(history.map((past) => [past.state, past.at])),
          submitted: history[0]!.at,
        },
      })
    }
    const Item = {
      ...(await db.get({ TableName: db.tables.nominations, Key: companyKey(id, company) })),
      ...companyKey(id, company),
      v: 1,
      id: company,
      programme: id,
      name: company,
      kind: 'x',
      district,
      expectedWorkers: 1,
      email: 'a@b.test',
      language: 'id',
      state: next(9) === 0 ? 'refused' : 'verified',
      standing: 'awaited',
      invited: next(3) > 0,
      counts,
      version: 1,
      listKey: `P#${id}#companies`,
      listSort: company,
    }
    await db.put({ TableName: db.tables.nominations, Item })
  }
  return { id, walked, waves }
}

/** Counted another way than the snapshot does: from the states that mean each step. */
const recount = (people: Awaited<ReturnType<typeof generate>>['walked']): Record<ProgressStep, number> => {
  const standing = people.filter(({ state }) => !['refused', 'withdrawn', 'replaced'].includes(state))
  const verified = standing.filter(({ state }) => state !== 'submitted' && state !== 'returned')
  return {
    nominated: standing.length,
    verified: verified.length,
    examined: verified.filter(({ examined }) => examined).length,
    competent: standing.filter(({ state }) => state === 'competent' || state === 'certified').length,
    certified: standing.filter(({ state }) => state === 'certified').length,
  }
}

/** The first day (Malang's) of the programme's week that an instant falls into; late steps count in the last week. */
function weekOf(at: string | undefined) {
  if (!at) return undefined
  const begin = Date.parse(`${programme.startsOn}T00:00:00+07:00`)
  const week = Math.floor(
    (Math.min(Date.parse(at), Date.parse('2026-11-24T02:59:00Z')) - begin) / (7 * dayMs),
  )
  return dayIn(new Date(begin + week * 7 * dayMs))
}
const dayMs = 86_400_000

describe('the public picture', () => {
  it('equals a recount from the items in every figure that it shows', async () => {
    let shown = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const db = await api.engine.freshDb()
        const { id, walked, waves } = await generate(db, seed)
        await createSnapshot(depsOf(db))()
        const picture = await progressRepository({ db }).get(id)
        const rows = [
          { figures: picture.workers, people: walked },
          ...picture.schemes.map(({ id: scheme, workers }) => ({
            figures: workers,
            people: walked.filter((one) => one.scheme === scheme),
          })),
          ...picture.districts.map(({ name, workers }) => ({
            figures: workers,
            people: walked.filter((one) => one.district === name),
          })),
        ]
        for (const { figures, people } of rows) {
          const counted = recount(people)
          for (const step of progressSteps) {
            if (figures[step] === null) continue
            shown += 1
            expect(figures[step]).toBe(counted[step])
            expect(figures[step] === 0 || figures[step]! >= smallest).toBe(true)
          }
        }
        for (const step of ['nominated', 'verified', 'certified'] as const) {
          const weeks = picture.weeks.map((week) => week[step])
          if (weeks.some((value) => value === null)) continue
          expect(weeks.reduce((sum, value) => sum! + value!, 0)).toBe(picture.workers[step])
        }
        for (const { from, ...week } of picture.weeks)
          for (const [step, state] of Object.entries({
            nominated: 'submitted',
            verified: 'verified',
            certified: 'certified',
          } as const)) {
            const value = week[step as keyof typeof week]
            if (value === null) continue
            const people = walked.filter(({ entered }) => weekOf(entered[state]) === from)
            expect([from, step, value]).toEqual([from, step, recount(people)[step as ProgressStep]])
          }
        const coming = waves
          .filter(({ state, date }) => ['planned', 'confirmed'].includes(state) && date >= '2026-11-24')
          .map(({ date }) => date)
        expect(picture.waves).toEqual({
          held: waves.filter(({ state }) => ['held', 'decided', 'reported'].includes(state)).length,
          coming: coming.length,
          ...(coming.length > 0 && { next: coming.sort()[0] }),
        })
        const companies = await db.queryAll({
          TableName: db.tables.nominations,
          IndexName: 'companies',
          KeyConditionExpression: 'listKey = :k',
          ExpressionAttributeValues: { ':k': `P#${id}#companies` },
        })
        const asked = companies.filter(({ invited, state }) => invited && state !== 'refused')
        const part = asked.filter(
          ({ id: company }) => recount(walked.filter((one) => one.company === company)).nominated > 0,
        )
        expect(picture.companies.invited).toBe(asked.length)
        const came = companies.filter(
          ({ id: company, invited, state }) =>
            !invited &&
            state !== 'refused' &&
            recount(walked.filter((one) => one.company === company)).nominated > 0,
        )
        expect(picture.companies).toEqual({
          invited: asked.length,
          takingPart: part.length,
          uninvited: came.length,
        })
        for (const { name, companies: here } of picture.districts) {
          const among = (some: typeof companies) => some.filter(({ district }) => district === name).length
          expect(here).toEqual({
            invited: among(asked),
            takingPart: among(part),
            uninvited: among(came),
          })
        }
      }),
      { numRuns: process.env.FULL ? 200 : 12 },
    )
    expect(shown).toBeGreaterThan(50)
  }, 600_000)

  it('counts days from the first, held and coming waves, and the next', async () => {
    const db = await api.engine.freshDb()
    const scene = seatsOf(depsOf(db))
    await scene.begin()
    await scene.wave(5, '2026-12-10')
    await scene.wave(5, '2026-11-20')
    await createSnapshot(depsOf(db))()
    const picture = await progressRepository({ db }).get(programme.id)
    expect(picture).toMatchObject({ day: 24, waves: { held: 0, coming: 1, next: '2026-12-10' } })
    expect(picture.weeks).toHaveLength(4)
    expect(picture.weeks[1]!.from).toBe('2026-11-08')
  })

  it('holds whatever happened until the instant that it bears', async () => {
    const db = await api.engine.freshDb()
    const scene = seatsOf(depsOf(db))
    await scene.begin()
    await scene.people([{ company: 'A', n: 7 }])
    const before = new Date('2026-11-24T03:00:00.000Z')
    // The clock moves while the items are read: the picture bears the time before, not after.
    let read = 0
    const now = () => new Date(before.getTime() + read++ * 3_600_000)
    await createSnapshot(depsOf(db, { now }))()
    const first = await progressRepository({ db }).get(programme.id)
    expect(first.workers.nominated).toBe(7)
    expect(Date.parse(first.asOf)).toBeLessThan(before.getTime() + 3_600_000)
  })

  it('is never older than it says, whoever writes while it is taken', async () => {
    let late = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const next = numbers(seed)
        const db = await api.engine.freshDb()
        const clock = testClock('2026-11-24T03:00:00.000Z')
        const deps = depsOf(db, { now: clock.now })
        const scene = seatsOf(deps)
        await scene.begin()
        const written: { at: string; company: string }[] = []
        const nominate = async (n: number) => {
          const company = `C${next(5)}`
          const counts = written.filter((one) => one.company === company).length + n
          await scene.people([{ company, n }])
          await db.update({
            TableName: db.tables.nominations,
            Key: companyKey(programme.id, company),
            ...change({ set: { counts: { verified: counts } } }),
          })
          for (let one = 0; one < n; one++) written.push({ at: clock.now().toISOString(), company })
        }
        for (let n = 0; n < 5; n++) await nominate(3)
        clock.forward({ minutes: 2 })
        /** Whoever reads is overtaken: time goes on, and somebody nominates before or after what was read. */
        const busy: Db = {
          ...db,
          async queryAll(input) {
            const before = next(2) === 0
            if (before) await nominate(1)
            const found = await db.queryAll(input)
            clock.forward({ seconds: 20 })
            if (!before) await nominate(1)
            return found
          },
        }
        await createSnapshot({ ...deps, db: busy })()
        const end = clock.now().toISOString()
        const { asOf, workers } = await progressRepository({ db }).get(programme.id)
        const until = (at: string) => written.filter((one) => one.at <= at).length
        expect(workers.nominated).toBeGreaterThanOrEqual(until(asOf))
        // Had it borne the time of its end, it would have lied.
        if (workers.nominated! < until(end)) late += 1
      }),
      { numRuns: process.env.FULL ? 200 : 8 },
    )
    expect(late).toBeGreaterThan(0)
  }, 120_000)

  it('is not put back by a run that was overtaken', async () => {
    const db = await api.engine.freshDb()
    await seatsOf(depsOf(db)).begin()
    const at = (time: string) => depsOf(db, { now: () => new Date(time) })
    expect(await createSnapshot(at('2026-11-24T05:00:00Z'))()).toEqual({ written: 1 })
    expect(await createSnapshot(at('2026-11-24T04:00:00Z'))()).toEqual({ written: 0 })
    expect((await progressRepository({ db }).get(programme.id)).asOf).toBe('2026-11-24T04:59:00.000Z')
  })

  it('is no longer counted once the programme is long over', async () => {
    const db = await api.engine.freshDb()
    await seatsOf(depsOf(db)).begin()
    const late = depsOf(db, { now: () => new Date('2028-01-01T00:00:00Z') })
    expect(await createSnapshot(late)()).toEqual({ written: 0 })
  })
})

describe('the door', () => {
  it('answers anyone, and lets caches keep the answer but no refusal', async () => {
    const missing = await api.nobody('GET', '/progress')
    expect(missing.status).toBe(404)
    expect(missing.headers.get('cache-control')).toBe('no-store')
    await seedProgramme(api)
    await createSnapshot(api.deps)()
    const answer = await api.nobody('GET', '/progress')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe(
      'public, max-age=60, s-maxage=300, stale-while-revalidate=3600',
    )
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await answer.json()).toMatchObject({ programme: programme.id, day: 24 })
    expect((await api.nobody('GET', '/progress?programme=unknown')).status).toBe(404)
  })
})
