/** Asia/Jakarta is UTC+7 all year. */
const offset = 7 * 3_600_000

/** The day in Jakarta at an instant, `yyyy-mm-dd`. */
export const dayIn = (instant: Date) => new Date(instant.getTime() + offset).toISOString().slice(0, 10)

/** The first instant after a day in Jakarta, UTC ISO 8601. */
export const endOfDay = (day: string) => new Date(Date.parse(day) + 86_400_000 - offset).toISOString()
