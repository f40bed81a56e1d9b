import type { Language } from '../contract/fields.ts'
import type { EnclosedFile, NoticeKind } from '../contract/notice.ts'
import type { Entry } from './calendar.ts'
import type { AllParts, Data } from './templates/data.ts'

const withList: readonly NoticeKind[] = ['wave_assignment_company', 'wave_change_company']
const methods: Partial<Record<NoticeKind, Entry['method']>> = {
  wave_assignment_company: 'REQUEST',
  wave_assignment_worker: 'REQUEST',
  wave_change_company: 'REQUEST',
  wave_change_worker: 'REQUEST',
  wave_cancelled_company: 'CANCEL',
  wave_cancelled_worker: 'CANCEL',
}

/** What goes with a mail; what was recorded in a company's favour has no letter. */
export const encloses = (kind: NoticeKind, hasLetter: boolean): EnclosedFile[] => [
  ...(withList.includes(kind) ? (['list', 'slips'] as const) : []),
  ...(methods[kind] ? (['calendar'] as const) : []),
  ...(hasLetter ? (['letter'] as const) : []),
]

/** What goes with a kind of mail, by name: who only shows the names needs nothing that makes the files. */
export function enclosed(kind: NoticeKind, { exam, next, letter }: Data<AllParts>, language: Language) {
  // Whoever lost one seat and has another keeps the entry, at its new time.
  const method = next ? 'REQUEST' : methods[kind]
  const of = next ?? exam
  const day = of?.date
  return {
    exam: of,
    ...(method && {
      calendar: {
        method,
        filename: language === 'id' ? `jadwal-ujian-${day}.ics` : `exam-${day}.ics`,
      },
    }),
    ...(withList.includes(kind) && {
      list: { filename: language === 'id' ? `tenaga-kerja-${day}.xlsx` : `workers-${day}.xlsx` },
      slips: { filename: language === 'id' ? `surat-panggilan-${day}.pdf` : `call-up-slips-${day}.pdf` },
    }),
    ...(kind === 'standing_letter' && letter && { letter: { filename: letterFilename(letter, language) } }),
  }
}

/** The name of the file of a letter of standing: `surat-560-1-2026.pdf`. */
export const letterFilename = (letterNo: string, language: Language) =>
  `${language === 'id' ? 'surat' : 'letter'}-${letterNo.replace(/[^\w.]+/g, '-').slice(0, 60)}.pdf`
