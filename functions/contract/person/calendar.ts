/** Days of a month, 1 to 12, in the Gregorian calendar; 0 for a month that does not exist. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  if (!(month >= 1 && month <= 12)) return 0
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** `1990-05-12` of its numbers. */
export const isoDate = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** The ISO date of a spreadsheet's day number, in the 1900 or the 1904 date system; undefined out of range. */
export function serialDate(serial: number, date1904 = false): string | undefined {
  const days = Math.floor(serial) + (date1904 ? 1462 : 0)
  if (!(days >= 1 && days < 2_958_466)) return undefined
  // The 1900 system counts a 29 February 1900 that never was.
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000)
  return isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}
