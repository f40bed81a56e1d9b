import { getAuditSeal, listAudit } from '../contract/audit.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { auditRepository } from './repository.ts'

export function auditRoutes(deps: Deps): Door[] {
  const log = auditRepository(deps)
  const programmes = programmeRepository(deps)
  return [
    door(listAudit, async ({ params: { programme }, query: { after, ...question } }) => {
      await programmes.get(programme)
      return log.list(programme, question, { after })
    }),
    door(getAuditSeal, async ({ params: { programme } }) => {
      await programmes.get(programme)
      return log.seal(programme)
    }),
  ]
}
