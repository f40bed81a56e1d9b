import { afterEach, describe, expect, it } from 'vitest'
import { header } from '../../functions/bnsp/sheet.ts'
import { resultOf } from '../../functions/bnsp/result.ts'
import type { Attempt, Recommendation } from '../../functions/contract/exam-facts.ts'
import { decidedWave, full, rawCells, textsOf } from './decided.ts'

let day: Awaited<ReturnType<typeof decidedWave>>
afterEach(() => day?.test.stop())

const letters = 'ABCDEFGHIJKLMNOPQRS'.split('')

describe('the sheet of results', () => {
  it('holds everyone decided on, K and BK alike, cell by cell', async () => {
    day = await decidedWave({ n: 4, bk: 1 })
    await day.ask('lsp-1', 'PUT', `${day.wavePath}/schedule`, { scheduleCode: 'JDW-2026/0417' })
    const cells = await textsOf(await day.sheet())
    expect(cells[0]).toEqual([...header])
    expect(cells).toHaveLength(5)
    const { people, assessors } = await day.day()
    const byName = [...people].sort((a, b) => a.name.localeCompare(b.name, 'id'))
    expect(cells.slice(1).map((row) => row[1])).toEqual(byName.map(({ name }) => name))
    for (const [at, row] of cells.slice(1).entries()) {
      const one = byName[at]!
      const kept = day.people.find(({ id }) => id === one.nomination)!
      expect(row).toEqual([
        String(at + 1),
        one.name,
        expect.stringMatching(/^3507011205\d{6}$/),
        full.birthPlace,
        '12/05/1990',
        'L',
        full.address,
        '3507',
        '35',
        kept.phone.replace('+62', '0'),
        '',
        '3',
        '15',
        'JDW-2026/0417',
        '24/11/2026',
        assessors.find(({ id }) => id === one.assessor)!.registration,
        '2',
        '15',
        one.state === 'competent' ? 'K' : 'BK',
      ])
    }
    expect(cells.filter((row) => row.at(-1) === 'BK')).toHaveLength(1)
    expect(new Set(cells.slice(1).map((row) => row[15])).size).toBe(2)
  })

  it('is text in every cell of the file itself: no number, no formula, no date', async () => {
    day = await decidedWave({ n: 3, bk: 0 })
    await day.mend(day.people[0]!, {
      ...full,
      birthPlace: 'Kab. Malang - 1',
      address: '-1+1 Jl. "Panji" & Kawi',
    })
    const file = await day.sheet()
    const { cells, xml, parts } = rawCells(file)
    expect(cells.map(({ at }) => at)).toEqual(
      [1, 2, 3, 4].flatMap((row) => letters.map((letter) => `${letter}${row}`)),
    )
    for (const { kind, format } of cells) {
      expect(kind).toBe('s')
      expect(format).toBe(49)
    }
    expect(cells.slice(0, 19).map(({ text }) => text)).toEqual([...header])
    expect(xml).not.toMatch(/<f[ >/]/)
    expect(parts.filter((name) => /externalLink|vba|macro/i.test(name))).toEqual([])
    expect(cells.map(({ text }) => text)).toEqual((await textsOf(file)).flat())
  })

  it('says beforehand what is blank, and an officer fills it in whatever state she is in', async () => {
    day = await decidedWave({ n: 3, bk: 1, complete: false })
    const before = await day.report()
    expect(before).toMatchObject({ competent: 2, notYetCompetent: 1, undecided: 0, numbered: 0 })
    expect(before.wave.scheduleCode).toBeUndefined()
    expect(before.blanks).toHaveLength(3)
    expect(before.blanks[0].fields).toEqual(Object.keys(full))
    const [one, two] = day.people
    const { education: _, ...partly } = full
    expect(await day.mend(one!, partly)).toMatchObject({ missing: ['education'] })
    expect(await day.mend(two!, full)).toMatchObject({ missing: [] })
    const left = (await day.report()).blanks as { nomination: string; fields: string[] }[]
    expect(left.map(({ nomination }) => nomination).sort()).toEqual([one!.id, day.people[2]!.id].sort())
    // The same again changes nothing; an old version is refused; so is what is no code.
    expect((await day.mend(two!, full)).version).toBe((await day.mend(two!, full)).version)
    const path = `${day.base}/companies/${two!.company}/nominations/${two!.id}`
    await day.ask('lsp-1', 'PUT', path, { ...full, cityCode: '3573', version: 1 }, 409)
    const wrong = await day.ask('lsp-1', 'PUT', path, { cityCode: '35', education: 'x', version: 1 }, 400)
    expect(wrong.errors.map(({ field }: { field: string }) => field)).toEqual(['cityCode', 'education'])
  })

  it('leaves out whom the committee has not decided on, and who appeals', async () => {
    day = await decidedWave({ n: 3, bk: 1 })
    const [failed] = day.people
    await day.ask(
      'lsp-1',
      'POST',
      `/programmes/malang/companies/${failed!.company}/nominations/${failed!.id}/appeal`,
      { reason: 'Praktik belum dinilai' },
    )
    expect(await day.report()).toMatchObject({ competent: 2, notYetCompetent: 0, undecided: 1 })
    expect(await textsOf(await day.sheet())).toHaveLength(3)
  })

  it('keeps the BK of one who is examined again elsewhere', async () => {
    day = await decidedWave({ n: 3, bk: 1 })
    const [failed] = day.people
    await day.ask(
      'lsp-1',
      'POST',
      `/programmes/malang/companies/${failed!.company}/nominations/${failed!.id}/reassess`,
      {},
    )
    const cells = await textsOf(await day.sheet())
    expect(cells).toHaveLength(4)
    const row = cells.find(([, name]) => name === failed!.name)!
    expect([row[14], row[18]]).toEqual(['24/11/2026', 'BK'])
    expect(row[15]).toMatch(/^MET/)
  })

  it('names who examined last', () => {
    const found = (assessor: string) => ({ assessor }) as Recommendation
    const decision = { verdict: 'K' as const, by: 'c', email: 'c@x', at: '' }
    const appeal = { at: '', by: '', reason: '', before: { recommendation: found('a'), decision } }
    const attempt = { outcome: 'not_yet_competent', decision: { ...decision, verdict: 'BK' } } as Attempt
    expect(resultOf({ state: 'competent', decision, recommendation: found('a') })).toMatchObject({
      assessor: 'a',
      competent: true,
    })
    const after = { state: 'certified', decision, appeal: { ...appeal, recommendation: found('b') } }
    expect(resultOf({ ...after, recommendation: found('a') })).toMatchObject({ assessor: 'b' })
    for (const state of ['attended', 'recommended', 'appealed'])
      expect(resultOf({ state, decision })).toEqual({ kind: 'open' })
    for (const state of ['absent', 'assigned', 'withdrawn'])
      expect(resultOf({ state })).toEqual({ kind: 'none' })
    expect(resultOf({ state: 'assigned' }, attempt)).toMatchObject({ competent: false })
  })
})

describe('what BNSP knows of a wave', () => {
  it('is one code for one wave, changed only by who saw it', async () => {
    day = await decidedWave({ n: 3 })
    const set = (body: object, status = 200) =>
      day.ask('lsp-1', 'PUT', `${day.wavePath}/schedule`, body, status)
    await set({ scheduleCode: 'J-1' })
    await set({ scheduleCode: 'J-1' })
    expect((await set({ scheduleCode: 'J-2' }, 409)).code).toBe('version.stale')
    await set({ scheduleCode: '---' }, 400)
    await set({ scheduleCode: 'J-2', seen: 'J-1' })
    const { test, wave } = day
    const { seatsOf } = await import('../support/seats.ts')
    const other = await seatsOf(test.deps).another(wave, { date: '2026-12-20' })
    const path = `${day.base}/waves/${other.id}/schedule`
    expect((await day.ask('lsp-1', 'PUT', path, { scheduleCode: 'j 2' }, 409)).code).toBe(
      'bnsp.schedule_taken',
    )
    // The code that was given up is free again.
    await day.ask('lsp-1', 'PUT', path, { scheduleCode: 'J-1' })
    const listed = await day.ask('auditor-1', 'GET', `${day.base}/waves`)
    expect(listed.map(({ scheduleCode }: { scheduleCode: string }) => scheduleCode)).toEqual(['J-2', 'J-1'])
  })

  it('lets one of two officers set it who look at the same time', async () => {
    day = await decidedWave({ n: 3 })
    const codes = ['J-1', 'J-2', 'J-3', 'J-4']
    const answers = await Promise.all(
      codes.map((scheduleCode, at) =>
        day.as(`lsp-${at + 1}`)('PUT', `${day.wavePath}/schedule`, { scheduleCode }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  it('is reported once, when everything is decided', async () => {
    day = await decidedWave({ n: 3 })
    const letter = { letterNo: 'B-77/LSP/2026', letterDate: '2026-11-24' }
    const report = (body: object, status = 200) =>
      day.ask('lsp-1', 'POST', `${day.wavePath}/report`, body, status)
    expect(await report(letter)).toMatchObject({ state: 'reported', reportedBy: letter.letterNo })
    await report(letter)
    expect((await report({ ...letter, letterNo: 'B-78' }, 409)).code).toBe('bnsp.reported_before')
    expect(await day.report()).toMatchObject({ wave: { reportedOn: '2026-11-24' }, competent: 2 })
  })

  it('is not reported before', async () => {
    day = await decidedWave({ n: 3 })
    const { seatsOf } = await import('../support/seats.ts')
    const other = await seatsOf(day.test.deps).another(day.wave, { date: '2026-12-20' })
    const path = `${day.base}/waves/${other.id}/report`
    const refused = await day.ask('lsp-1', 'POST', path, { letterNo: 'B', letterDate: '2026-11-24' }, 409)
    expect(refused.code).toBe('bnsp.not_decided')
  })
})

describe('the code tables', () => {
  it('are the usual ones, and after an edit both sheets say what the LSP says', async () => {
    day = await decidedWave({ n: 3, bk: 0 })
    const codes = await day.ask('auditor-1', 'GET', `${day.base}/codes`)
    expect(codes).toMatchObject({ version: 0 })
    expect(codes.education).toHaveLength(10)
    const own = {
      ...codes,
      education: codes.education.map((row: { id: string }) =>
        row.id === '3' ? { ...row, code: '03', name: 'SLTA' } : row,
      ),
      city: [...codes.city, { id: '3578', code: '3578', name: 'Kota Surabaya' }],
      funding: codes.funding.map((row: { id: string }) => (row.id === '2' ? { ...row, code: '22' } : row)),
    }
    expect(await day.ask('lsp-1', 'PUT', `${day.base}/codes`, own)).toMatchObject({ version: 1 })
    expect((await day.ask('lsp-2', 'PUT', `${day.base}/codes`, own, 409)).code).toBe('version.stale')
    const [, first] = await textsOf(await day.sheet())
    expect([first![11], first![16]]).toEqual(['03', '22'])
    const answer = await day.as('lsp-1')('GET', '/papers/programmes/malang/quota/cleaner/bnsp.xlsx')
    const [, waiting] = await textsOf(new Uint8Array(await answer.arrayBuffer()))
    expect(waiting![16]).toBe('22')
  })

  it('refuse what would lose what nominations hold, all faults at once', async () => {
    day = await decidedWave({ n: 3, bk: 0 })
    const codes = await day.ask('lsp-1', 'GET', `${day.base}/codes`)
    const wrong = {
      ...codes,
      education: codes.education.slice(1),
      ministry: [codes.ministry[0], codes.ministry[0]],
      funding: [{ id: '1', code: '', name: 'APBN' }],
      province: [],
    }
    const { errors } = await day.ask('lsp-1', 'PUT', `${day.base}/codes`, wrong, 400)
    expect(
      errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`).sort(),
    ).toEqual([
      'education codes.fixed',
      'funding.0.code field.required',
      'ministry codes.twice',
      'province field.required',
    ])
  })
})

describe('who may', () => {
  it('look is the LSP and the auditor; download and write the LSP alone', async () => {
    day = await decidedWave({ n: 3 })
    const looks = async (who: string) =>
      Promise.all(
        [day.wavePath, `${day.base}/codes`, `${day.base}/waves`].map(
          async (path) => (await day.as(who)('GET', path)).status,
        ),
      )
    expect(await looks('auditor-1')).toEqual([200, 200, 200])
    for (const who of ['disnaker-1', 'assessor-1', 'committee-1', 'permit-1'])
      expect(await looks(who)).toEqual([403, 403, 403])
    for (const who of ['auditor-1', 'disnaker-1', 'assessor-1', 'committee-1']) {
      expect((await day.as(who)('GET', `/papers${day.wavePath}/results.xlsx`)).status).toBe(403)
      expect((await day.as(who)('POST', `${day.wavePath}/returned`, { rows: [] })).status).toBe(403)
    }
  })

  it('download is recorded, without any NIK', async () => {
    day = await decidedWave({ n: 3 })
    await day.sheet()
    const entries = await day.test.db.queryAll({
      TableName: day.test.db.tables.audit,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'P#malang#2026-11-24T05' },
    })
    expect(entries.filter(({ what }) => what === 'bnsp.results_listed')).toMatchObject([
      { by: 'staff:lsp-1', after: { rows: 3 } },
    ])
    expect(JSON.stringify(entries)).not.toMatch(/\d{16}/)
  })
})
