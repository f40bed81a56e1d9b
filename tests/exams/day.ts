import type { Role } from '../../functions/contract/access.ts'
import type { ExamDay } from '../../functions/contract/exam.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { registers } from '../../functions/waves/registers.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import type { StoredAssessor } from '../../functions/waves/wave.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { type Caller, testApp } from '../support/app.ts'
import { officer, seatsOf } from '../support/seats.ts'

/** What an answer holds, where a test says what it expects of it. */
export type Loose = ReturnType<typeof JSON.parse>

export const examDate = '2026-11-24'
/** An instant of the exam day, by the clock of Malang. */
export const at = (hour: number, minute = 0, second = 0) =>
  new Date(Date.UTC(2026, 10, 24, hour - 7, minute, second)).toISOString()

/**
 * A wave on its exam day at noon: `n` people of these companies have a seat, three more wait; assessors are the
 * officers `assessor-1`, `assessor-2`, …
 */
export async function examDay({
  n = 6,
  examiners = 2,
  cap = 200,
  companies = ['A', 'B', 'C'],
}: { n?: number; examiners?: number; cap?: number; companies?: readonly string[] } = {}) {
  const test = await testApp({ at: '2026-11-20T02:00:00.000Z' })
  const programme = seatsOf(test.deps)
  await programme.begin({ maxPerCompanyPerWave: cap })
  await programme.quota(n + 5)
  const { venues, assessors } = registers(test.deps)
  const venue = await venues.add(
    'malang',
    { name: 'TUK Kepanjen', kind: 'sewaktu', address: 'Kepanjen', capacity: 500, mapUrl: undefined },
    officer,
  )
  const examined: StoredAssessor[] = []
  // One more than sits in the wave, for appeals.
  for (let one = 1; one <= examiners + 1; one++)
    examined.push(
      await assessors.add(
        'malang',
        {
          name: `Asesor ${one}`,
          registration: `MET.000.00${one} 2024`,
          email: `Assessor-${one}@office.test`,
          company: undefined,
        },
        officer,
      ),
    )
  const examinerIds = examined.map(({ id }) => id)
  const wave = await waveRepository(test.deps).add(
    'malang',
    {
      scheme: 'cleaner',
      date: examDate,
      startsAt: '08:00',
      endsAt: '16:00',
      venue: venue.id,
      assessors: examinerIds.slice(0, examiners),
      seats: n + 1,
      note: undefined,
    },
    { venue, assessors: examined.slice(0, examiners) },
    officer,
  )
  const share = Math.ceil(n / companies.length)
  const people = await programme.people(
    companies.map((company, before) => ({ company, n: Math.min(share, n - before * share) })),
  )
  const waiting = await programme.people([{ company: 'D', n: 3 }])
  const found = await programmeRepository(test.deps).get('malang')
  await createAssigner(test.deps)(found, { wave: wave.id, people, cause: 'test' }, officer)
  test.clock.set(at(12))

  const base = `/programmes/malang/exams/${wave.id}`
  const callers = new Map<string, Caller>()
  const as = (id: string, role = id.split('-')[0] as Role) => {
    const caller = callers.get(id) ?? test.as(role, 'malang', id)
    callers.set(id, caller)
    return caller
  }
  /** Asks and reads; fails on a refusal unless that is expected. */
  const ask = async <T = Loose>(id: string, method: string, path: string, body?: unknown, status = 200) => {
    const answer = await as(id)(method, path.startsWith('/') ? path : `${base}${path && `/${path}`}`, body)
    const text = await answer.text()
    if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text) as T
  }
  let serial = 0
  const seen = (nomination: string, over: object = {}) => ({
    id: `checkin-${String(serial++).padStart(6, '0')}`,
    nomination,
    at: at(8),
    device: 'hp-1',
    how: 'scan' as const,
    ...over,
  })
  const ref = (one: { id: string; company: string }) => ({ nomination: one.id, company: one.company })
  return {
    test,
    wave,
    people,
    waiting,
    base,
    examinerIds,
    as,
    ask,
    seen,
    ref,
    day: (id = 'lsp-1') => ask<ExamDay>(id, 'GET', ''),
    /** Everybody comes, is shared out and the day is closed. */
    async hold() {
      await ask('lsp-1', 'POST', 'check-ins', { checkIns: people.map((one) => seen(one.id)) })
      await ask('lsp-1', 'PUT', 'panel', { version: 0, of: {}, share: true })
      await ask('lsp-1', 'POST', 'close')
    },
    /** Each assessor recommends own candidates. */
    async recommendAll(verdict: (nomination: string) => 'K' | 'BK' = () => 'K') {
      const { people: all, assessors: register } = await ask<ExamDay>('lsp-1', 'GET', '')
      for (const [index, { id }] of register.entries())
        await ask('assessor-' + (index + 1), 'POST', 'recommendations', {
          recommendations: all
            .filter((one) => one.assessor === id && one.state === 'attended')
            .map((one) => ({
              nomination: one.nomination,
              company: one.company,
              technical: verdict(one.nomination),
              managerial: 'K',
              notes: 'Cermat',
            })),
        })
    },
  }
}
export type Day = Awaited<ReturnType<typeof examDay>>
