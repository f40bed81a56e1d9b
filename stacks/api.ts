import type { Auth } from './auth.ts'
import { lambda } from './lib.ts'
import type { Secrets } from './secrets.ts'
import type { Storage } from './storage.ts'
import type { Web } from './web.ts'

type Parts = { store: Storage; auth: Auth; web: Web; secrets: Secrets }

/**
 * The API, at /api of the site. Its address is open, and its entry answers only who knows the edge's secret:
 * requests signed by CloudFront instead would have to carry a hash of their body, which a plain form has not.
 */
export const api = ({ store, auth, web, secrets }: Parts) =>
  lambda('Api', {
    handler: 'functions/entry/api.handler',
    description: 'The API behind the site',
    memory: '1024 MB',
    timeout: '30 seconds',
    url: { router: { instance: web.router, path: '/api', readTimeout: '30 seconds' }, cors: false },
    environment: {
      ...store.environment,
      ...auth.environment,
      SITE_URL: web.siteUrl,
      SEAL_SECRET: secrets.seal.value,
      ORIGIN_SECRET: secrets.origin.value,
      CERTIFICATE_KEYS: secrets.certificates.value,
    },
    allow: [
      ...store.allow(
        'nominations',
        ['get', 'batchGet', 'query', 'put', 'update', 'delete', 'check'],
        ['companies', 'byState', 'byWave', 'byPerson', 'byWord1', 'byWord2', 'byWord3', 'byWord4'],
      ),
      ...store.allow('waves', ['get', 'batchGet', 'query', 'put', 'update', 'delete', 'check']),
      ...store.allow(
        'mail',
        ['get', 'batchGet', 'put', 'update', 'delete'],
        ['due', 'byProgramme', 'byCompany'],
      ),
      ...store.allow('sessions', ['get', 'batchGet', 'put', 'update', 'delete'], ['bySubject']),
      // Its audit routes read; nothing that the API does may change or remove an entry.
      ...store.allow('audit', ['put', 'query']),
    ],
  })
