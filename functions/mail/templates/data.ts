import type { Language } from '../../contract/fields.ts'
import type { StepKind } from '../../contract/standing.ts'
import { hours, longDay, shortDay } from '../../platform/dates.ts'
import { type Block, facts, link, list } from '../blocks.ts'
import type { Message } from '../blocks.ts'

/** One exam day in the reader's language. */
export type Exam = {
  scheme: string
  /** `yyyy-mm-dd` and hours in Asia/Jakarta. */
  date: string
  startsAt: string
  endsAt: string
  venue: { name: string; address: string; mapUrl?: string | undefined }
  note?: string | undefined
}

/** A worker; the name of the scheme in the reader's language. */
export type Person = {
  name: string
  scheme: string
  state: string
  /** Last day `yyyy-mm-dd` to appeal against a result. */
  appealUntil?: string
  /** `expiresOn` is its last day; `url` leads to the page that verifies it. */
  certificate?: { number: string; expiresOn: string; url: string }
}

/** What every template may name. */
export type Base = {
  programme: { name: string; nominateUntil: string; schemes: string[] }
  office: string
  company: { name: string; contact?: string | undefined }
}
type Parts = {
  /** Address of the page that the mail leads to. */
  url: string
  reason: string
  exam: Exam
  worker: Person
  workers: readonly Person[]
  /** Days until the exam: 0 today. */
  daysLeft: number
  months: number
  letter: string
  /** Of a company's standing, and the day to answer by (empty: none). */
  step: StepKind
  due: string
}
/** What is only there sometimes. */
type Perhaps = {
  /** Where somebody sits now who lost another seat. */
  next?: Exam
}
export type Data<Needed extends keyof Parts = never> = Base & Pick<Parts, Needed> & Perhaps
export type Template<Needed extends keyof Parts = never> = (data: Data<Needed>, language: Language) => Message
export type AllParts = keyof Parts

export const greet = ({ company }: Base, language: Language) =>
  language === 'id'
    ? `Yth. ${company.contact ? `Bapak/Ibu ${company.contact}` : 'Pimpinan'}, ${company.name}`
    : `Dear ${company.contact ?? 'Sir or Madam'}, ${company.name}`

const words = {
  id: { scheme: 'Skema', day: 'Hari', hours: 'Jam', place: 'Tempat', note: 'Catatan', map: 'Lihat peta' },
  en: { scheme: 'Scheme', day: 'Day', hours: 'Hours', place: 'Place', note: 'Note', map: 'Show the map' },
}

/** When and where, and a map if there is one. */
export function examBlocks(exam: Exam, language: Language): Block[] {
  const said = words[language]
  return [
    facts(
      [said.day, longDay(exam.date, language)],
      [said.hours, hours(exam.startsAt, exam.endsAt, language)],
      [said.place, `${exam.venue.name}\n${exam.venue.address}`],
      [said.scheme, exam.scheme],
      ...(exam.note ? [[said.note, exam.note] as const] : []),
    ),
    ...(exam.venue.mapUrl?.startsWith('https://') ? [link(said.map, exam.venue.mapUrl)] : []),
  ]
}

/** What one brings to the exam. */
export const bring: Record<Language, readonly string[]> = {
  id: [
    'KTP asli',
    'Alat tulis',
    'Pakaian kerja dan sepatu tertutup',
    'Bukti pengalaman kerja atau pelatihan, bila ada',
  ],
  en: [
    'Original identity card (KTP)',
    'Something to write with',
    'Work clothes and closed shoes',
    'Proof of work experience or training, if there is any',
  ],
}

export const toBring = (language: Language): Block =>
  list(language === 'id' ? 'Yang perlu dibawa:' : 'What to bring:', bring[language])

/** `5 tenaga kerja`, `1 worker`, `5 workers`. */
export const people = (n: number, language: Language) =>
  language === 'id' ? `${n} tenaga kerja` : `${n} ${n === 1 ? 'worker' : 'workers'}`

/** `5 peserta`, `1 candidate`, `5 candidates`. */
export const candidates = (n: number, language: Language) =>
  language === 'id' ? `${n} peserta` : `${n} ${n === 1 ? 'candidate' : 'candidates'}`

/** `, 16 Februari 2027`, where the day is known. */
export const on = ({ date }: Exam, language: Language, before: string) =>
  date ? `${before}${shortDay(date, language)}` : ''
