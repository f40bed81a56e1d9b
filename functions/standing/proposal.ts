import type { CompanyState, Standing } from '../contract/company.ts'
import type { Proposal, StandingRules } from '../contract/standing.ts'
import { dayAfter, fulfils } from './standing.ts'

export type ProposalFacts = {
  state: CompanyState
  standing: Standing
  invited: boolean
  agreed: number
  nominated: number
  answersWaiting: number
  /** Days in Malang, `yyyy-mm-dd`. */
  awaitedOn?: string | undefined
  answerBy?: string | undefined
  answerReadOn?: string | undefined
}

/**
 * What may be proposed to the officers for a company today, and on what ground; undefined when there is
 * nothing to hold against it, or an answer of it waits to be read.
 */
export function propose(
  company: ProposalFacts,
  rules: StandingRules,
  nominateUntil: string,
  today: string,
): Proposal | undefined {
  if (!isExpected(company) || fulfils(company) || company.answersWaiting > 0) return undefined
  const after = (kind: Proposal['kind'], ground: Proposal['ground'], since: string, days: number) =>
    today > dayAfter(since, days) ? { kind, ground, since, days: daysBetween(since, today) } : undefined

  if (company.standing === 'awaited') {
    const late = after(
      'warned',
      company.nominated === 0 ? 'nothing' : 'short',
      nominateUntil,
      // The deadline is the last good day; so many days after it, not on the day itself.
      rules.warnAfterDays - 1,
    )
    if (late) return late
    const silent = company.invited && company.state === 'invited' && company.awaitedOn
    return silent && rules.silentAfterDays
      ? after('warned', 'silent', silent, rules.silentAfterDays)
      : undefined
  }
  const next = nextOf[company.standing]
  if (!next || !company.answerBy) return undefined
  const days = next === 'uncooperative' ? rules.uncooperativeAfterDays : rules.sanctionAfterDays
  // An answer that was read gives the company as long again to do what it said.
  const until = company.answerReadOn ? dayAfter(company.answerReadOn, days) : company.answerBy
  return after(
    next,
    company.answerReadOn ? 'still_short' : 'no_answer',
    until > company.answerBy ? until : company.answerBy,
    0,
  )
}

const nextOf: Partial<Record<Standing, Proposal['kind']>> = {
  warned: 'uncooperative',
  uncooperative: 'sanctioned',
}

/** Whoever was invited, or was verified; not a stranger whose address may be invented. */
const isExpected = ({ state, invited }: ProposalFacts) =>
  state !== 'refused' && (invited || state === 'verified')

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
