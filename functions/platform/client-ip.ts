import type { Context } from 'hono'
import type { Env } from './door.ts'

type Incoming = {
  incoming?: { socket?: { remoteAddress?: string } }
  requestContext?: { http?: { sourceIp?: string } }
}

/** The address that a request came from, as far as the nearest trusted hop tells it. */
export function clientIp(c: Context<Env>): string | undefined {
  // CloudFront writes this header itself, over whatever the client sent: `address:port`.
  const viewer = c.req.header('cloudfront-viewer-address')?.replace(/:\d+$/, '')
  const env = (c.env ?? {}) as Incoming
  return viewer ?? env.requestContext?.http?.sourceIp ?? env.incoming?.socket?.remoteAddress
}
