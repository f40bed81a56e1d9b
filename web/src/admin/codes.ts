import { language } from './language.ts'
import { useLoad } from './load.ts'

const texts = async (): Promise<Record<string, string>> =>
  language.value === 'en'
    ? (await import('../../../functions/contract/text/en.ts')).texts
    : (await import('../../../functions/contract/text/id.ts')).texts

/** Says a code of the API in the language of the page; the texts come when first needed. */
export function useCodes(): (code: string) => string {
  const { data } = useLoad(language.value, texts)
  return (code) => data?.[code] ?? code
}
