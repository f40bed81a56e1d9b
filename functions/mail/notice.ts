import { createHash } from 'node:crypto'
import * as v from 'valibot'
import {
  type Notice as PublicNotice,
  type NoticeKind,
  noticeKinds,
  noticeStates,
} from '../contract/notice.ts'
import type { StepKind } from '../contract/standing.ts'
import type { Key } from '../platform/db.ts'
import { stored } from '../platform/stored.ts'
import { encloses } from './enclosed.ts'
import type { Quarter } from './quarter.ts'

/**
 * A mail on its way: `owed → claimed → sent → delivered | bounced | complained`, or `dead` (gave up),
 * or `dropped` (no longer true, or the address may not be written to).
 */
const StoredNotice = v.object({
  id: v.string(),
  programme: v.string(),
  company: v.string(),
  kind: v.picklist(noticeKinds),
  to: v.string(),
  language: v.picklist(['id', 'en']),
  facts: v.record(v.string(), v.union([v.string(), v.number()])),
  requestId: v.string(),
  state: v.picklist(noticeStates),
  owedAt: v.string(),
  /** From when it may be sent; moved on by each pause. */
  dueAt: v.string(),
  /** Claims that ended in anything but a broken service. */
  attempts: v.number(),
  /** Times given back because the service was broken; makes the next pause longer. */
  pauses: v.number(),
  /** Rises when an officer resends, or a soft bounce is tried again; events of an earlier turn are void. */
  turn: v.number(),
  /** Who holds the claim, and until when nobody else may take it. */
  lease: v.optional(v.string()),
  leaseUntil: v.optional(v.string()),
  messageId: v.optional(v.string()),
  subject: v.optional(v.string()),
  sentAt: v.optional(v.string()),
  settledAt: v.optional(v.string()),
  softBounces: v.optional(v.number()),
  problem: v.optional(v.string()),
})
export type StoredNotice = v.InferOutput<typeof StoredNotice>
export const notices = stored(StoredNotice)

/** What each kind of notice needs to be composed: ids only; names and lists are read when it is sent. */
export type NoticeFacts = {
  invitation: { link: string }
  confirm_email: { link: string }
  confirm_contact: { link: string }
  portal_link: { link: string }
  company_verified: { link: string }
  company_refused: { reason: string }
  nomination_returned: { nomination: string; reason: string; link: string }
  nomination_refused: { nomination: string; reason: string; link: string }
  nomination_cleared: { nomination: string; link: string }
  wave_assignment_company: { wave: string; link: string }
  wave_assignment_worker: { wave: string; nomination: string }
  wave_change_company: { wave: string; link: string }
  wave_change_worker: { wave: string; nomination: string }
  wave_cancelled_company: { wave: string; reason: string; link: string }
  wave_cancelled_worker: { wave: string; nomination: string; reason: string }
  reminder_company: { wave: string; days: number; link: string }
  reminder_worker: { wave: string; nomination: string; days: number }
  /** `exam` is the wave; those are told of whose decision, or certificate, is of that quarter of an hour. */
  result: Quarter & { exam: string; link: string }
  result_worker: { nomination: string }
  certificate_ready: Quarter & { exam: string; link: string }
  certificate_ready_worker: { nomination: string; certificate: string }
  renewal: { nomination: string; certificate: string; months: number; link: string }
  renewal_worker: { nomination: string; certificate: string; months: number }
  /** `letter` is empty for what was recorded in the company's favour; `due` is the day to answer by. */
  standing_letter: {
    letter: string
    /** The step that is told of; its letter goes with the mail. */
    stepId: string
    link: string
    step: StepKind
    reason: string
    due?: string
    /** The link is an invitation: the company has not registered. */
    page?: 'register'
  }
}

/** A notice whose facts are known by its kind. */
export type NoticeOf<K extends keyof NoticeFacts = keyof NoticeFacts> = {
  [Kind in K]: Omit<StoredNotice, 'kind' | 'facts'> & { kind: Kind; facts: NoticeFacts[Kind] }
}[K]

/** Opaque and short, so that it can stand in a path and in a message tag of SES. */
export const noticeId = (programme: string, natural: string) =>
  createHash('sha256').update(`${programme}\n${natural}`).digest('base64url').slice(0, 27)

export const noticeKey = (programme: string, id: string): Key => ({
  pk: `P#${programme}#N#${id}`,
  sk: 'notice',
})

/** Days before the exam on which people are reminded. */
export const reminderDays: readonly number[] = [7, 1]

/** Somebody sits in front of a screen and waits for these: they overtake the rest. */
const urgent: readonly NoticeKind[] = ['confirm_email', 'confirm_contact', 'portal_link']
export const urgentShard = 'due#now'
/** The queue is cut into shards: one partition of an index takes 1,000 writes a second, a full run makes more. */
export const shards = Array.from({ length: 8 }, (_, at) => `due#${at}`)

/** Where a notice stands in the queue. */
export const dueEntry = ({ id, kind }: { id: string; kind: NoticeKind }, at: string) => ({
  dueKey: urgent.includes(kind)
    ? urgentShard
    : shards[createHash('sha256').update(id).digest()[0]! % shards.length]!,
  dueSort: `${at}#${id}`,
})

const files = ({ kind, facts }: StoredNotice) => encloses(kind, Boolean(facts.letter))

/** What officers and the company see of it. */
export const publicNotice = (notice: StoredNotice): PublicNotice => ({
  id: notice.id,
  kind: notice.kind,
  company: notice.company,
  to: notice.to,
  language: notice.language,
  ...(notice.subject && { subject: notice.subject }),
  state: notice.state,
  owedAt: notice.owedAt,
  dueAt: notice.dueAt,
  ...(notice.sentAt && { sentAt: notice.sentAt }),
  ...(notice.settledAt && { settledAt: notice.settledAt }),
  attempts: notice.attempts,
  ...(notice.problem && { problem: notice.problem }),
  ...(files(notice).length > 0 && { encloses: files(notice) }),
  ...(notice.facts.nomination && { nomination: String(notice.facts.nomination) }),
})
