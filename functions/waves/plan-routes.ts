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
  waitingList,
} from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import type { StaffActor } from '../platform/actor.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createCommit } from './commit.ts'
import { instanceOf } from './instance.ts'
import { createMoves } from './moves.ts'
import { makePinned, makePlan, type Pin, shownPlan } from './plan.ts'
import { planRepository } from './plan-repository.ts'
import { waitingOrder } from './waiting.ts'

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
    door(waitingList, async ({ params: { programme, scheme } }) => {
      const now = await situation(programme)
      const people = new Map(now.verified.map((one) => [one.id, one]))
      const { nominees } = instanceOf(now).instance
      return waitingOrder(nominees.filter((one) => one.scheme === scheme)).map(({ id, company, claim }) => {
        const { companyName, name, submittedAt } = people.get(id)!
        return { nomination: id, company, companyName, name, submittedAt, claim }
      })
    }),
    door(moveNominee, async ({ params: { programme, company, nomination }, body, actor }) =>
      moves.one(await programmes.get(programme), { company, id: nomination }, body.to, actor),
    ),
    door(moveWave, async ({ params: { programme, wave }, body, actor }) =>
      moves.all(await programmes.get(programme), wave, body.to, actor),
    ),
  ]
}
