import { sample, shuffledSubarray } from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { slipCode } from '../../functions/contract/slip.ts'
import { createWalkIns } from '../../functions/exams/walk-ins.ts'
import type { Db, Write } from '../../functions/platform/db.ts'
import type { AppError } from '../../functions/platform/errors.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { createWaveJobs } from '../../functions/waves/jobs.ts'
import { createPlaces } from '../../functions/waves/places.ts'
import { registers } from '../../functions/waves/registers.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { altered, targetOf } from '../support/faulty-db.ts'
import { officer } from '../support/seats.ts'
import { at, type Day, examDay, type Loose } from './day.ts'

let day: Day
const isCheckOf = (wave: string) => (write: Write) =>
  'ConditionCheck' in write && targetOf(write).sk === `wave#${wave}`
afterEach(() => day.test.stop())
const stands = async () =>
  Object.fromEntries((await day.day()).people.map((one) => [one.nomination, [one.state, one.attendance?.at]]))

describe('check-ins', () => {
  it('of three devices, in any order, repeated, count everybody once, at the earliest sight', async () => {
    day = await examDay({ n: 6 })
    const sights = day.people.flatMap((one, index) => [
      day.seen(one.id, { at: at(8, index), device: 'hp-1' }),
      day.seen(one.id, { at: at(7, 30 + index), device: 'hp-2', how: 'name' }),
      day.seen(one.id, { at: at(8, 30 + index), device: 'hp-3' }),
    ])
    const [shuffled] = sample(
      shuffledSubarray(sights, { minLength: sights.length, maxLength: sights.length }),
      { numRuns: 1, seed: 7 },
    )
    const batches = [0, 5, 11].map((from, index) => shuffled!.slice(from, [5, 11, 18][index]))
    const told = await Promise.all(
      [...batches, ...batches].map((checkIns) => day.ask('lsp-1', 'POST', 'check-ins', { checkIns })),
    )
    expect(
      told.flatMap(({ outcomes }) => outcomes).filter(({ outcome }: Loose) => outcome === 'attended').length,
    ).toBe(6)
    expect(told.flatMap(({ outcomes }) => outcomes).some(({ outcome }: Loose) => outcome === 'refused')).toBe(
      false,
    )
    expect(await stands()).toEqual(
      Object.fromEntries(day.people.map((one, index) => [one.id, ['attended', at(7, 30 + index)]])),
    )
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })

  it('that cannot count are refused, each for its reason, and shown to the officer', async () => {
    day = await examDay({ n: 3 })
    const [first, second, third] = day.people as [Loose, Loose, Loose]
    await day.test.asCompany({ programme: 'malang', company: third.company })(
      'POST',
      `/portal/nominations/${third.id}/withdraw`,
      {},
    )
    const { outcomes } = await day.ask('lsp-1', 'POST', 'check-ins', {
      checkIns: [
        day.seen(first.id, { at: '2026-11-23T02:00:00Z' }),
        day.seen(second.id, { at: at(15) }),
        day.seen(third.id, { company: third.company }),
        day.seen(day.waiting[0]!.id, { company: 'D' }),
        day.seen('nobody'),
      ],
    })
    expect(outcomes.map(({ outcome, code }: Loose) => [outcome, code])).toEqual([
      ['refused', 'exam.other_day'],
      ['refused', 'exam.clock'],
      ['refused', 'exam.withdrawn'],
      ['refused', 'exam.not_listed'],
      ['refused', 'exam.not_listed'],
    ])
    expect(outcomes.every(({ text }: Loose) => text.length > 20)).toBe(true)
    expect((await day.day()).conflicts.length).toBe(5)
    // Counted by now: no conflict any more.
    await day.ask('assessor-1', 'POST', 'check-ins', { checkIns: [day.seen(first.id)] })
    expect((await day.day()).conflicts.length).toBe(4)
    const used = day.seen(first.id)
    await day.ask('lsp-1', 'POST', 'check-ins', { checkIns: [used] })
    const reused = await day.ask('lsp-1', 'POST', 'check-ins', {
      checkIns: [{ ...used, nomination: second.id }],
    })
    expect(reused.outcomes[0]).toMatchObject({ outcome: 'refused', code: 'exam.id_reused' })
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })

  it('are for the wave’s own assessors and the LSP', async () => {
    day = await examDay({ n: 2, examiners: 1 })
    const checkIns = [day.seen(day.people[0]!.id)]
    expect((await day.as('assessor-9')('POST', `${day.base}/check-ins`, { checkIns })).status).toBe(403)
    expect((await day.as('committee-1')('POST', `${day.base}/check-ins`, { checkIns })).status).toBe(403)
    const roll = await day.ask('assessor-1', 'GET', 'roll')
    expect(roll.people.length).toBe(2)
    // What is typed at the door is what the slip says.
    expect(roll.people.map(({ code }: Loose) => code).sort()).toEqual(
      day.people.map(({ id }) => slipCode(id)).sort(),
    )
    expect(JSON.stringify(roll)).not.toMatch(/nik|\d{16}|phone|email/i)
  })
})

describe('an edit of a wave on its day', () => {
  it('is told to those who are not there yet, and leaves nothing undone', async () => {
    day = await examDay({ n: 4 })
    const [here] = day.people as [Loose]
    await day.ask('lsp-1', 'POST', 'check-ins', { checkIns: [day.seen(here.id)] })
    const { scheme, date, startsAt, venue, assessors, seats, version } = day.wave
    await day.ask('lsp-1', 'PUT', `/programmes/malang/waves/${day.wave.id}`, {
      scheme,
      date,
      startsAt,
      endsAt: '17:00',
      venue,
      assessors,
      seats,
      version,
    })
    expect((await createWaveJobs(day.test.deps)(Date.now() + 5000)).left).toBe(0)
    const told = (await mailsOf(day.test.db, 'malang')).filter(({ kind }) => kind === 'wave_change_company')
    expect(told.length).toBe(2)
  })
})

describe('the end of the day', () => {
  it('makes absent who was not seen, frees the person, and takes late word of a device', async () => {
    day = await examDay({ n: 5 })
    const [first, second, late] = day.people as [Loose, Loose, Loose]
    await day.ask('lsp-1', 'POST', 'check-ins', { checkIns: [day.seen(first.id), day.seen(second.id)] })
    expect(await day.ask('lsp-1', 'POST', 'close')).toEqual({ absent: 3, attended: 2 })
    expect(await day.ask('lsp-1', 'POST', 'close')).toEqual({ absent: 3, attended: 2 })
    const told = await day.ask('lsp-1', 'POST', 'check-ins', { checkIns: [day.seen(late.id, { at: at(9) })] })
    expect(told.outcomes[0].outcome).toBe('attended')
    expect((await day.day()).people.filter(({ state }) => state === 'absent').length).toBe(2)
    expect((await day.day()).wave.state).toBe('held')
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })

  it('does not come before its day', async () => {
    day = await examDay({ n: 2 })
    day.test.clock.set('2026-11-23T02:00:00Z')
    expect((await day.test.as('lsp')('POST', `${day.base}/close`)).status).toBe(409)
  })

  it('comes by itself on the day after', async () => {
    day = await examDay({ n: 3 })
    const { createExamJobs } = await import('../../functions/exams/jobs.ts')
    await day.ask('lsp-1', 'POST', 'check-ins', { checkIns: [day.seen(day.people[0]!.id)] })
    const run = createExamJobs(day.test.deps)
    expect(await run(Date.now() + 10_000)).toEqual({ closed: 0 })
    day.test.clock.set('2026-11-25T02:00:00Z')
    expect(await run(Date.now() + 10_000)).toEqual({ closed: 1 })
    expect(await run(Date.now() + 10_000)).toEqual({ closed: 0 })
    const call = day.test.as('lsp', 'malang', 'lsp-later')
    expect(
      ((await (await call('GET', day.base)).json()) as Loose).people.map((one: Loose) => one.state).sort(),
    ).toEqual(['absent', 'absent', 'attended'])
  })
})

describe('the end of a day that was cut off', () => {
  it('is made good by the next run', async () => {
    day = await examDay({ n: 3 })
    const { createExamJobs } = await import('../../functions/exams/jobs.ts')
    day.test.clock.set('2026-11-25T02:00:00Z')
    let transactions = 0
    const dying: Db = {
      ...day.test.db,
      async transact(...of) {
        if (++transactions > 1) throw new Error('cut off')
        return day.test.db.transact(...of)
      },
    }
    const soon = () => Date.now() + 10_000
    await expect(createExamJobs({ ...day.test.deps, db: dying })(soon())).rejects.toThrow('cut off')
    const states = async () => {
      const call = day.test.as('lsp', 'malang', `lsp-${day.test.deps.newId()}`)
      return ((await (await call('GET', day.base)).json()) as Loose).people.map((one: Loose) => one.state)
    }
    expect(await states()).toEqual(['assigned', 'assigned', 'assigned'])
    await createExamJobs(day.test.deps)(soon())
    expect(await states()).toEqual(['absent', 'absent', 'absent'])
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })
})

describe('walk-ins', () => {
  it('take the seat that is left, and then that of one who did not come', async () => {
    day = await examDay({ n: 3 })
    const [first, second] = day.waiting as [Loose, Loose]
    const reason = 'Datang tanpa undangan'
    await day.ask('lsp-1', 'POST', 'walk-ins', { ...day.ref(first), reason })
    expect(
      (await day.as('lsp-1')('POST', `${day.base}/walk-ins`, { ...day.ref(second), reason })).status,
    ).toBe(409)
    const seated = await day.ask('lsp-1', 'POST', 'walk-ins', {
      ...day.ref(second),
      instead: day.ref(day.people[0]!),
      reason,
    })
    expect(seated).toMatchObject({ state: 'attended', attendance: { how: 'replacement' } })
    const states = await stands()
    expect(states[second.id]?.[0]).toBe('attended')
    expect(states[day.people[0]!.id]).toBeUndefined()
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })

  it('are an officer’s, and nobody who came is replaced', async () => {
    day = await examDay({ n: 2 })
    const body = { ...day.ref(day.waiting[0]!), instead: day.ref(day.people[0]!), reason: 'x' }
    expect((await day.as('assessor-1')('POST', `${day.base}/walk-ins`, body)).status).toBe(403)
    await day.ask('lsp-1', 'POST', 'check-ins', { checkIns: [day.seen(day.people[0]!.id)] })
    expect((await day.as('lsp-1')('POST', `${day.base}/walk-ins`, body)).status).toBe(409)
  })

  it('race for one seat: one gets it', async () => {
    day = await examDay({ n: 2 })
    const answers = await Promise.all(
      day.waiting.map((one) =>
        day.as('lsp-1')('POST', `${day.base}/walk-ins`, { ...day.ref(one), reason: 'x' }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })

  it.each([
    ['with the condition on the wave', (db: Db) => db, true],
    [
      'without it',
      (db: Db) => altered(db, (writes) => writes.filter((write) => !isCheckOf(day.wave.id)(write))),
      false,
    ],
  ] as [string, (db: Db) => Db, boolean][])(
    'never replace one by somebody whose company has just come to employ an assessor, %s',
    async (_, through, refused) => {
      day = await examDay({ n: 3 })
      const { db } = day.test.deps
      const employ = async () => {
        const before = await registers(day.test.deps).assessors.get('malang', day.examinerIds[0]!)
        await createPlaces(day.test.deps).editAssessor(
          'malang',
          before.id,
          { ...before, company: 'D' },
          officer,
        )
      }
      const late: Db = {
        ...db,
        async transact(writes, token) {
          await employ()
          await through(db).transact(writes, token)
        },
      }
      const admitted = createWalkIns({ ...day.test.deps, db: late })(
        await programmeRepository(day.test.deps).get('malang'),
        await waveRepository(day.test.deps).get('malang', day.wave.id),
        { ...day.ref(day.waiting[0]!), instead: day.ref(day.people[0]!), reason: 'x' },
        officer,
      )
      const end = await admitted.then(
        ({ state }) => state,
        ({ code }: AppError) => code,
      )
      // Seated, she would be examined by her own company.
      expect(end).toBe(refused ? 'wave.wrong_state' : 'attended')
    },
  )
})
