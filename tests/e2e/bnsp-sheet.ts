import readXlsxFile from 'read-excel-file/node'
import { full, rawCells, textsOf } from '../bnsp/decided.ts'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'

/** BNSP's header as the form in use has it, letter by letter. */
export const header = [
  'No|NAMA ASESI|NIK|TEMPAT LAHIR|TANGGAL LAHIR (dd/mm/yyyy)|JENIS KELAMIN (L/P)|TEMPAT TINGGAL',
  'KODE KOTA|KODE PROVINSI|TELP|EMAIL|KODE PENDIDIKAN|KODE PEKERJAAN|KODE JADWAL',
  'TANGGAL UJI (hh/bb/yyyy)|NOMOR REGISTRASI ASESOR|KODE SUMBER ANGGARAN|KODE KEMENTERIAN|K/BK',
].flatMap((part) => part.split('|'))

/** The cells of a sheet as two readers that know nothing of each other find them; each is text, in the file too. */
export async function cellsOf(file: Uint8Array): Promise<string[][]> {
  const cells = await textsOf(file)
  const [other] = await readXlsxFile(Buffer.from(file), { trim: false })
  const same = other?.data.map((row) => row.map((cell) => cell ?? ''))
  if (JSON.stringify(same) !== JSON.stringify(cells)) throw new Error('two readers find different cells')
  const odd = rawCells(file).cells.filter(({ kind, format, text }) => text && (kind !== 's' || format !== 49))
  if (odd.length > 0) throw new Error(`no text: ${odd.map(({ at }) => at).join(', ')}`)
  return cells
}

/** The NIK that the builder of people gave to a nomination. */
export const nikOf = ({ id }: { id: string }) => String(3507011205900001n + BigInt(id.slice(1)))

/** The row that a person should have; `exam` adds what only the exam day knows. */
export const rowOf = (
  at: number,
  one: StoredNomination,
  exam?: { schedule: string; date: string; registration: string; verdict: string },
): string[] => [
  String(at + 1),
  one.name,
  nikOf(one),
  full.birthPlace,
  '12/05/1990',
  'L',
  full.address,
  full.cityCode,
  full.provinceCode,
  one.phone.replace('+62', '0'),
  one.email ?? '',
  full.education,
  full.occupation,
  exam?.schedule ?? '',
  exam?.date.split('-').reverse().join('/') ?? '',
  exam?.registration ?? '',
  '2',
  '62',
  exam?.verdict ?? '',
]
