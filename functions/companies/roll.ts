import Papa from 'papaparse'
import * as v from 'valibot'
import { Nib, Npwp } from '../contract/company.ts'
import { Count, Email, optional, required } from '../contract/fields.ts'
import { AppError, type FieldFault } from '../platform/errors.ts'
import { faultsOf } from '../platform/validate.ts'

/** A company as Disnaker's list names it. */
export const Listed = v.object({
  name: required(160),
  kind: required(80),
  nib: Nib,
  npwp: Npwp,
  email: Email,
  district: required(80),
  expectedWorkers: Count(0, 20_000),
  address: optional(300),
})
export type Listed = v.InferOutput<typeof Listed>

const columns: Record<keyof Listed, readonly string[]> = {
  name: ['nama', 'nama perusahaan', 'perusahaan', 'instansi', 'name', 'company'],
  kind: ['jenis', 'jenis usaha', 'bidang', 'kind', 'type'],
  nib: ['nib'],
  npwp: ['npwp'],
  email: ['email', 'e-mail', 'surel', 'alamat email'],
  district: ['kecamatan', 'wilayah', 'district'],
  expectedWorkers: ['perkiraan tenaga', 'jumlah tenaga', 'tenaga', 'expected workers', 'headcount'],
  address: ['alamat', 'address'],
}
const optionalColumns: readonly string[] = ['nib', 'npwp', 'address']

const plain = (header: string) =>
  header
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim()

/**
 * Reads Disnaker's list: CSV with a header row, comma, semicolon or tab. Rows are numbered as a spreadsheet
 * shows them. Throws `invalid` naming every column that is missing.
 */
export function readRoll(csv: string): { row: number; company?: Listed; faults: FieldFault[] }[] {
  const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: false })
  const [header = [], ...rows] = data
  const titles = header.map(plain)
  const at = Object.fromEntries(
    Object.entries(columns).map(([field, names]) => [
      field,
      titles.findIndex((title) => names.includes(title)),
    ]),
  )
  const missing = Object.entries(at).filter(
    ([field, column]) => column < 0 && !optionalColumns.includes(field),
  )
  if (missing.length > 0)
    throw new AppError(
      'invalid',
      'input.invalid',
      'Columns are missing',
      missing.map(([field]) => ({
        field,
        code: 'company.header',
        params: { column: columns[field as keyof Listed][0]! },
      })),
    )
  return rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const given = Object.fromEntries(
      Object.entries(at).flatMap(([field, column]) => (column < 0 ? [] : [[field, cells[column] ?? '']])),
    )
    const result = v.safeParse(Listed, given, { abortPipeEarly: true })
    return result.success
      ? [{ row: index + 2, company: result.output, faults: [] }]
      : [{ row: index + 2, faults: faultsOf(result.issues) }]
  })
}
