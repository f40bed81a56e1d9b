import type { Plan, Wave } from '../../../../functions/contract/wave.ts'

export type Assignment = Plan['assignments'][number]
export type LeftOut = Plan['unplaced'][number]

function grouped<T, K extends string>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** The people of one company in one wave. */
export type Group = { company: string; people: Assignment[]; fresh: number }

/** One wave with whom a plan seats there, the largest companies first. */
export type Column = { wave: Wave; placed: number; fresh: number; groups: Group[] }

/** The waves of a plan by date, each with its companies; waves that were over or cancelled stand only with people. */
export function columnsOf(plan: Plan, waves: readonly Wave[]): Column[] {
  const byWave = grouped(plan.assignments, ({ wave }) => wave)
  return waves
    .filter(
      ({ id, state, date }) =>
        byWave.has(id) ||
        ((state === 'planned' || state === 'confirmed') && date >= plan.madeAt.slice(0, 10)),
    )
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id))
    .map((wave) => {
      const people = byWave.get(wave.id) ?? []
      const groups = [...grouped(people, ({ company }) => company)].map(([company, people]) => ({
        company,
        people,
        fresh: people.filter(({ kept }) => !kept).length,
      }))
      return {
        wave,
        placed: people.length,
        fresh: people.filter(({ kept }) => !kept).length,
        groups: groups.sort((a, b) => b.people.length - a.people.length || (a.company < b.company ? -1 : 1)),
      }
    })
}

/** Companies with colours of their own: the largest of the wave that is looked at, then those with the most people placed. */
export function coloured(plan: Plan, colours: number, seen?: Column): Map<string, number> {
  const placed = [...grouped(plan.assignments, ({ company }) => company)]
    .map(([company, people]) => ({ company, n: people.length }))
    .sort((a, b) => b.n - a.n || (a.company < b.company ? -1 : 1))
  // Few enough keep theirs, whatever is looked at.
  const first = placed.length > colours ? (seen?.groups ?? []) : []
  const order = new Set([...first, ...placed].map(({ company }) => company))
  return new Map([...order].slice(0, colours).map((company, at) => [company, at]))
}

export type Reason = LeftOut['reason']

/** Who is left out, by reason and company; the reason that holds for most first. */
export function leftBy(
  plan: Plan,
): { reason: Reason; n: number; companies: { company: string; people: LeftOut[] }[] }[] {
  return [...grouped(plan.unplaced, ({ reason }) => reason)]
    .map(([reason, people]) => ({
      reason,
      n: people.length,
      companies: [...grouped(people, ({ company }) => company)]
        .map(([company, people]) => ({ company, people }))
        .sort((a, b) => b.people.length - a.people.length || (a.company < b.company ? -1 : 1)),
    }))
    .sort((a, b) => b.n - a.n)
}

/** Numbers of a plan and of another one, side by side. */
export type Pair = { key: string; before: number; after: number }

const pairs = (before: Map<string, number>, after: Map<string, number>): Pair[] =>
  [...new Set([...before.keys(), ...after.keys()])].map((key) => ({
    key,
    before: before.get(key) ?? 0,
    after: after.get(key) ?? 0,
  }))

const tally = <T>(items: readonly T[], key: (item: T) => string) => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}

/** People placed by wave in two plans. */
export const byWave = (before: Plan, after: Plan) =>
  pairs(
    tally(before.assignments, ({ wave }) => wave),
    tally(after.assignments, ({ wave }) => wave),
  )

/** People placed by company in two plans, only where they differ, the largest change first. */
export const byCompany = (before: Plan, after: Plan) =>
  pairs(
    tally(before.assignments, ({ company }) => company),
    tally(after.assignments, ({ company }) => company),
  )
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))

/** People left out by reason in two plans. */
export const byReason = (before: Plan, after: Plan) =>
  pairs(
    tally(before.unplaced, ({ reason }) => reason),
    tally(after.unplaced, ({ reason }) => reason),
  )

/** One person whose seat is another in a later plan; without `from` she had none, without `to` she has none. */
export type Move = {
  nomination: string
  company: string
  name: string
  from?: string
  to?: string
  /** Why she has none. */
  reason?: Reason
  /** Sits in that wave already, and was told. */
  told: boolean
}

/** Who has another seat in the later of two plans: those who lose theirs first. */
export function movesBetween(before: Plan, after: Plan): Move[] {
  const old = new Map(before.assignments.map((one) => [one.nomination, one]))
  const lost = after.unplaced.flatMap(({ nomination, company, name, reason }): Move[] => {
    const had = old.get(nomination)
    return had ? [{ nomination, company, name, from: had.wave, reason, told: had.kept }] : []
  })
  const rest = after.assignments.flatMap(({ nomination, company, name, wave }): Move[] => {
    const had = old.get(nomination)
    if (had?.wave === wave) return []
    return [{ nomination, company, name, to: wave, told: had?.kept ?? false, ...(had && { from: had.wave }) }]
  })
  return [...lost, ...rest.sort((a, b) => Number(Boolean(a.from)) - Number(Boolean(b.from)))]
}
