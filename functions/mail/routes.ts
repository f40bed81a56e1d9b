import { may } from '../contract/access.ts'
import {
  listNotices,
  noticeKinds,
  previewNotice,
  resendNotice,
  runDelivery,
  stopReminders,
  switchDelivery,
} from '../contract/notice.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { createAddresses } from './addresses.ts'
import { createGather } from './gather.ts'
import type { StoredNotice } from './notice.ts'
import { noticeRepository } from './repository.ts'
import { stopSignature } from './stop.ts'

export function mailRoutes(deps: Deps): Door[] {
  const repository = noticeRepository(deps)
  const gather = createGather(deps.db)
  const addresses = createAddresses(deps)

  /** Where a mail goes if it is sent again: people correct their addresses. */
  async function addressOf({ kind, programme, company, to, facts }: StoredNotice): Promise<string> {
    // This one asks whether just this address works.
    if (kind === 'confirm_email') return to
    if (kind.endsWith('_worker'))
      return (await gather.worker(programme, company, String(facts.nomination)))?.email ?? to
    return (await gather.company(programme, company))?.email ?? to
  }

  return [
    door(listNotices, async ({ params, query, actor }) => {
      const [page, health] = await Promise.all([
        repository.listByProgramme(params.programme, query.state, query.after),
        repository.health(params.programme),
      ])
      if (may(actor.grants, 'standing.read', params.programme)) return { ...page, health }
      const items = page.items.map((one) => ({
        ...one,
        ...(one.encloses && { encloses: one.encloses.filter((file) => file !== 'letter') }),
      }))
      return { ...page, items, health }
    }),
    door(resendNotice, async ({ params, actor }) => {
      const notice = await repository.get(params.programme, params.notice)
      return repository.resend(notice, await addressOf(notice), actor)
    }),
    door(runDelivery, async () => {
      const { sent, failed, left } = await deps.runDelivery()
      return { sent, failed, left }
    }),
    door(switchDelivery, async ({ params, body, actor }) => {
      await addresses.setStopped(params.programme, body.stopped, actor)
      return { stopped: body.stopped }
    }),
    door(previewNotice, async ({ params, query }) => {
      const kind = noticeKinds.find((known) => known === params.kind)
      if (!kind) throw new AppError('not_found', 'notice.kind_unknown', 'No such kind of notice')
      const { preview } = await import('./preview.ts')
      return preview(kind, query.language, await gather.programme(params.programme))
    }),
    door(stopReminders, async ({ params: { programme, notice, signature } }) => {
      if (signature !== stopSignature(deps.seal, programme, notice))
        throw new AppError('not_found', 'notice.link_invalid', 'Not signed by us')
      const { to } = await repository.get(programme, notice)
      await addresses.shut(programme, to, 'notice.unwanted')
      return { stopped: true as const }
    }),
  ]
}
