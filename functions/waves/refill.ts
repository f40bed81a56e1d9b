import { freedOf } from '../contract/freed.ts'
import type { Programme } from '../contract/programme.ts'
import type { Freed } from '../contract/waiting.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { dayIn } from '../platform/jakarta.ts'
import { createAssigner } from './assign.ts'
import type { Situation, Trial } from './instance.ts'
import { makePlan } from './plan.ts'
import { planRepository } from './plan-repository.ts'
import { waveRepository } from './repository.ts'
import { isOpen } from './wave.ts'

/** The situation with every seat closed but those that were given back. */
export const onlyFreed = ({ waves }: Pick<Situation, 'waves'>): Trial => ({
  seats: Object.fromEntries(waves.map((wave) => [wave.id, wave.taken + freedOf(wave)])),
})

/**
 * Seats that were given back go to those whom the planner picks with everyone else kept in place. A seat for
 * which nobody suits stays free and is offered again at the next run.
 */
export function createRefill(deps: Deps) {
  const waves = waveRepository(deps)
  const plans = planRepository(deps)
  const assign = createAssigner(deps)

  /** Coming waves with such seats; who would be called for today could not come any more. */
  const freedWaves = async (programme: Programme) => {
    const today = dayIn(deps.now())
    const ahead = (await waves.list(programme.id)).filter((wave) => wave.date > today)
    return ahead.filter((wave) => isOpen(wave) && freedOf(wave) > 0)
  }
  const picks = async (programme: Programme) => {
    const situation = await plans.situation(programme)
    const ahead = {
      ...situation,
      waves: situation.waves.filter((wave) => wave.date > situation.today),
    }
    return { verified: situation.verified, batches: makePlan(ahead, onlyFreed(ahead)).batches }
  }

  return {
    /** The seats, and who would get them now. */
    async offers(programme: Programme): Promise<Freed[]> {
      const freed = await freedWaves(programme)
      if (freed.length === 0) return []
      const { verified, batches } = await picks(programme)
      const known = new Map(verified.map((one) => [one.id, one]))
      return freed.map((wave) => ({
        wave: wave.id,
        date: wave.date,
        scheme: wave.scheme,
        seats: freedOf(wave),
        next: batches
          .filter((batch) => batch.wave === wave.id)
          .flatMap(({ people }) => people.flatMap(({ nomination }) => known.get(nomination) ?? []))
          .map(({ id, company, companyName, name }) => ({ nomination: id, company, companyName, name })),
      }))
    },

    /** Gives them, until `until` (ms); says how many got a seat. */
    async give(programme: Programme, actor: Actor, until: number): Promise<number> {
      if ((await freedWaves(programme)).length === 0) return 0
      const { batches } = await picks(programme)
      const cause = `refill ${deps.newId()}`
      let seated = 0
      for (const { wave, people } of batches) {
        if (Date.now() >= until) break
        const refs = people.map(({ nomination, company }) => ({ id: nomination, company }))
        const told = await assign(programme, { wave, people: refs, cause, refill: true }, actor)
        seated += told.seated.length
      }
      return seated
    },
  }
}
