import { apiFeatures } from '../api.ts'
import { createSigner } from '../certificates/keyring.ts'
import type { Deps } from '../deps.ts'
import { apiConfig } from '../platform/config.ts'
import { noFiles } from '../platform/files.ts'
import { serve } from '../serve.ts'
import { answering } from './answer.ts'
import { wireCore } from './wire.ts'

const config = apiConfig()
const core = wireCore(config)
const deps: Deps = {
  ...core,
  files: noFiles,
  signer: createSigner(config.certificateKeys),
  secureCookies: true,
  oidc: { ...config.oidc, allowHttp: false },
  openapi: async () => (await import('../../local/openapi.ts')).openApiDocument(),
  // What makes and sends mails is too heavy for the API: the schedule takes what is due within a minute.
  runDelivery: async () => {
    const { createQueue } = await import('../mail/queue.ts')
    return { sent: 0, failed: 0, left: await createQueue(core.db).countDue(core.now()) }
  },
}

export const handler = answering(serve(deps, apiFeatures), config.originSecret)
