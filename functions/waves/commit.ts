import type { Plan } from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { AppError } from '../platform/errors.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createAssigner } from './assign.ts'
import { planRepository } from './plan-repository.ts'
import type { Assignment } from './preparation.ts'
import { startRun } from './run.ts'

/**
 * Commits plans batch by batch. Each batch is done once, whoever asks and however often; what cannot be done
 * any more is left out and named in `skipped`.
 */
export function createCommit(deps: Deps) {
  const plans = planRepository(deps)
  const programmes = programmeRepository(deps)
  const assign = createAssigner(deps)

  /** Works until `until` (ms), then says how far the plan has come. */
  return async (programmeId: string, id: string, actor: Actor, until: number): Promise<Plan> => {
    const [programme, head] = await Promise.all([programmes.get(programmeId), plans.head(programmeId, id)])
    if (head.state === 'committed') return plans.get(programmeId, id)
    await plans.step(head, 'draft', 'committing', actor)

    const pending = await plans.pending(programmeId, id, actor)
    const batches = pending.map(({ wave, from, people, mark }) => ({
      wave,
      // The plan says who gets the seats that are left.
      ...(from && { from, leaving: true }),
      people: people.map(({ nomination, company }) => ({ id: nomination, company })),
      cause: id,
      mark,
    }))
    const run = await startRun(deps, programme, batches, actor)
    const prepare = (batch: Assignment | undefined) => {
      const prepared = batch && run.prepare(batch)
      // Heard of where it is awaited; it may not be when the run ends before.
      prepared?.catch(() => {})
      return prepared
    }
    let next = prepare(batches[0])
    let done = 0
    for (const batch of batches) {
      if (Date.now() >= until) break
      try {
        const writing = assign(programme, batch, actor, { run, prepared: (await next)! })
        run.lookAhead(batches[done + 2])
        next = prepare(batches[done + 1])
        await writing
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
