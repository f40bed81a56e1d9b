import { refused, taken } from './fault.ts'
import type { Reading } from './fault.ts'
import { isNothing, tidy } from './typed.ts'

export const NAME_MAX = 100
// Nearly every name is of this kind: no need to look further.
const COMMON = /^[A-Za-z]+(?:[ '.][A-Za-z]+)*$/

/** Reads a name as on the identity card: kept as typed but for white space; letters, marks and `. , ' ’ - / ( )`, at most 100 characters. */
export function readName(raw: string): Reading<string> {
  if (raw.length <= NAME_MAX && COMMON.test(raw) && !isNothing(raw)) return taken(raw)
  // Spreadsheets break lines and tabs inside a cell; any other control character is no part of a name.
  if (/(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFFFD]/u.test(raw)) return refused('name.control')
  const name = tidy(raw)
  if (isNothing(name)) return refused('name.missing')
  if (/^[=+@-]/.test(name)) return refused('name.formula')
  if (/[<>]|&#?\w+;/.test(name)) return refused('name.markup')
  const length = [...name].length
  if (length > NAME_MAX) return refused('name.length', { length, max: NAME_MAX })
  const odd = /[^\p{L}\p{M} .,'’\-/()]/u.exec(name)?.[0]
  if (odd) return refused('name.characters', { found: odd })
  return /\p{L}/u.test(name) ? taken(name) : refused('name.missing')
}
