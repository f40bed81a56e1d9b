import type { Context } from 'aws-lambda'
import { deliveryConfig } from '../platform/config.ts'
import { tellCounts } from '../platform/metrics.ts'
import { wireDelivery } from './wiring/send.ts'
import { wireCore } from './wiring/wire.ts'

/** Left at the end for the mails in hand. */
const reserveMs = 25_000

const config = deliveryConfig()
const delivery = wireDelivery(wireCore(config), config)

export async function handler(_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>) {
  const report = await delivery.run({
    deadline: new Date(Date.now() + context.getRemainingTimeInMillis() - reserveMs),
  })
  tellCounts(config.metrics, { MailsSent: report.sent, MailsFailed: report.failed, MailsLeft: report.left })
  return report
}
