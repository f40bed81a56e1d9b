import { releaseQuota, takeQuota } from '../quota/writes.ts'
import type { TableNames, Write } from '../platform/db.ts'
import { absent, all, among, any, atLeast, atMost, change, equals, when } from '../platform/expressions.ts'
import { openStates, type StoredWave } from './wave.ts'

export const waveKey = (programme: string, wave: string) => ({
  pk: `P#${programme}#waves`,
  sk: `wave#${wave}`,
})
export const capKey = (programme: string, wave: string, company: string) => ({
  pk: `P#${programme}#W#${wave}`,
  sk: `company#${company}`,
})

/** Nobody of an assessor's own company may sit in the wave. */
export const nobodyOf = (tables: TableNames, programme: string, wave: string, company: string): Write => ({
  ConditionCheck: {
    TableName: tables.waves,
    Key: capKey(programme, wave, company),
    ...when(any(absent('taken'), atMost('taken', 0))),
  },
})

/** Whoever has read the wave to seat people in it reads it, and its assessors, again. */
export const judgeAnew = (tables: TableNames, wave: StoredWave): Write => ({
  Update: {
    TableName: tables.waves,
    Key: waveKey(wave.programme, wave.id),
    ...change({ add: { version: 1 }, when: equals('version', wave.version) }),
  },
})

/** The wave is as it was read, and still takes people. */
export const unchanged = (tables: TableNames, wave: StoredWave): Write => ({
  ConditionCheck: {
    TableName: tables.waves,
    Key: waveKey(wave.programme, wave.id),
    ...when(all(equals('version', wave.version), among('state', openStates))),
  },
})

/** A wave's venue is another one to those who sit in it: their calendars are to change. */
export const toldOfVenue = (tables: TableNames, wave: StoredWave, edition: number): Write => ({
  Update: {
    TableName: tables.waves,
    Key: waveKey(wave.programme, wave.id),
    ...change({
      set: { venueEdition: edition },
      add: { version: 1, sequence: 1 },
      when: equals('version', wave.version),
    }),
  },
})

/** Seats of one wave, and how many of them each company has. */
export type Seats = {
  programme: string
  wave: string
  scheme: string
  companies: ReadonlyMap<string, number>
}

/** What was read before seats are taken; the writes are refused when it is no longer so. */
export type Limits = {
  wave: { seats: number; version: number }
  /** Absent: those who take the seats have their part of the quota already. */
  quota?: { granted: number; version: number }
  /** The most of one company in the wave; undefined: no limit. */
  cap: (company: string) => number | undefined
}

const total = ({ companies }: Seats) => [...companies.values()].reduce((sum, n) => sum + n, 0)

/** Takes seats in a wave: the wave's, then the quota's, then each company's counter goes up, none beyond its limit. */
export function takeSeats(tables: TableNames, seats: Seats, limits: Limits, refill = false): Write[] {
  const { programme, wave, scheme, companies } = seats
  const n = total(seats)
  return [
    {
      Update: {
        TableName: tables.waves,
        Key: waveKey(programme, wave),
        ...change({
          add: { taken: n, ...(refill && { freed: -n }) },
          when: all(
            equals('version', limits.wave.version),
            among('state', openStates),
            atMost('taken', limits.wave.seats - n),
            ...(refill ? [atLeast('freed', n)] : []),
          ),
        }),
      },
    },
    ...(limits.quota ? [takeQuota(tables, { programme, scheme, n }, limits.quota)] : []),
    ...[...companies].map(([company, count]): Write => {
      const cap = limits.cap(company)
      return {
        Update: {
          TableName: tables.waves,
          Key: capKey(programme, wave, company),
          ...change({
            set: { v: 1, company, wave },
            add: { taken: count },
            when:
              cap === undefined
                ? undefined
                : count > cap
                  ? atMost('taken', cap - count)
                  : any(absent('taken'), atMost('taken', cap - count)),
          }),
        },
      }
    }),
  ]
}

/**
 * Gives seats of a wave back: the wave's, then the quota's (unless it is kept for another wave), then each
 * company's counter goes down, none below zero. They are offered to who waits, unless the wave is given up.
 */
export function releaseSeats(
  tables: TableNames,
  seats: Seats,
  { keepQuota = false, offer = true } = {},
): Write[] {
  const { programme, wave, scheme, companies } = seats
  const n = total(seats)
  return [
    {
      Update: {
        TableName: tables.waves,
        Key: waveKey(programme, wave),
        ...change({ add: { taken: -n, ...(offer && { freed: n }) }, when: atLeast('taken', n) }),
      },
    },
    ...(keepQuota ? [] : [releaseQuota(tables, { programme, scheme, n })]),
    ...[...companies].map(([company, count]): Write => ({
      Update: {
        TableName: tables.waves,
        Key: capKey(programme, wave, company),
        ...change({ add: { taken: -count }, when: atLeast('taken', count) }),
      },
    })),
  ]
}

/** Gives one person's seat back, as part of the transaction that takes her out of the wave. */
export const releaseSeat = (
  tables: TableNames,
  { programme, wave, scheme, company }: { programme: string; wave: string; scheme: string; company: string },
): Write[] => releaseSeats(tables, { programme, wave, scheme, companies: new Map([[company, 1]]) })
