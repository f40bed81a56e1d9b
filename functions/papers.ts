import type { Hono } from 'hono'
import { openapi } from './contract/system.ts'
import type { Deps } from './deps.ts'
import { door, type Env } from './platform/door.ts'
import { below, type Feature } from './platform/feature.ts'

/** A list as a file. */
const listed = (name: string) => below(`/papers/programmes/[^/]+/lists/${name}`)

/**
 * Operations below `/papers`, which answer or take files, and the description of the API: a function of its own serves
 * them, so that the others carry nothing that makes documents.
 */
export const paperFeatures: Feature<Deps>[] = [
  {
    paths: [below('/papers/portal/roster')],
    load: async (deps) => (await import('./nominations/papers.ts')).nominationPapers(deps),
  },
  {
    paths: [below('/papers/programmes/[^/]+/quota')],
    load: async (deps) => (await import('./quota/papers.ts')).quotaPapers(deps),
  },
  {
    paths: [
      below(
        '/papers/portal/(waves|standing)',
        '/papers/programmes/[^/]+/(waves|mail|companies/[^/]+/standing)',
      ),
    ],
    load: async (deps) => (await import('./mail/papers.ts')).mailPapers(deps),
  },
  {
    paths: [below('/papers/portal/certificates', '/papers/programmes/[^/]+/certificates')],
    load: async (deps) => (await import('./certificates/papers.ts')).certificatePapers(deps),
  },
  {
    paths: [below('/papers/programmes/[^/]+/bnsp')],
    load: async (deps) => (await import('./bnsp/papers.ts')).bnspPapers(deps),
  },
  {
    paths: [below('/papers/programmes/[^/]+/exams')],
    load: async (deps) => (await import('./exams/papers.ts')).examPapers(deps),
  },
  {
    paths: [below('/papers/worker'), listed('placement')],
    load: async (deps) => (await import('./workers/papers.ts')).workerPapers(deps),
  },
  {
    paths: [below('/papers/programmes/[^/]+/plans'), listed('waves')],
    load: async (deps) => (await import('./waves/papers.ts')).wavePapers(deps),
  },
  {
    paths: [/^\/papers\/programmes\/[^/]+\/report\.pdf$/],
    load: async (deps) => (await import('./progress/report-papers.ts')).reportPapers(deps),
  },
  {
    paths: [below('/papers/programmes/[^/]+/permit', '/papers/slips')],
    load: async (deps) => (await import('./standing/slip-papers.ts')).slipPapers(deps),
  },
  {
    paths: [
      below('/papers/portal/standing/answers'),
      /^\/papers\/programmes\/[^/]+\/companies\/[^/]+\/answers\//,
    ],
    load: async (deps) => (await import('./standing/answer-papers.ts')).answerPapers(deps),
  },
  {
    paths: [listed('audit')],
    load: async (deps) => (await import('./audit/papers.ts')).auditPapers(deps),
  },
  {
    paths: [listed('companies')],
    load: async (deps) => (await import('./companies/papers.ts')).companyPapers(deps),
  },
  {
    paths: [listed('standing')],
    load: async (deps) => (await import('./standing/list-papers.ts')).standingListPapers(deps),
  },
  {
    paths: [listed('nominations')],
    load: async (deps) => (await import('./nominations/list-papers.ts')).nominationListPapers(deps),
  },
  {
    paths: [listed('mail')],
    load: async (deps) => (await import('./mail/list-papers.ts')).mailListPapers(deps),
  },
  {
    paths: [listed('certificates')],
    load: async (deps) => (await import('./certificates/list-papers.ts')).certificateListPapers(deps),
  },
  {
    paths: [listed('ageing')],
    load: async (deps) => (await import('./progress/ageing-papers.ts')).ageingPapers(deps),
  },
  {
    paths: [listed('search')],
    load: async (deps) => (await import('./search/papers.ts')).searchPapers(deps),
  },
  {
    paths: [below('/papers/openapi.json')],
    load: async (deps) => [door(openapi, async () => deps.openapi())],
  },
  {
    paths: [below('/papers/docs')],
    load: async (deps) => [
      {
        open: (app: Hono<Env>) =>
          void app.get('/papers/docs', async (c) => {
            const { docsPage, docsPolicy } = await import('./platform/docs-page.ts')
            c.header('content-security-policy', await docsPolicy())
            return c.html(docsPage(await deps.openapi()))
          }),
      },
    ],
  },
]
