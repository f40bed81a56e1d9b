import { describe, expect, it } from 'vitest'
import { readPastedRoster } from '../../../functions/contract/roster/roster.ts'
import { ALL, HEADER, PEOPLE, PONARI, SITI, WAHYUDI, book, faults, pasted, taken, today } from './clerk.ts'

const numbered = PEOPLE.map((row, at) => [String(at + 1), ...row])

describe('tables', () => {
  it('side by side are read one after the other', () => {
    const roster = pasted([
      ['No', ...HEADER, '', 'No', ...HEADER],
      ['1', ...WAHYUDI, '', '3', ...PONARI],
      ['2', ...SITI],
    ])
    expect(taken(roster)).toEqual(['Wahyudi Lestari', "Siti Nur'aini", 'Ponari Astuti'])
    expect(roster.tables.map(({ columns }) => columns.map(({ letters }) => letters).join(''))).toEqual([
      'ABCDEFGH',
      'IJKLMNO',
    ])
    expect(roster.typed.map(({ row }) => row)).toEqual([2, 3, 2])
  })

  it('side by side can be mapped by hand, each by its own letters', () => {
    const rows = [
      [...HEADER.slice(0, 5), 'Lain', ...HEADER.slice(0, 5), 'Lain'],
      [...WAHYUDI, ...PONARI],
      [...SITI],
    ]
    const mapping = { headerRow: 1, columns: { F: 'phone', L: 'phone' } } as const
    const text = rows.map((row) => row.join('\t')).join('\n')
    expect(taken(readPastedRoster(text, { today, mapping }))).toHaveLength(3)
  })

  it('with a partial copy on a later sheet lose nobody', () => {
    const roster = book({ rows: [HEADER, WAHYUDI, SITI] }, { rows: [HEADER, WAHYUDI, SITI, PONARI] })
    expect(taken(roster)).toEqual(ALL)
    expect(faults(roster)).toEqual([
      'refused 2 nik nik.repeated_on_sheet',
      'refused 3 nik nik.repeated_on_sheet',
    ])
  })
})

describe('sheets of one workbook', () => {
  it('that name the same people again are left out, whichever comes first', () => {
    const roster = book(
      {
        name: 'Gaji',
        rows: [['Nama', 'NIK', 'Gaji'], ...PEOPLE.map(([name, nik]) => [name, nik, 2_500_000])],
      },
      { name: 'Biodata', rows: [HEADER, ...PEOPLE] },
    )
    expect(taken(roster)).toEqual(ALL)
    expect(faults(roster)).toEqual([])
  })

  it('that name who left are read only for want of others', () => {
    const left = { name: 'Sudah Resign', rows: [HEADER, PONARI] }
    expect(taken(book(left, { rows: [HEADER, WAHYUDI] }))).toEqual(['Wahyudi Lestari'])
    expect(taken(book(left))).toEqual(['Ponari Astuti'])
  })
})

describe('headers', () => {
  it.each([
    ['No. KTP/SIM', 'Tgl Lahir / Umur', 'Nomor'],
    ['NIK', 'Lahir', 'No.'],
    ['NIK', 'Tempat Lahir', 'Nomor'],
  ])('%s, %s, %s are told by what stands first, or below', (nik, date, phone) =>
    expect(
      taken(
        pasted([
          ['Nama', nik, 'L/P', date, phone],
          ...PEOPLE.map(([name, number, sex, , birth, hp]) => [name, number, sex, `${birth} (31 th)`, hp]),
        ]),
      ),
    ).toEqual(ALL),
  )

  it.each([
    ['a section with a number', ['I', 'IGD']],
    ['notes how to fill in', ['', 'sesuai KTP', '16 digit', 'L / P', 'Malang', 'alamat', '08xxxxxxxxxx']],
    ['an example', ['', 'Contoh: Budi', '3507011212900001', 'L', 'Malang', '12/12/1990', '081234567890']],
    ['the columns numbered and added up', ['1', '2', '3', '4', '5 = 3+4', '6', '7']],
  ])('are not spoilt by %s below them', (_, below) => {
    const roster = pasted([['No', ...HEADER], below, ...numbered])
    expect(taken(roster)).toEqual(ALL)
    expect(faults(roster)).toEqual([])
    expect(roster.tables[0]?.headerRows).toEqual([1])
  })

  it('may hold years as numbers', () =>
    expect(
      taken(
        book({
          rows: [['Nama Y', ...HEADER.slice(1), 2020, 2021], ...PEOPLE.map((row) => [...row, 'v', 'v'])],
        }),
      ),
    ).toEqual(ALL))

  it('name day, month and year in columns of their own, without a word of birth', () => {
    const roster = pasted([
      ['Nama', 'NIK', 'L/P', 'Tgl', 'Bln', 'Thn', 'HP'],
      ...PEOPLE.map(([name, nik, sex, , date, phone]) => [name, nik, sex, ...date.split('/'), phone]),
    ])
    expect(taken(roster)).toEqual(ALL)
  })

  it('join a middle name', () => {
    const roster = pasted([
      ['First Name', 'Middle Name', 'Surname', ...HEADER.slice(1)],
      ['Siti', 'Nur', 'Aini', ...SITI.slice(1)],
    ])
    expect(taken(roster)).toEqual(['Siti Nur Aini'])
  })

  it.each(['Jns. Klmn', 'Laki/Perempuan', 'Pr/Lk'])('know %s for the sex', (sex) =>
    expect(pasted([['Nama', 'NIK', sex, ...HEADER.slice(3)], ...PEOPLE]).tables[0]?.confidence).toBe('sure'),
  )
})

describe('phones', () => {
  it.each(['021 8370 1234', '(021) 83701234', '021/83701234', '+65 8123 4567'])(
    'like %s are no mobile numbers here, however they are parted',
    (phone) =>
      expect(faults(pasted([HEADER, [...WAHYUDI.slice(0, 5), phone]]))).toEqual([
        'refused 2 phone phone.not_mobile',
      ]),
  )

  it.each(['0341-812345 / 0857 7762 6079', '1. 085777626079 2. 081316564184', 'HP 1: 085777626079'])(
    'take the mobile number out of %s',
    (phone) =>
      expect(pasted([HEADER, [...WAHYUDI.slice(0, 5), phone]]).judged[0]?.person.phone).toBe(
        '+6285777626079',
      ),
  )

  it('take the mobile number where the first column holds that of the house', () => {
    const roster = pasted([
      [...HEADER.slice(0, 5), 'Telp Rumah', 'No HP'],
      ...PEOPLE.map((row) => [...row.slice(0, 5), '0341-399123', row[5]]),
    ])
    expect(taken(roster)).toEqual(ALL)
  })

  it.each(['\u202A+62 857-7762-6079\u202C', '+62\u2011857\u20117762\u20116079', '85777626079.0'])(
    'copied as %j are understood',
    (phone) => {
      const roster = pasted([HEADER, [...WAHYUDI.slice(0, 5), phone]])
      expect(roster.judged[0]?.person.phone).toBe('+6285777626079')
    },
  )
})

describe('NIKs and dates', () => {
  it.each(['NIK: 3507182104839005', 'No. KTP 3507182104839005', '“3507182104839005”', '3507182104839005;'])(
    '%s is a NIK',
    (nik) =>
      expect(pasted([HEADER, [WAHYUDI[0], nik, ...WAHYUDI.slice(2)]]).judged[0]?.person.nik).toBe(WAHYUDI[1]),
  )

  it.each([
    'tgl 21 bln 4 thn 1983',
    '21 April tahun 1983',
    '21-04-1983 / 38 th',
    '1983-04-21T00:00:00+07:00',
    'Blitar tgl 21-04-1983',
    '1983-04-21, Blitar',
  ])('%s is a date', (date) =>
    expect(
      pasted([
        ['Nama', 'NIK', 'L/P', 'TTL', 'HP'],
        [...WAHYUDI.slice(0, 3), date, WAHYUDI[5]],
      ]).judged[0]?.person.birthDate,
    ).toBe('1983-04-21'),
  )
})

describe('rows', () => {
  it('of five faults among the workers are told, numbered or not', () =>
    expect(faults(pasted([HEADER, WAHYUDI, ['Budi', '123', 'X', '', '45/13/1990', '12'], SITI]))).toEqual([
      'refused 3 nik nik.length',
      'refused 3 sex sex.unknown',
      'refused 3 birthDate birth_date.month',
      'refused 3 phone phone.short',
    ]))

  it('whose place and date of birth a comma parted are joined again', () => {
    const lines = PEOPLE.map(([name, nik, sex, place, date, phone]) =>
      [name, nik, sex, `${place}, ${date}`, phone].join(','),
    )
    const roster = readPastedRoster(['Nama,NIK,L/P,TTL,HP', ...lines].join('\n'), { today })
    expect(taken(roster)).toEqual(ALL)
    expect(roster.judged[0]?.person.birthPlace).toBe('Blitar')
  })

  it.each([
    ['Bapak', 'Ibu'],
    ['Tn.', 'Ny.'],
  ])('may tell the sex by %s and %s', (man, woman) =>
    expect(
      taken(
        pasted([
          HEADER,
          ...PEOPLE.map((row) => [...row.slice(0, 2), row[2] === 'L' ? man : woman, ...row.slice(3)]),
        ]),
      ),
    ).toEqual(ALL),
  )
})

describe('below the workers', () => {
  it.each([
    ['a row of dashes', [['4', '-', '-', '-', '-', '-', '-']]],
    [
      'a count of men and women',
      [
        ['', 'Laki-laki', '8'],
        ['', 'Perempuan', '4'],
      ],
    ],
    ['a civil servant who signs', [[], ['', 'Rina Kusuma, S.E.', '197005121995032002']]],
    ['remarks with numbers', [['Catatan:'], ['1.', 'Data sesuai KTP'], ['2.', 'Nomor HP aktif']]],
    ['an explanation of letters', [[], ['Keterangan :'], ['1', 'L = Laki-laki'], ['2', 'P = Perempuan']]],
    ['a section without workers', [['III', 'POLI']]],
  ])('%s are no workers', (_, below) => {
    const roster = pasted([['No', ...HEADER], ...numbered, ...below])
    expect(taken(roster)).toEqual(ALL)
    expect(faults(roster)).toEqual([])
  })

  it('workers go on after remarks', () => {
    const roster = pasted([
      ['No', ...HEADER],
      ['1', ...WAHYUDI],
      ['Keterangan'],
      ['1', 'L = Laki-laki'],
      ['2', ...SITI],
      ['3', 'Bambang'],
    ])
    expect(taken(roster)).toEqual(['Wahyudi Lestari', "Siti Nur'aini"])
    expect(faults(roster)).toHaveLength(4)
  })
})
