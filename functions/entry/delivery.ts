import type { Context } from 'aws-lambda'
import { deliveryConfig } from '../platform/config.ts'
import { wireDelivery } from './send.ts'
import { wireCore } from './wire.ts'

/** Left at the end for the mails in hand. */
const reserveMs = 25_000

const config = deliveryConfig()
const delivery = wireDelivery(wireCore(config), config)

export const handler = (_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>) =>
  delivery.run({ deadline: new Date(Date.now() + context.getRemainingTimeInMillis() - reserveMs) })
