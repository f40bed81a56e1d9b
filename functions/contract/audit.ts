import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Cursor, optional, OptionalDay } from './fields.ts'
import type { auditId } from './text/audit-id.ts'

/** What the log tells of: each has a sentence. */
export type AuditAction = keyof typeof auditId

/** Through which door something was done; `job`: by the system itself, on its schedule or in consequence. */
export const sources = ['admin', 'portal', 'public', 'key', 'job'] as const
export type Source = (typeof sources)[number]

/** Who did what to whom when, and from where. Identity numbers and addresses of mail are masked. */
export const AuditEntry = v.object({
  id: v.string(),
  at: v.string(),
  by: v.string(),
  name: v.optional(v.string()),
  source: v.picklist(sources),
  /** The address that the request came from. */
  from: v.optional(v.string()),
  requestId: v.string(),
  what: v.string(),
  subject: v.object({
    kind: v.string(),
    id: v.optional(v.string()),
    ids: v.optional(v.array(v.string())),
  }),
  before: v.optional(v.record(v.string(), v.unknown())),
  after: v.optional(v.record(v.string(), v.unknown())),
  reason: v.optional(v.string()),
})
export type AuditEntry = v.InferOutput<typeof AuditEntry>

/** What the log is asked for; all of it must fit. */
export const AuditQuestion = v.object({
  /** Days in Malang, both included. */
  from: OptionalDay,
  until: OptionalDay,
  /** A part of a name or of an actor's id. */
  who: optional(80),
  /** The beginning of what was done, such as `standing` or `standing.warned`. */
  what: optional(60),
  /** The whole id of what it was done to. */
  subject: optional(80),
  /** The number of the request that caused it. */
  request: optional(80),
})
export type AuditQuestion = v.InferOutput<typeof AuditQuestion>

export const listAudit = endpoint({
  method: 'GET',
  path: '/programmes/:programme/audit',
  access: 'audit.read',
  summary:
    'The audit log, newest first; a page holds what was found in a few seconds and says where it stopped',
  query: v.object({ ...AuditQuestion.entries, after: Cursor }),
  reply: v.object({
    items: v.array(AuditEntry),
    next: v.optional(v.string()),
    /** Everything after this instant has been looked at. */
    lookedUntil: v.string(),
  }),
})
export const getAuditSeal = endpoint({
  method: 'GET',
  path: '/programmes/:programme/audit/seal',
  access: 'audit.read',
  summary: 'Up to which hour the log is sealed, and the end of its chain',
  reply: v.object({
    /** Hours `yyyy-mm-ddThh`, UTC; absent before the first seal. */
    first: v.optional(v.string()),
    last: v.optional(v.string()),
    sealedAt: v.optional(v.string()),
    chain: v.optional(v.string()),
    /** Closed hours that wait for their seal. */
    waiting: v.number(),
  }),
})
export type AuditSeal = v.InferOutput<NonNullable<(typeof getAuditSeal)['reply']>>
