import { companyRepository } from '../companies/repository.ts'
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

  return [
    door(getProgress, async ({ query, c }) => {
      const programme = query.programme ?? (await programmes.list())[0]?.id
      if (!programme) throw new AppError('not_found', 'progress.unknown', 'No programme yet')
      const picture = await pictures.get(programme)
      c.header('cache-control', kept)
      return picture
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
