import type { Language } from '../contract/fields.ts'
import type { Problem } from '../contract/problem.ts'
import { shortDay } from './dates.ts'
import { Cancelled } from './db.ts'
import { AppError, type FieldFault, statusOf } from './errors.ts'

type Texts = Record<string, string>

const textsOf = async (language: Language): Promise<Texts> =>
  language === 'en'
    ? (await import('../contract/text/en.ts')).texts
    : (await import('../contract/text/id.ts')).texts

const day = /\b\d{4}-\d{2}-\d{2}\b/g
const isDays = (text: string) =>
  text.split(', ').every((one) => /^\d{4}-\d{2}-\d{2}$/.test(one) && !Number.isNaN(Date.parse(one)))
/** Days `yyyy-mm-dd` in words, all else as it is. */
const spelt = (param: string | number = '', language: Language) =>
  isDays(String(param)) ? String(param).replace(day, (one) => shortDay(one, language)) : String(param)

/** The text of a code with its parameters filled in; a code without a text stands for itself. */
async function sayer(language: Language) {
  const texts = await textsOf(language)
  return (code: string, params: Record<string, string | number> = {}) =>
    (texts[code] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => spelt(params[name], language))
}

/** Faults with their texts in the reader's language. */
export async function explain(faults: readonly FieldFault[], language: Language) {
  const say = await sayer(language)
  return faults.map(({ field, code, params }) => ({ field, code, text: say(code, params) }))
}

/** Others kept writing the same items for longer than we retry: nothing is wrong, and nothing was done. */
const lastingConflict = (error: unknown) =>
  error instanceof Cancelled && error.failed.length === 0
    ? new AppError('unavailable', 'server.busy', 'The conflict lasted')
    : undefined

export async function problemOf(error: unknown, language: Language, requestId: string): Promise<Problem> {
  const known = error instanceof AppError ? error : lastingConflict(error)
  const code = known?.code ?? 'server.failed'
  const say = await sayer(language)
  return {
    type: 'about:blank',
    status: known ? statusOf[known.kind] : 500,
    code,
    title: say(code, known?.params),
    requestId,
    ...(known && known.faults.length > 0 && { errors: await explain(known.faults, language) }),
  }
}
