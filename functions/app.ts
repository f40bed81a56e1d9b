import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createGate } from './auth/gate.ts'
import { authRoutes } from './auth/routes.ts'
import { signInRoutes } from './auth/sign-in.ts'
import { companyRepository } from './companies/repository.ts'
import { companyRoutes } from './companies/routes.ts'
import { health, openapi } from './contract/system.ts'
import type { Deps } from './deps.ts'
import { mailRoutes } from './mail/routes.ts'
import { nominationRoutes } from './nominations/routes.ts'
import { type Door, door, type Env } from './platform/door.ts'
import { AppError } from './platform/errors.ts'
import { formPage, formProblem } from './platform/form-page.ts'
import { problemOf } from './platform/problem.ts'
import { progressRoutes } from './progress/routes.ts'
import { programmeRoutes } from './programmes/routes.ts'
import { quotaRoutes } from './quota/routes.ts'
import { waveRoutes } from './waves/routes.ts'

const largestBody = 5_000_000

/** The whole API below `/api`; the same behind Lambda, on one machine and in tests. */
export function createApp(deps: Deps, { checkReplies = false } = {}) {
  const app = new Hono<Env>().basePath('/api')

  app.use(async (c, next) => {
    c.set('requestId', c.req.header('x-request-id')?.match(/^[\w-]{8,64}$/)?.[0] ?? deps.newId())
    c.set('language', /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'id')
    await next()
    c.header('cache-control', 'no-store')
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

  const doors: Door[] = [
    door(health, async () => ({ ok: true, time: deps.now().toISOString() })),
    door(openapi, async () => deps.openapi()),
    ...authRoutes(deps, companyRepository(deps)),
    ...programmeRoutes(deps),
    ...companyRoutes(deps),
    ...nominationRoutes(deps),
    ...quotaRoutes(deps),
    ...waveRoutes(deps),
    ...mailRoutes(deps),
    ...progressRoutes(deps),
  ]
  const gate = createGate(deps)
  for (const each of doors) each.open(app, gate, { page: formPage, checkReplies })
  app.route('/auth', signInRoutes(deps))
  app.get('/docs', async (c) => {
    const { docsPage, docsPolicy } = await import('./platform/docs-page.ts')
    c.header('content-security-policy', await docsPolicy())
    return c.html(docsPage(await deps.openapi()))
  })

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
