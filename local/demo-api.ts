import { createSessions } from '../functions/auth/sessions.ts'
import { workerToken } from '../functions/auth/worker-links.ts'
import { grantsOf } from '../functions/contract/access.ts'
import type { Routes } from '../functions/contract/endpoints.ts'
import type { BodyInputOf, QueryInputOf, ReplyOf } from '../functions/contract/endpoint.ts'
import type { Deps } from '../functions/deps.ts'
import { users } from './users.ts'

type Asked<R extends keyof Routes> = {
  params?: Record<string, string>
  query?: QueryInputOf<Routes[R]>
  body?: BodyInputOf<Routes[R]>
}
/** Calls an operation over HTTP, as a browser does; a file comes as its bytes. Throws what the API says when it refuses. */
export type Call = <R extends keyof Routes>(
  route: R,
  asked?: Asked<R>,
) => Promise<Routes[R] extends { file: string } ? Uint8Array : ReplyOf<Routes[R]>>

/** People at the API of the local system: each with a session of their own. */
export function createPeople({ db, now, siteUrl, seal }: Pick<Deps, 'db' | 'now' | 'siteUrl' | 'seal'>) {
  const sessions = createSessions(db, now)

  async function send(
    cookie: string,
    route: keyof Routes,
    { params = {}, query, body }: { params?: Record<string, string>; query?: object; body?: object },
  ) {
    const [method = 'GET', path = ''] = route.split(' ')
    const url = new URL(`${siteUrl}/api${path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')}`)
    for (const [name, value] of Object.entries(query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value))
    const answer = await fetch(url, {
      method,
      headers: {
        cookie,
        origin: siteUrl,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const caller =
    (cookie: string): Call =>
    async (route, asked = {}) => {
      const answer = await send(cookie, route, asked as object)
      if (answer.status === 204) return undefined as never
      const isJson = answer.headers.get('content-type')?.startsWith('application/json')
      return (isJson ? await answer.json() : new Uint8Array(await answer.arrayBuffer())) as never
    }

  return {
    nobody: caller(''),
    /** An officer of the local provider, signed in. */
    async officer(id: string): Promise<Call> {
      const user = users.find((one) => one.id === id)
      if (!user) throw new Error(`no such officer: ${id}`)
      const { name, email, groups } = user
      return caller(`staff=${await sessions.openStaff({ sub: id, name, email, grants: grantsOf(groups) })}`)
    },
    /** An assessor of the register: a user of the local provider, or one who has no account there. */
    async assessor(name: string, email: string): Promise<Call> {
      const sub = users.find((user) => user.email === email)?.id ?? email
      return caller(`staff=${await sessions.openStaff({ sub, name, email, grants: grantsOf(['assessor']) })}`)
    },
    /** A company that spends the link of its mail. */
    async byLink(token: string): Promise<Call> {
      const answer = await send('', 'POST /links/spend', { body: { token } })
      return caller(answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')
    },
    /** What the code on a worker's call-up slip opens her own page with. */
    slipOf: (of: Parameters<typeof workerToken>[1]) => workerToken(seal, of),
    /** A company that comes back on a later day. */
    async company(programme: string, company: string, email: string): Promise<Call> {
      const { secret, write } = sessions.portalWrite({ programme, company, email })
      await db.transact([write])
      return caller(`portal=${secret}`)
    },
  }
}
export type People = ReturnType<typeof createPeople>
