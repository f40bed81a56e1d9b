import type { editAssessor, editVenue } from '../contract/wave.ts'
import type { BodyOf } from '../contract/endpoint.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import type { Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { pause } from '../platform/pause.ts'
import { registers } from './registers.ts'
import { waveRepository } from './repository.ts'
import { addTask } from './tasks.ts'
import {
  isNewPlace,
  isOpen,
  mayEmploy,
  mayHold,
  type StoredAssessor,
  type StoredVenue,
  type StoredWave,
} from './wave.ts'
import { judgeAnew, nobodyOf } from './writes.ts'

/** Attempts that find waves changed before one gives up. */
const patience = 10
/** Coming waves of one assessor whose employer changes: more do not fit into one transaction. */
const mostWaves = 45

/** Edits venues and assessors, together with what their waves need of it. */
export function createPlaces(deps: Deps) {
  const { db } = deps
  const waves = waveRepository(deps)
  const { venues, assessors } = registers(deps)

  const openWaves = async (programme: string, on: (wave: StoredWave) => boolean) =>
    (await waves.list(programme)).filter((wave) => isOpen(wave) && on(wave))

  /** Tries until nobody else came in between. */
  async function settled<T>(attempt: () => Promise<T | undefined>): Promise<T> {
    for (let round = 0; round < patience; round++) {
      const done = await attempt()
      if (done) return done
      await pause(round)
    }
    throw new AppError('unavailable', 'server.busy', 'Others kept changing the same waves')
  }

  return {
    /**
     * Edits the version of a venue that the officer saw. Leaves the task of telling those who sit in coming
     * waves there, when they must know. Throws `version.stale`, `venue.taken`, and as `mayHold` does.
     */
    editVenue: (
      programme: string,
      id: string,
      { version, ...input }: BodyOf<typeof editVenue>,
      actor: Actor,
    ): Promise<{ venue: StoredVenue; news: boolean }> =>
      settled(async () => {
        // First the venue, then its waves: one that comes in between refuses the edit.
        const before = await venues.get(programme, id)
        asSeen(before, version)
        mayHold(input.capacity, await openWaves(programme, (wave) => wave.venue === id))
        const news = isNewPlace(before, input)
        const edition = before.edition + (news ? 1 : 0)
        const also: Write[] = news
          ? [addTask(db.tables, { kind: 'venue', programme, venue: id, edition, requestId: actor.requestId })]
          : []
        const told = await venues.revise(programme, before, { ...input, edition, also }, actor)
        return 'item' in told ? { venue: told.item, news } : undefined
      }),

    /**
     * Edits the version of an assessor that the officer saw. A new employer is refused while people of it sit
     * in a coming wave of the assessor. Throws `version.stale`, `assessor.taken`, `assessor.company_sits`.
     */
    editAssessor: (
      programme: string,
      id: string,
      { version, ...input }: BodyOf<typeof editAssessor>,
      actor: Actor,
    ): Promise<StoredAssessor> =>
      settled(async () => {
        const before = await assessors.get(programme, id)
        asSeen(before, version)
        const { company } = input
        const moves = company !== undefined && company !== before.company
        const there = moves ? await openWaves(programme, (wave) => wave.assessors.includes(id)) : []
        if (there.length > mostWaves)
          throw new AppError('conflict', 'assessor.too_many_waves', 'Too many coming waves')
        const checks = company ? there.map((wave) => nobodyOf(db.tables, programme, wave.id, company)) : []
        const also = [...checks, ...there.map((wave) => judgeAnew(db.tables, wave))]
        const told = await assessors.revise(programme, before, { ...input, also }, actor)
        if ('item' in told) return told.item
        mayEmploy(there.filter((_, at) => told.failed.includes(at)))
        return undefined
      }),
  }
}

function asSeen(standing: { version: number }, version: number) {
  if (standing.version !== version)
    throw new AppError('conflict', 'version.stale', 'It was changed meanwhile')
}
