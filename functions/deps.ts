import type { Signer } from './certificates/keyring.ts'
import type { Cursors } from './platform/cursor.ts'
import type { Db } from './platform/db.ts'
import type { Files } from './platform/files.ts'
import type { Log } from './platform/log.ts'
import type { Seal } from './platform/seal.ts'

/** What the application is made of; `entry/` and `local/` wire it, tests too. */
export type Deps = {
  db: Db
  /** The private bucket; only what is served below `/papers`, and jobs that print, have it in the cloud. */
  files: Files
  seal: Seal
  /** Signs certificates and the list of what is revoked. */
  signer: Signer
  cursors: Cursors
  log: Log
  now: () => Date
  /** A sortable, unique id. */
  newId: () => string
  /** Where the site stands, without a trailing slash: `https://gelombang.example`. */
  siteUrl: string
  /** Cookies are Secure and `__Host-` named; only off on plain http. */
  secureCookies: boolean
  /** The provider that signs officers in. */
  oidc: { issuer: string; clientId: string; clientSecret: string; allowHttp: boolean }
  /** The API's own description. */
  openapi: () => Promise<{ openapi: string }>
  /** Runs the scheduled delivery now, or leaves what is due to its next run; says what it sent and what waits. */
  runDelivery: () => Promise<{ sent: number; failed: number; left: number }>
}
