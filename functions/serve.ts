import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createGate } from './auth/gate.ts'
import type { Deps } from './deps.ts'
import type { Door, Env } from './platform/door.ts'
import { AppError } from './platform/errors.ts'
import { formPage, formProblem } from './platform/form-page.ts'
import { problemOf } from './platform/problem.ts'

const largestBody = 5_000_000

/** An app below `/api` that opens these doors: what every request and answer goes through is here. */
export function serve(deps: Deps, doors: Door[], { checkReplies = false } = {}) {
  const app = new Hono<Env>().basePath('/api')

  app.use(async (c, next) => {
    c.set('requestId', c.req.header('x-request-id')?.match(/^[\w-]{8,64}$/)?.[0] ?? deps.newId())
    c.set('language', /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'id')
    await next()
    // What a door lets caches keep, it says itself.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
    c.header('x-request-id', c.get('requestId'))
    c.header('x-content-type-options', 'nosniff')
  })
  app.use(async (c, next) => {
    // Cookies travel with cross-site forms; the Origin header tells them apart.
    const origin = c.req.header('origin')
    if (c.req.method !== 'GET' && origin && origin !== new URL(deps.siteUrl).origin)
      throw new AppError('forbidden', 'origin.foreign', 'Request from another site')
    await next()
  })
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new AppError('too_large', 'body.too_large', 'Body is too large')
      },
    }),
  )

  const gate = createGate(deps)
  for (const each of doors) each.open(app, gate, { page: formPage, checkReplies })

  app.notFound(() => {
    throw new AppError('not_found', 'route.unknown', 'No such path')
  })
  app.onError(async (error, c) => {
    if (!(error instanceof AppError))
      deps.log.error('request.failed', error, { requestId: c.get('requestId') })
    const problem = await problemOf(error, c.get('language'), c.get('requestId'))
    if (c.get('form')) return formProblem(c, problem)
    return c.json(problem, problem.status as 400, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': problem.requestId,
    })
  })
  return app
}
