import type { Deps } from '../deps.ts'
import type { Door } from '../platform/door.ts'

export const nominationRoutes = (_deps: Deps): Door[] => []
