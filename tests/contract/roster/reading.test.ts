import { describe, expect, it } from 'vitest'
import { rosterMessage } from '../../../functions/contract/roster/message.ts'
import { judgeRow } from '../../../functions/contract/roster/judge.ts'
import { RosterError } from '../../../functions/contract/roster/roster-error.ts'
import { readPastedRoster, readRoster, settle } from '../../../functions/contract/roster/roster.ts'
import { schemeNamed } from '../../../functions/contract/roster/scheme.ts'
import { rosterTextEn } from '../../../functions/contract/roster/text-en.ts'
import { rosterTextId } from '../../../functions/contract/roster/text-id.ts'
import { mend } from '../../../functions/contract/roster/typed-row.ts'
import { HEADER, PEOPLE, SITI, WAHYUDI, faults, taken, today } from './clerk.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const rowsOf = (text: string) => readRoster(utf8(text), { today }).judged.map(({ row }) => row)
const line = (cells: readonly string[], separator = ',') => cells.map((cell) => `"${cell}"`).join(separator)

describe('text files', () => {
  it('number rows as a spreadsheet does, line breaks in quotes and blank lines included', () => {
    const header = line(['alamat', ...HEADER])
    const rows = PEOPLE.map((cells) => line(['Jl. Mawar\nRT 1', ...cells]))
    expect(rowsOf([header, rows[0], '', rows[1], rows[2], ''].join('\r\n'))).toEqual([2, 4, 5])
  })

  it('do not count the line that tells Excel the separator', () =>
    expect(rowsOf(`sep=;\n${[HEADER, ...PEOPLE].map((cells) => line(cells, ';')).join('\n')}`)).toEqual([
      2, 3, 4,
    ]))

  it('go on to the end where a quote is never closed', () => {
    const rows = [HEADER, WAHYUDI, ['"Siti', ...SITI.slice(1)], PEOPLE[2]].map((cells) =>
      (cells as string[]).join(';'),
    )
    expect(rowsOf(rows.join('\n'))).toEqual([2, 3, 4])
  })

  it('may have each line quoted as a whole', () =>
    expect(rowsOf([HEADER, ...PEOPLE].map((cells) => `"${cells.join(',')}"`).join('\n'))).toEqual([2, 3, 4]))

  it('may guard digits by a formula', () => {
    const guarded = PEOPLE.map(([name, nik, sex, place, date, phone]) =>
      [name, `="${nik}"`, sex, place, date, `="${phone}"`].join(';'),
    )
    expect(taken(readRoster(utf8([HEADER.join(';'), ...guarded].join('\n')), { today }))).toHaveLength(3)
  })

  it('are read in UTF-16 without a mark', () => {
    const bytes = new Uint8Array(
      Buffer.from([HEADER, ...PEOPLE].map((cells) => cells.join('\t')).join('\n'), 'utf16le'),
    )
    expect(taken(readRoster(bytes, { today }))).toHaveLength(3)
  })
})

describe('a scheme in a column', () => {
  const schemes = [
    { id: 'cleaner', name: 'Petugas Kebersihan', nameEn: 'Cleaner' },
    { id: 'supervisor', name: 'Penyelia Kebersihan', nameEn: 'Cleaning Supervisor' },
  ]
  it.each([
    ['Petugas kebersihan', 'cleaner'],
    ['CLEANER', 'cleaner'],
    ['Penyelia', 'supervisor'],
    ['Skema Penyelia Kebersihan', 'supervisor'],
    ['Kebersihan', undefined],
    ['Koki', undefined],
    ['', undefined],
  ])('%j is %s', (typed, id) => expect(schemeNamed(typed, schemes)).toBe(id))
})

describe('mending', () => {
  const roster = readPastedRoster(
    [HEADER, WAHYUDI, ['', ...WAHYUDI.slice(1)], SITI].map((cells) => cells.join('\t')).join('\n'),
    { today },
  )

  it('judges one row anew and compares the rows again', () => {
    expect(faults(roster)).toEqual(['refused 3 name name.missing', 'refused 3 nik nik.repeated'])
    const [first, second, third] = roster.typed
    if (!first || !second || !third) throw new Error('three rows were typed')
    const mended = mend(
      mend(mend(second, 'name', 'Ani'), 'nik', '3507182104839006'),
      'birthDate',
      '21 April 1983',
    )
    const judged = roster.judged.with(1, judgeRow(mended, today))
    expect(settle([first, mended, third], judged).map(({ verdict }) => verdict)).toEqual([
      'taken',
      'taken',
      'taken',
    ])
  })

  it('knows the column of a cell that was empty', () =>
    expect(roster.judged[1]?.refusals[0]).toMatchObject({ column: 'A', field: 'name', value: '' }))

  it('takes a date typed by hand day first, in a column that is month first', () => {
    const row = { ...(roster.typed[0] as (typeof roster.typed)[number]), order: 'mdy' as const }
    expect(judgeRow(mend(row, 'birthDate', '05/04/1990'), today).person.birthDate).toBe('1990-04-05')
  })
})

describe('texts', () => {
  it('say every code in both languages with the same parameters', () => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole).sort()
    expect(Object.keys(rosterTextEn).sort()).toEqual(Object.keys(rosterTextId).sort())
    for (const [code, text] of Object.entries(rosterTextId)) {
      const other = rosterTextEn[code as keyof typeof rosterTextEn]
      expect(holes(other), code).toEqual(holes(text))
      expect(other, code).not.toBe(text)
    }
  })

  it('fill in the parameters', () => {
    expect(rosterMessage({ code: 'nik.length', params: { digits: 15 } }, 'en')).toContain('has 15')
    const error = new RosterError('roster.too_large', { megabytes: 16 })
    expect(rosterMessage(error, 'id')).toContain('16 MB')
  })

  it('never show a NIK in full', () => {
    const { typed, judged } = readPastedRoster(
      [HEADER, ['3507182104839005', '35071821048390', 'X', 'Malang', '3507182104839005', '3507182104839005']]
        .map((cells) => cells.join('\t'))
        .join('\n'),
      { today },
    )
    const shown = settle(typed, judged).flatMap(({ findings }) => findings.map(({ value }) => value))
    expect(shown.length).toBeGreaterThan(3)
    expect(shown.join()).not.toMatch(/\d{9}/)
  })
})
