import type { Deps } from '../deps.ts'
import type { Door } from '../platform/door.ts'

export const quotaRoutes = (_deps: Deps): Door[] => []
