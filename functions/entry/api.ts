import { apiFeatures } from '../api.ts'
import { createSigner } from '../certificates/keyring.ts'
import type { Deps } from '../deps.ts'
import { apiConfig } from '../platform/config.ts'
import { noFiles } from '../platform/files.ts'
import { serve } from '../serve.ts'
import { answering } from './answer.ts'
import { wireCore } from './wire.ts'

/** How long an officer waits for a delivery that was started by hand; the schedule does the rest. */
const deliveryMs = 15_000

const config = apiConfig()
const core = wireCore(config)
const deps: Deps = {
  ...core,
  files: noFiles,
  signer: createSigner(config.certificateKeys),
  secureCookies: true,
  oidc: { ...config.oidc, allowHttp: false },
  openapi: async () => (await import('../../local/openapi.ts')).openApiDocument(),
  runDelivery: async () => {
    const { wireDelivery } = await import('./send.ts')
    return wireDelivery(core, config).run({ deadline: new Date(Date.now() + deliveryMs) })
  },
}

export const handler = answering(serve(deps, apiFeatures), config.originSecret)
