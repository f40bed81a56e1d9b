import { type Context, Hono } from 'hono'
import { grantsOf } from '../contract/access.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { createCookies } from './cookies.ts'
import { createProvider } from './provider.ts'
import { createSessions } from './sessions.ts'

/** Where an officer goes after signing in: what was asked, if it is of this site, else the start of the admin pages. */
export function backOf(asked: string | undefined, siteUrl: string): string {
  const home = `${siteUrl}/admin/`
  if (!asked?.startsWith('/') || !URL.canParse(asked, siteUrl)) return home
  // Parsed as browsers do, and kept whole: a path alone may begin with two slashes.
  const url = new URL(asked, siteUrl)
  return url.origin === new URL(siteUrl).origin ? url.href : home
}

/**
 * Signing officers in and out, below `/api/auth`: `login` and `callback` are addresses to go to, `logout`
 * answers where to go on, `backchannel-logout` is for the provider.
 */
export function signInRoutes(deps: Deps) {
  const { db, now, siteUrl, log } = deps
  const sessions = createSessions(db, now)
  const cookies = createCookies(deps.secureCookies)
  const provider = createProvider(deps)
  const failed = () => new AppError('invalid', 'signin.failed', 'Sign-in is unknown, used or expired')

  const endSession = async (c: Context<Env>) => {
    const secret = cookies.read(c, 'staff')
    return secret ? sessions.endStaff(secret) : undefined
  }

  return new Hono<Env>()
    .get('/login', async (c) => {
      // Refusals are read by people here: a page, not JSON.
      c.set('form', true)
      const { url, ...secrets } = await provider.start()
      const back = backOf(c.req.query('back'), siteUrl)
      cookies.write(c, 'signin', await sessions.startSignIn({ ...secrets, back }), 600)
      return c.redirect(url)
    })
    .get('/callback', async (c) => {
      c.set('form', true)
      const secret = cookies.read(c, 'signin')
      const signIn = secret && (await sessions.takeSignIn(secret))
      if (!signIn) throw failed()
      const { groups, ...identity } = await provider.finish(new URL(c.req.url).search, signIn)
      await endSession(c)
      cookies.clear(c, 'signin')
      cookies.write(c, 'staff', await sessions.openStaff({ ...identity, grants: grantsOf(groups) }))
      log.info('staff.signed_in', { requestId: c.get('requestId'), officer: identity.sub })
      return c.redirect(signIn.back)
    })
    .post('/logout', async (c) => {
      const ended = await endSession(c)
      cookies.clear(c, 'staff')
      const redirect = await provider.endUrl(ended?.idToken, `${siteUrl}/`).catch(() => `${siteUrl}/`)
      return c.json({ redirect })
    })
    .post('/backchannel-logout', async (c) => {
      const { logout_token: token } = await c.req.parseBody()
      const { sub, providerSid } = await provider.readLogout(typeof token === 'string' ? token : '')
      await sessions.endStaffOf(sub, providerSid)
      return c.body(null, 200)
    })
}
