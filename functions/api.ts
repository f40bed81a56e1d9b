import { authRoutes } from './auth/routes.ts'
import { signInRoutes } from './auth/sign-in.ts'
import { companyRepository } from './companies/repository.ts'
import { companyRoutes } from './companies/routes.ts'
import { health, openapi } from './contract/system.ts'
import type { Deps } from './deps.ts'
import { draftRoutes } from './drafts/routes.ts'
import { mailRoutes } from './mail/routes.ts'
import { nominationRoutes } from './nominations/routes.ts'
import { type Door, door } from './platform/door.ts'
import { progressRoutes } from './progress/routes.ts'
import { programmeRoutes } from './programmes/routes.ts'
import { quotaRoutes } from './quota/routes.ts'
import { searchRoutes } from './search/routes.ts'
import type { serve } from './serve.ts'
import { waveRoutes } from './waves/routes.ts'

/** All operations but those below `/papers`. */
export const apiDoors = (deps: Deps): Door[] => [
  door(health, async () => ({ ok: true, time: deps.now().toISOString() })),
  door(openapi, async () => deps.openapi()),
  ...authRoutes(deps, companyRepository(deps)),
  ...programmeRoutes(deps),
  ...companyRoutes(deps),
  ...nominationRoutes(deps),
  ...draftRoutes(deps),
  ...quotaRoutes(deps),
  ...waveRoutes(deps),
  ...mailRoutes(deps),
  ...progressRoutes(deps),
  ...searchRoutes(deps),
]

/** What a browser opens by itself: the way to the provider and back, and the API's own pages. */
export function openPages(app: ReturnType<typeof serve>, deps: Deps) {
  app.route('/auth', signInRoutes(deps))
  app.get('/docs', async (c) => {
    const { docsPage, docsPolicy } = await import('./platform/docs-page.ts')
    c.header('content-security-policy', await docsPolicy())
    return c.html(docsPage(await deps.openapi()))
  })
  return app
}
