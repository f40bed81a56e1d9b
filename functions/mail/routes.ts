import type { Deps } from '../deps.ts'
import type { Door } from '../platform/door.ts'

export const mailRoutes = (_deps: Deps): Door[] => []
