import type { Deps } from '../deps.ts'
import type { Door } from '../platform/door.ts'
import { planDoors } from './plan-routes.ts'
import { waitingDoors } from './waiting-routes.ts'
import { waveDoors } from './wave-routes.ts'

export const waveRoutes = (deps: Deps): Door[] => [
  ...waveDoors(deps),
  ...planDoors(deps),
  ...waitingDoors(deps),
]
