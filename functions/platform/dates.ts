import type { Language } from '../contract/fields.ts'

const locales = { id: 'id-ID', en: 'en-GB' } as const
const made = new Map<string, Intl.DateTimeFormat>()
/** A format costs milliseconds to make, which a function that has just started pays only for one that it needs. */
function formatOf(language: Language, weekday?: 'long') {
  const key = `${language} ${weekday}`
  const known =
    made.get(key) ??
    new Intl.DateTimeFormat(locales[language], {
      timeZone: 'UTC',
      weekday,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
  made.set(key, known)
  return known
}

/** `Selasa, 12 Januari 2027` of a day `yyyy-mm-dd`. */
export const longDay = (day: string, language: Language) => formatOf(language, 'long').format(new Date(day))
/** `12 Januari 2027`. */
export const shortDay = (day: string, language: Language) => formatOf(language).format(new Date(day))
/** `08.00` in Indonesian, `08:00` in English. */
export const hour = (time: string, language: Language) => (language === 'id' ? time.replace(':', '.') : time)
/** `08.00–15.00 WIB`. */
export const hours = (from: string, to: string, language: Language) =>
  `${hour(from, language)}–${hour(to, language)} WIB`

/** The moment of an hour in Asia/Jakarta, which is UTC+7 all year. */
export const moment = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`)

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** `yyyy-mm-dd`, so many days on. */
export const daysOn = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
