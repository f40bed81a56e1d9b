import type { LambdaEvent } from 'hono/aws-lambda'
import { createHash, timingSafeEqual } from 'node:crypto'

/** What a function URL hands on, in Hono's words. */
type UrlEvent = Extract<LambdaEvent, { rawPath: string }>

const digest = (text: string) => createHash('sha256').update(text).digest()
const refusal = { statusCode: 403, headers: { 'cache-control': 'no-store' }, body: '' }

/**
 * Lets in only what came through the site, which knows `secret`; the address of the browser, which the
 * site tells in a header of its own, takes the place of the site's.
 */
export function fromSite<C, R>(secret: string, handler: (event: UrlEvent, context: C) => Promise<R>) {
  const expected = digest(secret)
  return async (event: UrlEvent, context: C): Promise<R | typeof refusal> => {
    const { 'x-origin-secret': given, 'x-viewer-ip': viewer, ...headers } = event.headers
    if (!timingSafeEqual(digest(given ?? ''), expected)) return refusal
    // Whoever sends this one is the browser, not CloudFront.
    delete headers['cloudfront-viewer-address']
    const { http } = event.requestContext
    const requestContext = { ...event.requestContext, http: { ...http, sourceIp: viewer ?? http.sourceIp } }
    return handler({ ...event, headers, requestContext }, context)
  }
}
