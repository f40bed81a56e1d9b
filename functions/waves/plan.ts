import * as v from 'valibot'
import { Plan, planStates } from '../contract/wave.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { groupBy } from '../platform/group-by.ts'
import { batchesOf } from './batches.ts'
import { instanceOf, type Situation, type Trial } from './instance.ts'
import { plan } from './planner.ts'

/** A plan's first item; what it says of each person stands in its parts. */
export const PlanHead = v.object({
  id: v.string(),
  programme: v.string(),
  state: v.picklist(planStates),
  madeAt: v.string(),
  madeBy: v.string(),
  objective: Plan.entries.objective,
  placed: v.number(),
  unplaced: v.number(),
  total: v.number(),
  /** Versions of waves and quotas that it was made of: others make it stale. */
  basis: v.record(v.string(), v.number()),
})
export type PlanHead = v.InferOutput<typeof PlanHead>

/** People who get a seat in one wave in one transaction. */
export const Batch = v.object({
  wave: v.string(),
  people: v.array(v.object({ nomination: v.string(), company: v.string(), name: v.string() })),
})
export type Batch = v.InferOutput<typeof Batch>

export type Planned = Pick<Plan, 'objective' | 'unplaced' | 'shares' | 'companies' | 'faults'> & {
  kept: Plan['assignments']
  batches: Batch[]
  basis: Record<string, number>
}

export const basisOf = ({ waves, quotas }: Pick<Situation, 'waves' | 'quotas'>): Record<string, number> =>
  Object.fromEntries([
    ...waves.map(({ id, version }) => [`wave ${id}`, version]),
    ...quotas.map(({ scheme, version }) => [`quota ${scheme}`, version]),
  ])

/** Plans a situation: who sits where, in the batches of the commit, and why the others do not. */
export function makePlan(situation: Situation, trial: Trial = {}): Planned {
  const { instance, faults } = instanceOf(situation, trial)
  const made = plan(instance)
  const people = new Map([...situation.verified, ...situation.assigned].map((one) => [one.id, one]))
  const seated = made.assignments.map(({ nominee, wave }) => ({ one: people.get(nominee)!, wave }))
  const isKept = ({ one }: { one: StoredNomination }) => one.state === 'assigned'
  const involved = new Set(Array.from(instance.nominees, ({ company }) => company))

  return {
    objective: made.objective,
    kept: seated.filter(isKept).map(({ one, wave }) => ({ ...named(one), wave, kept: true })),
    batches: [
      ...groupBy(
        seated.filter((seat) => !isKept(seat)),
        ({ wave }) => wave,
      ),
    ].flatMap(([wave, seats]) =>
      batchesOf(seats.map(({ one }) => one)).map((batch) => ({ wave, people: batch.map(named) })),
    ),
    unplaced: made.unplaced.map(({ nominee, reason }) => {
      const one = people.get(nominee)!
      return { ...named(one), scheme: one.scheme, reason }
    }),
    shares: made.shares,
    companies: Object.fromEntries(
      situation.companies.filter(({ id }) => involved.has(id)).map(({ id, name }) => [id, name]),
    ),
    faults: [...made.faults, ...faults],
    basis: basisOf(situation),
  }
}

const named = ({ id, company, name }: StoredNomination) => ({ nomination: id, company, name })

/** A plan as it is shown. */
export const shownPlan = (
  head: Pick<PlanHead, 'id' | 'state' | 'madeAt' | 'madeBy'>,
  { objective, kept, batches, unplaced, shares, companies, faults }: Omit<Planned, 'basis'>,
  progress: { done: number; skipped: Plan['skipped'] } = { done: 0, skipped: [] },
): Plan => ({
  id: head.id,
  state: head.state,
  madeAt: head.madeAt,
  madeBy: head.madeBy,
  objective,
  assignments: [
    ...kept,
    ...batches.flatMap(({ wave, people }) => people.map((one) => ({ ...one, wave, kept: false }))),
  ],
  unplaced,
  shares,
  companies,
  faults,
  ...progress,
  total: batches.length,
})
