import { may } from '../contract/access.ts'
import type { Deps } from '../deps.ts'
import { clientIp } from '../platform/client-ip.ts'
import type { Gate } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { createCookies } from './cookies.ts'
import { createKeyGate } from './keys.ts'
import { createSessions } from './sessions.ts'

/** Guards every door: who is nobody, a company or an officer, and whether a role covers the action. */
export function createGate({ db, now, secureCookies }: Deps): Gate {
  const sessions = createSessions(db, now)
  const cookies = createCookies(secureCookies)
  const byKey = createKeyGate(db, now)
  const missing = () => new AppError('unauthenticated', 'session.missing', 'Not signed in')

  return async (c, access, programme) => {
    const origin = { requestId: c.get('requestId'), ip: clientIp(c) }
    if (access === 'public') return { kind: 'anyone', ...origin }

    if (access === 'key') return byKey(c.req.header('authorization'), origin)

    if (access === 'company') {
      const session = await sessions.findPortal(cookies.read(c, 'portal'))
      if (!session) throw missing()
      const { programme: of, company, email } = session
      return { kind: 'company', programme: of, company, email, ...origin }
    }

    const session = await sessions.findStaff(cookies.read(c, 'staff'))
    if (!session) throw missing()
    // An action always concerns one programme: without one in the path nobody is let in.
    if (access !== 'staff' && !(programme && may(session.grants, access, programme)))
      throw new AppError('forbidden', 'access.denied', `No role for ${access}`)
    const { sub, name, email, grants } = session
    return { kind: 'staff', id: sub, name, email, grants, ...origin }
  }
}
