import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Cursor, pageOf } from './fields.ts'

/** Every mail that the process owes. */
export const noticeKinds = [
  'invitation',
  'confirm_email',
  'portal_link',
  'company_verified',
  'company_refused',
  'nomination_returned',
  'nomination_refused',
  'wave_assignment_company',
  'wave_assignment_worker',
  'wave_change_company',
  'wave_change_worker',
  'wave_cancelled_company',
  'wave_cancelled_worker',
  'reminder_company',
  'reminder_worker',
  'result',
  'certificate_ready',
  'renewal',
  'standing_letter',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const noticeStates = [
  'owed',
  'claimed',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'dead',
  'dropped',
] as const
export type NoticeState = (typeof noticeStates)[number]

/** A mail's way, without its words. */
export const Notice = v.object({
  id: v.string(),
  kind: v.picklist(noticeKinds),
  company: v.optional(v.string()),
  to: v.string(),
  language: v.picklist(['id', 'en']),
  subject: v.optional(v.string()),
  state: v.picklist(noticeStates),
  owedAt: v.string(),
  dueAt: v.string(),
  sentAt: v.optional(v.string()),
  settledAt: v.optional(v.string()),
  attempts: v.number(),
  problem: v.optional(v.string()),
})
export type Notice = v.InferOutput<typeof Notice>

export const listNotices = endpoint({
  method: 'GET',
  path: '/programmes/:programme/mail',
  access: 'mail.read',
  summary: 'Mails, newest first',
  query: v.object({ state: v.optional(v.picklist(noticeStates)), after: Cursor }),
  reply: pageOf(Notice),
})
export const resendNotice = endpoint({
  method: 'POST',
  path: '/programmes/:programme/mail/:notice/resend',
  access: 'mail.send',
  summary: 'Puts a dead or bounced mail in the queue again',
  reply: Notice,
})
export const runDelivery = endpoint({
  method: 'POST',
  path: '/programmes/:programme/mail/run',
  access: 'mail.send',
  summary: 'Sends what is due now instead of at the next tick of the schedule',
  reply: v.object({ sent: v.number(), failed: v.number(), left: v.number() }),
})
export const portalNotices = endpoint({
  method: 'GET',
  path: '/portal/mail',
  access: 'company',
  summary: 'The mails that the signed-in company was sent',
  query: v.object({ after: Cursor }),
  reply: pageOf(Notice),
})
