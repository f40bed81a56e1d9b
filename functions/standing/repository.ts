import type { StoredCompany } from '../companies/company.ts'
import { companies, companyRepository } from '../companies/repository.ts'
import type { Standing } from '../contract/company.ts'
import type { StandingRow, StandingRules } from '../contract/standing.ts'
import type { Deps } from '../deps.ts'
import type { Item } from '../platform/db.ts'
import { all, equals, startsWith, where } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { propose } from './proposal.ts'
import {
  answers,
  proposalFacts,
  type StoredAnswer,
  type StoredStep,
  stepKey,
  steps,
  verifiedOf,
} from './steps.ts'
import { standpoint } from './standpoint.ts'

export type StandingFilter = {
  standing?: Standing | undefined
  proposal?: string | undefined
  district?: string | undefined
  answered?: 'waiting' | undefined
}
/** What proposals are made of besides the company. */
type Round = { rules: StandingRules; nominateUntil: string }

/** Reads standings, steps and answers; what changes them stands in `decisions.ts` and `fulfilment.ts`. */
export function standingRepository(deps: Deps) {
  const { db, cursors, now } = deps
  const TableName = db.tables.nominations
  const { all: everyCompany } = companyRepository(deps)

  const below = async (programme: string, company: string, prefix: string): Promise<Item[]> =>
    db.queryAll({
      TableName,
      ...where(all(equals('pk', `P#${programme}#C#${company}`), startsWith('sk', prefix))),
      ConsistentRead: true,
    })

  const row = (company: StoredCompany, { rules, nominateUntil }: Round): StandingRow => {
    const { agreed, nominated, answersWaiting } = standpoint(company)
    return {
      company: company.id,
      name: company.name,
      district: company.district,
      state: company.state,
      standing: company.standing,
      awaitedSince: company.awaitedSince ?? company.registeredAt,
      standingSince: company.standingSince,
      answerBy: company.answerBy,
      answersWaiting,
      agreed,
      nominated,
      verified: verifiedOf(company.counts),
      proposal: propose(proposalFacts(company), rules, nominateUntil, dayIn(now())),
      version: company.version,
    }
  }

  const fits = (one: StandingRow, filter: StandingFilter) =>
    (!filter.standing || one.standing === filter.standing) &&
    (!filter.district || one.district === filter.district) &&
    (!filter.answered || one.answersWaiting > 0) &&
    (!filter.proposal ||
      (filter.proposal === 'any' ? one.proposal !== undefined : one.proposal?.kind === filter.proposal))

  return {
    row,

    /** A step by its id, if it is there. */
    async findStep(programme: string, company: string, id: string): Promise<StoredStep | undefined> {
      const item = await db.get({
        TableName,
        Key: stepKey({ programme, company, id }),
        ConsistentRead: true,
      })
      return item && steps.read(item)
    },

    /** Every step of a company, oldest first. */
    listSteps: async (programme: string, company: string): Promise<StoredStep[]> =>
      (await below(programme, company, 'standing#')).map(steps.read),

    /** Every answer of a company, oldest first. */
    listAnswers: async (programme: string, company: string): Promise<StoredAnswer[]> =>
      (await below(programme, company, 'answer#')).map(answers.read).sort((a, b) => a.at.localeCompare(b.at)),

    /** A page of companies by name. */
    async list(
      programme: string,
      filter: StandingFilter,
      round: () => Promise<Round>,
      after?: string,
      size = 50,
    ) {
      const scope = `standing ${programme}`
      const narrow = Object.values(filter).some(Boolean)
      const found: { item: Item; row: StandingRow }[] = []
      let from = cursors.decode(scope, after)
      let by: Promise<Round> | undefined
      do {
        // What they are judged by may still be read while they are.
        const [page, judgedBy] = await Promise.all([
          db.query({
            TableName,
            IndexName: 'companies',
            ...where(equals('listKey', `P#${programme}#companies`)),
            Limit: narrow ? 200 : size,
            ExclusiveStartKey: from,
          }),
          (by ??= round()),
        ])
        from = page.next
        for (const item of page.items) {
          const one = row(companies.read(item), judgedBy)
          if (!fits(one, filter)) continue
          found.push({ item, row: one })
          if (found.length === size) {
            const { pk, sk, listKey, listSort } = item
            from = item === page.items.at(-1) && !page.next ? undefined : { pk, sk, listKey, listSort }
            break
          }
        }
      } while (from && found.length < size)
      return { items: found.map((one) => one.row), next: cursors.encode(scope, from) }
    },

    /** How many stand how, are proposed for what, and have an answer that waits. */
    async sum(programme: string, round: Round) {
      const byStanding: Record<string, number> = {}
      const proposals: Record<string, number> = {}
      let answersWaiting = 0
      const districts = new Set<string>()
      for (const company of await everyCompany(programme)) {
        const one = row(company, round)
        byStanding[one.standing] = (byStanding[one.standing] ?? 0) + 1
        if (one.proposal) proposals[one.proposal.kind] = (proposals[one.proposal.kind] ?? 0) + 1
        if (one.answersWaiting > 0) answersWaiting++
        districts.add(one.district)
      }
      return {
        byStanding,
        proposals,
        answersWaiting,
        districts: [...districts].sort((a, b) => a.localeCompare(b, 'id')),
      }
    },
  }
}
export type Standings = ReturnType<typeof standingRepository>
