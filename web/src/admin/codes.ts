import { signal } from '@preact/signals'
import type { Language } from '../../../functions/contract/fields.ts'
import { language } from './language.ts'

type Texts = Record<string, string>

/** The texts of all codes, and of exams and mails alone: their pages say hardly any other. */
const catalogues = {
  all: {
    id: () => import('../../../functions/contract/text/id.ts').then(({ texts }) => texts),
    en: () => import('../../../functions/contract/text/en.ts').then(({ texts }) => texts),
  },
  exam: {
    id: () => import('../../../functions/contract/text/exam-id.ts').then((m) => m.examTextsId),
    en: () => import('../../../functions/contract/text/exam-en.ts').then((m) => m.examTextsEn),
  },
  notice: {
    id: () => import('../../../functions/contract/text/notice-id.ts').then((m) => m.noticeTextsId),
    en: () => import('../../../functions/contract/text/notice-en.ts').then((m) => m.noticeTextsEn),
  },
} satisfies Record<string, Record<Language, () => Promise<Texts>>>
type Part = keyof typeof catalogues
type Name = `${Part} ${Language}`

const known = signal<Partial<Record<Name, Texts>>>({})
const asked = new Set<Name>()

/** Brings texts once; where they could not be had, the next code asks again. */
function bring(name: Name, load: () => Promise<Texts>) {
  if (asked.has(name)) return
  asked.add(name)
  load().then(
    (texts) => (known.value = { ...known.value, [name]: texts }),
    () => asked.delete(name),
  )
}

/** Says a code of the API in the language of the page; the texts come with the first code that is said. */
export const useCodes = () => (code: string) => {
  const [area = ''] = code.split('.')
  const part = area in catalogues ? (area as Part) : 'all'
  const name: Name = `${part} ${language.value}`
  if (!known.value[name]) bring(name, catalogues[part][language.value])
  return known.value[name]?.[code] ?? code
}
