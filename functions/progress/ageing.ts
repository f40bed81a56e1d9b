import { type Ageing, ages } from '../contract/ageing.ts'
import type { Standing } from '../contract/company.ts'

/** States of mails that somebody has to look at. */
export const trouble = ['dead', 'bounced', 'complained'] as const

const dayMs = 86_400_000
export const daysSince = (at: string, now: Date) =>
  Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / dayMs))

const shownOf = 5

/** The longest waiting first, how many of them are older than each age. */
export function byAge<T extends { since: string }>(waiting: readonly T[], now: Date) {
  const aged = waiting
    .map((one) => ({ ...one, days: daysSince(one.since, now) }))
    .sort((a, b) => a.since.localeCompare(b.since))
  return {
    older: ages.map((age) => aged.filter(({ days }) => days > age).length),
    oldest: aged.slice(0, shownOf),
  }
}

type CompanyFacts = {
  id: string
  name: string
  district: string
  state: string
  standing: Standing
  invited: boolean
  awaitedSince?: string | undefined
  registeredAt?: string | undefined
  agreed: number
  nominated: number
}
const calledOn: readonly Standing[] = ['awaited', 'warned', 'uncooperative', 'sanctioned']

/** Companies that were asked and have not nominated what was agreed. */
export const awaitedOf = (companies: readonly CompanyFacts[]) =>
  companies.flatMap((one): Omit<Ageing['awaited']['oldest'][number], 'days'>[] => {
    const { id, name, district, state, standing, invited, agreed, nominated } = one
    const since = one.awaitedSince ?? one.registeredAt
    const asked = state !== 'refused' && (invited || state === 'verified') && calledOn.includes(standing)
    return asked && since && nominated < agreed
      ? [{ company: id, name, district, standing, missing: agreed - nominated, since }]
      : []
  })
