import { signal } from '@preact/signals'
import type { Language } from '../../../functions/contract/fields.ts'
import { language } from './language.ts'

type Texts = Record<string, string>
const known = signal<{ of: Language; texts: Texts }>()
let asked: Language | undefined

const textsOf = async (of: Language): Promise<Texts> =>
  of === 'en'
    ? (await import('../../../functions/contract/text/en.ts')).texts
    : (await import('../../../functions/contract/text/id.ts')).texts

/** Brings the texts once; where they could not be had, the next code asks again. */
function bring(of: Language) {
  if (asked === of) return
  asked = of
  textsOf(of).then(
    (texts) => (known.value = { of, texts }),
    () => (asked = undefined),
  )
}

/** Says a code of the API in the language of the page; the texts come with the first code that is said. */
export const useCodes = () => (code: string) => {
  if (known.value?.of !== language.value) bring(language.value)
  return known.value?.texts[code] ?? code
}
