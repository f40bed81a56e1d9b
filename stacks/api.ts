import type { Auth } from './auth.ts'
import { lambda } from './lib.ts'
import type { Secrets } from './secrets.ts'
import type { Storage } from './storage.ts'
import type { Web } from './web.ts'

type Parts = { store: Storage; web: Web; secrets: Secrets }

/**
 * What answers at /api of the site. The addresses of the functions are open, and each answers only who knows the
 * edge's secret: requests signed by CloudFront instead would have to carry a hash of their body, which a plain form
 * has not.
 */
const at = (path: string, { web }: Parts) => ({
  router: { instance: web.router, path, readTimeout: '30 seconds' as const },
  cors: false as const,
})
const core = ({ store, web, secrets }: Parts) => ({
  ...store.environment,
  SITE_URL: web.siteUrl,
  SEAL_SECRET: secrets.seal.value,
  ORIGIN_SECRET: secrets.origin.value,
})

/** For the public, companies and workers. */
export const api = (parts: Parts) =>
  lambda('Api', {
    entry: 'api',
    description: 'The API of the public, companies and workers',
    memory: '1024 MB',
    timeout: '30 seconds',
    url: at('/api', parts),
    environment: { ...core(parts), CERTIFICATE_KEYS: parts.secrets.certificates.value },
    allow: [
      ...parts.store.allow('nominations', ['get', 'batchGet', 'query', 'put', 'update', 'delete']),
      ...parts.store.allow('waves', ['get', 'batchGet', 'query', 'put', 'update', 'delete', 'check']),
      ...parts.store.allow('mail', ['batchGet', 'update'], ['byCompany']),
      ...parts.store.allow('sessions', ['get', 'batchGet', 'put', 'update', 'delete'], ['bySubject']),
      ...parts.store.allow('audit', ['put']),
    ],
  })

/** For officers; and what a programme is, for everybody. */
export const office = (parts: Parts) =>
  lambda('Office', {
    entry: 'office',
    description: 'The API of officers',
    memory: '1769 MB',
    timeout: '30 seconds',
    url: at('/api/programmes', parts),
    environment: { ...core(parts), CERTIFICATE_KEYS: parts.secrets.certificates.value },
    allow: [
      ...parts.store.allow(
        'nominations',
        ['get', 'batchGet', 'query', 'put', 'update', 'delete', 'check'],
        ['companies', 'byState', 'byWave', 'byPerson', 'byWord1', 'byWord2', 'byWord3', 'byWord4'],
      ),
      ...parts.store.allow('waves', ['get', 'batchGet', 'query', 'put', 'update', 'delete', 'check']),
      ...parts.store.allow(
        'mail',
        ['get', 'batchGet', 'put', 'update', 'delete'],
        ['due', 'byProgramme', 'byCompany'],
      ),
      ...parts.store.allow('sessions', ['get', 'batchGet', 'update', 'delete'], ['bySubject']),
      // Its audit routes read; nothing that it does may change or remove an entry.
      ...parts.store.allow('audit', ['put', 'query']),
    ],
  })

/** Signs officers in and out; it alone knows the secret that the provider of identities shares. */
export const signIn = ({ auth, ...parts }: Parts & { auth: Auth }) =>
  lambda('SignIn', {
    entry: 'sign-in',
    description: 'Signs officers in and out',
    memory: '1024 MB',
    timeout: '30 seconds',
    url: at('/api/auth', parts),
    environment: { ...core(parts), ...auth.environment },
    allow: parts.store.allow('sessions', ['batchGet', 'put', 'delete'], ['bySubject']),
  })
