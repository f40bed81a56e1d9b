import { createSigner } from '../certificates/keyring.ts'
import { officeFeatures } from '../office.ts'
import { signingConfig } from '../platform/config.ts'
import { serve } from '../serve.ts'
import { answering } from './wiring/answer.ts'
import { wireJob } from './wiring/wire.ts'

const config = signingConfig()
const core = wireJob(config)
const deps = {
  ...core,
  signer: createSigner(config.certificateKeys),
  // What makes and sends mails is too heavy here: the schedule takes what is due within a minute.
  runDelivery: async () => {
    const { createQueue } = await import('../mail/queue.ts')
    return { sent: 0, failed: 0, left: await createQueue(core.db).countDue(core.now()) }
  },
}

export const handler = answering(serve(deps, officeFeatures), config.originSecret)
