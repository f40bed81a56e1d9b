import { createDelivery } from '../../mail/delivery.ts'
import { createGather } from '../../mail/gather.ts'
import { createSes } from '../../mail/ses.ts'
import type { deliveryConfig } from '../../platform/config.ts'
import type { wireCore } from './wire.ts'

/** The delivery over SES, at the rate of the account. */
export const wireDelivery = (
  deps: ReturnType<typeof wireCore>,
  { mail }: Pick<ReturnType<typeof deliveryConfig>, 'mail'>,
) => createDelivery({ ...deps, gather: createGather(deps.db), ...createSes({ client: {}, ...mail }) })
