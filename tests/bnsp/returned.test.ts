import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Candidate, judgeReturned } from '../../functions/bnsp/returned-row.ts'
import { header } from '../../functions/bnsp/sheet.ts'
import { workbook } from '../../functions/bnsp/workbook.ts'
import { ReturnedRow, type ReturnedRowInput } from '../../functions/contract/bnsp.ts'
import { readReturnedHeading } from '../../functions/contract/returned/heading.ts'
import { readReturned } from '../../functions/contract/returned/reader.ts'
import { RosterError } from '../../functions/contract/roster/roster-error.ts'
import type { Loose } from '../exams/day.ts'
import { drift } from '../support/counters.ts'
import * as v from 'valibot'
import { decidedWave, filledIn, textsOf } from './decided.ts'

const numbersFor = (row: string[], at: number) =>
  row.at(-1) === 'K' ? [`CS.001.${at}/2026`, `REG.${at}`, `B${at}`] : []
const csvOf = (lines: string[][]) =>
  new TextEncoder().encode(lines.map((line) => line.join(';')).join('\r\n'))

describe('what BNSP returned', () => {
  let day: Awaited<ReturnType<typeof decidedWave>>
  afterEach(() => day?.test.stop())

  it('comes back into the nominations as it went out: export, fill in, check, write, write again', async () => {
    day = await decidedWave({ n: 4, bk: 1 })
    const { rows, found, headerRow } = readReturned(await filledIn(await day.sheet(), numbersFor))
    expect(headerRow).toBe(1)
    expect(found).toEqual({
      scheduleCode: 'N',
      verdict: 'S',
      certificateNo: 'T',
      registrationNo: 'U',
      blankNo: 'V',
    })
    const checked = await day.returned(rows)
    expect(checked).toMatchObject({ scheduleCode: 'JDW-1', scheduleSet: true })
    expect(checked.rows.map(({ verdict }: Loose) => verdict)).toEqual(Array(4).fill('taken'))
    for (const { nik } of checked.rows) expect(nik).toMatch(/^3507•{8}\d{4}$/)
    // Nothing was written yet.
    expect(await day.report()).toMatchObject({ numbered: 0 })

    const written = await day.returned(rows, true)
    expect(written.rows.map(({ verdict }: Loose) => verdict)).toEqual(Array(4).fill('taken'))
    const report = await day.report()
    expect(report).toMatchObject({ competent: 3, numbered: 3, wave: { scheduleCode: 'JDW-1' } })
    const path = `/programmes/malang/certificates/waves/${day.wave.id}`
    const graduates = await day.ask('lsp-1', 'GET', path)
    const wanted = rows.filter(({ certificateNo }) => certificateNo)
    expect(
      graduates
        .map(({ name, certificateNo, registrationNo, blankNo }: Loose) => [
          name,
          certificateNo,
          registrationNo,
          blankNo,
        ])
        .sort(),
    ).toEqual(wanted.map((row) => [row.name, row.certificateNo, row.registrationNo, row.blankNo]).sort())

    const again = await day.returned(rows, true)
    expect(again.scheduleSet).toBe(false)
    expect(again.rows.map(({ verdict }: Loose) => verdict)).toEqual(Array(4).fill('unchanged'))
    const versions = async () =>
      Promise.all(
        day.people.map(
          async ({ company, id }) =>
            (await day.ask('lsp-1', 'GET', `/programmes/malang/companies/${company}/nominations/${id}`))
              .version,
        ),
      )
    const before = await versions()
    await day.returned(rows, true)
    expect(await versions()).toEqual(before)
    expect(await drift(day.test.db, 'malang')).toEqual([])

    // The certificates take these numbers.
    const issued = await day.ask('lsp-1', 'POST', `${path}/issue`, { issuedOn: '2026-11-24' })
    expect(issued).toMatchObject({ issued: 3, skipped: [] })
    const after = await day.returned(rows, true)
    expect(after.rows.map(({ verdict }: Loose) => verdict)).toEqual(Array(4).fill('unchanged'))
    const other = rows.map((row) => ({ ...row, ...(row.blankNo && { blankNo: `${row.blankNo}0` }) }))
    const refused = await day.returned(other, true)
    expect(refused.rows.flatMap(({ findings }: Loose) => findings.map(({ code }: Loose) => code))).toEqual(
      Array(3).fill('bnsp.issued_otherwise'),
    )
  })

  it('is answered row by row with every fault at once, and what is good is written alone', async () => {
    day = await decidedWave({ n: 4, bk: 1 })
    const { rows } = readReturned(await filledIn(await day.sheet(), numbersFor))
    const k = rows.filter(({ certificateNo }) => certificateNo)
    const bk = rows.find(({ certificateNo }) => !certificateNo)!
    const [one, two, three] = k as [ReturnedRowInput, ReturnedRowInput, ReturnedRowInput]
    const bad: ReturnedRowInput[] = [
      { ...one, certificateNo: '=HYPERLINK("x")', registrationNo: 'x'.repeat(41), name: 'Orang Lain' },
      { ...two, certificateNo: 'CS-9', row: 12, scheduleCode: '' },
      { ...three, certificateNo: 'cs 9', row: 13 },
      { ...bk, certificateNo: 'CS.77', row: 14 },
      { ...one, row: 15, certificateNo: 'CS.78', registrationNo: 'R78', blankNo: 'B78' },
      { row: 16, nik: '3507', certificateNo: 'CS.79' },
      { row: 17, nik: '3507014101900001', name: 'Tidak Dikenal', certificateNo: 'CS.80' },
      { row: 18, nik: '3507011205900000', unread: [{ field: 'nik', code: 'nik.number' }] },
    ]
    const { rows: told } = await day.returned(bad, true)
    const codes = told.map(({ findings }: Loose) =>
      findings.map(({ field, code }: Loose) => `${field} ${code}`),
    )
    expect(codes).toEqual([
      [
        'certificateNo bnsp.number_unreadable',
        'registrationNo bnsp.number_unreadable',
        'certificateNo bnsp.certificate_no_missing',
        'name bnsp.name_differs',
      ],
      ['certificateNo bnsp.number_repeated'],
      ['certificateNo bnsp.number_repeated'],
      ['certificateNo bnsp.not_competent'],
      ['nik bnsp.nik_repeated'],
      ['nik nik.length'],
      ['nik bnsp.not_in_wave'],
      ['nik nik.number'],
    ])
    for (const { verdict, findings } of told) {
      expect(verdict).toBe('refused')
      for (const { code, text } of findings) expect(text).not.toBe(code)
    }
    expect(JSON.stringify(told)).not.toMatch(/\d{16}/)
    expect(await day.report()).toMatchObject({ numbered: 0 })
    expect((await day.report()).wave.scheduleCode).toBeUndefined()

    const { rows: some } = await day.returned([one, { ...two, certificateNo: '' }, bad[5]!], true)
    expect(some.map(({ verdict }: Loose) => verdict)).toEqual(['taken', 'refused', 'refused'])
    expect(await day.report()).toMatchObject({ numbered: 1 })
  })

  it('waits for an officer’s word where a name or a result is another', async () => {
    day = await decidedWave({ n: 3, bk: 0 })
    const { rows } = readReturned(await filledIn(await day.sheet(), numbersFor))
    const doubtful = [{ ...rows[0]!, name: 'Nama Baru' }, { ...rows[1]!, verdict: 'BK' }, rows[2]!]
    const first = await day.returned(doubtful, true)
    expect(first.rows.map(({ verdict }: Loose) => verdict)).toEqual(['look', 'look', 'taken'])
    expect(await day.report()).toMatchObject({ numbered: 1 })
    const second = await day.returned(
      doubtful.map((row) => ({ ...row, confirmed: true })),
      true,
    )
    expect(second.rows.map(({ verdict }: Loose) => verdict)).toEqual(['taken', 'taken', 'unchanged'])
    expect(await day.report()).toMatchObject({ numbered: 3 })
  })

  it('never gives one number to two people, nor two to one, whoever writes at the same time', async () => {
    day = await decidedWave({ n: 4, bk: 0 })
    const { rows } = readReturned(await filledIn(await day.sheet(), numbersFor))
    const [one, two] = rows as [ReturnedRowInput, ReturnedRowInput]
    const numbered = (row: ReturnedRowInput, certificateNo: string) => [
      { ...row, certificateNo, registrationNo: '', blankNo: '' },
    ]
    // One number for two people.
    const rivals = await Promise.all([
      day.returned(numbered(one, 'SAME'), true),
      day.returned(numbered(two, 'same'), true),
    ])
    const verdicts = rivals.map(({ rows: [row] }) => row.verdict)
    expect(verdicts.sort()).toEqual(['refused', 'taken'])
    // Two numbers for one person.
    const third = rows[2]!
    const both = await Promise.all([
      day.returned(numbered(third, 'A-1'), true),
      day.returned(numbered(third, 'A-2'), true),
    ])
    expect(both.map(({ rows: [row] }) => row.verdict).sort()).toEqual(['refused', 'taken'])
    const won = both[0]!.rows[0].verdict === 'taken' ? 'A-1' : 'A-2'
    const graduates = await day.ask('lsp-1', 'GET', `/programmes/malang/certificates/waves/${day.wave.id}`)
    expect(graduates.find(({ name }: Loose) => name === third.name).certificateNo).toBe(won)
    const [later] = (await day.returned(numbered(third, 'A-3'), true)).rows
    expect(later).toMatchObject({ verdict: 'refused', findings: [{ code: 'bnsp.other_number' }] })
    // What was refused holds no number: the loser's is free for another.
    const free = won === 'A-1' ? 'A-2' : 'A-1'
    expect((await day.returned(numbered(rows[3]!, free), true)).rows[0].verdict).toBe('taken')
  })

  it('for another schedule is refused, and of several codes none is taken', async () => {
    day = await decidedWave({ n: 3, bk: 0 })
    const { rows } = readReturned(await filledIn(await day.sheet(), numbersFor))
    const mixed = rows.map((row, at) => ({ ...row, scheduleCode: `J-${at % 2}` }))
    const told = await day.returned(mixed, true)
    expect(told.scheduleSet).toBe(false)
    expect(new Set(told.rows.map(({ findings }: Loose) => findings[0].code))).toEqual(
      new Set(['bnsp.schedules_several']),
    )
    await day.ask('lsp-1', 'PUT', `${day.wavePath}/schedule`, { scheduleCode: 'J-0' })
    const second = await day.returned(mixed, true)
    expect(second.rows.map(({ verdict }: Loose) => verdict)).toEqual(['taken', 'refused', 'taken'])
  })
})

describe('the reader of what BNSP returned', () => {
  const line = (n: number) => [
    String(n),
    `Siti ${'ABCDEFG'[n]}`,
    `350701520590000${n}`,
    `CS.0${n}`,
    `R${n}`,
    `B${n}`,
  ]

  it.each([
    [['No', 'Nama Asesi', 'NIK', 'No. Sertifikat', 'No. Registrasi', 'No. Blanko']],
    [['No.', 'NAMA LENGKAP', 'NIK', 'NOMOR SERTIFIKAT', 'NO REG', 'NO. SERI BLANGKO']],
    [['no', 'name', 'nik', 'Certificate number', 'Registration number', 'Blank number']],
  ])('finds the columns by %j', (heads) => {
    const { found, rows } = readReturned(csvOf([['Laporan BNSP'], [], heads, line(1), line(2)]))
    expect(found).toEqual({ certificateNo: 'D', registrationNo: 'E', blankNo: 'F' })
    expect(rows).toMatchObject([
      { row: 4, nik: '3507015205900001', certificateNo: 'CS.01', registrationNo: 'R1', blankNo: 'B1' },
      { row: 5 },
    ])
  })

  it('finds people by NIK alone, and takes an officer’s word on the columns', () => {
    const file = csvOf([
      ['NIK', 'Kolom A', 'Kolom B'],
      ['3507015205900001', 'CS.01', 'x'],
      ['3507015205900002', 'CS.02', 'y'],
    ])
    expect(readReturned(file).found).toEqual({})
    const { found, rows } = readReturned(file, { certificateNo: 'B' })
    expect(found).toEqual({ certificateNo: 'B' })
    expect(rows.map(({ certificateNo }) => certificateNo)).toEqual(['CS.01', 'CS.02'])
  })

  it('sees numbers that a spreadsheet has spoilt', async () => {
    const { default: exceljs } = await import('exceljs')
    const book = new exceljs.Workbook()
    const sheet = book.addWorksheet('Hasil')
    sheet.addRow(['NAMA', 'NIK', 'NOMOR SERTIFIKAT', 'NOMOR REGISTRASI', 'NOMOR BLANKO'])
    sheet.addRow(['Siti A', 3507015205900001, 12345678901234567000, new Date('2026-01-01'), 4711])
    const { rows } = readReturned(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(rows[0]!.unread).toEqual([
      { field: 'nik', code: 'nik.number' },
      { field: 'certificateNo', code: 'bnsp.number_lost' },
      { field: 'registrationNo', code: 'bnsp.number_unreadable' },
    ])
    expect(rows[0]!.blankNo).toBe('4711')
  })

  it.each([
    ['NOMOR REGISTRASI ASESOR', undefined],
    ['TANGGAL SERTIFIKAT', undefined],
    ['Skema Sertifikasi', undefined],
    ['Tanggal Uji', undefined],
    ['KODE JADWAL', 'scheduleCode'],
    ['Kode_Jadwal', 'scheduleCode'],
    ['No. Blanko Sertifikat', 'blankNo'],
    ['No Registrasi Sertifikat', 'registrationNo'],
    ['K/BK', 'verdict'],
    ['K / BK', 'verdict'],
    ['Hasil', 'verdict'],
    ['KODE KOTA', undefined],
  ])('takes the heading %j for %j', (text, field) => expect(readReturnedHeading(text)).toBe(field))

  it('refuses what is no sheet of people with the reason', () => {
    for (const file of [
      new Uint8Array(),
      new TextEncoder().encode('%PDF-1.7'),
      csvOf([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ])
      expect(() => readReturned(file)).toThrow(RosterError)
  })
})

describe('generated people', () => {
  const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  const name = fc
    .array(
      fc.array(letter, { minLength: 2, maxLength: 8 }).map((of) => of.join('')),
      { minLength: 1, maxLength: 4 },
    )
    .map((words) => words.join(' '))
  const number = fc
    .tuple(
      fc.constantFrom('CS.', '', 'MET-', "'0", '-'),
      fc.integer({ min: 0, max: 1e14 }),
      fc.constantFrom('', '/2026', ' A'),
    )
    .map((parts) => parts.join(''))
  const people = fc.uniqueArray(
    fc.record({
      serial: fc.integer({ min: 1, max: 9999 }),
      name,
      place: fc.string({ maxLength: 30 }).map((text) => text.replace(/\p{Cc}/gu, '')),
      numbers: fc.option(fc.tuple(number, number, number)),
    }),
    { minLength: 1, maxLength: 12, selector: ({ serial }) => serial },
  )

  it('go through workbook and reader without a changed letter', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(people, async (some) => {
        const rows = some.map(({ serial, name: who, place, numbers }, at) => [
          String(at + 1),
          who,
          `350701520590${String(serial).padStart(4, '0')}`,
          place,
          '12/05/1990',
          'P',
          '=1+1',
          '3507',
          '35',
          '081234567890',
          '',
          '3',
          '15',
          'J-1',
          '24/11/2026',
          'MET.1 2024',
          '2',
          '15',
          numbers ? 'K' : 'BK',
        ])
        const file = await workbook(rows, 'x')
        expect(await textsOf(file)).toEqual([[...header], ...rows])
        const back = readReturned(await filledIn(file, (_, at) => some[at]!.numbers ?? []))
        expect(
          back.rows.map((row) => [row.nik, row.name, row.certificateNo, row.registrationNo, row.blankNo]),
        ).toEqual(
          some.map(({ name: who, numbers }, at) => [
            rows[at]![2],
            who,
            ...(numbers ?? [undefined, undefined, undefined]),
          ]),
        )
      }),
      { numRuns: process.env.FULL ? 300 : 25 },
    )
  })

  it('are judged so that what is taken can always be written, and twice changes nothing', () => {
    const state = fc.constantFrom('competent', 'certified', 'not_yet_competent', 'appealed')
    const few = fc.constantFrom('', 'A-1', 'a 1', 'B2', 'C3', 'D4')
    const known = fc.record({ state, certificateNo: few, registrationNo: few, blankNo: few })
    const row = fc.record({
      who: fc.integer({ min: 0, max: 5 }),
      certificateNo: few,
      registrationNo: few,
      blankNo: few,
      scheduleCode: fc.constantFrom('', 'J1', 'J2'),
    })
    fc.assert(
      fc.property(
        fc.array(known, { minLength: 5, maxLength: 5 }),
        fc.array(row, { maxLength: 8 }),
        (all, sent) => {
          const nikOf = (at: number) => `350701520590000${at + 1}`
          const candidates = all.map((of, at): Candidate => ({
            id: `n${at}`,
            name: '',
            state: of.state,
            competent: of.state === 'appealed' ? undefined : of.state !== 'not_yet_competent',
            ...Object.fromEntries(
              ['certificateNo', 'registrationNo', 'blankNo'].flatMap((kind) => {
                const text = of[kind as 'certificateNo']
                return text ? [[kind, `${text}-${at}`]] : []
              }),
            ),
          }))
          const rows = sent.map(({ who, ...rest }, at) =>
            v.parse(ReturnedRow, { row: at + 2, nik: nikOf(who), ...rest }),
          )
          let scheduleCode: string | undefined
          const held = new Map<string, string>()
          const judge = () =>
            judgeReturned(rows, {
              personOf: (nik) => candidates.find((_, at) => nikOf(at) === nik),
              holderOf: (kind, text) => held.get(`${kind} ${text.toUpperCase().replace(/\W/g, '')}`),
              scheduleCode,
            })
          const { judged, scheduleCode: brought } = judge()
          const wrong: string[] = []
          for (const { verdict, person, numbers } of judged) {
            if (verdict === 'refused' && Object.keys(numbers).length > 0) wrong.push('refused, and written')
            if (verdict !== 'taken') continue
            for (const [kind, text] of Object.entries(numbers)) {
              const key = `${kind} ${text.toUpperCase().replace(/\W/g, '')}`
              if (person!.state !== 'competent') wrong.push(`for one who is ${person!.state}`)
              if (person![kind as 'blankNo'] !== undefined) wrong.push(`a second ${kind}`)
              if (held.has(key)) wrong.push(`${kind} of another`)
              held.set(key, person!.id)
            }
            Object.assign(person!, numbers)
            if (Object.keys(numbers).length > 0 && !person!.certificateNo) wrong.push('without certificate')
          }
          expect(wrong).toEqual([])
          scheduleCode = brought
          for (const { verdict } of judge().judged) expect(['unchanged', 'refused']).toContain(verdict)
        },
      ),
      { numRuns: process.env.FULL ? 20_000 : 2000 },
    )
  })
})
