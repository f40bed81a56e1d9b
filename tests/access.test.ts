import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Action, roles } from '../functions/contract/access.ts'
import { operations } from '../functions/contract/endpoints.ts'
import { openApiDocument } from '../local/openapi.ts'
import { meant } from './auth/meant.ts'
import { type Caller, testApp, type TestApp } from './support/app.ts'

type Operation = {
  operationId: string
  security: Record<string, unknown>[]
  'x-action'?: Action
  requestBody?: object
}
type Verdict = 'let in' | 'session.missing' | 'access.denied'

const walk = Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
    name: operation.operationId,
    method: method.toUpperCase(),
    path: path.replace(/\{(\w+)\}/g, (_, name) => (name === 'programme' ? 'p1' : 'none')),
    operation,
  })),
)
const officers = roles.flatMap((role) => [
  { who: role, role, programme: '*' },
  { who: `${role}@p1`, role, programme: 'p1' },
  { who: `${role}@p2`, role, programme: 'p2' },
])

/** What the document says of a caller; `grants` are the actions of a role in the programme that is asked for. */
function promised(
  { security, 'x-action': action }: Operation,
  caller: 'nobody' | 'company' | Action[],
): Verdict {
  const [scheme] = security.flatMap((one) => Object.keys(one))
  // What becomes of keys, `tests/standing/keys.test.ts` says.
  if (!scheme || scheme === 'key') return 'let in'
  if (scheme === 'portal') return caller === 'company' ? 'let in' : 'session.missing'
  if (!Array.isArray(caller)) return 'session.missing'
  return !action || caller.includes(action) ? 'let in' : 'access.denied'
}

describe('every operation of the document', () => {
  let api: TestApp
  beforeAll(async () => {
    api = await testApp()
  })
  afterAll(() => api.stop())

  /** Whether the door opened: what happens behind it (nothing is there to be found) is no refusal of the caller. */
  async function verdict(call: Caller, { method, path, operation }: (typeof walk)[number]): Promise<Verdict> {
    const answer = await call(method, path, operation.requestBody ? {} : undefined)
    const { code } = answer.status < 400 ? {} : ((await answer.json()) as { code?: string })
    const due = { 'session.missing': 401, 'access.denied': 403 }[code ?? '']
    if (due && answer.status !== due) throw new Error(`${path}: ${code} with status ${answer.status}`)
    return code === 'session.missing' || code === 'access.denied' ? code : 'let in'
  }
  const verdicts = async (call: Caller) => {
    const found: Record<string, Verdict> = {}
    for (const one of walk) found[one.name] = await verdict(call, one)
    return found
  }
  const expected = (caller: 'nobody' | 'company' | Action[]) =>
    Object.fromEntries(walk.map(({ name, operation }) => [name, promised(operation, caller)]))

  it('is in the document, and the document knows no other', () => {
    expect(walk.map(({ name }) => name).sort()).toEqual(operations.map(({ name }) => name).sort())
    expect(walk.length).toBeGreaterThan(40)
  })

  it('refuses nobody where it is open, and everybody else who has no session', async () => {
    const found = await verdicts(api.nobody)
    expect(found).toEqual(expected('nobody'))
    expect(Object.values(found).filter((one) => one === 'session.missing').length).toBeGreaterThan(30)
  })

  it('lets a company into its portal and nowhere else', async () => {
    const found: Record<string, Verdict> = {}
    // Who leaves the portal has no session afterwards: each is asked with a session of its own.
    for (const one of walk)
      found[one.name] = await verdict(api.asCompany({ programme: 'p1', company: 'c1' }), one)
    expect(found).toEqual(expected('company'))
  })

  it.each(officers)('lets $who do what the role is meant to do', async ({ role, programme }) => {
    const call = api.as(role, programme, `${role}-${programme.replace('*', 'all')}`)
    expect(await verdicts(call)).toEqual(expected(programme === 'p2' ? [] : meant[role]))
  })

  it('refuses who holds no role, and a session that is made up', async () => {
    const secret = await api.sessions.openStaff({ sub: 'x', name: 'X', email: '', grants: [] })
    const held = (cookie: string): Caller => {
      return (method, path, body) => api.nobody(method, path, body, { cookie })
    }
    expect(await verdicts(held(`staff=${secret}`))).toEqual(expected([]))
    expect(await verdicts(held('staff=made-up; portal=made-up'))).toEqual(expected('nobody'))
    // A cookie of one kind is none of the other.
    expect(await verdicts(held(`portal=${secret}`))).toEqual(expected('nobody'))
  })

  it('stands beside no path that nobody knows', async () => {
    const unknown = await api.as('admin')('GET', '/programmes/p1/everything')
    expect(unknown.status).toBe(404)
  })
})
