import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysIn, isoDate } from '../../../functions/contract/person/calendar.ts'
import { readRoster, settle } from '../../../functions/contract/roster/roster.ts'
import { workbookOf } from './workbook-of.ts'
import type { TestCell } from './workbook-of.ts'

type Person = { nik: string; name: string; sex: 'L' | 'P'; birthDate: string; phone: string }
type Key = keyof Person | 'no' | 'place' | 'address'

const HEADINGS: Record<Key, string[]> = {
  nik: [
    'NIK',
    'No. KTP',
    'No. KTP / NIK',
    'Nomor Induk Kependudukan',
    'no_ktp',
    'ID number',
    'NIK (16 digit)',
    'N.I.K.',
  ],
  name: [
    'Nama',
    'NAMA LENGKAP',
    'Nama Karyawan',
    'nama_pegawai',
    'Full name',
    'Nama Peserta',
    'Nama sesuai KTP',
    'Nama Lengkp',
  ],
  sex: ['L/P', 'JK', 'Jenis Kelamin', 'GENDER', 'sex', 'Jenis Kelamin (L/P)', 'Jns. Kelamin', 'Jenis kelamn'],
  birthDate: [
    'Tgl Lahir',
    'TANGGAL LAHIR',
    'tgl. lahir',
    'Date of birth',
    'tanggal_lahir',
    'Tanggal Lahir (dd/mm/yyyy)',
    'DOB',
  ],
  phone: ['HP', 'No. HP', 'NO TELP', 'No. HP/WA', 'WhatsApp', 'telepon', 'Phone', 'Nomor Handphone', 'no_hp'],
  no: ['No', 'No.', 'NO URUT', '#'],
  place: ['Tempat Lahir', 'tempat_lahir', 'Place of birth', 'Tmpt. Lahir'],
  address: ['Alamat', 'Alamat Rumah', 'Address', 'Domisili'],
}
const BOTH = ['TTL', 'Tempat, Tgl Lahir', 'Tempat/Tanggal Lahir', 'TEMPAT DAN TANGGAL LAHIR']
const MONTHS = 'Januari Pebruari Maret April Mei Juni Juli Agustus September Oktober Nopember Desember'.split(
  ' ',
)
const SHORT = 'Jan Feb Mar Apr Mei Jun Jul Agt Sep Okt Nov Des'.split(' ')
const two = (n: number) => String(n).padStart(2, '0')

const person = fc
  .record({
    province: fc.constantFrom('35', '33', '11', '64', '94'),
    area: fc.integer({ min: 100, max: 9999 }),
    sex: fc.constantFrom('L' as const, 'P' as const),
    year: fc.integer({ min: 1956, max: 2008 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    first: fc.constantFrom(
      'Siti',
      'M. Yusuf',
      'Dewi',
      "Nur'aini",
      'José',
      'I Gusti',
      'Budi',
      'Hj. Aminah',
      'Sri',
      'Maria-Ana',
    ),
    last: fc.constantFrom(
      'Lestari',
      'Wibowo',
      'Nur’aini',
      'Astuti, S.Pd',
      '(Alm) Hidayat',
      'Setiawan',
      'Utomo',
    ),
    phone: fc.stringMatching(/^8[1-9]\d{8,9}$/),
  })
  .map(({ province, area, sex, year, month, day, first, last, phone }) => {
    const real = Math.min(day, daysIn(year, month))
    return {
      stem: `${province}${String(area).padStart(4, '0')}${two(real + (sex === 'P' ? 40 : 0))}${two(month)}${two(year % 100)}`,
      rest: { name: `${first} ${last}`, sex, birthDate: isoDate(year, month, real), phone: `+62${phone}` },
    }
  })
const people = fc
  .array(person, { minLength: 3, maxLength: 25 })
  .map((all) => all.map(({ stem, rest }, at): Person => ({ ...rest, nik: stem + String(9000 + at) })))

const layout = fc.record({
  people,
  order: fc.shuffledSubarray<Key>(['nik', 'name', 'sex', 'birthDate', 'phone', 'place', 'address'], {
    minLength: 7,
    maxLength: 7,
  }),
  optional: fc.boolean(),
  numbered: fc.boolean(),
  together: fc.boolean(),
  heading: fc.array(fc.nat(1000), { minLength: 10, maxLength: 10 }),
  above: fc.constantFrom(0, 1, 2, 3),
  numbers: fc.boolean(),
  gap: fc.boolean(),
  footer: fc.boolean(),
  date: fc.constantFrom('slash', 'dash', 'dot', 'iso', 'long', 'short', 'two', 'cell'),
  nik: fc.constantFrom('plain', 'apostrophe', 'spaced', 'dotted'),
  sex: fc.constantFrom('letter', 'long', 'adult', 'english'),
  phone: fc.constantFrom('local', 'dashed', 'plus', 'bare', 'country'),
  format: fc.constantFrom(
    'xlsx',
    'xlsx second sheet',
    'utf-8',
    'utf-8 bom',
    'utf-16le',
    'utf-16be',
    'windows-1252',
  ),
  separator: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
})
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never

function typedDate(iso: string, style: Layout['date'], isWorkbook: boolean): TestCell {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
  if (style === 'cell' && isWorkbook)
    return { date: Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000) }
  if (style === 'iso') return iso
  if (style === 'long') return `${day} ${MONTHS[month - 1]} ${year}`
  if (style === 'short') return `${two(day)}-${SHORT[month - 1]}-${year}`
  if (style === 'two') return `${two(day)}/${two(month)}/${two(year % 100)}`
  const mark = style === 'dash' ? '-' : style === 'dot' ? '.' : '/'
  return [two(day), two(month), year].join(mark)
}

function typedPhone(phone: string, style: Layout['phone'], isWorkbook: boolean): TestCell {
  const rest = phone.slice(3)
  if (style === 'local') return `0${rest}`
  if (style === 'dashed') return `0${rest.slice(0, 3)}-${rest.slice(3, 7)}-${rest.slice(7)}`
  if (style === 'plus') return `+62 ${rest}`
  const digits = style === 'bare' ? rest : `62${rest}`
  return isWorkbook ? Number(digits) : digits
}

const SEXES = {
  letter: ['L', 'P'],
  long: ['Laki-laki', 'PEREMPUAN'],
  adult: ['PRIA', 'Wanita'],
  english: ['Male', 'female'],
}

function typed(key: Key, { nik, name, sex, birthDate, phone }: Person, at: number, plan: Layout): TestCell {
  const isWorkbook = plan.format.startsWith('xlsx')
  if (key === 'no') return isWorkbook ? at + 1 : String(at + 1)
  if (key === 'name') return name
  if (key === 'sex') return SEXES[plan.sex][sex === 'L' ? 0 : 1] as string
  if (key === 'place') return 'Malang'
  if (key === 'address') return `Jl. Mawar No. ${at}, RT 0${at % 9} RW 02`
  if (key === 'phone') return typedPhone(phone, plan.phone, isWorkbook)
  if (key === 'nik')
    return plan.nik === 'apostrophe'
      ? `'${nik}`
      : plan.nik === 'spaced'
        ? nik.replace(/(.{4})(?=.)/g, '$1 ')
        : plan.nik === 'dotted'
          ? `${nik.slice(0, 6)}.${nik.slice(6, 12)}.${nik.slice(12)}`
          : nik
  const date = typedDate(birthDate, plan.date, isWorkbook)
  return plan.together
    ? `Malang, ${typeof date === 'string' ? date : typedDate(birthDate, 'long', true)}`
    : date
}

/** The rows of a layout, and the row number of each person in them. */
function laidOut(plan: Layout): { rows: TestCell[][]; numbers: number[] } {
  const keys = plan.order.filter(
    (key) => (plan.optional || !['place', 'address'].includes(key)) && !(plan.together && key === 'place'),
  )
  const columns: Key[] = plan.numbered ? ['no', ...keys] : keys
  const heading = (key: Key, at: number) => {
    const names = key === 'birthDate' && plan.together ? BOTH : HEADINGS[key]
    return names[(plan.heading[at] ?? 0) % names.length] as string
  }
  const rows: TestCell[][] = [['PT BERSIH SEKALI'], ['Data tenaga kebersihan, April 2021'], []].slice(
    0,
    plan.above,
  )
  rows.push(columns.map(heading))
  if (plan.numbers) rows.push(columns.map((_, at) => String(at + 1)))
  const numbers: number[] = []
  for (const [at, each] of plan.people.entries()) {
    if (plan.gap && at === 2) rows.push([])
    rows.push(columns.map((key) => typed(key, each, at, plan)))
    numbers.push(rows.length)
  }
  if (plan.footer)
    rows.push(
      ['Jumlah: ' + plan.people.length],
      [],
      ['Malang, 2 April 2021'],
      ['Mengetahui,'],
      [],
      ['Drs. Bambang'],
    )
  return { rows, numbers }
}

const csvCell = (cell: TestCell, separator: string): string => {
  const text = cell === null ? '' : String(cell)
  return text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const CP1252: Record<string, number> = { '’': 0x92 }

function encode(text: string, format: Layout['format']): Uint8Array {
  if (format === 'utf-8') return new TextEncoder().encode(text)
  if (format === 'utf-8 bom') return new TextEncoder().encode(`\uFEFF${text}`)
  if (format === 'windows-1252')
    return Uint8Array.from(text, (letter) => CP1252[letter] ?? letter.charCodeAt(0))
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(format === 'utf-16be' ? bytes.swap16() : bytes)
}

function fileOf(plan: Layout, rows: TestCell[][]): Uint8Array {
  if (plan.format === 'xlsx') return workbookOf([{ name: 'Data', rows }])
  if (plan.format.startsWith('xlsx'))
    return workbookOf([
      { name: 'Sampul', rows: [['Daftar tenaga']] },
      { name: 'Data', rows },
    ])
  const text = rows
    .map((row) => row.map((cell) => csvCell(cell, plan.separator)).join(plan.separator))
    .join(plan.newline)
  return encode(text + plan.newline, plan.format)
}

describe('any layout of the same people', () => {
  it(
    'is read back as the same people in the same rows',
    { timeout: process.env['FULL'] ? 1_200_000 : 120_000 },
    () => {
      fc.assert(
        fc.property(layout, (plan) => {
          const { rows, numbers } = laidOut(plan)
          const { typed: found, judged } = readRoster(fileOf(plan, rows), { today: '2026-11-24' })
          const answers = settle(found, judged)
          expect(answers.flatMap(({ findings }) => findings)).toEqual([])
          expect(answers.map(({ row }) => row)).toEqual(numbers)
          expect(
            answers.map(({ person: { nik, name, sex, birthDate, phone } }) => ({
              nik,
              name,
              sex,
              birthDate,
              phone,
            })),
          ).toEqual(
            plan.people.map(({ nik, name, sex, birthDate, phone }) => ({ nik, name, sex, birthDate, phone })),
          )
        }),
        { numRuns: process.env['FULL'] ? 5000 : 200, seed: 20261124 },
      )
    },
  )
})
