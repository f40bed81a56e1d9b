import { AppError } from '../../platform/errors.ts'
import { DateSets } from './date-sets.ts'
import { dayOf, instantOf } from './instant.ts'
import type { Instance, PlanWave } from './types.ts'

/** The waves of one scheme by date, then id, and the sets of them that suit people. */
export type Calendar = { scheme: string; waves: PlanWave[]; days: Int32Array; sets: DateSets }

/**
 * An instance as columns of numbers. Schemes and companies are numbered in the order of their names, so
 * that nothing after this depends on the order of the input. A group is scheme × companies + company.
 */
export type Ledger = {
  calendars: Calendar[]
  companies: string[]
  firstDay: number
  /** Of each person, by place in the input, as all that follows. */
  ids: string[]
  group: Int32Array
  time: Float64Array
  /** Of who is not locked, the number of the set of suitable waves. */
  set: Int32Array
  /** The wave that somebody is locked to, or −1. */
  lock: Int32Array
}

/** Reads a well-formed instance; a lock to an unknown wave or one of another scheme is refused. */
export function readLedger(instance: Instance): Ledger {
  const { nominees } = instance
  const calendars = readCalendars(instance)
  const schemeNumbers = new Map(calendars.map(({ scheme }, index) => [scheme, index]))
  const companyNumbers = new Map<string, number>()
  const locks = new Map(
    calendars.flatMap((calendar) => calendar.waves.map((wave, index) => [wave.id, { calendar, index }])),
  )
  const count = nominees.length
  const ids = new Array<string>(count)
  const company = new Int32Array(count)
  const group = new Int32Array(count)
  const time = new Float64Array(count)
  const set = new Int32Array(count)
  const lock = new Int32Array(count).fill(-1)
  for (let i = 0; i < count; i++) {
    const nominee = nominees[i]!
    ids[i] = nominee.id
    let number = companyNumbers.get(nominee.company)
    if (number === undefined) companyNumbers.set(nominee.company, (number = companyNumbers.size))
    company[i] = number
    const scheme = schemeNumbers.get(nominee.scheme)!
    group[i] = scheme
    time[i] = instantOf(nominee.nominatedAt)
    const { lockedTo } = nominee
    if (lockedTo === undefined)
      set[i] = calendars[scheme]!.sets.suiting(nominee.notBefore, nominee.unavailable)
    else {
      const target = locks.get(lockedTo)
      if (!target) throw lockError('plan.lock_unknown_wave', nominee.id, lockedTo)
      if (target.calendar !== calendars[scheme])
        throw lockError('plan.lock_other_scheme', nominee.id, lockedTo)
      lock[i] = target.index
    }
  }
  const companies = [...companyNumbers.keys()].sort()
  const rank = new Int32Array(companies.length)
  companies.forEach((name, index) => (rank[companyNumbers.get(name)!] = index))
  for (let i = 0; i < count; i++) group[i] = group[i]! * companies.length + rank[company[i]!]!
  const firstDay = calendars.reduce((first, { days }) => Math.min(first, days[0] ?? first), Infinity)
  return { calendars, companies, firstDay, ids, group, time, set, lock }
}

function readCalendars({ waves, nominees }: Instance): Calendar[] {
  const schemes = new Map<string, PlanWave[]>()
  for (const wave of waves) {
    const others = schemes.get(wave.scheme)
    if (others) others.push(wave)
    else schemes.set(wave.scheme, [wave])
  }
  for (const { scheme } of nominees) if (!schemes.has(scheme)) schemes.set(scheme, [])
  return [...schemes.keys()].sort().map((scheme) => {
    const own = schemes.get(scheme)!.sort(byDate)
    const dates = own.map(({ date }) => date)
    return { scheme, waves: own, days: Int32Array.from(dates, dayOf), sets: new DateSets(dates) }
  })
}

function byDate(a: PlanWave, b: PlanWave): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function lockError(code: string, nominee: string, wave: string): AppError {
  const why = code === 'plan.lock_unknown_wave' ? 'which does not exist' : 'which is of another scheme'
  return new AppError('invalid', code, `${nominee} is locked to ${wave}, ${why}`, [], { nominee, wave })
}
