import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { pause } from '../platform/pause.ts'
import type { Skipped } from './admission.ts'
import { createFacts } from './facts.ts'
import { type Assignment, createPreparation, type Prepared } from './preparation.ts'
import type { Run } from './run.ts'

/** Attempts that meet a change by somebody else before one gives up. */
const patience = 20

export type Assigned = {
  seated: StoredNomination[]
  skipped: Skipped[]
  /** The batch was marked before: nothing was done. */
  already: boolean
}

/**
 * Gives people seats in a wave: their state, the wave's seats, the quota, the company's cap and counts, the
 * mails owed and the audit entry change together or not at all. Whoever cannot be seated is left out with a
 * code; what others change meanwhile is read again. Throws `unavailable` when that does not settle.
 */
export function createAssigner(deps: Deps) {
  const { db } = deps
  const readFacts = createFacts(deps)
  const prepare = createPreparation(deps)

  /** `ahead`: what a run prepared on what it knew; nobody is left out on it, since it may be out of date. */
  return async (
    programme: Programme,
    assignment: Assignment,
    actor: Actor,
    ahead?: { run: Run; prepared: Prepared },
  ): Promise<Assigned> => {
    const seated: StoredNomination[] = []
    let known = ahead?.prepared.skipped.length === 0 ? ahead.prepared : undefined
    for (let attempt = 0; attempt < patience; attempt++) {
      let prepared = known
      known = undefined
      if (!prepared) {
        const facts = await readFacts(programme.id, assignment)
        if (facts.marked) return { seated, skipped: [], already: true }
        prepared = prepare(programme, assignment, facts, actor)
        await ahead?.run.learn(facts, assignment, prepared.people)
      }
      const { people, skipped, writes, last } = prepared
      try {
        if (writes.length > 0) await db.transact(writes)
        seated.push(...people)
        if (last) return { seated, skipped, already: false }
        attempt = 0
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error
        // A condition failed or a conflict lasted: which it was shows when everything is read again.
        await pause(attempt)
      }
    }
    throw new AppError('unavailable', 'plan.busy', 'Others kept changing the same seats')
  }
}
export type Assigner = ReturnType<typeof createAssigner>
