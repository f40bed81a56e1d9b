import type { Files } from './files.ts'
import { lambda, letterFonts } from './lib.ts'
import type { Secrets } from './secrets.ts'
import type { Storage } from './storage.ts'
import type { Web } from './web.ts'

type Parts = { store: Storage; files: Files; web: Web; secrets: Secrets }

/** What answers or takes files, at /api/papers of the site: the makers of documents are too heavy for the API. */
export const papers = ({ store, files, web, secrets }: Parts) =>
  lambda('Papers', {
    entry: 'papers',
    description: 'Documents, lists and uploads behind the site',
    memory: '1769 MB',
    timeout: '55 seconds',
    copyFiles: letterFonts,
    url: { router: { instance: web.router, path: '/api/papers', readTimeout: '60 seconds' }, cors: false },
    environment: {
      ...store.environment,
      ...files.environment,
      SITE_URL: web.siteUrl,
      SEAL_SECRET: secrets.seal.value,
      ORIGIN_SECRET: secrets.origin.value,
    },
    allow: [
      // A roster sent by a plain form is committed here, and clears a company that was called on, with the record of
      // every mail to it and every visit; who sat in a wave is read for BNSP and the exam's papers.
      ...store.allow(
        'nominations',
        ['get', 'batchGet', 'query', 'put', 'update'],
        ['companies', 'byState', 'byWave', 'byPerson', 'byWord1', 'byWord2', 'byWord3', 'byWord4'],
      ),
      // Lists of all of these are written here; of a mail its files are made again.
      ...store.allow('mail', ['get', 'batchGet', 'update'], ['byProgramme', 'byCompany']),
      ...store.allow('waves', ['get', 'batchGet', 'query']),
      ...store.allow('sessions', ['get', 'batchGet', 'update'], ['bySubject']),
      // What companies answer is taken here, and linked to.
      ...files.allow(['get', 'put'], ['answers']),
      // The log is exported here.
      ...store.allow('audit', ['put', 'query']),
      // Files too large for an answer, and links to them and to what was printed; whoever follows one reads with
      // this role.
      ...files.allow(['put', 'get'], ['exports']),
    ],
  })
