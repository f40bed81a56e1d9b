import type { Language } from '../contract/fields.ts'
import type { NoticeKind } from '../contract/notice.ts'
import type { Programme } from '../contract/programme.ts'
import { type Entry, calendar } from './calendar.ts'
import { html, plain } from './layout.ts'
import { maskNumbers } from './mask-numbers.ts'
import { templates } from './templates/catalogue.ts'
import type { AllParts, Data } from './templates/data.ts'
import { workersSheet } from './workers-sheet.ts'

export type Attachment = { filename: string; contentType: string; content: Buffer }

/** A mail that is ready to go. */
export type Letter = {
  to: string
  replyTo?: { name: string; address: string }
  subject: string
  text: string
  html: string
  calendar?: { method: Entry['method']; filename: string; content: string }
  attachments: Attachment[]
  /** Only of mails that one may do without. */
  unsubscribe?: { url: string; mailto: string }
}

/** Reminders repeat what was said before. Everything else tells of a decision, a duty or a date. */
export const optionalKinds: readonly NoticeKind[] = ['reminder_company', 'reminder_worker', 'renewal']

const withList: readonly NoticeKind[] = ['wave_assignment_company', 'wave_change_company']
const methods: Partial<Record<NoticeKind, Entry['method']>> = {
  wave_assignment_company: 'REQUEST',
  wave_assignment_worker: 'REQUEST',
  wave_change_company: 'REQUEST',
  wave_change_worker: 'REQUEST',
  wave_cancelled_company: 'CANCEL',
  wave_cancelled_worker: 'CANCEL',
}

/** Subject, plain text and HTML of a kind of mail. */
export function render(
  kind: NoticeKind,
  data: Data<AllParts>,
  language: Language,
  office: Programme['office'],
  reference: string,
) {
  const message = templates[kind](data, language)
  const subject = maskNumbers(message.subject.replace(/\s+/g, ' ').trim())
  const frame = { language, programme: data.programme.name, office, reference }
  return { subject, text: plain(message, frame), html: html({ ...message, subject }, frame) }
}

/** The calendar file and the workbook that go with a kind of mail. */
export async function enclosures(
  kind: NoticeKind,
  data: Data<AllParts>,
  language: Language,
  entry: Pick<Entry, 'uid' | 'sequence' | 'organiser' | 'attendee' | 'stamp'>,
): Promise<Pick<Letter, 'calendar' | 'attachments'>> {
  const { workers, next } = data
  // Whoever lost one seat and has another keeps the entry, at its new time.
  const method = next ? 'REQUEST' : methods[kind]
  const exam = next ?? data.exam
  const day = exam?.date
  const attachments: Attachment[] = withList.includes(kind)
    ? [
        {
          filename: language === 'id' ? `tenaga-kerja-${day}.xlsx` : `workers-${day}.xlsx`,
          contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          content: await workersSheet(workers, exam, language),
        },
      ]
    : []
  if (!method) return { attachments }
  const count = kind.endsWith('_company') && method === 'REQUEST' ? { workers: workers.length } : {}
  return {
    attachments,
    calendar: {
      method,
      filename: language === 'id' ? `jadwal-ujian-${day}.ics` : `exam-${day}.ics`,
      content: await calendar({ ...entry, ...count, method, exam, language }),
    },
  }
}
