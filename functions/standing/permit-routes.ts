import { checkPermit, suggestPermit } from '../contract/permit.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { createDesk } from './desk.ts'

export function permitRoutes(deps: Deps): Door[] {
  const desk = createDesk(deps)
  return [
    door(suggestPermit, ({ params, body }) => desk.suggest(params.programme, body.text)),
    door(checkPermit, ({ params, body, actor }) => desk.check(params.programme, body, actor)),
  ]
}
