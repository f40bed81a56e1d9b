import type { AuditAction, Source } from '../contract/audit.ts'
import type { AuditSubject } from '../contract/text/audit-subject.ts'
import { signatureOf, type Actor } from '../platform/actor.ts'
import type { TableNames, Write } from '../platform/db.ts'

export type AuditEntry = {
  programme: string
  /** Dotted and stable, such as `nomination.verified`. */
  what: AuditAction
  /** What it was done to: kind and id, or several ids of one kind. */
  subject: { kind: AuditSubject; id?: string; ids?: string[] }
  /** Values before and after; identity numbers masked, contact data left out. */
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
}

/** The door that each kind of actor comes through. */
export const sourceOf = {
  staff: 'admin',
  company: 'portal',
  anyone: 'public',
  key: 'key',
  system: 'job',
} as const satisfies Record<Actor['kind'], Source>

/** The write that records who did what; part of the transaction of the change itself. */
export function record(
  tables: TableNames,
  actor: Actor,
  at: Date,
  id: string,
  { programme, ...entry }: AuditEntry,
): Write {
  const time = at.toISOString()
  return {
    Put: {
      TableName: tables.audit,
      // An hour a partition: spreads writes, and a closed hour can be sealed.
      Item: {
        pk: `P#${programme}#${time.slice(0, 13)}`,
        sk: `${time}#${id}`,
        v: 1,
        programme,
        at: time,
        by: signatureOf(actor),
        ...('name' in actor && actor.kind !== 'system' && { name: actor.name }),
        source: sourceOf[actor.kind],
        ...('ip' in actor && actor.ip && { from: actor.ip }),
        requestId: actor.requestId,
        ...entry,
      },
    },
  }
}

/** Where it is kept since when a programme has a log. */
export const logBegins = (programme: string) => ({ pk: `P#${programme}`, sk: 'audit-begins' })

/** The write that says so: the first seal vouches that there was nothing before. */
export const beginLog = (tables: TableNames, programme: string, at: Date): Write => ({
  Put: {
    TableName: tables.waves,
    Item: { ...logBegins(programme), v: 1, hour: at.toISOString().slice(0, 13) },
  },
})
