import { afterEach, describe, expect, it } from 'vitest'
import { mailsOf, drift } from '../support/counters.ts'
import { workingDaysAfter } from '../../functions/exams/exam.ts'
import { type Day, examDay, type Loose } from './day.ts'

let day: Day
afterEach(() => day.test.stop())
const decide = (who: string, wanted: { id: string; company: string }[], verdict = 'K', note?: string) =>
  day.ask(who, 'POST', 'decisions', {
    decisions: wanted.map((one) => ({ ...day.ref(one), verdict, ...(note && { note }) })),
  })

describe('a recommendation', () => {
  it('is given by the assessor whose candidate it is, and by nobody else', async () => {
    day = await examDay({ n: 4 })
    await day.hold()
    const { people, assessors } = await day.day()
    expect(people.map((one) => one.assessor).sort()).toEqual(
      [...assessors, ...assessors].map(({ id }) => id).sort(),
    )
    const [mine] = people.filter((one) => one.assessor === assessors[0]!.id)
    const body = {
      recommendations: [
        { nomination: mine!.nomination, company: mine!.company, technical: 'K', managerial: 'BK' },
      ],
    }
    const foreign = await day.ask('assessor-2', 'POST', 'recommendations', body)
    expect(foreign.skipped).toMatchObject([{ code: 'exam.not_yours' }])
    const admin = await day.ask('admin-1', 'POST', 'recommendations', body)
    expect(admin.skipped).toMatchObject([{ code: 'exam.not_yours' }])
    const own = await day.ask('assessor-1', 'POST', 'recommendations', body)
    expect(own.people).toMatchObject([{ state: 'recommended', recommendation: { verdict: 'BK' } }])
    body.recommendations[0]!.managerial = 'K'
    const mended = await day.ask('assessor-1', 'POST', 'recommendations', body)
    expect(mended.people).toMatchObject([{ state: 'recommended', recommendation: { verdict: 'K' } }])
    // What is not hers is not shown to her.
    const seen = (await day.day('assessor-2')).people.find((one) => one.nomination === mine!.nomination)
    expect(seen).not.toHaveProperty('recommendation')
    expect((await day.as('assessor-3')('GET', day.base)).status).toBe(403)
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })

  it('is not for more than ten candidates of one assessor', async () => {
    day = await examDay({ n: 11, examiners: 2 })
    const of = Object.fromEntries(day.people.map((one) => [one.id, day.examinerIds[0]!]))
    expect((await day.as('lsp-1')('PUT', `${day.base}/panel`, { version: 0, of })).status).toBe(400)
    await day.ask('lsp-1', 'PUT', 'panel', { version: 0, of: {}, share: true })
    expect((await day.as('lsp-1')('PUT', `${day.base}/panel`, { version: 0, of: {} })).status).toBe(409)
  })
})

describe('a decision', () => {
  it('is the committee’s, owes its mail, and settles the wave', async () => {
    day = await examDay({ n: 4 })
    await day.hold()
    const [first, ...rest] = day.people as [Loose, ...Loose[]]
    expect((await decide('committee-1', [first])).skipped).toMatchObject([{ code: 'nomination.wrong_state' }])
    await day.recommendAll()
    expect((await decide('committee-1', [first], 'BK')).skipped).toMatchObject([{ code: 'exam.note_needed' }])
    const told = await decide('committee-1', [first], 'BK', 'Unsur K3 belum terpenuhi')
    expect(told).toMatchObject({ skipped: [], state: 'held', people: [{ state: 'not_yet_competent' }] })
    expect((await decide('committee-1', rest)).state).toBe('decided')
    const again = await decide('committee-1', rest)
    expect(again.skipped.length).toBe(3)
    const results = (await mailsOf(day.test.db, 'malang')).filter(({ kind }) => kind === 'result')
    expect(results.map(({ company }) => company).toSorted()).toEqual(
      [...new Set(day.people.map(({ company }) => company))].toSorted(),
    )
    const one = await day.test.as('lsp')('GET', `/programmes/malang/companies/A/nominations/${first.id}`)
    expect(await one.json()).toMatchObject({
      state: 'not_yet_competent',
      examDate: '2026-11-24',
      decidedAt: '2026-11-24T05:00:00.000Z',
      appealUntil: workingDaysAfter('2026-11-24', 14),
    })
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })

  it('is refused to the person who recommended, whatever the role and the account', async () => {
    day = await examDay({ n: 2, examiners: 1 })
    await day.hold()
    await day.recommendAll()
    // The same person with a second role, and the same address under another account.
    const both = day.test.as('committee', 'malang', 'assessor-1')
    const body = { decisions: day.people.map((one) => ({ ...day.ref(one), verdict: 'K' })) }
    const told = (await (await both('POST', `${day.base}/decisions`, body)).json()) as Loose
    expect(told.skipped.map(({ code }: Loose) => code)).toEqual(['exam.same_person', 'exam.same_person'])
    const { mayDecide } = await import('../../functions/exams/exam.ts')
    const found = (await day.day()).people[0]!
    expect(mayDecide(found, { id: 'other', email: 'ASSESSOR-1@office.test' }, { verdict: 'K' })).toBe(
      'exam.same_person',
    )
    expect((await decide('committee-1', day.people)).skipped).toEqual([])
  })

  it('by two members at once is taken once', async () => {
    day = await examDay({ n: 3, examiners: 1 })
    await day.hold()
    await day.recommendAll()
    const told = await Promise.all([decide('committee-1', day.people), decide('committee-2', day.people)])
    expect(told.flatMap(({ skipped }) => skipped).length).toBe(3)
    expect((await mailsOf(day.test.db, 'malang')).filter(({ kind }) => kind === 'result').length).toBe(3)
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })
})

describe('an appeal', () => {
  const path = (one: { id: string; company: string }, what: string) =>
    `/programmes/malang/companies/${one.company}/nominations/${one.id}/${what}`

  it('goes to another assessor and is decided by the committee again, once', async () => {
    day = await examDay({ n: 2, examiners: 1 })
    await day.hold()
    await day.recommendAll()
    const [first] = day.people as [Loose]
    await decide('committee-1', day.people, 'BK', 'Alasan')
    const portal = day.test.asCompany({ programme: 'malang', company: first.company })
    const taken = await portal('POST', `/portal/nominations/${first.id}/appeal`, {
      reason: 'Hasil tidak sesuai',
    })
    expect(await taken.json()).toMatchObject({ state: 'appealed' })
    const to = (assessor: string) => day.as('lsp-1')('POST', path(first, 'appeal/assessor'), { assessor })
    expect(((await (await to(day.examinerIds[0]!)).json()) as Loose).code).toBe('exam.other_assessor')
    expect((await to(day.examinerIds[1]!)).status).toBe(200)
    const recommendations = [{ ...day.ref(first), technical: 'K', managerial: 'K' }]
    expect(
      (await day.ask('assessor-1', 'POST', 'recommendations', { recommendations })).skipped,
    ).toMatchObject([{ code: 'exam.not_yours' }])
    expect((await decide('committee-1', [first])).skipped).toMatchObject([{ code: 'exam.not_recommended' }])
    expect((await day.ask('assessor-2', 'GET', '/programmes/malang/appeals')).length).toBe(1)
    expect((await day.ask('assessor-2', 'POST', 'recommendations', { recommendations })).skipped).toEqual([])
    expect((await decide('committee-1', [first])).people).toMatchObject([{ state: 'competent' }])
    expect((await day.as('lsp-1')('POST', path(first, 'appeal'), { reason: 'x' })).status).toBe(409)
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })

  it('comes within the working days of the programme', async () => {
    day = await examDay({ n: 1, examiners: 1 })
    await day.hold()
    await day.recommendAll()
    await decide('committee-1', day.people)
    expect(workingDaysAfter('2026-11-24', 14)).toBe('2026-12-14')
    day.test.clock.set('2026-12-15T02:00:00Z')
    const answer = await day.test.as('lsp', 'malang', 'later')('POST', path(day.people[0]!, 'appeal'), {
      reason: 'x',
    })
    expect(((await answer.json()) as Loose).code).toBe('exam.appeal_late')
  })
})

describe('another exam', () => {
  it('follows absence and a BK, keeps what was, and never holds a person twice', async () => {
    day = await examDay({ n: 3, examiners: 1 })
    const [absentee, failed, passed] = day.people as [Loose, Loose, Loose]
    await day.ask('lsp-1', 'POST', 'check-ins', { checkIns: [day.seen(failed.id), day.seen(passed.id)] })
    await day.ask('lsp-1', 'PUT', 'panel', { version: 0, of: {}, share: true })
    await day.ask('lsp-1', 'POST', 'close')
    await day.recommendAll((id) => (id === failed.id ? 'BK' : 'K'))
    await decide('committee-1', [failed], 'BK')
    await decide('committee-1', [passed])
    const again = (one: Loose) =>
      day.as('lsp-1')(
        'POST',
        `/programmes/malang/companies/${one.company}/nominations/${one.id}/reassess`,
        {},
      )
    expect((await again(passed)).status).toBe(409)
    expect((await again(failed)).status).toBe(200)
    expect((await again(failed)).status).toBe(409)
    const portal = day.test.asCompany({ programme: 'malang', company: absentee.company })
    const waiting = await portal('POST', `/portal/nominations/${absentee.id}/reassess`, {})
    expect(await waiting.json()).toMatchObject({ id: absentee.id, state: 'verified' })
    expect(await drift(day.test.db, 'malang')).toEqual([])
    // The day still shows how it ended for them.
    const { people, wave } = await day.day()
    expect(people.map(({ state, left }) => [state, left]).sort()).toEqual([
      ['absent', true],
      ['competent', undefined],
      ['not_yet_competent', true],
    ])
    expect(wave.taken).toBe(3)
  })
})
