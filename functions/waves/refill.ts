import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { dayIn } from '../platform/jakarta.ts'
import { createAssigner } from './assign.ts'
import type { Situation, Trial } from './instance.ts'
import { makePlan } from './plan.ts'
import { planRepository } from './plan-repository.ts'
import { waveRepository } from './repository.ts'
import { isOpen, type StoredWave } from './wave.ts'

/** Seats of a wave that were given back, are still free and may be offered. */
const offered = (wave: StoredWave) => Math.max(0, Math.min(wave.freed, wave.seats - wave.taken))

/** The situation with every seat closed but those that were given back. */
export const onlyFreed = ({ waves }: Pick<Situation, 'waves'>): Trial => ({
  seats: Object.fromEntries(waves.map((wave) => [wave.id, wave.taken + offered(wave)])),
})

/**
 * Gives the seats that were given back to those whom the planner picks with everyone else kept in place.
 * A seat for which nobody suits stays free and is offered again at the next run.
 */
export function createRefill(deps: Deps) {
  const waves = waveRepository(deps)
  const plans = planRepository(deps)
  const assign = createAssigner(deps)

  /** Works until `until` (ms); says how many got a seat. */
  return async (programme: Programme, actor: Actor, until: number): Promise<number> => {
    if (programme.autoRefill === false) return 0
    const today = dayIn(deps.now())
    const current = await waves.list(programme.id)
    if (!current.some((wave) => isOpen(wave) && wave.date > today && offered(wave) > 0)) return 0

    const situation = await plans.situation(programme)
    // Who would be called for today could not come any more.
    const ahead = { ...situation, waves: situation.waves.filter((wave) => wave.date > today) }
    const { batches } = makePlan(ahead, onlyFreed(ahead))
    const cause = `refill ${deps.newId()}`
    let seated = 0
    for (const { wave, people } of batches) {
      if (Date.now() >= until) break
      const refs = people.map(({ nomination, company }) => ({ id: nomination, company }))
      seated += (await assign(programme, { wave, people: refs, cause, refill: true }, actor)).seated.length
    }
    return seated
  }
}
