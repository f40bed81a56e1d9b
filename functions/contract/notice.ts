import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Cursor, Language, pageOf } from './fields.ts'

/** Every mail that the process owes. */
export const noticeKinds = [
  'invitation',
  'confirm_email',
  'confirm_contact',
  'portal_link',
  'company_verified',
  'company_refused',
  'nomination_returned',
  'nomination_refused',
  'nomination_cleared',
  'wave_assignment_company',
  'wave_assignment_worker',
  'wave_change_company',
  'wave_change_worker',
  'wave_cancelled_company',
  'wave_cancelled_worker',
  'reminder_company',
  'reminder_worker',
  'result',
  'result_worker',
  'certificate_ready',
  'certificate_ready_worker',
  'renewal',
  'renewal_worker',
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

/** What goes with mails. */
export const enclosedFiles = ['list', 'slips', 'calendar', 'letter'] as const
export type EnclosedFile = (typeof enclosedFiles)[number]

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
  /** Code of what went wrong; its text stands in `text/`. */
  problem: v.optional(v.string()),
  /** Files that go with it. */
  encloses: v.optional(v.array(v.picklist(enclosedFiles))),
  /** The worker that it is about. */
  nomination: v.optional(v.string()),
})
export type Notice = v.InferOutput<typeof Notice>

/** From these shares on, providers begin to refuse our mail (limits of SES). */
export const bounceAlarm = 0.02
export const complaintAlarm = 0.0005

/** How the last 1,000 mails that have left fared. */
export const MailHealth = v.object({
  /** Sent, whatever became of them. */
  sent: v.number(),
  bounced: v.number(),
  complained: v.number(),
  alarm: v.optional(v.picklist(['bounces', 'complaints'])),
  /** An officer has stopped the delivery of this programme. */
  stopped: v.boolean(),
})
export type MailHealth = v.InferOutput<typeof MailHealth>

export const listNotices = endpoint({
  method: 'GET',
  path: '/programmes/:programme/mail',
  access: 'mail.read',
  summary: 'Mails, newest first, and how the last of them fared',
  query: v.object({ state: v.optional(v.picklist(noticeStates)), after: Cursor }),
  reply: v.object({ ...pageOf(Notice).entries, health: MailHealth }),
})
export const noticeFile = endpoint({
  method: 'GET',
  path: '/papers/programmes/:programme/mail/:notice/:file',
  access: 'mail.read',
  summary:
    'A file that goes with a mail, made of what holds now: `list`, `slips`, `calendar`, or for who may see standings `letter`',
  file: 'application/octet-stream',
})
export const previewNotice = endpoint({
  method: 'GET',
  path: '/programmes/:programme/mail/preview/:kind',
  access: 'mail.read',
  summary: 'A kind of mail in one language, made of invented data',
  query: v.object({ language: Language }),
  reply: v.object({
    kind: v.picklist(noticeKinds),
    subject: v.string(),
    text: v.string(),
    html: v.string(),
    /** Names of what would be attached. */
    attachments: v.array(v.string()),
  }),
})
export const switchDelivery = endpoint({
  method: 'POST',
  path: '/programmes/:programme/mail/switch',
  access: 'mail.send',
  summary: 'Stops all mail of a programme, or lets it go on; what is owed waits',
  body: v.object({ stopped: v.boolean('field.required') }),
  reply: v.object({ stopped: v.boolean() }),
})
export const resendNotice = endpoint({
  method: 'POST',
  path: '/programmes/:programme/mail/:notice/resend',
  access: 'mail.send',
  summary: 'Puts a mail that did not arrive in the queue again, to the address that holds now',
  reply: Notice,
})
export const runDelivery = endpoint({
  method: 'POST',
  path: '/programmes/:programme/mail/run',
  access: 'mail.send',
  summary: 'Sends what is due now instead of at the next tick of the schedule',
  reply: v.object({ sent: v.number(), failed: v.number(), left: v.number() }),
})
/** One click in the mail program (RFC 8058); carries nothing but the signed number of the mail. */
export const stopReminders = endpoint({
  method: 'POST',
  path: '/programmes/:programme/mail/:notice/stop/:signature',
  access: 'public',
  summary: 'Sends the address of a mail no more reminders; what must be said is still sent',
  body: v.looseObject({}),
  reply: v.object({ stopped: v.literal(true) }),
  form: true,
})
export const portalNotices = endpoint({
  method: 'GET',
  path: '/portal/mail',
  access: 'company',
  summary: 'The mails that the signed-in company was sent',
  query: v.object({ after: Cursor }),
  reply: pageOf(Notice),
})
/** The answer is a PDF, three slips to a sheet. */
export const companySlips = endpoint({
  method: 'GET',
  path: '/papers/portal/waves/:wave/slips.pdf',
  access: 'company',
  summary: "Call-up slips of the signed-in company's workers in a wave, to print and hand out",
  file: 'application/pdf',
})
export const waveSlips = endpoint({
  method: 'GET',
  path: '/papers/programmes/:programme/waves/:wave/slips.pdf',
  access: 'wave.read',
  summary: 'Call-up slips of everyone in a wave, company by company',
  file: 'application/pdf',
})
/** The letter of one step, as it went with the mail. */
export const standingLetterPaper = endpoint({
  method: 'GET',
  path: '/papers/programmes/:programme/companies/:company/standing/:step/letter.pdf',
  access: 'standing.read',
  summary: "The letter of a step of a company's standing, with the office's head and its number",
  file: 'application/pdf',
})
export const companyLetter = endpoint({
  method: 'GET',
  path: '/papers/portal/standing/:step/letter.pdf',
  access: 'company',
  summary: "The letter of a step of the signed-in company's standing",
  file: 'application/pdf',
})
