import type { Plan } from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { AppError } from '../platform/errors.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createAssigner, createReader } from './assign.ts'
import { planRepository } from './plan-repository.ts'

/**
 * Commits plans batch by batch. Each batch is done once, whoever asks and however often; what cannot be done
 * any more is left out and named in `skipped`.
 */
export function createCommit(deps: Deps) {
  const plans = planRepository(deps)
  const programmes = programmeRepository(deps)
  const assign = createAssigner(deps)
  const readPeople = createReader(deps)

  /** Works until `until` (ms), then says how far the plan has come. */
  return async (programmeId: string, id: string, actor: Actor, until: number): Promise<Plan> => {
    const [programme, head] = await Promise.all([programmes.get(programmeId), plans.head(programmeId, id)])
    if (head.state === 'committed') return plans.get(programmeId, id)
    await plans.step(head, 'draft', 'committing', actor)

    const pending = await plans.pending(programmeId, id, actor)
    const refsOf = (batch: (typeof pending)[number] | undefined) =>
      batch?.people.map(({ nomination, company }) => ({ id: nomination, company })) ?? []
    // The people of the next batch are read while this one is written.
    const readAhead = (at: number) => {
      const reading = readPeople(programmeId, refsOf(pending[at]))
      reading.catch(() => {})
      return reading
    }
    let done = 0
    let ahead = readAhead(0)
    for (const batch of pending) {
      if (Date.now() >= until) break
      const now = ahead
      ahead = readAhead(done + 1)
      const { wave, mark } = batch
      try {
        await assign(programme, { wave, people: refsOf(batch), cause: id, mark, ahead: now }, actor)
      } catch (error) {
        // What was done is kept; the rest is for the next call.
        if (error instanceof AppError && error.kind === 'unavailable' && done > 0) break
        throw error
      }
      done++
    }
    if (done === pending.length) await plans.step(head, 'committing', 'committed', actor)
    return plans.get(programmeId, id)
  }
}
