import { simpleParser } from 'mailparser'
import { expect } from 'vitest'
import { createSessions } from '../../functions/auth/sessions.ts'
import type { Role } from '../../functions/contract/access.ts'
import { dayIn } from '../../functions/platform/jakarta.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { urlEvent } from '../support/lambda/event.ts'
import { programme as example } from '../support/people.ts'
import { type Name, servedBy, startCloud } from './cloud.ts'
import { lookup } from './find.ts'
import { allows, type Call } from './policy.ts'

type Reply = {
  statusCode: number
  headers: Record<string, string>
  cookies?: string[]
  body: string
  isBase64Encoded?: boolean
}
/** A day so many days from now. */
export const day = (ahead: number) => dayIn(new Date(Date.now() + ahead * 86_400_000))
/** The programme in which the functions work. */
export const id = 'malang'
export const base = `/programmes/${id}`

/** The functions as they are deployed, with a record of what each asked for and of what its role would have refused. */
export async function startDeployed() {
  const cloud = await startCloud(await lookup('production'))
  const dates = { startsOn: day(-20), nominateUntil: day(60), endsOn: day(120) }
  await programmeRepository({ db: cloud.db, newId: () => 'seed', now: () => new Date() }).insert(
    { ...example, ...dates },
    { kind: 'system', name: 'seed', requestId: 'seed' },
  )
  const refused: string[] = []
  const asked = new Map<Name, Call[]>()

  /** Calls a function and notes what its role would have refused. */
  async function call<T>(name: Name, event?: unknown): Promise<T> {
    const { answer, calls } = await cloud.call<T>(name, event)
    note(name, calls)
    return answer
  }
  function note(name: Name, calls: Call[]) {
    for (const one of calls)
      if (!allows(cloud.rights(name), one)) refused.push(`${name}: ${one.action} on ${one.resource}`)
    asked.set(name, [...(asked.get(name) ?? []), ...calls])
  }

  /** A request as the site hands it to the function's address. */
  async function ask(
    method: string,
    path: string,
    {
      body,
      cookie,
      headers = {},
    }: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {},
  ) {
    const { ORIGIN_SECRET, SITE_URL } = cloud.settings('Api')
    const event = urlEvent({
      method,
      path,
      headers: {
        origin: SITE_URL!,
        'x-origin-secret': ORIGIN_SECRET!,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      cookie,
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    })
    const reply = await call<Reply>(servedBy(path.split('?')[0]!), event)
    // oxlint-disable-next-line typescript/no-explicit-any
    const json = reply.headers['content-type']?.includes('json') ? (JSON.parse(reply.body) as any) : undefined
    return { ...reply, json }
  }

  async function officer(role: Role) {
    const grants = [{ role, programme: '*' }]
    const facts = { sub: `${role}-1`, name: role, email: `${role}@office.example`, grants }
    // Old enough to be prolonged when it is used.
    const sessions = createSessions(cloud.db, () => new Date(Date.now() - 10 * 60_000))
    const cookie = `__Host-staff=${await sessions.openStaff(facts)}`
    const act = async (method: string, path: string, body?: unknown) => {
      const { statusCode, json } = await ask(method, path, { body, cookie })
      expect(statusCode, JSON.stringify(json)).toBeLessThan(300)
      return json
    }
    return Object.assign(act, { cookie })
  }

  /** Reads a file as an officer or a company; gives how it begins. */
  async function paper(path: string, cookie: string): Promise<string> {
    const { statusCode, body, isBase64Encoded } = await ask('GET', `/papers${path}`, { cookie })
    expect(statusCode, body.slice(0, 300)).toBe(200)
    expect(isBase64Encoded).toBe(true)
    return Buffer.from(body, 'base64').toString('latin1', 0, 4)
  }

  /** Follows the link that was last mailed to an address; gives the cookie of the portal. */
  async function follow(to: string): Promise<string> {
    const mail = cloud.mails.findLast((one) => one.to === to)
    const { text = '' } = await simpleParser(mail?.raw ?? '')
    const [, token] = /#([\w.-]+)/.exec(text) ?? []
    const { statusCode, cookies = [] } = await ask('POST', '/links/spend', { body: { token } })
    expect(statusCode).toBe(200)
    return cookies[0]!.split(';')[0]!
  }

  return { cloud, refused, asked, call, note, ask, officer, paper, follow }
}
export type Deployed = Awaited<ReturnType<typeof startDeployed>>
export type Officer = Awaited<ReturnType<Deployed['officer']>>
