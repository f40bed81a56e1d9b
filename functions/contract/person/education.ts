import { refused, taken } from './fault.ts'
import type { Reading } from './fault.ts'
import { plain } from './typed.ts'

/** BNSP's codes of education, as agreed by the sheets in use; an LSP may keep its own. */
export const EDUCATION_CODES = {
  '1': 'SD',
  '2': 'SMP',
  '3': 'SMA/sederajat',
  '4': 'D2',
  '5': 'D3',
  '6': 'D4',
  '7': 'S1',
  '8': 'S2',
  '9': 'S3',
  '10': 'D1',
} as const
export type EducationCode = keyof typeof EDUCATION_CODES

const PATTERNS: readonly (readonly [EducationCode, RegExp])[] = [
  ['9', /^(?:s\s?(?:3|iii)|strata\s?(?:3|iii)|doktor|doctor\w*|phd)\b/],
  ['8', /^(?:s\s?(?:2|ii)|strata\s?(?:2|ii)|magister|master\w*|pasca ?sarjana)\b/],
  ['6', /^(?:d\s?(?:4|iv)|diploma\s?(?:4|iv)|sarjana terapan)\b/],
  ['5', /^(?:d\s?(?:3|iii)|diploma\s?(?:3|iii)|ahli madya|akademi)\b/],
  ['4', /^(?:d\s?(?:2|ii)|diploma\s?(?:2|ii))\b/],
  ['10', /^(?:d\s?(?:1|i)|diploma\s?(?:1|i))\b/],
  ['7', /^(?:s\s?(?:1|i)|strata\s?(?:1|i)|sarjana|bachelor\w*)\b/],
  [
    '3',
    /^(?:sma|smu|smk|slta|stm|smea|smkk|smip|smt|ma|man|mak|aliyah|madrasah aliyah|paket c|kejar paket c|sekolah menengah (?:atas|umum|kejuruan)|senior high school|high school)\b/,
  ],
  [
    '2',
    /^(?:smp|sltp|mts|mtsn|tsanawiyah|madrasah tsanawiyah|paket b|kejar paket b|sekolah menengah pertama|junior high school)\b/,
  ],
  [
    '1',
    /^(?:sd|sdn|mi|min|sr|ibtidaiyah|madrasah ibtidaiyah|paket a|kejar paket a|sekolah dasar|elementary\w*)\b/,
  ],
]

/** Reads a level of education (`SMA/SMK`, `SLTA`, `Diploma III`, `Tamat SD`) to BNSP's code; a bare code stands as it is. */
export function readEducation(raw: string): Reading<EducationCode> {
  const text = plain(raw).toLowerCase()
  const code = text.replace(/^0/, '')
  if (Object.hasOwn(EDUCATION_CODES, code)) return taken(code as EducationCode)
  const words = text
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(?:tamat|tamatan|lulus|lulusan|ijazah|setara|sederajat) /, '')
  const found = PATTERNS.find(([, pattern]) => pattern.test(words))
  return found ? taken(found[0]) : refused('education.unknown')
}
