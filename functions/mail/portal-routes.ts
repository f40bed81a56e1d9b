import { portalNotices } from '../contract/notice.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { noticeRepository } from './repository.ts'

/** What a company sees of its mails. */
export function mailPortalRoutes(deps: Deps): Door[] {
  const repository = noticeRepository(deps)
  return [
    door(portalNotices, async ({ actor, query }) =>
      repository.listByCompany(actor.programme, actor.company, query.after),
    ),
  ]
}
