import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../../../functions/contract/roster/roster.ts'
import { ALL, HEADER, PEOPLE, SITI, WAHYUDI, faults, pasted, taken, today } from './clerk.ts'
import { workbookOf } from './workbook-of.ts'
import type { TestCell } from './workbook-of.ts'

describe('cells', () => {
  const one = (over: Partial<Record<'name' | 'nik' | 'sex' | 'date' | 'phone', TestCell>>, options = {}) => {
    const cells = {
      name: WAHYUDI[0],
      nik: WAHYUDI[1],
      sex: 'L',
      date: WAHYUDI[4],
      phone: WAHYUDI[5],
      ...over,
    }
    const rows = [
      ['Nama', 'NIK', 'L/P', 'Tgl Lahir', 'HP'],
      [cells.name, cells.nik, cells.sex, cells.date, cells.phone],
      ['Siti', SITI[1], 'P', SITI[4], SITI[5]],
    ]
    return readRoster(workbookOf([{ name: 'S', rows: rows as TestCell[][] }], options), { today })
  }

  it.each<[string, Parameters<typeof one>[0], string[]]>([
    ['numeric NIK', { nik: 3507182104839000 }, ['refused 2 nik nik.number']],
    ['scientific NIK as text', { nik: '3.50718E+15' }, ['refused 2 nik nik.scientific']],
    ['formula that gives the NIK as text', { nik: { formula: '"3507"', text: WAHYUDI[1] } }, []],
    ['NIK inline', { nik: { inline: WAHYUDI[1] } }, []],
    ['NIK with an apostrophe', { nik: `'${WAHYUDI[1]}` }, []],
    ['NIK with no-break and zero-width spaces', { nik: `\u00A0${WAHYUDI[1]}\u200B` }, []],
    ['NIK in full-width digits', { nik: '３５０７１８２１０４８３９００５' }, []],
    [
      'error cells',
      { name: { error: '#N/A' }, sex: { error: '#REF!' } },
      ['refused 2 name name.formula', 'refused 2 sex sex.unknown'],
    ],
    ['NUL in a name', { name: 'Wahyudi\u0000Lestari' }, ['refused 2 name name.control']],
    ['date cell', { date: { date: 30427 } }, []],
    ['date and time cell', { date: { date: 30427.5 } }, []],
    ['day number without format', { date: 30427 }, []],
    ['digits as number', { date: 21041983 }, []],
    ['year alone', { date: 1983 }, ['refused 2 birthDate birth_date.incomplete']],
    ['two phones', { phone: '085777626079/081316564184' }, []],
    ['numeric phone', { phone: 85777626079 }, []],
    ['numeric phone with country', { phone: 6285777626079 }, []],
    ['phone as scientific text', { phone: '8.57776E+10' }, ['refused 2 phone phone.scientific']],
    ['born a child', { nik: '3507182104209005', date: '21/04/2020' }, ['confirm 2 birthDate birth_date.age']],
    [
      'another birth date than the NIK',
      { date: '22/04/1983' },
      ['confirm 2 birthDate birth_date.contradicts_nik'],
    ],
    [
      'both contradict',
      { sex: 'P', date: '22/04/1983' },
      ['confirm 2 sex sex.contradicts_nik', 'confirm 2 birthDate birth_date.contradicts_nik'],
    ],
    [
      'several faults',
      { name: '=1+1', phone: '12' },
      ['refused 2 name name.formula', 'refused 2 phone phone.short'],
    ],
  ])('%s', (_, over, found) => expect(faults(one(over))).toEqual(found))

  it('reads rows that the sheet hides, and tells which', () => {
    const rows = [
      ['Nama', 'NIK', 'L/P', 'Tgl Lahir', 'HP'],
      ...[WAHYUDI, SITI].map(([name, nik, sex, , date, phone]) => [name, nik, sex, date, phone]),
    ]
    const hiding = unzipSync(workbookOf([{ name: 'S', rows }]))
    const sheet = 'xl/worksheets/sheet1.xml'
    hiding[sheet] = strToU8(strFromU8(hiding[sheet]!).replace('<row r="3"', '<row r="3" hidden="1"'))
    const { typed } = readRoster(zipSync(hiding), { today })
    expect(typed.map(({ row, hidden }) => [row, hidden])).toEqual([
      [2, undefined],
      [3, true],
    ])
  })

  it('reads dates of the 1904 system, formatted or not', () => {
    expect(faults(one({ date: { date: 30427 - 1462 } }, { date1904: true }))).toEqual([])
    expect(faults(one({ date: 30427 - 1462 }, { date1904: true }))).toEqual([])
  })

  it.each(['d mmmm yyyy', '[$-421]dd mmmm yyyy;@', 'mmm-yy', 'yyyy\\-mm\\-dd', 'dd"/"mm"/"yy'])(
    'sees %s as a date',
    (dateFormat) => expect(faults(one({ date: { date: 30427 } }, { dateFormat }))).toEqual([]),
  )

  it('does not see a plain number as a date', () => {
    expect(faults(one({ phone: { date: 85777626079 } }, { dateFormat: '"no. "0' }))).toEqual([])
  })
})

describe('order of day and month', () => {
  const dated = (...dates: string[]) =>
    pasted([
      ['Nama', 'L/P', 'Tgl Lahir', 'HP', 'NIK'],
      ...dates.map((date, at) => [`Orang ${'ABCDEFGH'[at]}`, 'L', date, '081234567890', '']),
    ]).judged.map(
      ({ person, refusals }) => person.birthDate ?? refusals.find(({ field }) => field === 'birthDate')?.code,
    )

  it('is day first, and one odd row does not turn the column', () =>
    expect(dated('05/04/1990', '08/18/1994', '03/02/1991')).toEqual([
      '1990-04-05',
      'birth_date.month',
      '1991-02-03',
    ]))
  it('is month first where several rows demand it and none forbids it', () =>
    expect(dated('05/14/1990', '08/18/1994', '03/02/1991')).toEqual([
      '1990-05-14',
      '1994-08-18',
      '1991-03-02',
    ]))
  it('stays day first where one row forbids month first', () =>
    expect(dated('05/14/1990', '08/18/1994', '13/02/1991')).toEqual([
      'birth_date.month',
      'birth_date.month',
      '1991-02-13',
    ]))
  it('points out day and month that were swapped, by the NIK', () =>
    expect(
      faults(pasted([HEADER, ['Ani', '3507014610959006', 'P', 'Malang', '10/06/1995', '081316564184']])),
    ).toEqual(['confirm 2 birthDate birth_date.swapped']))
})

describe('a column of pria and wanita by letter', () => {
  it('takes P for a man where the NIKs agree', () =>
    expect(
      taken(
        pasted([
          ['Nama', 'NIK', 'Kelamin', 'Tempat Lahir', 'Tgl Lahir', 'HP'],
          ...PEOPLE.map((row) => row.map((text, at) => (at === 2 ? (text === 'L' ? 'P' : 'W') : text))),
        ]),
      ),
    ).toEqual(ALL))
})
