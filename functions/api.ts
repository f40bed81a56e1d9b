import type { Hono } from 'hono'
import { health, openapi } from './contract/system.ts'
import type { Deps } from './deps.ts'
import { door, type Env } from './platform/door.ts'
import { below, type Feature, ofProgramme } from './platform/feature.ts'

/**
 * All features but what is below `/papers`. Where the paths of two meet, both are loaded; a test holds each
 * operation to the paths of its feature.
 */
export const apiFeatures: Feature<Deps>[] = [
  {
    paths: [below('/health', '/openapi.json')],
    load: async (deps) => [
      door(health, async () => ({ ok: true, time: deps.now().toISOString() })),
      door(openapi, async () => deps.openapi()),
    ],
  },
  {
    paths: [below('/auth')],
    load: async (deps) => {
      const { signInRoutes } = await import('./auth/sign-in.ts')
      return [{ open: (app: Hono<Env>) => void app.route('/auth', signInRoutes(deps)) }]
    },
  },
  {
    paths: [below('/me', '/links', '/portal/leave', '/portal/leave-everywhere')],
    load: async (deps) => (await import('./auth/routes.ts')).authRoutes(deps),
  },
  {
    paths: [/^\/programmes(\/[^/]+)?$/],
    load: async (deps) => (await import('./programmes/routes.ts')).programmeRoutes(deps),
  },
  {
    paths: [
      ofProgramme('companies'),
      below('/invitations', '/registrations', '/portal/company', '/portal/contacts'),
      /^\/portal$/,
    ],
    load: async (deps) => (await import('./companies/routes.ts')).companyRoutes(deps),
  },
  {
    paths: [
      ofProgramme('nominations', 'companies/[^/]+/nominations'),
      below('/portal/nominations', '/portal/asks'),
    ],
    load: async (deps) => (await import('./nominations/routes.ts')).nominationRoutes(deps),
  },
  {
    paths: [below('/portal/drafts')],
    load: async (deps) => (await import('./drafts/routes.ts')).draftRoutes(deps),
  },
  {
    paths: [ofProgramme('quota')],
    load: async (deps) => (await import('./quota/routes.ts')).quotaRoutes(deps),
  },
  {
    paths: [
      ofProgramme(
        'waves',
        'plans',
        'venues',
        'assessors',
        'schemes',
        'companies/[^/]+/nominations/[^/]+/move',
      ),
      below('/portal/waves'),
    ],
    load: async (deps) => (await import('./waves/routes.ts')).waveRoutes(deps),
  },
  {
    paths: [
      ofProgramme('exams', 'appeals', 'companies/[^/]+/nominations/[^/]+/(appeal|reassess)'),
      below('/portal/nominations/[^/]+/(appeal|reassess)'),
    ],
    load: async (deps) => (await import('./exams/routes.ts')).examRoutes(deps),
  },
  {
    paths: [
      below('/keys', '/revocations', '/certificates', '/portal/certificates'),
      ofProgramme('certificates'),
    ],
    load: async (deps) => (await import('./certificates/routes.ts')).certificateRoutes(deps),
  },
  {
    paths: [ofProgramme('bnsp')],
    load: async (deps) => (await import('./bnsp/routes.ts')).bnspRoutes(deps),
  },
  {
    paths: [below('/worker'), ofProgramme('placement', 'data-requests')],
    load: async (deps) => (await import('./workers/routes.ts')).workerRoutes(deps),
  },
  {
    paths: [ofProgramme('mail'), below('/portal/mail')],
    load: async (deps) => (await import('./mail/routes.ts')).mailRoutes(deps),
  },
  {
    paths: [below('/progress'), ofProgramme('overview')],
    load: async (deps) => (await import('./progress/routes.ts')).progressRoutes(deps),
  },
  {
    paths: [ofProgramme('search', 'filters')],
    load: async (deps) => (await import('./search/routes.ts')).searchRoutes(deps),
  },
  {
    paths: [ofProgramme('standing', 'companies/[^/]+/(standing|agreed|answers)'), below('/portal/standing')],
    load: async (deps) => (await import('./standing/routes.ts')).standingRoutes(deps),
  },
  {
    paths: [ofProgramme('permit'), below('/permit/check')],
    load: async (deps) => (await import('./standing/permit-routes.ts')).permitRoutes(deps),
  },
  {
    paths: [ofProgramme('audit')],
    load: async (deps) => (await import('./audit/routes.ts')).auditRoutes(deps),
  },
  {
    paths: [below('/docs')],
    load: async (deps) => [
      {
        open: (app: Hono<Env>) =>
          void app.get('/docs', async (c) => {
            const { docsPage, docsPolicy } = await import('./platform/docs-page.ts')
            c.header('content-security-policy', await docsPolicy())
            return c.html(docsPage(await deps.openapi()))
          }),
      },
    ],
  },
]
