import { daysIn, isoDate, serialDate } from './calendar.ts'
import { refused, taken } from './fault.ts'
import type { Reading } from './fault.ts'
import { isNothing, plain } from './typed.ts'

/** Day first is the rule; a whole column may be month first. */
export type DateOrder = 'dmy' | 'mdy'

/** `today` is an ISO date: it settles centuries and what lies in the future. */
export type DateContext = { today: string; order?: DateOrder }

const MONTHS: readonly string[] = [
  'januari january',
  'februari february pebruari febuari',
  'maret march mrt mart',
  'april apl',
  'mei may',
  'juni june juny',
  'juli july',
  'agustus august agt ags agst agts',
  'september',
  'oktober october',
  'november nopember nov nop nvember',
  'desember december',
]
const MONTH_NAMES = MONTHS.flatMap((names, at) => names.split(' ').map((name) => ({ name, month: at + 1 })))
const LONGEST = 80
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']
const WEEKDAY =
  /\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b,?/g

/** Reads a birth date as typed (`12/05/1990`, `12 Mei 1990`, `1990-05-12`, `120590`, a spreadsheet's day number) to an ISO date that exists and lies in the past. */
export function readBirthDate(raw: string, { today, order = 'dmy' }: DateContext): Reading<string> {
  const text = plain(raw).toLowerCase()
  if (isNothing(text)) return refused('birth_date.missing')
  const parts = text.length > LONGEST ? undefined : dateParts(text)
  if (!parts) return refused('birth_date.unreadable')
  if (parts.length < 3) return refused('birth_date.incomplete')
  const [first, second, third] = parts as [string, string, string]
  if (/^\d{4}$/.test(first)) return judge(Number(first), monthOf(second), Number(third), today)
  const named = Number.isNaN(Number(first))
  const monthFirst = named || (order === 'mdy' && !Number.isNaN(Number(second)))
  const [day, month] = monthFirst ? [second, first] : [first, second]
  return judge(century(third, today), monthOf(month), Number(day), today)
}

/** Reads a date cell or an unformatted day number of a spreadsheet that has already become an ISO date. */
export function judgeIsoBirthDate(iso: string, today: string): Reading<string> {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
  return judge(year, month, day, today)
}

/** Whole years from an ISO birth date to an ISO day. */
export const ageOn = (birthDate: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0)

function judge(year: number, month: number, day: number, today: string): Reading<string> {
  if (month > 12) return refused('birth_date.month', { month })
  if (!(day >= 1 && day <= daysIn(year, month))) return refused('birth_date.impossible')
  const date = isoDate(year, month, day)
  if (date > today) return refused('birth_date.future')
  return year < 1900 ? refused('birth_date.too_early') : taken(date)
}

function dateParts(typed: string): string[] | undefined {
  const text = typed
    .replace(/\([^)]*\)?/g, ' ')
    .replace(WEEKDAY, ' ')
    .replace(/\b(?:tgl|tanggal|bln|bulan|thn|tahun)\b[\s.:]*(?=[a-z\d])/g, '')
    .replace(/(\d{4})\s*[/,;-]?\s*\d{1,2}\s*(?:th|thn|tahun)\.?$/, '$1')
    .replace(/(\d)[t ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:z|[+-]\d\d:\d\d|[ap]m|wib)?$/, '$1')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .trim()
  const compact = /^\d{5,8}$/.test(text) ? compactParts(text) : undefined
  if (compact) return compact
  const parts = text
    .replace(/(\d)(?=[a-z])|([a-z])(?=\d)/g, '$1$2 ')
    .split(/[\s/.,'’‘`´"\\_–—|-]+/)
    .filter((part) => part !== '')
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part) || !Number.isNaN(monthOf(part))))
    return undefined
  return parts
}

// `12051990`, `5121990` that lost its 0, `19900512`, `120590`, or the day number of a cell that lost its format.
function compactParts(text: string): string[] | undefined {
  if (text.length === 5) return serialDate(Number(text))?.split('-')
  if (text.length === 6) return [text.slice(0, 2), text.slice(2, 4), text.slice(4)]
  const eight = text.padStart(8, '0')
  const day = Number(eight.slice(0, 2))
  const month = Number(eight.slice(2, 4))
  return /^(?:19|20)/.test(text) && (day > 31 || month > 12 || Number(eight.slice(4)) < 1900)
    ? [text.slice(0, 4), text.slice(4, 6), text.slice(6)]
    : [eight.slice(0, 2), eight.slice(2, 4), eight.slice(4)]
}

/** Whether a word is a month's name, Indonesian or English, whole or cut short. */
export const isMonthName = (word: string): boolean => namedMonth(word.toLowerCase()) !== undefined

function namedMonth(word: string): number | undefined {
  return MONTH_NAMES.find(({ name }) => name === word || (word.length >= 3 && name.startsWith(word)))?.month
}

function monthOf(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const named = namedMonth(text)
  if (named !== undefined) return named
  if (ROMAN.includes(text)) return ROMAN.indexOf(text) + 1
  const misspelt = text.length > 4 ? MONTH_NAMES.find(({ name }) => isOneOff(text, name)) : undefined
  return misspelt?.month ?? Number.NaN
}

// One letter more, less or other.
function isOneOff(typed: string, name: string): boolean {
  if (Math.abs(typed.length - name.length) > 1) return false
  let start = 0
  while (start < name.length && typed[start] === name[start]) start++
  let end = 0
  const room = Math.min(typed.length, name.length) - start
  while (end < room && typed.at(-1 - end) === name.at(-1 - end)) end++
  return Math.max(typed.length, name.length) - start - end <= 1
}

// Nobody under fifteen works: `90` is 1990 and `05` is 2005, while this year's two digits are a century back.
function century(year: string, today: string): number {
  if (year.length > 2) return Number(year)
  const recent = 2000 + Number(year)
  return recent + 15 <= Number(today.slice(0, 4)) ? recent : recent - 100
}
