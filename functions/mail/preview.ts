import type { Language } from '../contract/fields.ts'
import type { NoticeKind } from '../contract/notice.ts'
import type { Programme } from '../contract/programme.ts'
import { enclosed } from './enclosed.ts'
import { render } from './render.ts'
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
  const { calendar, list, slips, letter } = enclosed(kind, data, language)
  return {
    kind,
    ...render(kind, { ...data, office: of.name }, language, of, 'contoh00'),
    attachments: [calendar, list, slips, letter].flatMap((file) => (file ? [file.filename] : [])),
  }
}
