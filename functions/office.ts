import type { Deps } from './deps.ts'
import { type Feature, ofProgramme } from './platform/feature.ts'

/** Operations below `/programmes`, nearly all of officers: a function of its own, so that the public's can do less. */
export const officeFeatures: Feature<Deps>[] = [
  {
    paths: [/^\/programmes(\/[^/]+)?$/],
    load: async (deps) => (await import('./programmes/routes.ts')).programmeRoutes(deps),
  },
  {
    paths: [ofProgramme('companies')],
    load: async (deps) => (await import('./companies/office-routes.ts')).companyOfficeRoutes(deps),
  },
  {
    paths: [ofProgramme('nominations', 'companies/[^/]+/nominations')],
    load: async (deps) => (await import('./nominations/routes.ts')).nominationRoutes(deps),
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
        'freed-seats',
        'companies/[^/]+/nominations/[^/]+/move',
      ),
    ],
    load: async (deps) => (await import('./waves/routes.ts')).waveRoutes(deps),
  },
  {
    paths: [ofProgramme('exams', 'appeals', 'companies/[^/]+/nominations/[^/]+/(appeal|reassess)')],
    load: async (deps) => (await import('./exams/routes.ts')).examRoutes(deps),
  },
  {
    paths: [ofProgramme('certificates')],
    load: async (deps) => (await import('./certificates/routes.ts')).certificateRoutes(deps),
  },
  {
    paths: [ofProgramme('bnsp')],
    load: async (deps) => (await import('./bnsp/routes.ts')).bnspRoutes(deps),
  },
  {
    paths: [ofProgramme('placement', 'data-requests')],
    load: async (deps) => (await import('./workers/routes.ts')).workerRoutes(deps),
  },
  {
    paths: [ofProgramme('mail')],
    load: async (deps) => (await import('./mail/routes.ts')).mailRoutes(deps),
  },
  {
    paths: [ofProgramme('overview')],
    load: async (deps) => (await import('./progress/routes.ts')).progressRoutes(deps),
  },
  {
    paths: [ofProgramme('search', 'filters')],
    load: async (deps) => (await import('./search/routes.ts')).searchRoutes(deps),
  },
  {
    paths: [ofProgramme('standing', 'companies/[^/]+/(standing|agreed|answers)')],
    load: async (deps) => (await import('./standing/routes.ts')).standingRoutes(deps),
  },
  {
    paths: [ofProgramme('permit')],
    load: async (deps) => (await import('./standing/permit-routes.ts')).permitRoutes(deps),
  },
  {
    paths: [ofProgramme('audit')],
    load: async (deps) => (await import('./audit/routes.ts')).auditRoutes(deps),
  },
]
