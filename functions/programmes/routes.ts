import type { Deps } from '../deps.ts'
import type { Door } from '../platform/door.ts'

export const programmeRoutes = (_deps: Deps): Door[] => []
