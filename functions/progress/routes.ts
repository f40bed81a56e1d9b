import { companyRepository } from '../companies/repository.ts'
import { agreed, nominated } from '../companies/company.ts'
import { getAgeing, mostLooked } from '../contract/ageing.ts'
import { getOverview } from '../contract/company.ts'
import { getProgress } from '../contract/progress.ts'
import type { Deps } from '../deps.ts'
import { noticeRepository } from '../mail/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { dayIn } from '../platform/jakarta.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { quotaRepository } from '../quota/repository.ts'
import { waveRepository } from '../waves/repository.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { awaitedOf, byAge, daysSince, trouble } from './ageing.ts'
import { sumUp } from './overview.ts'
import { progressRepository } from './repository.ts'

/** Seconds that a browser, and the network before the site, keep the picture; while a new one is fetched, the old one serves. */
const kept = 'public, max-age=60, s-maxage=300, stale-while-revalidate=3600'

export function progressRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const quota = quotaRepository(deps)
  const waves = waveRepository(deps)
  const notices = noticeRepository(deps)
  const programmes = programmeRepository(deps)
  const pictures = progressRepository(deps)
  const nominations = nominationRepository(deps)

  return [
    door(getProgress, async ({ query, c }) => {
      const programme = query.programme ?? (await programmes.list())[0]?.id
      if (!programme) throw new AppError('not_found', 'progress.unknown', 'No programme yet')
      const picture = await pictures.get(programme)
      c.header('cache-control', kept)
      return picture
    }),
    door(getAgeing, async ({ params: { programme } }) => {
      const now = deps.now()
      const [verified, ofCompanies, counted] = await Promise.all([
        nominations.listByState(programme, { state: 'verified' }, undefined, mostLooked),
        companies.all(programme),
        notices.countByState(programme),
      ])
      const troubled = trouble.filter((state) => (counted[state] ?? 0) > 0)
      const mails = await Promise.all(
        troubled.map((state) => notices.listByProgramme(programme, state, undefined, 5)),
      )
      const awaited = awaitedOf(
        ofCompanies.map((one) => ({ ...one, agreed: agreed(one), nominated: nominated(one.counts) })),
      )
      return {
        unplaced: {
          looked: verified.items.length,
          more: verified.next !== undefined,
          ...byAge(
            verified.items.map((one) => ({
              company: one.company,
              companyName: one.companyName,
              nomination: one.id,
              name: one.name,
              scheme: one.scheme,
              since: one.verifiedAt ?? one.submittedAt,
            })),
            now,
          ),
        },
        awaited: { total: awaited.length, ...byAge(awaited, now) },
        mails: {
          byState: Object.fromEntries(troubled.map((state) => [state, counted[state] ?? 0])),
          newest: mails
            .flatMap(({ items }) => items)
            .map(({ id, kind, to, state, settledAt, sentAt, owedAt }) => {
              const since = settledAt ?? sentAt ?? owedAt
              return { id, kind, to, state, since, days: daysSince(since, now) }
            })
            .sort((a, b) => b.since.localeCompare(a.since))
            .slice(0, 5),
        },
      }
    }),
    door(getOverview, async ({ params: { programme } }) => {
      const [ofCompanies, ofQuota, ofWaves, ofMail] = await Promise.all([
        companies.all(programme),
        quota.list(programme),
        waves.list(programme),
        notices.countByState(programme),
      ])
      return sumUp(
        {
          companies: ofCompanies,
          quota: ofQuota.quota,
          waves: ofWaves,
          mail: ofMail as Record<string, number>,
        },
        dayIn(deps.now()),
      )
    }),
  ]
}
