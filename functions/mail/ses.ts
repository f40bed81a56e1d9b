import type { SESv2ClientConfig } from '@aws-sdk/client-sesv2'
import { SendFailure } from './failure.ts'
import type { Letter } from './letter.ts'

/** Comes back with every event of the mail; letters, digits, `-` and `_` only. */
export type Tags = { programme: string; notice: string; turn: string; kind: string }
export type Send = (letter: Letter, tags: Tags) => Promise<{ messageId: string }>
/** What the account may send now. */
export type Account = () => Promise<{ perSecond: number; enabled: boolean }>

/** Longer than SES ever takes, shorter than any claim. */
const timeoutMs = 10_000

/**
 * Sends by SES, or by what answers its protocol at `client.endpoint`. Never retries by itself: SES knows no
 * idempotency key, and a repeated request could be a second mail.
 * @param perSecond Fixed rate, where the endpoint cannot tell the account's own.
 */
export function createSes({
  client,
  from,
  configurationSet,
  perSecond,
}: {
  client: SESv2ClientConfig
  from: { name: string; address: string }
  configurationSet?: string
  perSecond?: number
}): { send: Send; account: Account } {
  const load = async () => {
    const [sdk, { default: MailComposer }] = await Promise.all([
      import('@aws-sdk/client-sesv2'),
      import('nodemailer/lib/mail-composer/index.js'),
    ])
    const ses = new sdk.SESv2Client({
      ...client,
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: 5000,
        requestTimeout: timeoutMs,
        httpsAgent: { maxSockets: 300 },
        httpAgent: { maxSockets: 300 },
      },
    })
    return { sdk, ses, MailComposer }
  }
  let loaded: ReturnType<typeof load> | undefined
  const ready = () => (loaded ??= load())

  return {
    async send(letter, tags) {
      const { sdk, ses, MailComposer } = await ready()
      const raw = await new MailComposer(mimeOf(letter, from)).compile().build()
      try {
        const { MessageId } = await ses.send(
          new sdk.SendEmailCommand({
            FromEmailAddress: from.address,
            Destination: { ToAddresses: [letter.to] },
            Content: { Raw: { Data: raw } },
            ConfigurationSetName: configurationSet,
            EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
          }),
        )
        return { messageId: MessageId ?? '' }
      } catch (error) {
        throw judge(error)
      }
    },
    async account() {
      if (perSecond) return { perSecond, enabled: true }
      const { sdk, ses } = await ready()
      const { SendQuota, SendingEnabled } = await ses.send(new sdk.GetAccountCommand({}))
      return { perSecond: SendQuota?.MaxSendRate ?? 1, enabled: SendingEnabled ?? false }
    },
  }
}

/** A letter in the terms of nodemailer; the calendar stands in the alternative and, as a file, among the attachments. */
export const mimeOf = (letter: Letter, from: { name: string; address: string }) => ({
  from,
  to: letter.to,
  ...(letter.replyTo && { replyTo: letter.replyTo }),
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
  ...(letter.calendar && {
    icalEvent: {
      method: letter.calendar.method,
      filename: letter.calendar.filename,
      content: letter.calendar.content,
    },
  }),
  attachments: letter.attachments,
  headers: {
    // No holiday notes in return.
    'Auto-Submitted': 'auto-generated',
    ...(letter.unsubscribe && {
      'List-Unsubscribe': `<${letter.unsubscribe.url}>, <${letter.unsubscribe.mailto}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
})

/** Answered 400, yet not this mail's fault. */
const ofTheAccount = new Set([
  'AccountSuspendedException',
  'SendingPausedException',
  'MailFromDomainNotVerifiedException',
  'LimitExceededException',
  'ThrottlingException',
  'Throttling',
  'ExpiredTokenException',
  'RequestExpired',
])
/** The connection was never made, so nothing can have been taken. */
const neverReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** What an error of the SDK says of the mail that met it. */
export function judge(error: unknown): SendFailure {
  const {
    name = '',
    code = '',
    $metadata,
  } = error as Partial<Record<'name' | 'code', string>> & {
    $metadata?: { httpStatusCode?: number }
  }
  const reason = code || name || 'unknown'
  const status = $metadata?.httpStatusCode
  if (status === 400 && !ofTheAccount.has(name)) return new SendFailure('refused', reason)
  if (status === 503 || (status !== undefined && status >= 400 && status < 500) || neverReached.has(code))
    return new SendFailure('service', reason)
  return new SendFailure('unknown', reason)
}
