import { commitPlan, getPlan, listPlans, makePlan as makePlanAt, tryPlan } from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createCommit } from './commit.ts'
import { makePlan, shownPlan } from './plan.ts'
import { planRepository } from './plan-repository.ts'

/** How long a call works on a commit before it says how far it came, in ms. */
const patience = 8000

export function planDoors(deps: Deps): Door[] {
  const plans = planRepository(deps)
  const programmes = programmeRepository(deps)
  const commit = createCommit(deps)
  const situation = async (id: string) => plans.situation(await programmes.get(id))

  return [
    door(makePlanAt, async ({ params: { programme }, actor }) => {
      const planned = makePlan(await situation(programme))
      return shownPlan(await plans.insert(programme, planned, actor), planned)
    }),
    door(tryPlan, async ({ params: { programme }, body, actor }) => {
      const planned = makePlan(await situation(programme), body)
      const head = {
        id: 'trial',
        state: 'draft' as const,
        madeAt: deps.now().toISOString(),
        madeBy: actor.name,
      }
      return shownPlan(head, planned)
    }),
    door(getPlan, ({ params: { programme, plan } }) => plans.get(programme, plan)),
    door(listPlans, ({ params: { programme } }) => plans.list(programme)),
    door(commitPlan, ({ params: { programme, plan }, actor }) =>
      commit(programme, plan, actor, Date.now() + patience),
    ),
  ]
}
