import { describe, expect, it } from 'vitest'
import { readPastedRoster } from '../../../functions/contract/roster/roster.ts'
import { ALL, HEADER, PEOPLE, PONARI, SITI, WAHYUDI, book, faults, pasted, taken, today } from './clerk.ts'
import type { TestCell } from './workbook-of.ts'

describe('headers', () => {
  it.each([
    ['Nama Lengkap', 'No. KTP / NIK', 'JK', 'Tempat Lahir', 'Tgl. Lahir', 'No. HP/WA'],
    [
      'NAMA KARYAWAN',
      'NOMOR INDUK KEPENDUDUKAN',
      'JENIS KELAMIN',
      'TEMPAT LAHIR',
      'TANGGAL LAHIR',
      'NO. TELP',
    ],
    ['nama_pegawai', 'nik', 'jenis_kelamin', 'tempat_lahir', 'tanggal_lahir', 'no_hp'],
    ['namaLengkap', 'noKtp', 'jenisKelamin', 'tempatLahir', 'tanggalLahir', 'nomorHp'],
    ['namalengkap', 'nomorktp', 'jeniskelamin', 'tempatlahir', 'tgllahir', 'nohp'],
    ['Full name', 'ID number', 'Gender', 'Place of birth', 'Date of birth', 'Phone'],
    ['Employee Name', 'National ID', 'Sex', 'Birthplace', 'DOB', 'Mobile No.'],
    [
      'Nama Peserta *',
      'NIK (16 digit) *',
      'Jns Kelamin (L/P)',
      'Tmpt Lahir',
      'Tgl Lhr (dd/mm/yyyy)',
      'No WhatsApp aktif',
    ],
    [
      'Nama sesuai KTP',
      'Nomor Induk Kependudukan (NIK) sesuai KTP',
      'Kelamin',
      'Kota Lahir',
      'Tanggal/Bulan/Tahun Lahir',
      'Telepon',
    ],
    [
      'Nama Tenaga Cleaning Service',
      'N I K',
      'Jenis Kelmin',
      'Tempat Lahri',
      'Tanggal Lahirr',
      'No. Handphone',
    ],
    ['Náma', 'NIK\u00A0', 'L / P', ' Tempat  Lahir', 'TGL.LAHIR', 'No.Hp'],
  ])('%s | %s | %s | %s | %s | %s', (...header) => {
    const roster = pasted([header, ...PEOPLE])
    expect(taken(roster)).toEqual(ALL)
    expect(roster.tables[0]?.confidence).toBe('sure')
    expect(roster.judged[0]?.person.birthPlace).toBe('Blitar')
  })

  it('goes by the contents where a heading is odd, and says so', () => {
    const roster = pasted([['Nama', 'Kolom X', 'L/P', 'Tempat Lahir', 'Tgl Lahir', 'Kolom Y'], ...PEOPLE])
    expect(taken(roster)).toEqual(ALL)
    expect(roster.tables[0]?.confidence).toBe('unsure')
  })

  it('takes sixteen digits for the NIK where the company calls its staff number so', () => {
    const roster = pasted([
      ['NIK', 'Nama', 'No Kartu', 'No. KK', 'JK', 'Tgl Lahir', 'HP'],
      ...PEOPLE.map(([name, nik, sex, , date, phone], at) => [
        `CS-00${at}`,
        name,
        '',
        '3507182104830001',
        sex,
        date,
        phone,
        nik,
      ]),
    ])
    expect(taken(roster)).toEqual(ALL)
  })

  it('never takes a family card for a NIK nor a relative for the worker', () => {
    const roster = pasted([
      ['Nama Ibu Kandung', 'No. KK', 'Nama', 'NIK', 'JK', 'Tgl Lahir', 'No HP Darurat', 'HP'],
      ...PEOPLE.map(([name, nik, sex, , date, phone]) => [
        'Sumi',
        '3507182104830001',
        name,
        nik,
        sex,
        date,
        '0811111111',
        phone,
      ]),
    ])
    expect(taken(roster)).toEqual(ALL)
    expect(roster.judged[0]?.person.phone).toBe('+6285777626079')
  })

  it('reads rows pasted without any header', () => {
    const roster = pasted(PEOPLE)
    expect(taken(roster)).toEqual(ALL)
    expect(roster.tables[0]).toMatchObject({ headerRows: [], confidence: 'unsure' })
  })

  it('skips the numbers under a header and the header that a page repeats', () => {
    const roster = pasted([HEADER, ['1', '2', '3', '4', '5', '6'], WAHYUDI, SITI, HEADER, PONARI])
    expect(taken(roster)).toEqual(ALL)
    expect(faults(roster)).toEqual([])
  })

  it('reads two tables of different layout on one sheet', () => {
    const roster = pasted([
      HEADER,
      WAHYUDI,
      [],
      ['Shift malam'],
      ['NIK', 'Nama', 'Jenis Kelamin', 'TTL', 'No HP'],
      [SITI[1], SITI[0], 'Perempuan', 'Malang, 6 Oktober 1995', SITI[5]],
      [PONARI[1], PONARI[0], 'Laki-laki', 'Lumajang, 15 Pebruari 1998', PONARI[5]],
    ])
    expect(taken(roster)).toEqual(ALL)
    expect(roster.tables).toHaveLength(2)
  })

  it('obeys the clerk who maps columns by hand', () => {
    const rows = [
      ['a', 'b', 'c', 'd'],
      ...PEOPLE.map(([name, nik, sex, , date, phone]) => [name, nik, sex, date, phone, name]),
    ]
    const text = rows.map((row) => row.join('\t')).join('\n')
    const columns = { A: 'name', B: 'nik', C: 'sex', D: 'birthDate', E: 'phone', F: null } as const
    const roster = readPastedRoster(text, { today, mapping: { headerRow: 1, columns } })
    expect(taken(roster)).toEqual(ALL)
    expect(roster.tables[0]).toMatchObject({ headerRows: [1], confidence: 'sure', missing: [] })
  })

  it('says which required column is missing, and refuses each row for it', () => {
    const roster = pasted([HEADER.slice(0, 5), ...PEOPLE.map((row) => row.slice(0, 5))])
    expect(roster.tables[0]).toMatchObject({ missing: ['phone'], confidence: 'unsure' })
    expect(faults(roster)).toEqual([2, 3, 4].map((row) => `refused ${row} phone phone.missing`))
  })
})

describe('headers in two rows', () => {
  it('reads the parts of place and date below a merged heading, and ticks below L and P', () => {
    const roster = book({
      rows: [
        ['DAFTAR TENAGA KEBERSIHAN PT BERSIH SEKALI', null, null, null, null, null, null],
        null,
        ['No', 'Nama', 'NIK', 'Tempat dan Tanggal Lahir', null, 'Jenis Kelamin', null, 'No HP'],
        [null, null, null, 'Tempat', 'Tanggal', 'L', 'P', null],
        ...PEOPLE.map(([name, nik, sex, place, date, phone], at): TestCell[] => [
          at + 1,
          name,
          nik,
          place,
          date,
          sex === 'L' ? '√' : null,
          sex === 'P' ? 'v' : null,
          phone,
        ]),
      ],
      merges: ['A1:H1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'F3:G3', 'H3:H4'],
    })
    expect(taken(roster)).toEqual(ALL)
    expect(roster.judged[1]?.person).toMatchObject({ birthPlace: 'Malang', sex: 'P' })
  })

  it('joins day, month and year, and first and last name', () => {
    const roster = book({
      rows: [
        ['Nama', null, 'NIK', 'Tanggal Lahir', null, null, 'L/P', 'Telp'],
        ['Depan', 'Belakang', null, 'Tgl', 'Bln', 'Thn', null, null],
        ['Wahyudi', 'Lestari', WAHYUDI[1], 21, 4, 1983, 'L', WAHYUDI[5]],
        ['Siti', "Nur'aini", SITI[1], 6, 'Oktober', 1995, 'P', SITI[5]],
        ['Ponari', 'Astuti', PONARI[1], 15, 2, 1998, 'L', PONARI[5]],
      ],
      merges: ['A1:B1', 'D1:F1'],
    })
    expect(taken(roster)).toEqual(ALL)
  })

  it('tells the worker from the emergency contact by the groups above', () => {
    const roster = book({
      rows: [
        ['Kontak Darurat', null, 'Data Tenaga', null, null, null, null],
        ['Nama', 'No HP', 'Nama', 'NIK', 'JK', 'Tgl Lahir', 'No HP'],
        ...PEOPLE.map(([name, nik, sex, , date, phone]) => [
          'Sumi',
          '081111111111',
          name,
          nik,
          sex,
          date,
          phone,
        ]),
      ],
      merges: ['A1:B1', 'C1:G1'],
    })
    expect(taken(roster)).toEqual(ALL)
    expect(roster.judged[0]?.person.phone).toBe('+6285777626079')
  })

  it('reads one heading over two columns, place and date', () => {
    const roster = book({
      rows: [
        ['Nama', 'NIK', 'L/P', 'Tempat, Tanggal Lahir', null, 'HP'],
        ...PEOPLE.map(([name, nik, sex, place, date, phone]) => [name, nik, sex, place, date, phone]),
      ],
      merges: ['D1:E1'],
    })
    expect(taken(roster)).toEqual(ALL)
  })
})

describe('what stands above, between and below', () => {
  it('passes letterheads, sections, blank rows, totals and signatures', () => {
    const roster = book({
      rows: [
        ['PT BERSIH SEKALI'],
        ['Alamat: Jl. Raya No. 1', null, 'Telp: 0341-123456'],
        ['Nama PIC', 'Bambang', 'HP', '081234567890'],
        null,
        ['No', ...HEADER],
        ['A. Shift Pagi'],
        [1, ...WAHYUDI],
        null,
        null,
        ['B. Shift Malam'],
        [null, 'Unit: IGD'],
        [2, ...SITI],
        [3, ...PONARI],
        [4],
        [5],
        ['Jumlah: 3'],
        [null, 'Jumlah Laki-laki', 2],
        null,
        [null, 'Mengetahui,', null, null, null, 'Malang, 2 April 2021'],
        [null, 'Kepala Bagian', null, null, null, 'HRD'],
        null,
        [null, 'Drs. Bambang', null, null, null, 'Sri Utami'],
        [null, 'NIP. 19700512 199503 1 002', 'NIP 197005121995031002'],
      ],
    })
    expect(taken(roster)).toEqual(ALL)
    expect(faults(roster)).toEqual([])
  })

  it('refuses a numbered row that has a name only, with all its faults', () => {
    const roster = book({
      rows: [
        ['No', ...HEADER],
        [1, ...WAHYUDI],
        [2, 'Bambang'],
        [3, ...SITI],
      ],
    })
    expect(faults(roster)).toEqual([
      'refused 3 nik nik.missing',
      'refused 3 sex sex.missing',
      'refused 3 birthDate birth_date.missing',
      'refused 3 phone phone.missing',
    ])
  })

  it('reads all visible sheets with workers, neither the sample nor the hidden nor a copy', () => {
    const sheet = (...people: (readonly string[])[]) => [HEADER, ...people]
    const roster = book(
      { name: 'Cover', rows: [['Daftar tenaga']] },
      {
        name: 'Contoh',
        rows: sheet(['Budi', '3507182104839999', 'L', 'Malang', '21/04/1983', '081234567890']),
      },
      { name: 'Pagi', rows: sheet(WAHYUDI) },
      { name: 'Malam', rows: sheet(SITI, PONARI) },
      { name: 'Semua', rows: sheet(...PEOPLE) },
      { name: 'Lama', rows: sheet(PONARI), state: 'hidden' },
    )
    expect(taken(roster)).toEqual(ALL)
    expect(roster.sheets.filter(({ used }) => used).map(({ name }) => name)).toEqual(['Pagi', 'Malam'])
  })

  it('reads a hidden sheet for want of others', () => {
    expect(taken(book({ rows: [['x']] }, { rows: [HEADER, ...PEOPLE], state: 'veryHidden' }))).toEqual(ALL)
  })

  it('spreads a value merged over several workers', () => {
    const roster = book({
      rows: [
        ['Unit', 'Alamat', ...HEADER],
        ...PEOPLE.map((row, at): TestCell[] => [null, at ? null : 'Jl. Mawar 1', ...row]),
      ],
      merges: ['B2:B4'],
    })
    expect(roster.judged.map(({ person }) => person.address)).toEqual([
      'Jl. Mawar 1',
      'Jl. Mawar 1',
      'Jl. Mawar 1',
    ])
  })

  it('takes a person who fills two merged rows once', () => {
    const roster = book({
      rows: [HEADER, WAHYUDI, [null, null, null, null, null, '081316564184'], SITI],
      merges: ['A2:A3', 'B2:B3'],
    })
    expect(taken(roster)).toEqual(['Wahyudi Lestari', "Siti Nur'aini"])
    expect(faults(roster)).toEqual([])
  })
})
