import { bnspFields } from '../contract/person/bnsp-fields.ts'
import type { Ask } from '../contract/portal.ts'
import { detailStates, type StoredNomination } from './nomination.ts'

/** Names that one ask shows; the rest is in the list below it. */
const named = 5

export type Surroundings = {
  company: {
    state: string
    email: string
    expectedWorkers: number
    unavailable?: readonly string[] | undefined
    counts: Readonly<Record<string, number>>
  }
  nominations: readonly StoredNomination[]
  /** Days until which its unsent rosters wait. */
  drafts: readonly string[]
  /** Of their addresses, those that no mail reaches. */
  unreached: ReadonlySet<string>
  /** Dates of the company's waves by id. */
  dates: ReadonlyMap<string, string>
  /** Last day on which the company may nominate. */
  until: string
  /** How many take part or have taken part. */
  nominated: number
  /** In Asia/Jakarta, `yyyy-mm-dd`. */
  today: string
}

const lacksData = (one: StoredNomination) => bnspFields.some((field) => !one[field])
const people = (of: readonly StoredNomination[]) => ({
  count: of.length,
  people: of.slice(0, named).map(({ id, name }) => ({ id, name })),
})

/** What is asked of a company and until when, the most pressing first. */
export function asksOf(of: Surroundings): Ask[] {
  const { company, nominations, drafts, dates, unreached, until, today } = of
  const dayOf = (one: StoredNomination) => (one.wave ? dates.get(one.wave) : undefined)
  const seated = nominations.filter((one) => one.state === 'assigned' && (dayOf(one) ?? '') >= today)
  const first = (some: readonly StoredNomination[]) =>
    some.flatMap((one) => dayOf(one) ?? []).sort((a, b) => a.localeCompare(b))[0]

  const returned = nominations.filter(({ state }) => state === 'returned')
  const closed = seated.filter((one) => company.unavailable?.includes(dayOf(one) ?? ''))
  const blank = nominations.filter((one) => detailStates.includes(one.state) && lacksData(one))
  const unheard = nominations.filter(
    ({ state, email }) => detailStates.includes(state) && unreached.has(email ?? ''),
  )
  const short = company.expectedWorkers - of.nominated
  const open = today <= until && (company.state === 'confirmed' || company.state === 'verified')
  const soon = first(seated)
  const due = first(blank)

  const asks: (Ask | false)[] = [
    (company.state === 'registered' || company.state === 'invited') && {
      kind: 'confirm',
      count: 1,
      people: [],
    },
    unreached.has(company.email) && { kind: 'address', count: 1, people: [] },
    returned.length > 0 && { kind: 'mend', ...people(returned), ...(open && { until }) },
    closed.length > 0 && { kind: 'closed_day', ...people(closed), until: first(closed)! },
    unheard.length > 0 && { kind: 'worker_address', ...people(unheard) },
    drafts.length > 0 && {
      kind: 'draft',
      count: drafts.length,
      people: [],
      until: [...drafts].sort((a, b) => a.localeCompare(b))[0]!,
    },
    blank.length > 0 && { kind: 'data', ...people(blank), ...(due && { until: due }) },
    open && short > 0 && { kind: 'headcount', count: short, people: [], until },
    soon !== undefined && {
      kind: 'send',
      ...people(seated.filter((one) => dayOf(one) === soon)),
      until: soon,
    },
  ]
  return asks.filter((ask) => ask !== false)
}
