import { handle, type LambdaContext } from 'hono/aws-lambda'
import { createApp } from '../app.ts'
import { apiConfig } from '../platform/config.ts'
import { fromSite } from './from-site.ts'
import { wireCore } from './wire.ts'

/** How long an officer waits for a delivery that was started by hand; the schedule does the rest. */
const deliveryMs = 15_000

const config = apiConfig()
const core = wireCore(config)
const app = createApp({
  ...core,
  secureCookies: true,
  oidc: { ...config.oidc, allowHttp: false },
  openapi: async () => (await import('../../local/openapi.ts')).openApiDocument(),
  runDelivery: async () => {
    const { wireDelivery } = await import('./send.ts')
    return wireDelivery(core, config).run({ deadline: new Date(Date.now() + deliveryMs) })
  },
})
const answer = handle(app)

export const handler = fromSite(config.originSecret, (event, context: LambdaContext) =>
  answer(event, context),
)
