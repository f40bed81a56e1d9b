import { freedSeats, offerSeats, waitingList } from '../contract/waiting.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { instanceOf } from './instance.ts'
import { planRepository } from './plan-repository.ts'
import { createRefill } from './refill.ts'
import { waitingOrder } from './waiting.ts'

/** How long a call gives seats before it says how many it gave, in ms. */
const patience = 8000

/** Who waits for a seat, and the seats that were given back. */
export function waitingDoors(deps: Deps): Door[] {
  const plans = planRepository(deps)
  const programmes = programmeRepository(deps)
  const refill = createRefill(deps)

  return [
    door(waitingList, async ({ params: { programme, scheme } }) => {
      const now = await plans.situation(await programmes.get(programme))
      const people = new Map(now.verified.map((one) => [one.id, one]))
      const { nominees } = instanceOf(now).instance
      return waitingOrder(nominees.filter((one) => one.scheme === scheme)).map(({ id, company, claim }) => {
        const { companyName, name, submittedAt } = people.get(id)!
        return { nomination: id, company, companyName, name, submittedAt, claim }
      })
    }),
    door(freedSeats, async ({ params: { programme } }) => refill.offers(await programmes.get(programme))),
    door(offerSeats, async ({ params: { programme }, actor }) => ({
      seated: await refill.give(await programmes.get(programme), actor, Date.now() + patience),
    })),
  ]
}
