import type { Language } from '../contract/fields.ts'
import type { NoticeKind } from '../contract/notice.ts'
import type { Programme } from '../contract/programme.ts'
import { html, plain } from './layout.ts'
import { maskNumbers } from './mask-numbers.ts'
import { templates } from './templates/catalogue.ts'
import type { AllParts, Data } from './templates/data.ts'

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
