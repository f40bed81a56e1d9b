import type { Deps } from '../deps.ts'
import type { Gate } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'

export const createGate =
  (_deps: Deps): Gate =>
  async (c, access) => {
    if (access === 'public') return { kind: 'anyone', requestId: c.get('requestId') }
    throw new AppError('unauthenticated', 'session.missing', 'Not signed in')
  }
