import { Hono } from 'hono/tiny'
import { bodyLimit } from 'hono/body-limit'
import { createGate } from './auth/gate.ts'
import type { Deps } from './deps.ts'
import type { DoorOptions, Env } from './platform/door.ts'
import { AppError } from './platform/errors.ts'
import { type Feature, isDoor, isOf } from './platform/feature.ts'
import { problemOf } from './platform/problem.ts'

const largestBody = 5_000_000
/** Pages for a plain form; few requests want one. */
const forms = () => import('./platform/form-page.ts')

export type Options = {
  /** Checks each reply against its schema; for tests and the local system. */
  checkReplies?: boolean
}

/** Serves features below `/api`: each request by an app of those that may know its path, made when first needed. */
export function serve(deps: Deps, features: readonly Feature<Deps>[], options: Options = {}) {
  const apps = new Map<string, ReturnType<typeof appOf>>()
  async function appOf(some: readonly Feature<Deps>[]) {
    const app = frame(deps)
    const gate = createGate(deps)
    const open: DoorOptions = {
      page: async (...of) => (await forms()).formPage(...of),
      checkReplies: options.checkReplies ?? false,
    }
    for (const feature of some)
      for (const one of await feature.load(deps))
        if (!isDoor(one) || isOf(feature, one.endpoint)) one.open(app, gate, open)
    return app
  }
  const fetch = async (request: Request, env?: object): Promise<Response> => {
    const path = new URL(request.url).pathname.replace(/^\/api(?=\/)/, '')
    const some = features.filter(({ paths }) => paths.some((known) => known.test(path)))
    const key = some.map((one) => features.indexOf(one)).join()
    const made = apps.get(key) ?? appOf(some)
    apps.set(key, made)
    return (await made).fetch(request, env)
  }
  return {
    fetch,
    /** For tests: asks for a path, as a browser would. */
    request: (path: string, init?: RequestInit) =>
      fetch(new Request(new URL(path, 'http://localhost'), init)),
  }
}

/** What every request and answer goes through. */
function frame(deps: Deps) {
  const app = new Hono<Env>().basePath('/api')

  app.use(async (c, next) => {
    c.set('requestId', c.req.header('x-request-id')?.match(/^[\w-]{8,64}$/)?.[0] ?? deps.newId())
    c.set('language', /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'id')
    // Only a browser's form sends one: whatever refuses it answers by a page.
    c.set('form', /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? ''))
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

  app.notFound(() => {
    throw new AppError('not_found', 'route.unknown', 'No such path')
  })
  app.onError(async (error, c) => {
    if (!(error instanceof AppError))
      deps.log.error('request.failed', error, { requestId: c.get('requestId') })
    const problem = await problemOf(error, c.get('language'), c.get('requestId'))
    if (c.get('form')) return (await forms()).formProblem(c, problem)
    return c.json(problem, problem.status as 400, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': problem.requestId,
    })
  })
  return app
}
