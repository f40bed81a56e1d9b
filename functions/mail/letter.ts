import type { Language } from '../contract/fields.ts'
import type { NoticeKind } from '../contract/notice.ts'
import { type Entry, calendar } from './calendar.ts'
import { enclosed } from './enclosed.ts'
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

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Reminders repeat what was said before. Everything else tells of a decision, a duty or a date. */
export const optionalKinds: readonly NoticeKind[] = [
  'reminder_company',
  'reminder_worker',
  'renewal',
  'renewal_worker',
]

type Print = () => Promise<Uint8Array> | undefined

/** The calendar file, the workbook and the papers that go with a kind of mail. */
export async function enclosures(
  kind: NoticeKind,
  data: Data<AllParts>,
  language: Language,
  entry: Pick<Entry, 'uid' | 'sequence' | 'organiser' | 'attendee' | 'stamp'>,
  print: { slips: Print; letter: Print },
): Promise<Pick<Letter, 'calendar' | 'attachments'>> {
  const { workers } = data
  const { exam, calendar: entryOf, list, ...papers } = enclosed(kind, data, language)
  const attachments: Attachment[] = list
    ? [
        {
          ...list,
          contentType: sheetType,
          content: await workersSheet(workers, exam, language),
        },
      ]
    : []
  for (const name of ['slips', 'letter'] as const) {
    const file = papers[name] && (await print[name]())
    if (file)
      attachments.push({ ...papers[name]!, contentType: 'application/pdf', content: Buffer.from(file) })
  }
  if (!entryOf) return { attachments }
  const { method } = entryOf
  const count = kind.endsWith('_company') && method === 'REQUEST' ? { workers: workers.length } : {}
  return {
    attachments,
    calendar: { ...entryOf, content: await calendar({ ...entry, ...count, method, exam, language }) },
  }
}
