import {
  addAssessor,
  addVenue,
  addWave,
  cancelWave,
  confirmWave,
  editAssessor,
  editVenue,
  editWave,
  listAssessors,
  listSeats,
  listVenues,
  listWaves,
  type WaveInput,
} from '../contract/wave.ts'
import { companyRepository } from '../companies/repository.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createAftermath } from './aftermath.ts'
import { registers } from './registers.ts'
import { createPlaces } from './places.ts'
import { PlacesChanged } from './bookings.ts'
import { waveRepository } from './repository.ts'
import { arrange, type Places, TooFewSeats } from './wave.ts'

/** How long a request works on what a change left to do; the schedule does the rest. */
const patience = 8000
/** Times that a wave is judged before an officer is asked to look again. */
const attempts = 5

/** Venues, assessors, waves and who sits in them. */
export function waveDoors(deps: Deps): Door[] {
  const waves = waveRepository(deps)
  const { venues, assessors } = registers(deps)
  const nominations = nominationRepository(deps)
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)
  const aftermath = createAftermath(deps)
  const places = createPlaces(deps)

  /** Judges a wave by venue and assessors as they are, and again when they are changed before it is written. */
  async function arranged<T>(
    id: string,
    input: WaveInput,
    write: (wave: WaveInput & { seats: number }, places: Places) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const [programme, [venue], known] = await Promise.all([
        programmes.get(id),
        venues.some(id, [input.venue]),
        assessors.some(id, input.assessors),
      ])
      const wave = arrange(input, { programme, venue, assessors: known })
      try {
        return await write(wave, { venue: venue!, assessors: known })
      } catch (error) {
        if (!(error instanceof PlacesChanged) || attempt === attempts) throw error
      }
    }
  }

  return [
    door(listVenues, ({ params }) => venues.list(params.programme)),
    door(addVenue, ({ params, body, actor }) => venues.add(params.programme, body, actor)),
    door(editVenue, async ({ params: { programme, venue: id }, body, actor }) => {
      const { venue, news } = await places.editVenue(programme, id, body, actor)
      if (news) await aftermath.run(programme, actor, Date.now() + patience, id)
      return venue
    }),
    door(listAssessors, ({ params }) => assessors.list(params.programme)),
    door(addAssessor, async ({ params: { programme }, body, actor }) => {
      if (body.company) await companies.get(programme, body.company)
      return assessors.add(programme, body, actor)
    }),
    door(editAssessor, async ({ params: { programme, assessor }, body, actor }) => {
      if (body.company) await companies.get(programme, body.company)
      return places.editAssessor(programme, assessor, body, actor)
    }),
    door(listWaves, ({ params }) => waves.list(params.programme)),
    door(addWave, ({ params: { programme }, body, actor }) =>
      arranged(programme, body, (wave, on) => waves.add(programme, wave, on, actor)),
    ),
    door(editWave, async ({ params: { programme, wave: id }, body: { version, ...body }, actor }) => {
      const { wave, news } = await arranged(programme, body, (input, on) =>
        waves.edit(programme, id, { ...input, version }, on, actor),
      ).catch(async (error) => {
        if (!(error instanceof TooFewSeats)) throw error
        const sitting = (await nominations.listOfWave(programme, id)).filter(
          ({ state }) => state === 'assigned',
        )
        throw new TooFewSeats(error.seats, sitting.length, sitting)
      })
      if (news) await aftermath.run(programme, actor, Date.now() + patience, id)
      return wave
    }),
    door(confirmWave, ({ params: { programme, wave: id }, body, actor }) =>
      waves.confirm(programme, id, body.version, actor),
    ),
    door(cancelWave, async ({ params: { programme, wave: id }, body, actor }) => {
      await waves.cancel(programme, id, body.reason, actor)
      await aftermath.run(programme, actor, Date.now() + patience, id)
      return waves.get(programme, id)
    }),
    door(listSeats, async ({ params: { programme, wave: id } }) => {
      const [, people] = await Promise.all([waves.get(programme, id), nominations.listOfWave(programme, id)])
      return people.map(({ id: nomination, company, companyName, name, state }) => ({
        nomination,
        company,
        companyName,
        name,
        state,
      }))
    }),
  ]
}
