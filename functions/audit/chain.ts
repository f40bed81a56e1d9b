import { createHash } from 'node:crypto'
import * as v from 'valibot'

/** What seals one closed hour; `hour` is `yyyy-mm-ddThh`, UTC. */
export const Seal = v.object({
  hour: v.string(),
  entries: v.number(),
  /** Over every entry of the hour. */
  digest: v.string(),
  /** The chain up to the hour before; empty for the first. */
  previous: v.string(),
  /** Over this seal and the chain before it. */
  chain: v.string(),
  sealedAt: v.string(),
  /** Of the first seal: from this hour until its own there was no entry. */
  since: v.optional(v.string()),
  /** What was done in the hour, and by whom (left out where they are many): a search passes the other hours by. */
  what: v.record(v.string(), v.number()),
  who: v.optional(v.array(v.string())),
})
export type Seal = v.InferOutput<typeof Seal>

/** The end of a chain, kept apart from it. */
export type Head = { hour: string; chain: string }

/** An hour is closed so long after its end: no request or job takes that long between its clock and its write. */
const settleMs = 30 * 60_000
const hourMs = 3_600_000

export const hourOf = (instant: Date) => instant.toISOString().slice(0, 13)
const startOf = (hour: string) => Date.parse(`${hour}:00:00.000Z`)
/** The hour so many hours later. */
export const hourAfter = (hour: string, hours = 1) => hourOf(new Date(startOf(hour) + hours * hourMs))
/** The last hour that is closed at an instant. */
export const lastClosed = (now: Date) => hourOf(new Date(now.getTime() - settleMs - hourMs))

/** Hours from one to another, both included. */
export function hoursBetween(first: string, last: string): string[] {
  const hours: string[] = []
  for (let hour = first; hour <= last; hour = hourAfter(hour)) hours.push(hour)
  return hours
}

/** One text for one value, whatever order its keys came in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, of]) => of !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`)
    .join()}}`
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The digest of an hour's entries as they are stored, in the order of their keys. */
export const digestOf = (items: readonly Record<string, unknown>[]) =>
  sha256(items.map((item) => sha256(canonical(item))).join('\n'))

type Sealed = Pick<Seal, 'hour' | 'entries' | 'digest' | 'previous' | 'since'>
const chainOf = (programme: string, { hour, entries, digest, previous, since = '' }: Sealed) =>
  sha256([programme, hour, entries, digest, previous, since].join('\n'))

const mostActors = 60

/** Seals an hour behind the seal of the hour before. */
export function sealHour(
  programme: string,
  hour: string,
  items: readonly Record<string, unknown>[],
  before: { previous: string; since?: string },
  now: Date,
): Seal {
  const what: Record<string, number> = {}
  const who = new Set<string>()
  for (const item of items) {
    const name = String(item.what)
    what[name] = (what[name] ?? 0) + 1
    who.add(`${String(item.by)} ${String(item.name ?? '')}`.trim())
  }
  const sealed = { hour, entries: items.length, digest: digestOf(items), ...before }
  return {
    ...sealed,
    chain: chainOf(programme, sealed),
    sealedAt: now.toISOString(),
    what,
    ...(who.size <= mostActors && { who: [...who] }),
  }
}

/** Why a chain does not hold: an hour's entries differ from its seal, a seal was altered, is missing, or the end is. */
export type Break = { hour: string; why: 'entries' | 'seal' | 'missing' | 'end' }

/** What of a chain's seals alone is wrong, first of all; `head` is where the chain is known to have reached. */
export function firstFault(
  programme: string,
  seals: readonly Seal[],
  head: Head | undefined,
): Break | undefined {
  let before: Seal | undefined
  for (const seal of seals) {
    const due = before ? hourAfter(before.hour) : seal.hour
    if (seal.hour !== due) return { hour: due, why: 'missing' }
    // Only the first seal says since when; where the first one does not, those before it are gone.
    if ((seal.since !== undefined) !== (before === undefined)) return { hour: seal.hour, why: 'missing' }
    if (seal.previous !== (before?.chain ?? '') || seal.chain !== chainOf(programme, seal))
      return { hour: seal.hour, why: 'seal' }
    if (head?.hour === seal.hour && head.chain !== seal.chain) return { hour: seal.hour, why: 'seal' }
    before = seal
  }
  if (head && (!before || before.hour < head.hour))
    return { hour: before ? hourAfter(before.hour) : head.hour, why: 'end' }
  return undefined
}
