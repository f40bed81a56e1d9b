import type { Ledger } from './ledger.ts'
import type { Order } from './order.ts'
import type { Instance } from './types.ts'

/** Larger than any number of people, and small enough to add up in 32 bits. */
export const UNLIMITED = 1 << 30
export const LOCKED = -1
export const UNSUITABLE = -2

/**
 * What is left to plan in one scheme once its locked people sit in their waves.
 * A wave has one scheme and a quota is one scheme's, so schemes never meet and each is solved alone.
 * People of one company whom the same waves suit form a class: only their number matters to the optimum.
 */
export type Problem = {
  scheme: number
  /** Free seats of each wave, and its day. */
  seats: Int32Array
  days: Int32Array
  /** What is left of the quota, or UNLIMITED. */
  quota: number
  /** Number of each company that nominated in this scheme; the arrays below run beside it. */
  companies: Int32Array
  nominated: Int32Array
  locked: Int32Array
  unsuitable: Int32Array
  cap: Int32Array
  /** Classes of company c: `classFrom[c]` up to `classFrom[c + 1]`. */
  classFrom: Int32Array
  classSize: Int32Array
  /** Suitable waves of each class, by date. */
  classWaves: Int32Array[]
  /** People of company c in order: `peopleFrom[c]` up to `peopleFrom[c + 1]` of the order. */
  peopleFrom: Int32Array
  /** Locked people of a company in a wave, by company × waves + wave, where there are any. */
  lockedCells: Map<number, number>
  lockedInWave: Int32Array
}

/** Places still open to a company in a wave under its cap. */
export function room(problem: Problem, company: number, wave: number): number {
  return Math.max(0, problem.cap[company]! - lockedCell(problem, company, wave))
}

/** Locked people of a company in a wave. */
export function lockedCell(problem: Problem, company: number, wave: number): number {
  const { lockedCells, seats } = problem
  return lockedCells.size === 0 ? 0 : (lockedCells.get(company * seats.length + wave) ?? 0)
}

/** The problem of one scheme; writes the class of each of its people (or LOCKED, UNSUITABLE) to `classOf`. */
export function readProblem(
  instance: Instance,
  ledger: Ledger,
  order: Order,
  scheme: number,
  classOf: Int32Array,
): Problem {
  const calendar = ledger.calendars[scheme]!
  const waves = calendar.waves.length
  const firstGroup = scheme * ledger.companies.length
  const companies = Int32Array.from(ledger.companies.keys()).filter(
    (company) => order.from[firstGroup + company]! < order.from[firstGroup + company + 1]!,
  )
  const count = companies.length
  const nominated = new Int32Array(count)
  const locked = new Int32Array(count)
  const unsuitable = new Int32Array(count)
  const classFrom = new Int32Array(count + 1)
  const peopleFrom = new Int32Array(count + 1)
  const lockedInWave = new Int32Array(waves)
  const lockedCells = new Map<number, number>()
  const classSize: number[] = []
  const classWaves: Int32Array[] = []
  const { members } = calendar.sets
  const classOfSet = new Int32Array(members.length).fill(-1)
  for (let c = 0; c < count; c++) {
    const start = order.from[firstGroup + companies[c]!]!
    const end = order.from[firstGroup + companies[c]! + 1]!
    const firstClass = classSize.length
    for (let at = start; at < end; at++) {
      const person = order.people[at]!
      const wave = ledger.lock[person]!
      const set = ledger.set[person]!
      if (wave >= 0) {
        const cell = c * waves + wave
        classOf[at] = LOCKED
        locked[c]!++
        lockedInWave[wave]!++
        lockedCells.set(cell, (lockedCells.get(cell) ?? 0) + 1)
      } else if (members[set]!.length === 0) {
        classOf[at] = UNSUITABLE
        unsuitable[c]!++
      } else {
        let number = classOfSet[set]!
        if (number < firstClass) {
          classOfSet[set] = number = classSize.length
          classSize.push(0)
          classWaves.push(members[set]!)
        }
        classOf[at] = number
        classSize[number]!++
      }
    }
    nominated[c] = end - start
    peopleFrom[c] = start
    peopleFrom[c + 1] = end
    classFrom[c + 1] = classSize.length
  }
  const quota = quotaOf(instance, calendar.scheme)
  // More seats than people are as many as people: so large figures stay in 32 bits.
  const people = classSize.reduce((sum, n) => sum + n, 0)
  const seats = Int32Array.from(calendar.waves, (wave, w) =>
    Math.max(0, Math.min(people, wave.seats - lockedInWave[w]!)),
  )
  return {
    scheme,
    seats,
    days: calendar.days,
    quota: Math.max(0, Math.min(quota, UNLIMITED) - locked.reduce((sum, n) => sum + n, 0)),
    companies,
    nominated,
    locked,
    unsuitable,
    cap: Int32Array.from(companies, (company) =>
      Math.min(UNLIMITED, capOf(instance, ledger.companies[company]!)),
    ),
    classFrom,
    classSize: Int32Array.from(classSize),
    classWaves,
    peopleFrom,
    lockedCells,
    lockedInWave,
  }
}

/** The most people that a company may have away in one wave; Infinity without a cap. */
export function capOf({ policy }: Instance, company: string): number {
  return Math.min(policy?.maxPerCompanyPerWave ?? Infinity, limitOf(policy?.companyCaps, company))
}

/** The most people of a scheme; Infinity without a quota. */
export const quotaOf = ({ quota }: Pick<Instance, 'quota'>, scheme: string): number => limitOf(quota, scheme)

/** A name may be one that every object knows, such as `constructor`. */
const limitOf = (limits: Record<string, number> | undefined, name: string): number =>
  limits && Object.hasOwn(limits, name) ? limits[name]! : Infinity
