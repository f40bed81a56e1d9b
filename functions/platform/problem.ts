import type { Language } from '../contract/fields.ts'
import type { Problem } from '../contract/problem.ts'
import { Cancelled } from './db.ts'
import { AppError, type FieldFault, statusOf } from './errors.ts'

type Texts = Record<string, string>

const textsOf = async (language: Language): Promise<Texts> =>
  language === 'en'
    ? (await import('../contract/text/en.ts')).texts
    : (await import('../contract/text/id.ts')).texts

/** The text of a code with its parameters filled in; a code without a text stands for itself. */
export const say = (texts: Texts, code: string, params: Record<string, string | number> = {}) =>
  (texts[code] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))

/** Faults with their texts in the reader's language. */
export async function explain(faults: readonly FieldFault[], language: Language) {
  const texts = await textsOf(language)
  return faults.map(({ field, code, params }) => ({ field, code, text: say(texts, code, params) }))
}

/** Others kept writing the same items for longer than we retry: nothing is wrong, and nothing was done. */
const lastingConflict = (error: unknown) =>
  error instanceof Cancelled && error.failed.length === 0
    ? new AppError('unavailable', 'server.busy', 'The conflict lasted')
    : undefined

export async function problemOf(error: unknown, language: Language, requestId: string): Promise<Problem> {
  const known = error instanceof AppError ? error : lastingConflict(error)
  const code = known?.code ?? 'server.failed'
  const texts = await textsOf(language)
  return {
    type: 'about:blank',
    status: known ? statusOf[known.kind] : 500,
    code,
    title: say(texts, code, known?.params),
    requestId,
    ...(known && known.faults.length > 0 && { errors: await explain(known.faults, language) }),
  }
}
