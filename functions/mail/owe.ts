import type { Language } from '../contract/fields.ts'
import type { NoticeKind } from '../contract/notice.ts'
import type { TableNames, Write } from '../platform/db.ts'
import { change } from '../platform/expressions.ts'
import { dueEntry, type NoticeFacts, noticeId, noticeKey } from './notice.ts'

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
