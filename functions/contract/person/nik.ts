import { refused, taken } from './fault.ts'
import type { Fault, Reading } from './fault.ts'
import { daysIn } from './calendar.ts'
import type { Sex } from './sex.ts'
import { isNothing, isScientific, plain } from './typed.ts'

const PROVINCES = new Set(
  (
    '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 ' +
    '61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97'
  ).split(' '),
)

const LABEL = /^(?:no(?:mor)?\b[\s.:]*)?(?:nik|(?:e-?)?ktp)\b[\s.:]*/i

/** What a NIK says of its holder: the year has two digits, `sex` comes from the day (+40 for a woman). */
export type NikBirth = { day: number; month: number; year2: number; sex: Sex }

/** Reads a NIK as typed: apostrophes, spaces, dots and dashes are ignored; gives its 16 digits. */
export function readNik(raw: string): Reading<string> {
  const text = plain(raw).replace(LABEL, '')
  if (isNothing(text)) return refused('nik.missing')
  if (isScientific(text)) return refused('nik.scientific')
  if (/^\d+[.,]0{1,2}$/.test(text)) return refused('nik.number')
  const nik = text.replace(/[\s'‘’`´"“”.,;_–-]/g, '')
  if (!/^\d+$/.test(nik)) return refused('nik.characters')
  if (nik.length !== 16) return refused('nik.length', { digits: nik.length })
  if (!PROVINCES.has(nik.slice(0, 2))) return refused('nik.province', { province: nik.slice(0, 2) })
  const { day, month, year2 } = nikBirth(nik)
  // A two-digit year leaves the century open: 29 February stands when either century has one.
  if (day < 1 || day > daysIn(2000 + year2, month)) return refused('nik.date')
  if (nik.endsWith('0000')) return refused('nik.serial')
  return taken(nik)
}

/** The birth date and sex inside 16 digits. */
export function nikBirth(nik: string): NikBirth {
  const typed = Number(nik.slice(6, 8))
  return {
    day: typed > 40 ? typed - 40 : typed,
    month: Number(nik.slice(8, 10)),
    year2: Number(nik.slice(10, 12)),
    sex: typed > 40 ? 'P' : 'L',
  }
}

/** Where a valid NIK contradicts the sex or the ISO birth date; registries hold mistakes, so a person must confirm. */
export function nikContradictions(
  nik: string,
  { sex, birthDate }: { sex?: Sex | undefined; birthDate?: string | undefined },
): { field: 'sex' | 'birthDate'; fault: Fault }[] {
  const found: { field: 'sex' | 'birthDate'; fault: Fault }[] = []
  const birth = nikBirth(nik)
  if (sex && sex !== birth.sex) found.push({ field: 'sex', fault: { code: 'sex.contradicts_nik' } })
  if (birthDate) {
    const [year, month, day] = birthDate.split('-').map(Number) as [number, number, number]
    const sameYear = year % 100 === birth.year2
    if (!sameYear || month !== birth.month || day !== birth.day)
      found.push({
        field: 'birthDate',
        fault: {
          code:
            sameYear && month === birth.day && day === birth.month
              ? 'birth_date.swapped'
              : 'birth_date.contradicts_nik',
        },
      })
  }
  return found
}

/** A NIK as screens and messages show it: `3507••••••••9075`; anything shorter than nine characters is hidden whole. */
export function maskNik(nik: string): string {
  const shown = nik.length > 8 ? 4 : 0
  return nik.slice(0, shown) + '•'.repeat(nik.length - 2 * shown) + nik.slice(nik.length - shown)
}
