import { companyRepository } from '../companies/repository.ts'
import { getOverview } from '../contract/company.ts'
import type { Deps } from '../deps.ts'
import { noticeRepository } from '../mail/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { dayIn } from '../platform/jakarta.ts'
import { quotaRepository } from '../quota/repository.ts'
import { waveRepository } from '../waves/repository.ts'
import { sumUp } from './overview.ts'

export function progressRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const quota = quotaRepository(deps)
  const waves = waveRepository(deps)
  const notices = noticeRepository(deps)

  return [
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
