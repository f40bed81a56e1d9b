import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Env } from '../platform/door.ts'

type Name = 'staff' | 'portal' | 'signin'

/** Cookies that scripts cannot read; on https bound to this very host (`__Host-`). */
export function createCookies(secure: boolean) {
  const nameOf = (name: Name) => (secure ? `__Host-${name}` : name)
  const options = { httpOnly: true, secure, sameSite: 'Lax', path: '/' } as const
  return {
    nameOf,
    read: (c: Context<Env>, name: Name) => getCookie(c, nameOf(name)),
    write: (c: Context<Env>, name: Name, value: string, maxAge?: number) =>
      setCookie(c, nameOf(name), value, { ...options, ...(maxAge && { maxAge }) }),
    clear: (c: Context<Env>, name: Name) => setCookie(c, nameOf(name), '', { ...options, maxAge: 0 }),
  }
}
