import type { Programme } from '../contract/programme.ts'
import type { Plan, WhatIf } from '../contract/wave.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { countBy, groupBy } from '../platform/group-by.ts'
import type { StoredQuota } from '../quota/quota.ts'
import type * as v from 'valibot'
import type { Instance, Nominee } from './planner/types.ts'
import { isOpen, type StoredAssessor, type StoredWave } from './wave.ts'

type Fault = Plan['faults'][number]
export type Trial = v.InferOutput<typeof WhatIf>

/** Everything that a plan depends on. */
export type Situation = {
  programme: Programme
  companies: readonly StoredCompany[]
  verified: readonly StoredNomination[]
  assigned: readonly StoredNomination[]
  quotas: readonly StoredQuota[]
  waves: readonly StoredWave[]
  assessors: readonly StoredAssessor[]
  /** In Asia/Jakarta, `yyyy-mm-dd`. */
  today: string
}

/**
 * What is to be planned: the waves that are still to come, who waits, and who sits in one of them. Seats and
 * quota that others have used, in waves that are over, are taken off first. A scheme without a quota has none.
 */
export function instanceOf(of: Situation, trial: Trial = {}): { instance: Instance; faults: Fault[] } {
  const dateOf = (wave: StoredWave) => trial.dates?.[wave.id] ?? wave.date
  const open = of.waves.filter((wave) => isOpen(wave) && dateOf(wave) >= of.today)
  const openIds = new Set(open.map(({ id }) => id))
  const seated = of.assigned.filter(({ wave }) => wave !== undefined && openIds.has(wave))
  const inWave = countBy(seated, ({ wave }) => wave)
  const inScheme = countBy(seated, ({ scheme }) => scheme)
  const employers = employersOf(open, of.assessors)
  const barred = barredDates(open, employers, dateOf)

  const away = new Map(of.companies.map(({ id, unavailable }) => [id, unavailable ?? []]))

  const nominee = ({
    id,
    company,
    scheme,
    submittedAt,
    notBefore,
    unavailable,
  }: StoredNomination): Nominee => ({
    id,
    company,
    scheme,
    nominatedAt: submittedAt,
    ...(notBefore && { notBefore }),
    unavailable: [
      ...unavailable,
      ...(away.get(company) ?? []),
      ...(barred.get(`${company} ${scheme}`) ?? []),
    ],
  })
  const limit = (total: number, taken: number, counted: number) => Math.max(0, total - (taken - counted))
  const cap = trial.maxPerCompanyPerWave ?? of.programme.maxPerCompanyPerWave
  const instance: Instance = {
    quota: Object.fromEntries(
      of.programme.schemes.map(({ id }) => {
        const quota = of.quotas.find(({ scheme }) => scheme === id)
        const granted = trial.quota?.[id] ?? quota?.granted ?? 0
        return [id, limit(granted, quota?.taken ?? 0, inScheme.get(id) ?? 0)]
      }),
    ),
    policy: {
      ...(cap !== undefined && { maxPerCompanyPerWave: cap }),
      companyCaps: Object.fromEntries(
        of.companies.flatMap(({ id, maxPerWave }) => (maxPerWave === undefined ? [] : [[id, maxPerWave]])),
      ),
    },
    waves: open.map((wave) => ({
      id: wave.id,
      date: dateOf(wave),
      scheme: wave.scheme,
      seats: limit(trial.seats?.[wave.id] ?? wave.seats, wave.taken, inWave.get(wave.id) ?? 0),
    })),
    nominees: [
      ...of.verified.map(nominee),
      ...seated.map((one) => ({ ...nominee(one), ...(one.wave && { lockedTo: one.wave }) })),
    ],
  }
  return { instance, faults: assessorFaults(of, open, employers) }
}

type Employers = ReadonlyMap<string, ReadonlySet<string>>

/** Companies that employ an assessor, by wave. */
const employersOf = (open: readonly StoredWave[], assessors: readonly StoredAssessor[]): Employers => {
  const employer = new Map(assessors.map(({ id, company }) => [id, company]))
  return new Map(
    open.map((wave) => [wave.id, new Set(wave.assessors.flatMap((id) => employer.get(id) ?? []))]),
  )
}

/**
 * Dates on which a company's people of a scheme cannot come because their own assessor is there. The planner
 * knows dates, not single waves: a second wave of the scheme on such a day is closed to them as well.
 */
function barredDates(
  open: readonly StoredWave[],
  employers: Employers,
  dateOf: (wave: StoredWave) => string,
): Map<string, string[]> {
  const pairs = open.flatMap((wave) =>
    [...employers.get(wave.id)!].map((company) => ({ key: `${company} ${wave.scheme}`, date: dateOf(wave) })),
  )
  return new Map(
    [...groupBy(pairs, ({ key }) => key)].map(([key, dates]) => [key, dates.map(({ date }) => date)]),
  )
}

const assessorFaults = (of: Situation, open: readonly StoredWave[], employers: Employers): Fault[] =>
  open.flatMap((wave) =>
    [...employers.get(wave.id)!]
      .filter((company) =>
        [...of.verified, ...of.assigned].some((one) => one.company === company && one.scheme === wave.scheme),
      )
      .map((company) => ({ wave: wave.id, company, kind: 'assessor_company' as const })),
  )
