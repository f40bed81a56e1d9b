import { nominated } from '../companies/company.ts'
import { companyRepository } from '../companies/repository.ts'
import { portalAsks } from '../contract/portal.ts'
import type { Deps } from '../deps.ts'
import { draftRepository } from '../drafts/repository.ts'
import { noticeRepository } from '../mail/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { dayIn } from '../platform/jakarta.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { waveRepository } from '../waves/repository.ts'
import { asksOf } from './asks.ts'
import { nominationRepository } from './repository.ts'

/** What is asked of a company. */
export function asksRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)
  const nominations = nominationRepository(deps)
  const waves = waveRepository(deps)
  const drafts = draftRepository(deps)
  const mails = noticeRepository(deps)

  return [
    door(portalAsks, async ({ actor }) => {
      const [waiting, company, programme, own, list] = await Promise.all([
        drafts.list(actor),
        companies.get(actor.programme, actor.company),
        programmes.get(actor.programme),
        nominations.workersOf(actor.programme, actor.company),
        waves.list(actor.programme),
      ])
      const unreached = await mails.unreached(actor.programme, [
        company.email,
        ...own.flatMap(({ email }) => email ?? []),
      ])
      return asksOf({
        company,
        unreached,
        nominations: own,
        drafts: waiting.map(({ waitsUntil }) => dayIn(new Date(waitsUntil))),
        dates: new Map(list.map(({ id, date }) => [id, date])),
        until: programme.nominateUntil,
        nominated: nominated(company.counts),
        today: dayIn(deps.now()),
      })
    }),
  ]
}
