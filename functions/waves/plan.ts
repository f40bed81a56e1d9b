import * as v from 'valibot'
import { Plan, planStates } from '../contract/wave.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { AppError } from '../platform/errors.ts'
import { groupBy } from '../platform/group-by.ts'
import { batchesOf } from './batches.ts'
import { crowdedDays } from './crowded-days.ts'
import { instanceOf, type Situation, type Trial } from './instance.ts'
import { plan } from './planner.ts'
import { adjust } from './planner/adjust.ts'
import { capOf } from './planner/problem.ts'
import type { Instance, Plan as Made } from './planner/types.ts'
import { inTurn } from './transfers.ts'

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
  /** The wave that all of them leave. */
  from: v.optional(v.string()),
  people: v.array(v.object({ nomination: v.string(), company: v.string(), name: v.string() })),
})
export type Batch = v.InferOutput<typeof Batch>

export type Pin = Plan['pins'][number]

export type Planned = Pick<Plan, 'objective' | 'unplaced' | 'shares' | 'companies' | 'faults' | 'pins'> & {
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
  return planned(situation, instance, faults, plan(instance), [])
}

/**
 * The same with people put where an officer wants them, beside those put so before; of the others as few as
 * possible have another seat than in the plan at hand. Throws as `adjust` does, and `plan.not_draft`.
 */
export function makePinned(situation: Situation, before: Plan, added: readonly Pin[]): Planned {
  if (before.state !== 'draft' && before.state !== 'stale')
    throw new AppError('conflict', 'plan.not_draft', `The plan is ${before.state}`)
  const { instance, faults } = instanceOf(situation)
  const waveOf = new Map([...before.pins, ...added].map(({ nomination, wave }) => [nomination, wave]))
  const pins = [...waveOf].map(([nomination, wave]) => ({ nomination, wave }))
  const { plan: made } = adjust(
    instance,
    before.assignments.map(({ nomination: nominee, wave }) => ({ nominee, wave })),
    pins.map(({ nomination: nominee, wave }) => ({ nominee, wave })),
  )
  return planned(situation, instance, faults, made, pins)
}

function planned(
  situation: Situation,
  instance: Instance,
  faults: Plan['faults'],
  made: Made,
  pins: Pin[],
): Planned {
  const people = new Map([...situation.verified, ...situation.assigned].map((one) => [one.id, one]))
  const seated = made.assignments.map(({ nominee, wave }) => ({ one: people.get(nominee)!, wave }))
  const isKept = ({ one, wave }: Seated) => one.state === 'assigned' && one.wave === wave
  const dateOf = new Map(instance.waves.map(({ id, date }) => [id, date]))
  const involved = new Set(Array.from(instance.nominees, ({ company }) => company))

  return {
    objective: made.objective,
    kept: seated.filter(isKept).map(({ one, wave }) => ({ ...named(one), wave, kept: true })),
    batches: [
      // Who leaves a seat goes first: it may be another's.
      ...transfersOf(
        situation,
        instance,
        seated.filter((seat) => seat.one.state === 'assigned' && !isKept(seat)),
      ),
      ...[
        ...groupBy(
          seated.filter(({ one }) => one.state !== 'assigned'),
          ({ wave }) => wave,
        ),
      ].flatMap(([wave, seats]) =>
        batchesOf(seats.map(({ one }) => one)).map((batch) => ({ wave, people: batch.map(named) })),
      ),
    ],
    unplaced: made.unplaced.map(({ nominee, reason }) => {
      const one = people.get(nominee)!
      return { ...named(one), scheme: one.scheme, reason }
    }),
    shares: made.shares,
    companies: Object.fromEntries(
      situation.companies.filter(({ id }) => involved.has(id)).map(({ id, name }) => [id, name]),
    ),
    faults: [
      ...made.faults,
      ...faults,
      ...crowdedDays(
        seated.map(({ one, wave }) => ({ company: one.company, wave, date: dateOf.get(wave)! })),
        (company) => capOf(instance, company),
      ),
    ],
    pins,
    basis: basisOf(situation),
  }
}

type Seated = { one: StoredNomination; wave: string }

/** Batches of people who change waves, in an order in which each finds a free seat. */
function transfersOf(situation: Situation, instance: Instance, movers: readonly Seated[]): Batch[] {
  const seats = new Map(instance.waves.map((wave) => [wave.id, wave.seats]))
  const turns = inTurn(
    movers.map(({ one, wave }) => ({ one, to: wave })),
    situation.assigned.filter(({ wave }) => wave !== undefined && seats.has(wave)),
    (wave) => seats.get(wave) ?? 0,
    (company) => capOf(instance, company),
  )
  if (!turns) throw new AppError('conflict', 'plan.circle', 'They wait for each other')
  const runs: { from: string; wave: string; people: StoredNomination[] }[] = []
  for (const { one, to } of turns) {
    const last = runs.at(-1)
    if (last && last.from === one.wave && last.wave === to) last.people.push(one)
    else runs.push({ from: one.wave!, wave: to, people: [one] })
  }
  return runs.flatMap(({ from, wave, people }) =>
    batchesOf(people, { moved: true }).map((batch) => ({ from, wave, people: batch.map(named) })),
  )
}

const named = ({ id, company, name }: StoredNomination) => ({ nomination: id, company, name })

/** A plan as it is shown. */
export const shownPlan = (
  head: Pick<PlanHead, 'id' | 'state' | 'madeAt' | 'madeBy'>,
  { objective, kept, batches, unplaced, shares, companies, faults, pins }: Omit<Planned, 'basis'>,
  progress: { done: number; skipped: Plan['skipped'] } = { done: 0, skipped: [] },
): Plan => ({
  id: head.id,
  state: head.state,
  madeAt: head.madeAt,
  madeBy: head.madeBy,
  objective,
  assignments: [
    ...kept,
    ...batches.flatMap(({ wave, from, people }) =>
      people.map((one) => ({ ...one, wave, kept: false, ...(from && { from }) })),
    ),
  ],
  unplaced,
  shares,
  companies,
  faults,
  pins,
  ...progress,
  total: batches.length,
})
