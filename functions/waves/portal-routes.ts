import type * as v from 'valibot'
import { type OwnWave, portalWaves } from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { registers } from './registers.ts'
import { waveRepository } from './repository.ts'

/** What a company sees of the waves that its people sit in. */
export function wavePortalRoutes(deps: Deps): Door[] {
  const waves = waveRepository(deps)
  const { venues } = registers(deps)
  const nominations = nominationRepository(deps)

  return [
    door(portalWaves, async ({ actor: { programme, company } }) => {
      const people = (await nominations.workersOf(programme, company)).filter(({ wave }) => wave)
      const [all, known] = await Promise.all([waves.list(programme), venues.list(programme)])
      return all.flatMap((wave): v.InferOutput<typeof OwnWave>[] => {
        const workers = people.filter((one) => one.wave === wave.id)
        if (workers.length === 0) return []
        const venue = known.find(({ id }) => id === wave.venue)
        if (!venue) throw new AppError('not_found', 'venue.unknown', 'The wave names no known venue')
        const { id, scheme, date, startsAt, endsAt, state } = wave
        return [
          {
            id,
            scheme,
            date,
            startsAt,
            endsAt,
            state,
            venue: { name: venue.name, address: venue.address, mapUrl: venue.mapUrl },
            workers: workers.map((one) => ({ nomination: one.id, name: one.name, state: one.state })),
          },
        ]
      })
    }),
  ]
}
