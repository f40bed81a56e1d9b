import { health } from './contract/system.ts'
import type { Deps } from './deps.ts'
import { door } from './platform/door.ts'
import { below, type Feature } from './platform/feature.ts'

/**
 * What the public, companies and workers ask for. Where the paths of two features meet, both are loaded; of a
 * feature's operations those below its paths are opened, and a test sees that each is opened once.
 */
export const apiFeatures: Feature<Deps>[] = [
  {
    paths: [below('/health')],
    load: async (deps) => [door(health, async () => ({ ok: true, time: deps.now().toISOString() }))],
  },
  {
    paths: [below('/me', '/links', '/portal/leave', '/portal/leave-everywhere')],
    load: async (deps) => (await import('./auth/routes.ts')).authRoutes(deps),
  },
  {
    paths: [below('/invitations', '/registrations', '/portal/company', '/portal/contacts'), /^\/portal$/],
    load: async (deps) => (await import('./companies/routes.ts')).companyRoutes(deps),
  },
  {
    paths: [/^\/portal\/nominations$/],
    load: async (deps) => (await import('./nominations/portal-routes.ts')).nominationPortalRoutes(deps),
  },
  {
    paths: [below('/portal/nominations/[^/]+')],
    load: async (deps) => (await import('./nominations/worker-routes.ts')).nominatedWorkerRoutes(deps),
  },
  {
    paths: [below('/portal/asks')],
    load: async (deps) => (await import('./nominations/asks-routes.ts')).asksRoutes(deps),
  },
  {
    paths: [below('/portal/drafts')],
    load: async (deps) => (await import('./drafts/routes.ts')).draftRoutes(deps),
  },
  {
    paths: [below('/portal/waves')],
    load: async (deps) => (await import('./waves/portal-routes.ts')).wavePortalRoutes(deps),
  },
  {
    paths: [below('/portal/nominations/[^/]+/(appeal|reassess)')],
    load: async (deps) => (await import('./exams/routes.ts')).examRoutes(deps),
  },
  {
    paths: [below('/keys', '/revocations', '/certificates', '/portal/certificates')],
    load: async (deps) => (await import('./certificates/routes.ts')).certificateRoutes(deps),
  },
  {
    paths: [below('/worker')],
    load: async (deps) => (await import('./workers/routes.ts')).workerRoutes(deps),
  },
  {
    paths: [below('/portal/mail')],
    load: async (deps) => (await import('./mail/portal-routes.ts')).mailPortalRoutes(deps),
  },
  {
    paths: [below('/progress')],
    load: async (deps) => (await import('./progress/routes.ts')).progressRoutes(deps),
  },
  {
    paths: [below('/portal/standing')],
    load: async (deps) => (await import('./standing/routes.ts')).standingRoutes(deps),
  },
  {
    paths: [below('/permit/check')],
    load: async (deps) => (await import('./standing/permit-routes.ts')).permitRoutes(deps),
  },
]
