import { monotonicFactory } from 'ulid'
import { createApp } from '../../functions/app.ts'
import { createCookies } from '../../functions/auth/cookies.ts'
import { createSessions } from '../../functions/auth/sessions.ts'
import type { Grant, Role } from '../../functions/contract/access.ts'
import type { Deps } from '../../functions/deps.ts'
import { createCursors } from '../../functions/platform/cursor.ts'
import { createLog } from '../../functions/platform/log.ts'
import { createSeal } from '../../functions/platform/seal.ts'
import { testSigner } from './signer.ts'
import { testBucket } from './bucket.ts'
import { testEngine } from './engine.ts'

const siteUrl = 'http://site.test'

/** Asks the API for a path below `/api`; an object as body is sent as JSON. */
export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Response>

/** A clock that stands still until it is moved. */
export function testClock(start: string) {
  let time = new Date(start)
  return {
    now: () => new Date(time),
    set: (to: string) => void (time = new Date(to)),
    forward: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) =>
      void (time = new Date(time.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)),
  }
}

/**
 * The API on an engine in memory of its own. `as(role)` and `asCompany(…)` are signed-in callers
 * whose session is made straight in the table; `log` collects what was logged; `stop` ends the engine.
 */
export async function testApp({
  at = '2026-11-24T03:00:00.000Z',
  deps: given = {},
}: { at?: string; deps?: Partial<Deps> } = {}) {
  const engine = await testEngine()
  const db = await engine.freshDb()
  const bucket = testBucket()
  const clock = testClock(at)
  const seal = createSeal('a secret for tests of thirty-two characters')
  const log: string[] = []
  const deps: Deps = {
    db,
    files: bucket.files,
    seal,
    signer: testSigner,
    cursors: createCursors(seal),
    log: createLog((line) => void log.push(line)),
    now: clock.now,
    newId: monotonicFactory(),
    siteUrl,
    secureCookies: false,
    oidc: { issuer: 'http://idp.test', clientId: 'staff', clientSecret: 'secret', allowHttp: true },
    openapi: async () => ({ openapi: '3.1.0' }),
    runDelivery: async () => ({ sent: 0, failed: 0, left: 0 }),
    ...given,
  }
  const app = createApp(deps, { checkReplies: true })
  const sessions = createSessions(db, clock.now)
  const cookies = createCookies(deps.secureCookies)

  const caller =
    (cookie?: () => Promise<string>): Caller =>
    async (method, path, body, headers = {}) =>
      app.request(`/api${path}`, {
        method,
        headers: {
          origin: siteUrl,
          ...(cookie && { cookie: await cookie() }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
  const once = (open: () => Promise<string>) => {
    let opened: Promise<string> | undefined
    return () => (opened ??= open())
  }

  return {
    app,
    db,
    deps,
    clock,
    log,
    sessions,
    engine,
    nobody: caller(),
    /** An officer with one role, in one programme or (`*`) all. */
    as(role: Role, programme = '*', id = `${role}-1`): Caller {
      const grants: Grant[] = [{ role, programme }]
      const facts = { sub: id, name: `Officer ${id}`, email: `${id}@office.test`, grants }
      return caller(once(async () => `${cookies.nameOf('staff')}=${await sessions.openStaff(facts)}`))
    },
    /** A company that followed its portal link. */
    asCompany(of: { programme: string; company: string; email?: string }): Caller {
      return caller(
        once(async () => {
          const { secret, write } = sessions.portalWrite({ email: 'company@example.test', ...of })
          await db.transact([write])
          return `${cookies.nameOf('portal')}=${secret}`
        }),
      )
    },
    stop: () => Promise.all([engine.stop(), bucket.stop()]),
  }
}
export type TestApp = Awaited<ReturnType<typeof testApp>>
