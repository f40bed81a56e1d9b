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

describe('headers', () => {
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

describe('below the workers', () => {
  it.each([
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
