import type { Language } from './routes.ts'

const locale = { id: 'id-ID', en: 'en-GB' } as const

/** A day (`yyyy-mm-dd`) in words: 5 Desember 2026. */
export const dayInWords = (day: string, language: Language, weekday = false) =>
  new Intl.DateTimeFormat(locale[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
    ...(weekday && { weekday: 'long' }),
  }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`))

/** An instant (UTC ISO 8601) as people in Malang read it. */
export const momentInWords = (instant: string, language: Language) =>
  new Intl.DateTimeFormat(locale[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(instant))

export const numberIn = (language: Language) => {
  const format = new Intl.NumberFormat(locale[language])
  return (value: number) => format.format(value)
}
