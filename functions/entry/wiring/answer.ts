import { handle, type LambdaContext } from 'hono/aws-lambda'
import type { Hono } from 'hono'
import type { serve } from '../../serve.ts'
import { fromSite } from './from-site.ts'

/** The handler of a function's address: answers with what is served, to the site alone. */
export function answering(served: ReturnType<typeof serve>, originSecret: string) {
  // Of the app it asks for `fetch` alone.
  const answer = handle(served as unknown as Hono)
  return fromSite(originSecret, (event, context: LambdaContext) => answer(event, context))
}
