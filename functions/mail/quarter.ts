/** A quarter of an hour of the UTC clock, from its first instant to before its last, UTC ISO 8601. */
export type Quarter = { from: string; until: string }

const quarterMs = 15 * 60_000
/**
 * A mail about a quarter leaves so long after its end. What is stamped in a quarter is written within the 30 seconds
 * that a function of the API may run, so when the mail is composed everything it is about stands in the table. Were it
 * sent earlier, a late write would owe a mail that has already gone, and nobody would be told.
 */
const graceMs = 5 * 60_000

/** The quarter in which an instant lies. */
export function quarterOf(at: string): Quarter {
  const from = Math.floor(Date.parse(at) / quarterMs) * quarterMs
  return { from: new Date(from).toISOString(), until: new Date(from + quarterMs).toISOString() }
}

/** From when everything of a quarter can be told. */
export const tellableAt = ({ until }: Quarter) => new Date(Date.parse(until) + graceMs).toISOString()

export const liesIn = ({ from, until }: Quarter, at: string | undefined) =>
  at !== undefined && from <= at && at < until
