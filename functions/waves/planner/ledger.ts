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
export function readLedger({ waves, nominees }: Instance): Ledger {
  const schemes = new Numbering()
  const companies = new Numbering()
  const unsorted = readCalendars(waves, schemes)
  const locks = new Map(
    unsorted.flatMap((calendar) => calendar.waves.map((wave, index) => [wave.id, { calendar, index }])),
  )
  const count = nominees.length
  const ids = new Array<string>(count)
  const scheme = new Int32Array(count)
  const group = new Int32Array(count)
  const time = new Float64Array(count)
  const set = new Int32Array(count)
  const lock = new Int32Array(count).fill(-1)
  for (let i = 0; i < count; i++) {
    const nominee = nominees[i]!
    const { lockedTo } = nominee
    const number = schemes.of(nominee.scheme)
    if (number === unsorted.length) unsorted.push(calendarOf(nominee.scheme, []))
    const calendar = unsorted[number]!
    ids[i] = nominee.id
    scheme[i] = number
    group[i] = companies.of(nominee.company)
    time[i] = instantOf(nominee.nominatedAt)
    if (lockedTo === undefined) set[i] = calendar.sets.suiting(nominee.notBefore, nominee.unavailable)
    else {
      const target = locks.get(lockedTo)
      if (!target) throw lockError(nominee.id, lockedTo, 'does not exist')
      if (target.calendar !== calendar) throw lockError(nominee.id, lockedTo, 'is of another scheme')
      lock[i] = target.index
    }
  }
  const schemeRank = schemes.ranks()
  const companyRank = companies.ranks()
  for (let i = 0; i < count; i++)
    group[i] = schemeRank[scheme[i]!]! * companyRank.length + companyRank[group[i]!]!
  const calendars = unsorted.toSorted((a, b) => (a.scheme < b.scheme ? -1 : 1))
  const firstDay = calendars.reduce((first, { days }) => Math.min(first, days[0] ?? first), Infinity)
  return { calendars, companies: companies.names.toSorted(), firstDay, ids, group, time, set, lock }
}

/** Names numbered as they come, which are ranked once all are known. */
class Numbering {
  readonly names: string[] = []
  private readonly numbers = new Map<string, number>()

  of(name: string): number {
    let number = this.numbers.get(name)
    if (number === undefined) {
      number = this.names.push(name) - 1
      this.numbers.set(name, number)
    }
    return number
  }

  /** Of each number, the rank of its name among all. */
  ranks(): Int32Array {
    const ranks = new Int32Array(this.names.length)
    this.names.toSorted().forEach((name, rank) => (ranks[this.numbers.get(name)!] = rank))
    return ranks
  }
}

function readCalendars(waves: PlanWave[], schemes: Numbering): Calendar[] {
  const own: PlanWave[][] = []
  for (const wave of waves) (own[schemes.of(wave.scheme)] ??= []).push(wave)
  return own.map((some, scheme) => calendarOf(schemes.names[scheme]!, some))
}

function calendarOf(scheme: string, waves: PlanWave[]): Calendar {
  waves.sort(byDate)
  const dates = waves.map(({ date }) => date)
  return { scheme, waves, days: Int32Array.from(dates, dayOf), sets: new DateSets(dates) }
}

function byDate(a: PlanWave, b: PlanWave): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function lockError(nominee: string, wave: string, why: string): AppError {
  return new AppError('invalid', 'plan.instance', `${nominee} is locked to ${wave}, which ${why}`)
}
