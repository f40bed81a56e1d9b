import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import type { Actor } from '../platform/actor.ts'
import { AppError } from '../platform/errors.ts'
import type { Ref, Skipped } from './admission.ts'
import { createAssigner } from './assign.ts'
import { batchesOf } from './batches.ts'
import { waveRepository } from './repository.ts'

/** Moves people who sit in a wave to another one; they keep their part of the quota. */
export function createMoves(deps: Deps) {
  const waves = waveRepository(deps)
  const nominations = nominationRepository(deps)
  const assign = createAssigner(deps)

  return {
    /** Moves one; throws `conflict` with the reason when that cannot be. */
    async one(programme: Programme, ref: Ref, to: string, actor: Actor) {
      const [nomination, target] = await Promise.all([
        nominations.get({ programme: programme.id, ...ref }),
        waves.get(programme.id, to),
      ])
      const from = nomination.wave
      if (nomination.state !== 'assigned' || !from)
        throw new AppError('conflict', 'nomination.wrong_state', 'Only who is assigned can be moved')
      if (from === target.id) throw new AppError('invalid', 'wave.same', 'She sits there')
      const cause = `move v${nomination.version}`
      const { skipped } = await assign(programme, { wave: to, people: [ref], from, cause }, actor)
      if (skipped[0]) throw new AppError('conflict', skipped[0].code, 'The move is not possible')
      return { nomination: ref.id, from, to }
    },

    /**
     * Moves everyone of a wave; throws `conflict` when the other has too few free seats. Who cannot be moved
     * for another reason stays, and is named.
     */
    async all(programme: Programme, from: string, to: string, actor: Actor) {
      if (from === to) throw new AppError('invalid', 'wave.same', 'It is the same wave')
      const [source, target] = await Promise.all([waves.get(programme.id, from), waves.get(programme.id, to)])
      const people = (await nominations.listOfWave(programme.id, from)).filter(
        ({ state }) => state === 'assigned',
      )
      if (target.seats - target.taken < people.length)
        throw new AppError('conflict', 'wave.full', 'The other wave has too few free seats')
      const skipped: Skipped[] = []
      let moved = 0
      for (const batch of batchesOf(people, { moved: true })) {
        const told = await assign(
          programme,
          { wave: to, people: batch, from, leaving: true, cause: `move ${from} ${source.version}` },
          actor,
        )
        moved += told.seated.length
        skipped.push(...told.skipped)
      }
      return { moved, skipped }
    },
  }
}
