import * as v from 'valibot'
import { Registration } from '../../../../functions/contract/company.ts'
import type { Language } from '../../routes.ts'
import type { FormText } from './form-text.ts'
import type { Fault } from '../../ui/error-summary.tsx'
import { fieldNames } from './steps.ts'

/** Texts of the contract's codes; asked for once somebody fills in the form. */
export const loadCodes = (language: Language) =>
  language === 'en'
    ? import('../../../../functions/contract/text/en.ts')
    : import('../../../../functions/contract/text/id.ts')

/** Every fault of the form in its order, judged by the schema that the API uses. */
export async function judge(
  values: Record<string, string>,
  t: FormText,
  language: Language,
): Promise<Fault[]> {
  const result = v.safeParse(Registration, values)
  if (result.success) return []
  const coded = result.issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', code: issue.message }))
  return explain(coded, t, language)
}

/** The first fault of each field, in the words of this form, or else in those of the code. */
export async function explain(
  coded: readonly { field: string; code: string }[],
  t: FormText,
  language: Language,
): Promise<Fault[]> {
  const { texts } = await loadCodes(language).catch(() => ({ texts: {} as Record<string, string> }))
  return fieldNames.flatMap((field) => {
    const fault = coded.find((one) => one.field === field)
    if (!fault) return []
    const missing = fault.code === 'field.required' ? t.register.missing[field] : undefined
    return [{ field, text: missing ?? texts[fault.code] ?? `${t.register.fields[field]}: ${t.errorTitle}` }]
  })
}
