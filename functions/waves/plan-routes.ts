import {
  commitPlan,
  getPlan,
  listPlans,
  makePlan as makePlanAt,
  moveNominee,
  moveWave,
  pinPlan,
  tryPins,
  tryPlan,
} from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import type { StaffActor } from '../platform/actor.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createCommit } from './commit.ts'
import { createMoves } from './moves.ts'
import { makePinned, makePlan, type Pin, shownPlan } from './plan.ts'
import { planRepository } from './plan-repository.ts'

/** How long a call works on a commit before it says how far it came, in ms. */
const patience = 8000

export function planDoors(deps: Deps): Door[] {
  const plans = planRepository(deps)
  const programmes = programmeRepository(deps)
  const commit = createCommit(deps)
  const moves = createMoves(deps)
  const situation = async (id: string) => plans.situation(await programmes.get(id))
  const trial = (actor: StaffActor) => ({
    id: 'trial',
    state: 'draft' as const,
    madeAt: deps.now().toISOString(),
    madeBy: actor.name,
  })
  const pinned = async (programme: string, plan: string, pins: readonly Pin[]) => {
    const [before, now] = await Promise.all([plans.get(programme, plan), situation(programme)])
    return makePinned(now, before, pins)
  }

  return [
    door(makePlanAt, async ({ params: { programme }, actor }) => {
      const planned = makePlan(await situation(programme))
      return shownPlan(await plans.insert(programme, planned, actor), planned)
    }),
    door(tryPlan, async ({ params: { programme }, body, actor }) =>
      shownPlan(trial(actor), makePlan(await situation(programme), body)),
    ),
    door(tryPins, async ({ params: { programme, plan }, body, actor }) =>
      shownPlan(trial(actor), await pinned(programme, plan, body.pins)),
    ),
    door(pinPlan, async ({ params: { programme, plan }, body, actor }) => {
      const planned = await pinned(programme, plan, body.pins)
      return shownPlan(await plans.insert(programme, planned, actor), planned)
    }),
    door(getPlan, ({ params: { programme, plan } }) => plans.get(programme, plan)),
    door(listPlans, ({ params: { programme } }) => plans.list(programme)),
    door(commitPlan, ({ params: { programme, plan }, actor }) =>
      commit(programme, plan, actor, Date.now() + patience),
    ),
    door(moveNominee, async ({ params: { programme, company, nomination }, body, actor }) =>
      moves.one(await programmes.get(programme), { company, id: nomination }, body.to, actor),
    ),
    door(moveWave, async ({ params: { programme, wave }, body, actor }) =>
      moves.all(await programmes.get(programme), wave, body.to, actor),
    ),
  ]
}
