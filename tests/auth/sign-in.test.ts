import { serve } from '@hono/node-server'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backOf } from '../../functions/auth/sign-in.ts'
import { freePort } from '../../local/engine.ts'
import { client, startProvider } from '../../local/provider.ts'
import { users } from '../../local/users.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { createJar, type Jar, signIn } from '../support/jar.ts'

describe('sign-in of officers', () => {
  let api: TestApp
  let site: string
  let issuer: string
  const stops: (() => Promise<unknown> | unknown)[] = []
  beforeAll(async () => {
    const port = await freePort()
    site = `http://localhost:${port}`
    const provider = await startProvider({
      port: await freePort(),
      siteUrl: site,
      cookieSecret: 'x'.repeat(32),
    })
    issuer = provider.issuer
    api = await testApp({
      at: new Date().toISOString(),
      deps: { siteUrl: site, oidc: { issuer, ...client, allowHttp: true } },
    })
    const server = serve({ fetch: api.app.fetch, port, hostname: '127.0.0.1' }) as Server
    await once(server, 'listening')
    stops.push(
      provider.stop,
      () => server.closeAllConnections(),
      () => server.close(),
      api.stop,
    )
  })
  afterAll(async () => {
    for (const stop of stops) await stop()
  })

  const me = (cookie: string) => fetch(`${site}/api/me`, { headers: { cookie } })
  const logout = (jar: Jar, headers: Record<string, string> = {}) =>
    jar.once(`${site}/api/auth/logout`, { method: 'POST', headers: { origin: site, ...headers } })

  it.each(users)('gives $id the roles of the provider', async ({ id, name, groups }) => {
    const done = await signIn(createJar(), site, id)
    expect(done.status).toBe(200)
    expect(JSON.parse(done.text)).toEqual({
      id,
      name,
      email: `${id}@gelombang.test`,
      grants: groups.map((role) => ({ role, programme: '*' })),
    })
  })

  it('asks with PKCE, state and nonce, and keeps tokens out of the browser', async () => {
    const jar = createJar()
    const asked = await jar.once(`${site}/api/auth/login`)
    const url = new URL(asked.headers.get('location') ?? '')
    expect(url.searchParams.get('code_challenge_method')).toBe('S256')
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(url.searchParams.get(name)?.length).toBeGreaterThan(30)
    await signIn(jar, site, 'lsp-1')
    expect(jar.get('staff')).toMatch(/^[\w-]{43}$/)
    expect(jar.get('signin')).toBeUndefined()
  })

  it('makes a stolen cookie worthless once its owner has signed out, here and at the provider', async () => {
    const jar = createJar()
    await signIn(jar, site, 'lsp-1')
    const stolen = jar.header(site)
    expect((await me(stolen)).status).toBe(200)
    const { redirect } = (await (await logout(jar)).json()) as { redirect: string }
    expect((await me(stolen)).status).toBe(401)
    expect(jar.get('staff')).toBeUndefined()

    const confirm = await jar.follow(redirect)
    const action = /action="([^"]+)"/.exec(confirm.text)?.[1] ?? ''
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(confirm.text)?.[1] ?? ''
    const ended = await jar.once(action, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `xsrf=${xsrf}&logout=yes`,
    })
    expect(ended.headers.get('location')).toBe(`${site}/`)
    const again = await jar.follow(`${site}/api/auth/login`)
    expect(again.text).toContain('Masuk sebagai siapa?')
  })

  it('refuses to sign out for another site', async () => {
    const jar = createJar()
    await signIn(jar, site, 'lsp-1')
    expect((await logout(jar, { origin: 'http://evil.test' })).status).toBe(403)
    expect((await me(jar.header(site))).status).toBe(200)
  })

  it('refuses a forged state, a foreign browser, a replayed return and one that is too late', async () => {
    const refused = async (answer: Response) => {
      expect(answer.status).toBe(400)
      expect(answer.headers.getSetCookie().join()).not.toContain('staff=')
    }
    await refused(await fetch(`${site}/api/auth/callback?code=abc&state=forged`))

    const forged = createJar()
    await forged.once(`${site}/api/auth/login`)
    await refused(await forged.once(`${site}/api/auth/callback?code=abc&state=forged`))

    const jar = createJar()
    const done = await signIn(jar, site, 'lsp-1')
    const callback = done.visited.find((url) => url.startsWith(`${site}/api/auth/callback`)) ?? ''
    expect(callback).not.toBe('')
    await refused(await jar.once(callback))
    // A return that somebody else's browser is lured to, as in login CSRF.
    const victim = createJar()
    await victim.once(`${site}/api/auth/login`)
    await refused(await victim.once(callback))

    const late = createJar()
    const started = await late.once(`${site}/api/auth/login`)
    const state = new URL(started.headers.get('location') ?? '').searchParams.get('state')
    api.clock.forward({ minutes: 11 })
    await refused(await late.once(`${site}/api/auth/callback?code=abc&state=${state}`))
  })

  it('replaces the session of who signs in again', async () => {
    const jar = createJar()
    await signIn(jar, site, 'lsp-1')
    const first = jar.header(site)
    await jar.follow(`${site}/api/auth/login?back=/api/me`)
    expect((await me(jar.header(site))).status).toBe(200)
    expect((await me(first.replace(/; _.*/, ''))).status).toBe(401)
  })

  it('leads back only to its own pages', async () => {
    const jar = createJar()
    for (const back of [
      '//evil.test',
      '/\\evil.test',
      'http://evil.test',
      '/.//evil.test',
      '/\t/evil.test',
    ]) {
      const done = await signIn(createJar(), site, 'lsp-1', back)
      expect(done.visited.every((url) => url.startsWith(site) || url.startsWith(issuer))).toBe(true)
    }
    const inner = await signIn(jar, site, 'lsp-1', '/api/me?from=here')
    expect(inner.url.href).toBe(`${site}/api/me?from=here`)
  })

  it('answers with a page, not with JSON, when signing in fails', async () => {
    const answer = await fetch(`${site}/api/auth/callback?code=abc`)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toContain('Coba masuk lagi')
  })
})

describe('back-channel sign-out', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  let api: TestApp
  let issuer: string
  let keys: Awaited<ReturnType<typeof generateKeyPair>>
  let server: Server
  beforeAll(async () => {
    keys = await generateKeyPair('RS256')
    const jwk = { ...(await exportJWK(keys.publicKey)), alg: 'RS256', use: 'sig', kid: 'k' }
    server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json')
      const discovery = {
        issuer,
        jwks_uri: `${issuer}/jwks`,
        authorization_endpoint: `${issuer}/a`,
        token_endpoint: `${issuer}/t`,
      }
      response.end(JSON.stringify(request.url === '/jwks' ? { keys: [jwk] } : discovery))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`
    api = await testApp({ deps: { oidc: { issuer, ...client, allowHttp: true } } })
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await api.stop()
  })

  type Facts = {
    key?: CryptoKey
    issuer?: string
    audience?: string
    typ?: string
    age?: number
    claims?: object
  }
  const token = (of: Facts = {}) =>
    new SignJWT({ sub: 'u1', sid: 's1', events: event, jti: 'j', ...of.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k', typ: of.typ ?? 'logout+jwt' })
      .setIssuer(of.issuer ?? issuer)
      .setAudience(of.audience ?? client.clientId)
      .setIssuedAt(Math.floor(Date.now() / 1000) - (of.age ?? 0))
      .sign(of.key ?? keys.privateKey)
  const post = (logoutToken: string) =>
    api.app.request('/api/auth/backchannel-logout', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: logoutToken }),
    })
  const open = (providerSid: string) =>
    api.sessions.openStaff({ sub: 'u1', name: 'U', email: '', grants: [], providerSid })

  it('ends the sessions that came of one session at the provider', async () => {
    const [ends, stays] = [await open('s1'), await open('s2')]
    expect((await post(await token())).status).toBe(200)
    expect(await api.sessions.findStaff(ends)).toBeUndefined()
    expect(await api.sessions.findStaff(stays)).toBeDefined()
  })

  it('believes nobody but the provider', async () => {
    const session = await open('s1')
    const other = await generateKeyPair('RS256')
    const bad = [
      await token({ key: other.privateKey }),
      await token({ issuer: 'http://evil.test' }),
      await token({ audience: 'another' }),
      await token({ typ: 'JWT' }),
      await token({ age: 600 }),
      await token({ claims: { events: {} } }),
      await token({ claims: { nonce: 'n' } }),
      await token({ claims: { sub: undefined } }),
      'nonsense',
      '',
    ]
    for (const one of bad) expect((await post(one)).status).toBe(400)
    expect(await api.sessions.findStaff(session)).toBeDefined()
  })
})

describe('where an officer goes after signing in', () => {
  it.each([
    [undefined, 'https://x.test/admin/'],
    ['', 'https://x.test/admin/'],
    ['/admin/waves?week=3#top', 'https://x.test/admin/waves?week=3#top'],
    ['//evil.test', 'https://x.test/admin/'],
    ['/\\evil.test', 'https://x.test/admin/'],
    ['/\n/evil.test', 'https://x.test/admin/'],
    ['https://x.test.evil.test', 'https://x.test/admin/'],
    ['javascript:alert(1)', 'https://x.test/admin/'],
    ['/.//evil.test', 'https://x.test//evil.test'],
  ])('%j → %s', (asked, to) => {
    expect(backOf(asked, 'https://x.test')).toBe(to)
  })
})
