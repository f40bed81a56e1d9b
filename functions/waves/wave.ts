import * as v from 'valibot'
import { Assessor, Venue, Wave, type WaveInput, type WaveState } from '../contract/wave.ts'
import { AppError, type FieldFault } from '../platform/errors.ts'

/** Candidates whom one assessor may examine in a day (a rule of the LSPs). */
export const candidatesPerAssessor = 10

/** A wave as it is kept. `version` rises with each edit, not with each seat taken. */
export const StoredWave = v.object({
  ...Wave.entries,
  programme: v.string(),
  /** Rises whenever those assigned must be told; the SEQUENCE of their calendar entry. */
  sequence: v.number(),
  /** Of its venue, as those who sit in the wave were told or are about to be. */
  venueEdition: v.optional(v.number(), 1),
  /** Code that BNSP gave the schedule, and the letter by which the results were reported. */
  scheduleCode: v.optional(v.string()),
  reportedBy: v.optional(v.string()),
  reportedOn: v.optional(v.string()),
})
export type StoredWave = v.InferOutput<typeof StoredWave>

/** Rises with each wave that is put on it, so that an edit knows of all waves that it touches. */
const uses = v.optional(v.number(), 0)
export const StoredVenue = v.object({
  ...Venue.entries,
  uses,
  /** Rises with each change that those who are to come there must know. */
  edition: v.optional(v.number(), 1),
})
export type StoredVenue = v.InferOutput<typeof StoredVenue>
export const StoredAssessor = v.object({ ...Assessor.entries, uses })
export type StoredAssessor = v.InferOutput<typeof StoredAssessor>

/** Waves that people may be assigned to. */
export const openStates: readonly WaveState[] = ['planned', 'confirmed']
export const isOpen = (wave: Pick<StoredWave, 'state'>) => openStates.includes(wave.state)

type Surroundings = {
  programme: { startsOn: string; endsOn: string; schemes: { id: string }[] }
  venue: Pick<StoredVenue, 'capacity'> | undefined
  /** Those that are known of the ones named. */
  assessors: readonly object[]
}
/** What a wave was arranged with. */
export type Places = { venue: StoredVenue; assessors: readonly StoredAssessor[] }

/** The seats that venue and assessors allow. */
export const mostSeats = (venue: Pick<StoredVenue, 'capacity'>, assessors: number) =>
  Math.min(venue.capacity, candidatesPerAssessor * assessors)

/** What a wave amounts to with its seats settled; throws `invalid` with every fault of the input. */
export function arrange(
  input: WaveInput,
  { programme, venue, assessors }: Surroundings,
): WaveInput & { seats: number } {
  const named = new Set(input.assessors)
  const most = venue ? mostSeats(venue, named.size) : 0
  const seats = input.seats ?? most
  const faults: (FieldFault | false)[] = [
    !programme.schemes.some(({ id }) => id === input.scheme) && { field: 'scheme', code: 'scheme.unknown' },
    (input.date < programme.startsOn || input.date > programme.endsOn) && {
      field: 'date',
      code: 'wave.outside_programme',
      params: { from: programme.startsOn, to: programme.endsOn },
    },
    input.endsAt <= input.startsAt && { field: 'endsAt', code: 'wave.ends_first' },
    !venue && { field: 'venue', code: 'venue.unknown' },
    named.size < input.assessors.length && { field: 'assessors', code: 'wave.assessor_twice' },
    assessors.length < named.size && { field: 'assessors', code: 'assessor.unknown' },
    venue !== undefined && seats > most && { field: 'seats', code: 'wave.too_many_seats', params: { most } },
  ]
  const found = faults.filter((fault) => fault !== false)
  if (found.length > 0) throw new AppError('invalid', 'input.invalid', 'The wave cannot be so', found)
  return { ...input, seats }
}

/** Whether those who sit in a wave must be told of an edit, or of its venue as it is by now. */
export const isNews = (
  before: StoredWave,
  after: Pick<WaveInput, 'date' | 'startsAt' | 'endsAt' | 'venue' | 'assessors'>,
  venue: Pick<StoredVenue, 'edition'>,
) =>
  before.venueEdition < venue.edition ||
  before.date !== after.date ||
  before.startsAt !== after.startsAt ||
  before.endsAt !== after.endsAt ||
  before.venue !== after.venue ||
  before.assessors.length !== after.assessors.length ||
  before.assessors.some((assessor) => !after.assessors.includes(assessor))

/** Whether those who sit in a wave there must be told of an edit of its venue. */
export const isNewPlace = (before: StoredVenue, after: Pick<StoredVenue, 'name' | 'address' | 'mapUrl'>) =>
  before.name !== after.name || before.address !== after.address || before.mapUrl !== after.mapUrl

/** Throws `conflict` when a wave at the venue has more seats than it is to hold. */
export function mayHold(capacity: number, waves: readonly Pick<StoredWave, 'seats' | 'date'>[]) {
  const tooLarge = waves.find(({ seats }) => seats > capacity)
  if (!tooLarge) return
  const { date, seats } = tooLarge
  throw new AppError('conflict', 'venue.capacity_below_seats', 'A wave there has more seats', [
    { field: 'capacity', code: 'venue.capacity_below_seats', params: { date, seats } },
  ])
}

/** Throws `conflict` when people of an assessor's new employer sit in waves of that assessor. */
export function mayEmploy(waves: readonly Pick<StoredWave, 'date'>[]) {
  if (waves.length === 0) return
  const dates = waves.map(({ date }) => date).join(', ')
  throw new AppError('conflict', 'assessor.company_sits', 'People of the employer sit in waves', [
    { field: 'company', code: 'assessor.company_sits', params: { dates } },
  ])
}

/** How many of those who would lose a seat are named; the others are counted. */
const named = 5

/** More seats are taken than a wave is to have. Says who would lose theirs, once it is known: the last nominated. */
export class TooFewSeats extends AppError {
  constructor(
    readonly seats: number,
    taken: number,
    people: readonly { name: string; submittedAt: string }[] = [],
  ) {
    const last = people.toSorted((a, b) => b.submittedAt.localeCompare(a.submittedAt)).slice(0, taken - seats)
    const names = last.slice(0, named).map(({ name }) => name)
    const who = [...names, ...(last.length > named ? [`+ ${last.length - named}`] : [])].join(', ')
    const params = { taken, seats, lost: taken - seats, who }
    const code = 'wave.seats_below_taken'
    super('conflict', code, 'More seats are taken', [{ field: 'seats', code, params }], params)
  }
}

/** Throws `conflict` when the version is old, the wave is over, or the edit would take seats or scheme from people. */
export function mayEdit(wave: StoredWave, edit: { version: number; seats: number; scheme: string }) {
  if (wave.version !== edit.version)
    throw new AppError('conflict', 'version.stale', 'The wave was changed meanwhile')
  if (!isOpen(wave)) throw new AppError('conflict', 'wave.wrong_state', `The wave is ${wave.state}`)
  if (edit.seats < wave.taken) throw new TooFewSeats(edit.seats, wave.taken)
  if (edit.scheme !== wave.scheme && wave.taken > 0)
    throw new AppError('conflict', 'wave.scheme_fixed', 'People sit in this wave', [
      { field: 'scheme', code: 'wave.scheme_fixed' },
    ])
}

/** Whether a wave is still to be confirmed; throws `conflict` when the version is old or the wave is over. */
export function mayConfirm(wave: StoredWave, version: number): boolean {
  if (!isOpen(wave)) throw new AppError('conflict', 'wave.wrong_state', `The wave is ${wave.state}`)
  if (wave.version !== version)
    throw new AppError('conflict', 'version.stale', 'The wave was changed meanwhile')
  return wave.state === 'planned'
}
