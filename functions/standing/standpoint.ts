import { agreed, nominated, type StoredCompany } from '../companies/company.ts'
import type { Standpoint } from './standing.ts'

/** A company as the rule sees it. */
export const standpoint = (company: StoredCompany): Standpoint => ({
  state: company.state,
  standing: company.standing,
  agreed: agreed(company),
  nominated: nominated(company.counts),
  answersWaiting: company.answersWaiting ?? 0,
})
