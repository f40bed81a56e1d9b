import { AppError } from '../../platform/errors.ts'

const DAY_MS = 86_400_000

/** Days from 1970-01-01 to a `YYYY-MM-DD`. */
export function dayOf(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`)
  if (date.length !== 10 || Number.isNaN(time)) throw invalidTime(date)
  return time / DAY_MS
}

/** Milliseconds since 1970 of a UTC ISO 8601 time; microseconds are its fraction, what is finer is left out. */
export function instantOf(text: string): number {
  const length = text.length
  if (length === 24 && text.charCodeAt(23) === 90 && text.charCodeAt(19) === 46)
    return secondsOf(text) * 1000 + digits(text, 20, 2) * 10 + digits(text, 22, 1)
  if (length === 20 && text.charCodeAt(19) === 90) return secondsOf(text) * 1000
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw invalidTime(text)
  const [, micros] = /\.\d{3}(\d{1,3})/.exec(text) ?? []
  return micros ? time + Number(micros.padEnd(3, '0')) / 1000 : time
}

// Date.parse takes several times as long, and a million of these are read.
function secondsOf(text: string): number {
  const month = digits(text, 5, 2)
  const year = digits(text, 0, 2) * 100 + digits(text, 2, 2) - (month <= 2 ? 1 : 0)
  const dayOfYear = ((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0
  const leapDays = ((year / 4) | 0) - ((year / 100) | 0) + ((year / 400) | 0)
  const days = year * 365 + leapDays + dayOfYear + digits(text, 8, 2) - 719_469
  return days * 86_400 + digits(text, 11, 2) * 3600 + digits(text, 14, 2) * 60 + digits(text, 17, 2)
}

function digits(text: string, at: number, count: 1 | 2): number {
  const first = text.charCodeAt(at) - 48
  return count === 1 ? first : first * 10 + text.charCodeAt(at + 1) - 48
}

function invalidTime(text: string): AppError {
  return new AppError('invalid', 'field.malformed', `Not a date or time: ${text}`)
}
