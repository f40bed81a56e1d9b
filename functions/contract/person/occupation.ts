import { refused, taken } from './fault.ts'
import type { Reading } from './fault.ts'
import { plain } from './typed.ts'

/** BNSP's codes of occupation, as agreed by the sheets in use; an LSP may keep its own. */
export const OCCUPATION_CODES = {
  '1': 'Belum/tidak bekerja',
  '5': 'Pegawai negeri sipil',
  '15': 'Karyawan swasta',
  '16': 'Karyawan BUMN',
  '17': 'Karyawan BUMD',
  '18': 'Karyawan honorer',
  '19': 'Buruh harian lepas',
  '89': 'Lainnya',
} as const
export type OccupationCode = keyof typeof OCCUPATION_CODES

const PATTERNS: readonly (readonly [OccupationCode, RegExp])[] = [
  ['1', /^(?:(?:belum|tidak|tdk|blm)(?:\/tidak)? (?:be)?kerja|belum tidak bekerja|unemployed|none)$/],
  ['16', /\bbumn\b/],
  ['17', /\bbumd\b/],
  ['5', /^(?:pns|asn|pppk|pegawai negeri(?: sipil)?|civil servant)$/],
  ['18', /\bhonor(?:er|ary)?\b/],
  ['19', /\b(?:harian lepas|phl|daily labou?rer)\b/],
  ['15', /\b(?:swasta|private)\b/],
  ['89', /^(?:lain lain|lainnya|other)$/],
]

/** Reads an occupation (`Karyawan Swasta`, `PNS`, `15`) to BNSP's code; a job title such as `Petugas kebersihan` has none. */
export function readOccupation(raw: string): Reading<OccupationCode> {
  const text = plain(raw).toLowerCase()
  const code = text.replace(/^0/, '')
  if (Object.hasOwn(OCCUPATION_CODES, code)) return taken(code as OccupationCode)
  const words = text.replace(/[^a-z0-9]+/g, ' ').trim()
  const found = PATTERNS.find(([, pattern]) => pattern.test(words))
  return found ? taken(found[0]) : refused('occupation.unknown')
}
