import type { Language } from '../contract/fields.ts'
import type { NoticeKind } from '../contract/notice.ts'
import type { Programme } from '../contract/programme.ts'
import { enclosures, render } from './letter.ts'
import { sample } from './templates/sample.ts'

const office: Programme['office'] = {
  name: 'Disnaker Kabupaten Malang',
  address: 'Jl. Trunojoyo Kavling 4, Kepanjen',
  email: 'disnaker@gelombang.example',
  phone: '(0341) 000000',
}

/** A kind of mail in one language, made of invented data and signed by the programme's own office. */
export async function preview(kind: NoticeKind, language: Language, programme?: Programme) {
  const data = sample(kind, language)
  const of = programme?.office ?? office
  const { calendar, attachments } = await enclosures(kind, data, language, {
    uid: 'sample@gelombang.example',
    sequence: 0,
    organiser: { name: of.name, email: office.email },
    attendee: 'rina@contoh.example',
    stamp: new Date(0),
  })
  return {
    kind,
    ...render(kind, { ...data, office: of.name }, language, of, 'contoh00'),
    attachments: [...(calendar ? [calendar.filename] : []), ...attachments.map(({ filename }) => filename)],
  }
}
