import type { AuditAction } from '../contract/audit.ts'
import { record } from '../audit/record.ts'
import type { WaveInput } from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import {
  absent,
  all,
  among,
  atMost,
  change,
  equals,
  startsWith,
  when,
  where,
} from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { bookings, createBookings, refusal, sameBooking } from './bookings.ts'
import { addTask } from './tasks.ts'
import { isNews, mayConfirm, mayEdit, openStates, type Places, StoredWave } from './wave.ts'
import { nobodyOf, waveKey } from './writes.ts'

export const waves = stored(StoredWave)

type Arranged = Omit<WaveInput, 'note'> & { seats: number; note?: string | undefined }

export function waveRepository(deps: Deps) {
  const { db, newId, now } = deps
  const TableName = db.tables.waves
  const { book, unbook, use } = createBookings(deps)

  const find = async (programme: string, id: string): Promise<StoredWave | undefined> => {
    const item = await db.get({ TableName, Key: waveKey(programme, id), ConsistentRead: true })
    return item && waves.read(item)
  }
  const get = async (programme: string, id: string): Promise<StoredWave> => {
    const wave = await find(programme, id)
    if (!wave) throw new AppError('not_found', 'wave.unknown', 'No such wave')
    return wave
  }
  const audit = (programme: string, actor: Actor, what: AuditAction, wave: string, rest: object) =>
    record(db.tables, actor, now(), newId(), {
      programme,
      what,
      subject: { kind: 'wave', id: wave },
      ...rest,
    })

  return {
    find,
    /** Throws `wave.unknown`. */
    get,

    /** All waves of a programme by date, then hour. */
    async list(programme: string): Promise<StoredWave[]> {
      const items = await db.queryAll({
        TableName,
        ...where(all(equals('pk', `P#${programme}#waves`), startsWith('sk', 'wave#'))),
        ConsistentRead: true,
      })
      return items
        .map(waves.read)
        .sort(
          (a, b) =>
            a.date.localeCompare(b.date) || a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id),
        )
    },

    /**
     * Makes a wave and books its venue and assessors. Throws `conflict` when one of them is booked that day,
     * and `PlacesChanged` when one is no longer as it was read.
     */
    async add(programme: string, input: Arranged, places: Places, actor: Actor): Promise<StoredWave> {
      const wave: StoredWave = {
        ...onlyArranged(input),
        id: newId(),
        programme,
        taken: 0,
        freed: 0,
        state: 'planned',
        version: 1,
        sequence: 0,
        venueEdition: places.venue.edition,
      }
      const booked = bookings(wave)
      try {
        await db.transact([
          ...booked.map((booking) => book(programme, booking, wave.id)),
          ...use(programme, places),
          {
            Put: {
              TableName,
              Item: { ...waves.stamp, ...wave, ...waveKey(programme, wave.id) },
              ...when(absent()),
            },
          },
          audit(programme, actor, 'wave.made', wave.id, { after: input }),
        ])
      } catch (error) {
        throw refusal(error, booked, places) ?? error
      }
      return wave
    },

    /**
     * Edits the version that the officer saw, moves the bookings, and (when those assigned must be told)
     * leaves the task of telling them. Throws as `mayEdit` does, `conflict` for what is booked or for an
     * assessor whose own people sit in the wave, and `PlacesChanged` as `add` does.
     */
    async edit(
      programme: string,
      id: string,
      input: Arranged & { version: number },
      places: Places,
      actor: Actor,
    ): Promise<{ wave: StoredWave; news: boolean }> {
      const before = await get(programme, id)
      mayEdit(before, input)
      const { version } = input
      const arranged = onlyArranged(input)
      const news = isNews(before, arranged, places.venue)
      const old = bookings(before)
      const wanted = bookings(arranged)
      const booked = wanted.filter((booking) => !old.some(sameBooking(booking)))
      const companies = [...new Set(places.assessors.flatMap(({ company }) => company ?? []))]
      try {
        await db.transact([
          ...booked.map((booking) => book(programme, booking, id)),
          ...use(programme, places),
          {
            Update: {
              TableName,
              Key: waveKey(programme, id),
              ...change({
                set: {
                  ...arranged,
                  venueEdition: places.venue.edition,
                  version: version + 1,
                  ...(news && { sequence: before.sequence + 1 }),
                },
                remove: arranged.note === undefined ? ['note'] : [],
                when: all(
                  equals('version', version),
                  among('state', openStates),
                  atMost('taken', before.scheme === arranged.scheme ? arranged.seats : 0),
                ),
              }),
            },
          },
          ...companies.map((company) => nobodyOf(db.tables, programme, id, company)),
          ...old
            .filter((booking) => !wanted.some(sameBooking(booking)))
            .map((booking) => unbook(programme, booking, id)),
          audit(programme, actor, 'wave.edited', id, {
            before: differing(before, arranged),
            after: differing(arranged, before),
          }),
          ...(news
            ? [
                addTask(db.tables, {
                  kind: 'tell',
                  programme,
                  wave: id,
                  sequence: before.sequence + 1,
                  requestId: actor.requestId,
                }),
              ]
            : []),
        ])
      } catch (error) {
        const taken = refusal(error, booked, places)
        if (taken) throw taken
        if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
        const own = booked.length + 1 + places.assessors.length
        const standing = error.reasons[own]?.item
        if (error.failed.includes(own) && standing) mayEdit(waves.read(standing), input)
        if (error.failed.some((at) => at > own && at <= own + companies.length))
          throw new AppError('conflict', 'wave.assessor_company', 'People of an assessor sit in the wave', [
            { field: 'assessors', code: 'wave.assessor_company' },
          ])
        throw error
      }
      return { wave: await get(programme, id), news }
    },

    /**
     * Confirms the version of a planned wave that the officer saw. Its version stays, as nothing of it changes
     * that a plan or a seat depends on. Confirming again changes nothing; throws as `mayConfirm` does.
     */
    async confirm(programme: string, id: string, version: number, actor: Actor): Promise<StoredWave> {
      const before = await get(programme, id)
      if (!mayConfirm(before, version)) return before
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: waveKey(programme, id),
              ...change({
                set: { state: 'confirmed' },
                when: all(equals('version', version), equals('state', 'planned')),
              }),
            },
          },
          audit(programme, actor, 'wave.confirmed', id, {
            before: { state: 'planned' },
            after: { state: 'confirmed' },
          }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled && error.failed.includes(0))) throw error
        const standing = await get(programme, id)
        if (mayConfirm(standing, version)) throw error
        return standing
      }
      return get(programme, id)
    },

    /**
     * Cancels a wave: frees venue and assessors and leaves the task of putting its people back.
     * Cancelling again changes nothing; throws `conflict` once the wave was held.
     */
    async cancel(programme: string, id: string, reason: string, actor: Actor): Promise<StoredWave> {
      const before = await get(programme, id)
      if (before.state === 'cancelled') return before
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: waveKey(programme, id),
              ...change({
                set: { state: 'cancelled', cancellation: reason },
                add: { version: 1, sequence: 1 },
                when: all(equals('version', before.version), among('state', openStates)),
              }),
            },
          },
          ...bookings(before).map((booking) => unbook(programme, booking, id)),
          audit(programme, actor, 'wave.cancelled', id, { reason }),
          addTask(db.tables, {
            kind: 'cancel',
            programme,
            wave: id,
            sequence: before.sequence + 1,
            requestId: actor.requestId,
            reason,
          }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled && error.failed.includes(0))) throw error
        const standing = await get(programme, id)
        if (standing.state === 'cancelled') return standing
        throw standing.version === before.version
          ? new AppError('conflict', 'wave.wrong_state', `The wave is ${standing.state}`)
          : new AppError('conflict', 'version.stale', 'The wave was changed meanwhile')
      }
      return get(programme, id)
    },
  }
}
export type Waves = ReturnType<typeof waveRepository>

/** What an officer may set: never a counter that a caller happens to hold. */
const onlyArranged = ({
  scheme,
  date,
  startsAt,
  endsAt,
  venue,
  assessors,
  seats,
  note,
}: Arranged): Arranged => ({ scheme, date, startsAt, endsAt, venue, assessors, seats, note })

/** Of one, what the other has otherwise. */
const differing = (of: Arranged, other: Arranged) =>
  Object.fromEntries(
    (['scheme', 'date', 'startsAt', 'endsAt', 'venue', 'assessors', 'seats', 'note'] as const)
      .filter((field) => JSON.stringify(of[field]) !== JSON.stringify(other[field]))
      .map((field) => [field, of[field]]),
  )
