import type { WaveInput } from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError, type FieldFault } from '../platform/errors.ts'
import { absent, any, equals, when } from '../platform/expressions.ts'
import { registers } from './registers.ts'
import type { Places } from './wave.ts'

/** What stands on a day: its venue and its assessors, each at most once. */
export type Booking = { kind: 'venue' | 'assessor'; id: string; date: string }
export const bookings = (wave: Pick<WaveInput, 'date' | 'venue' | 'assessors'>): Booking[] => [
  { kind: 'venue', id: wave.venue, date: wave.date },
  ...wave.assessors.map((id): Booking => ({ kind: 'assessor', id, date: wave.date })),
]
export const sameBooking = (a: Booking) => (b: Booking) =>
  a.kind === b.kind && a.id === b.id && a.date === b.date

/** Venue or assessors were edited after they were read: read them again, and judge again. */
export class PlacesChanged extends AppError {
  constructor() {
    super('conflict', 'wave.places_changed', 'Venue or assessor was changed meanwhile')
  }
}

/** Tells what a refused transaction ran into: `booked` are the bookings at its start, `places` come next. */
export const refusal = (error: unknown, booked: Booking[], places: Places): AppError | undefined => {
  if (!(error instanceof Cancelled)) return undefined
  const taken = error.failed.flatMap((at) => booked[at] ?? [])
  const at = new Set(taken.map(({ id }) => id))
  const names = places.assessors.filter(({ id }) => at.has(id)).map(({ name }) => name)
  const faults: FieldFault[] = [
    ...(at.has(places.venue.id) ? [{ field: 'venue', code: 'wave.venue_booked' }] : []),
    ...(names.length > 0
      ? [{ field: 'assessors', code: 'wave.assessor_booked', params: { names: names.join(', ') } }]
      : []),
  ]
  if (faults[0])
    return new AppError(
      'conflict',
      faults[0].code,
      'Venue or assessor is booked that day',
      faults,
      faults[0].params,
    )
  const used = booked.length + 1 + places.assessors.length
  return error.failed.some((at) => at >= booked.length && at < used) ? new PlacesChanged() : undefined
}

/** The writes that put a wave on its venue and assessors, and take it off. */
export function createBookings(deps: Deps) {
  const TableName = deps.db.tables.waves
  const on = registers(deps)

  const bookingKey = (programme: string, { kind, id, date }: Booking) => ({
    pk: `P#${programme}#D#${date}`,
    sk: `${kind}#${id}`,
  })
  const book = (programme: string, booking: Booking, wave: string): Write => ({
    Put: {
      TableName,
      Item: { ...bookingKey(programme, booking), v: 1, wave },
      ...when(any(absent(), equals('wave', wave))),
    },
  })
  const unbook = (programme: string, booking: Booking, wave: string): Write => ({
    Delete: { TableName, Key: bookingKey(programme, booking), ...when(any(absent(), equals('wave', wave))) },
  })

  /** Notes at venue and assessors that the wave is put on them as they were read. */
  const use = (programme: string, { venue, assessors }: Places): Write[] => [
    on.venues.use(programme, venue),
    ...assessors.map((one) => on.assessors.use(programme, one)),
  ]

  return { book, unbook, use }
}
