import * as v from 'valibot'
import { AuditEntry, type AuditQuestion, type Source } from '../contract/audit.ts'
import type { Deps } from '../deps.ts'
import type { Item } from '../platform/db.ts'
import { equals, where } from '../platform/expressions.ts'
import { endOfDay } from '../platform/jakarta.ts'
import { stored } from '../platform/stored.ts'
import { hourAfter, hourOf, hoursBetween, lastClosed, type Seal } from './chain.ts'
import { mask } from './mask.ts'
import { sourceOf } from './record.ts'
import { sealRepository } from './seals-repository.ts'

const Stored = v.object({
  ...AuditEntry.entries,
  id: v.optional(v.string()),
  sk: v.string(),
  /** Absent in entries from before it was noted. */
  source: v.optional(AuditEntry.entries.source),
})
const entries = stored(Stored)

/** Entries read at once, hours whose seals are read at once. */
const pageSize = 200
const window = 240
/** So far back a log is looked through that has no seal yet. */
const unsealedHours = 72

type Place = { hour: string; sk?: string | undefined }

/** Reads the audit log: hour by hour, newest first, passing by the hours whose seals say that nothing fits. */
export function auditRepository(deps: Pick<Deps, 'db' | 'cursors' | 'now'>) {
  const { db, cursors, now } = deps
  const TableName = db.tables.audit
  const seals = sealRepository(deps)

  /** A page: `size` entries at most, and what `ms` milliseconds suffice for. */
  async function list(
    programme: string,
    question: AuditQuestion,
    { after, size = 50, ms = 4000 }: { after?: string | undefined; size?: number; ms?: number } = {},
  ) {
    const scope = `audit ${programme}`
    const began = Date.now()
    const start = question.from ? hourOf(new Date(Date.parse(endOfDay(question.from)) - 86_400_000)) : ''
    const end = question.until ? endOfDay(question.until) : ''
    const earliest = await firstHour(programme)
    const oldest = start > earliest ? start : earliest
    const newest = end && end < now().toISOString() ? hourOf(new Date(Date.parse(end) - 1)) : hourOf(now())
    let place: Place = (cursors.decode(scope, after) as Place | undefined) ?? { hour: newest }

    const items: AuditEntry[] = []
    let known: { from: string; seals: Map<string, Seal> } | undefined
    while (place.hour >= oldest && items.length < size) {
      if (!known || place.hour < known.from) {
        const from = hourAfter(place.hour, 1 - window)
        const list = await seals.list(programme, from, place.hour)
        known = { from, seals: new Map(list.map((seal) => [seal.hour, seal])) }
      }
      const seal = known.seals.get(place.hour)
      if (seal && !mayHold(seal, question)) {
        place = { hour: hourAfter(place.hour, -1) }
        continue
      }
      const pk = `P#${programme}#${place.hour}`
      const page = await db.query({
        TableName,
        ...where(equals('pk', pk)),
        ScanIndexForward: false,
        Limit: pageSize,
        ...(place.sk && { ExclusiveStartKey: { pk, sk: place.sk } }),
      })
      let stopped: Item | undefined
      for (const item of page.items) {
        const entry = shown(item)
        if (!fits(entry, question)) continue
        items.push(entry)
        stopped = item
        if (items.length === size) break
      }
      const full = items.length === size && stopped !== page.items.at(-1)
      const rest = full ? String(stopped!.sk) : page.next && String(page.next.sk)
      place = rest ? { hour: place.hour, sk: rest } : { hour: hourAfter(place.hour, -1) }
      if (Date.now() - began > ms) break
    }
    const more = place.hour >= oldest
    return {
      items,
      next: more ? cursors.encode(scope, place as Item) : undefined,
      lookedUntil: `${more ? hourAfter(place.hour) : oldest}:00:00.000Z`,
    }
  }

  /** The hour before which there is no entry, as far as seals tell. */
  async function firstHour(programme: string) {
    const first = await seals.first(programme)
    return first?.hour ?? hourAfter(hourOf(now()), -unsealedHours)
  }

  return {
    list,

    async seal(programme: string) {
      const [first, last] = await Promise.all([seals.first(programme), seals.last(programme)])
      return {
        ...(first &&
          last && { first: first.hour, last: last.hour, sealedAt: last.sealedAt, chain: last.chain }),
        waiting: last ? hoursBetween(hourAfter(last.hour), lastClosed(now())).length : 0,
      }
    },
  }
}

const guessed = (by: string): Source => {
  const [kind] = by.split(':') as [keyof typeof sourceOf]
  return sourceOf[kind] ?? 'public'
}

/** An entry as it is shown: masked, and with its door. */
function shown(item: Item): AuditEntry {
  const { sk, before, after, reason, source, ...entry } = entries.read(item)
  return {
    ...entry,
    id: sk.slice(sk.indexOf('#') + 1),
    source: source ?? guessed(entry.by),
    ...(before && { before: mask(before) as Record<string, unknown> }),
    ...(after && { after: mask(after) as Record<string, unknown> }),
    ...(reason && { reason: mask(reason) as string }),
  }
}

const begins = (what: string, asked: string) => what === asked || what.startsWith(`${asked}.`)
const names = (actor: string, asked: string) => actor.toLowerCase().includes(asked.toLowerCase())

function mayHold({ entries: n, what, who }: Seal, asked: AuditQuestion): boolean {
  if (n === 0) return false
  if (asked.what && !Object.keys(what).some((one) => begins(one, asked.what!))) return false
  return !asked.who || !who || who.some((one) => names(one, asked.who!))
}

function fits(entry: AuditEntry, { who, what, subject, request }: AuditQuestion): boolean {
  return (
    (!what || begins(entry.what, what)) &&
    (!who || names(`${entry.by} ${entry.name ?? ''}`, who)) &&
    (!subject || entry.subject.id === subject || (entry.subject.ids ?? []).includes(subject)) &&
    (!request || entry.requestId === request)
  )
}
