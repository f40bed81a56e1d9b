import type { Language } from '../contract/fields.ts'
import type { NoticeKind } from '../contract/notice.ts'
import type { StepKind } from '../contract/standing.ts'
import type { TableNames, Write } from '../platform/db.ts'
import { change } from '../platform/expressions.ts'
import { dueEntry, noticeId, noticeKey } from './notice.ts'
import type { Quarter } from './quarter.ts'

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

/** A mail that a change owes. */
export type Owed<K extends NoticeKind = NoticeKind> = {
  [Kind in K]: {
    /** Natural identity: the same change owes the same mail, however often it is tried. */
    id: string
    kind: Kind
    programme: string
    company: string
    /** Address; for a company's notices its contact, for a worker's the worker's own. */
    to: string
    language: Language
    facts: NoticeFacts[Kind]
    /** When it was owed and from when it may be sent, UTC ISO 8601. */
    owedAt: string
    dueAt?: string
    requestId: string
  }
}[K]

/**
 * The write that puts a mail in the queue; part of the transaction of the change that owes it.
 * Carries no condition, so it never fails its transaction; repeated, it changes nothing: not even a mail
 * that was sent long ago goes out again.
 */
export function owe(tables: TableNames, notice: Owed): Write {
  const { programme, company, owedAt, dueAt = owedAt } = notice
  const id = noticeId(programme, notice.id)
  return {
    Update: {
      TableName: tables.mail,
      Key: noticeKey(programme, id),
      ...change({
        ifAbsent: {
          v: 1,
          id,
          programme,
          company,
          kind: notice.kind,
          to: notice.to,
          language: notice.language,
          facts: notice.facts,
          requestId: notice.requestId,
          state: 'owed',
          owedAt,
          dueAt,
          attempts: 0,
          pauses: 0,
          turn: 1,
          ...dueEntry({ id, kind: notice.kind }, dueAt),
          listKey: `P#${programme}#mail`,
          listSort: `${owedAt}#${id}`,
          companyKey: `P#${programme}#C#${company}`,
          companySort: `${owedAt}#${id}`,
        },
      }),
    },
  }
}
