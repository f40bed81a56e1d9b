import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Action, actions, grantsOf, may, roles } from '../../functions/contract/access.ts'
import { createGate } from '../../functions/auth/gate.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { meant } from './meant.ts'
import { Hono } from 'hono'
import type { Env } from '../../functions/platform/door.ts'
import { AppError, statusOf } from '../../functions/platform/errors.ts'

const cells = roles.flatMap((role) =>
  (Object.keys(actions) as Action[]).map((action) => ({
    role,
    action,
    allowed: meant[role].includes(action),
  })),
)

describe('the gate', () => {
  let api: TestApp
  let app: Hono<Env>
  let cookieOf: (groups: string[]) => Promise<string>
  beforeAll(async () => {
    api = await testApp()
    const gate = createGate(api.deps)
    app = new Hono<Env>()
    app.use(async (c, next) => {
      c.set('requestId', 'request-1')
      await next()
    })
    app.get('/:action/:programme?', async (c) => {
      const { action, programme } = c.req.param()
      return c.json(await gate(c, action as Action, programme))
    })
    app.onError((error, c) =>
      error instanceof AppError ? c.text(error.code, statusOf[error.kind]) : c.text(String(error), 500),
    )
    cookieOf = async (groups) =>
      `staff=${await api.sessions.openStaff({ sub: 'u1', name: 'U', email: 'u@office.test', grants: grantsOf(groups) })}`
  })
  afterAll(() => api.stop())

  it.each(cells)('$role × $action: $allowed', async ({ role, action, allowed }) => {
    const cookie = await cookieOf([role])
    expect((await app.request(`/${action}/p1`, { headers: { cookie } })).status).toBe(allowed ? 200 : 403)
  })

  it('keeps a role that was given for one programme to that programme', async () => {
    const cookie = await cookieOf(['lsp@p1'])
    expect((await app.request('/wave.edit/p1', { headers: { cookie } })).status).toBe(200)
    expect((await app.request('/wave.edit/p2', { headers: { cookie } })).status).toBe(403)
  })

  it('refuses an action that names no programme, an action that is not in the table, and no session', async () => {
    const cookie = await cookieOf(['admin'])
    expect((await app.request('/wave.edit', { headers: { cookie } })).status).toBe(403)
    expect((await app.request('/wave.destroy/p1', { headers: { cookie } })).status).toBe(403)
    expect((await app.request('/wave.read/p1')).status).toBe(401)
    expect((await app.request('/wave.read/p1', { headers: { cookie: 'staff=forged' } })).status).toBe(401)
  })

  it('gives nothing to groups that name no role', () => {
    expect(grantsOf(['root', 'toString', '', '@p1', 'lsp@p1'])).toEqual([{ role: 'lsp', programme: 'p1' }])
    expect(may([], 'programme.read', 'p1')).toBe(false)
  })
})
