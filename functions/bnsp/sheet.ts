import type { Codes, CodeTable } from '../contract/bnsp.ts'
import { bnspFields } from '../contract/person/bnsp-fields.ts'
import { localPhone } from '../contract/person/phone.ts'
import type { Programme } from '../contract/programme.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { codeFor } from './codes.ts'

/** The header of BNSP's sheet, columns A to S, to the letter. */
export const header = [
  'No',
  'NAMA ASESI',
  'NIK',
  'TEMPAT LAHIR',
  'TANGGAL LAHIR (dd/mm/yyyy)',
  'JENIS KELAMIN (L/P)',
  'TEMPAT TINGGAL',
  'KODE KOTA',
  'KODE PROVINSI',
  'TELP',
  'EMAIL',
  'KODE PENDIDIKAN',
  'KODE PEKERJAAN',
  'KODE JADWAL',
  'TANGGAL UJI (hh/bb/yyyy)',
  'NOMOR REGISTRASI ASESOR',
  'KODE SUMBER ANGGARAN',
  'KODE KEMENTERIAN',
  'K/BK',
] as const

/** A day, `yyyy-mm-dd`, as BNSP writes it: `dd/mm/yyyy`. */
export const bnspDate = (day: string) => day.split('-').reverse().join('/')

type Candidate = Pick<
  StoredNomination,
  | 'name'
  | 'birthPlace'
  | 'birthDate'
  | 'sex'
  | 'address'
  | 'cityCode'
  | 'provinceCode'
  | 'phone'
  | 'email'
  | 'education'
  | 'occupation'
> & { nik: string }

/** What only an exam knows; a quota request goes out before there is one. */
export type Examined = { schedule?: string; date: string; assessor: string; competent: boolean }

/** Rows of BNSP's sheet in the order given, numbered from 1; what is not known is an empty cell. */
export const rows = (
  candidates: readonly (Candidate & { exam?: Examined })[],
  programme: Pick<Programme, 'fundingCode' | 'ministryCode'>,
  codes: Codes,
): string[][] => {
  const code = (table: CodeTable, kept: string | undefined) => (kept ? codeFor(codes, table, kept) : '')
  return candidates.map((of, index) => [
    String(index + 1),
    of.name,
    of.nik,
    of.birthPlace ?? '',
    bnspDate(of.birthDate),
    of.sex,
    of.address ?? '',
    code('city', of.cityCode),
    code('province', of.provinceCode),
    localPhone(of.phone),
    of.email ?? '',
    code('education', of.education),
    code('occupation', of.occupation),
    of.exam?.schedule ?? '',
    of.exam ? bnspDate(of.exam.date) : '',
    of.exam?.assessor ?? '',
    code('funding', programme.fundingCode),
    code('ministry', programme.ministryCode),
    of.exam ? (of.exam.competent ? 'K' : 'BK') : '',
  ])
}

/** The fields that BNSP's sheet would show empty for a nomination. */
export const missing = (of: Pick<StoredNomination, (typeof bnspFields)[number]>): string[] =>
  bnspFields.filter((field) => !of[field])
