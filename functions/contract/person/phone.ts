import { refused, taken } from './fault.ts'
import type { Reading } from './fault.ts'
import { isNothing, isScientific, plain } from './typed.ts'

// Enough for several numbers with their labels.
const LONGEST = 160
const AREA_OR_COUNTRY = /(?:\b0[2-79]\d{1,2}|\+(?!62)\d{1,3})\W*$/
// `1. 0812… 2. 0813…`: the numbers of a list are no digits of the phones.
const LISTED = /(?:^|\s)\d[.)]\s+(?=\+|0|62|8)/g
const LABEL = /\b(?:wa|whats\s?app|hp|telp?|telepon|tlp|phone|mobile|no|nomor)\b[\s.:]*/gi

/** Reads an Indonesian mobile number as typed (`0812…`, `62812…`, `812…`, `+62 812-…`) to E.164; of several numbers in one cell the first good one. */
export function readPhone(raw: string): Reading<string> {
  const text = plain(raw.slice(0, LONGEST))
  if (isNothing(text)) return refused('phone.missing')
  if (isScientific(text)) return refused('phone.scientific')
  const whole = readOne(text)
  if (whole.ok) return whole
  for (const part of numbersIn(text)) {
    const one = readOne(part)
    if (one.ok) return one
  }
  return whole
}

/** Whether a cell holds more than one good number, of which `readPhone` takes the first. */
export function hasSeveralPhones(raw: string): boolean {
  const text = plain(raw.slice(0, LONGEST))
  // The longest single number, spaced and with a label, has fewer characters than two numbers.
  if (text.length < 17 || readOne(text).ok) return false
  return (
    new Set(numbersIn(text).flatMap((part) => ((one) => (one.ok ? [one.value] : []))(readOne(part)))).size > 1
  )
}

/** `081234567890` of `+6281234567890`, as BNSP's sheet wants it. */
export const localPhone = (phone: string): string => phone.replace(/^\+62/, '0')

// `021 8370 1234`, `021/8370123` and `+65 8123 4567` are one number each.
function numbersIn(text: string): string[] {
  const parts: string[] = []
  const apart = text.replace(LISTED, ';')
  for (const part of apart.split(/[/;,|&\\]|\b(?:atau|dan|or)\b|\s+(?=\+?62|0?8)/i)) {
    if (!/\d/.test(part)) continue
    const before = parts.at(-1)
    if (before !== undefined && AREA_OR_COUNTRY.test(before)) parts[parts.length - 1] = `${before} ${part}`
    else parts.push(part)
  }
  return parts
}

function readOne(text: string): Reading<string> {
  const typed = text
    .replace(LABEL, '')
    // A number column that went through another program: `81234567890.0`.
    .replace(/^(\d{9,})[.,]0$/, '$1')
    .replace(/\([^\d()]*\)/g, '')
    .trim()
  if (/[^\d\s+().,/'‘’`´"_–-]/.test(typed)) return refused('phone.characters')
  const digits = typed.replace(/\D/g, '')
  const abroad = /^["'‘’`´]*\+/.test(typed) && !digits.startsWith('62')
  const local = digits.replace(/^(?:0{0,2}62)?0?/, '')
  if (abroad || (digits.length > 7 && !local.startsWith('8'))) return refused('phone.not_mobile')
  if (local.length < 8) return refused('phone.short', { digits: digits.length })
  if (local.length > 12) return refused('phone.long', { digits: digits.length })
  return taken(`+62${local}`)
}
