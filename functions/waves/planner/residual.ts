import { capOf, quotaOf } from './problem.ts'
import type { Instance, Marginal, Nominee, Plan, PlanWave } from './types.ts'

/** The residual graph of a plan in one scheme, as far as a proof of its optimality asks. */
export type Residual = {
  quotaLeft: number
  /** `free`: has a seat left; `movable`: somebody in it is not locked. */
  waves: (PlanWave & { free: boolean; movable: boolean })[]
  companies: {
    /** Claim of its next place, if anyone is left who suits some wave. */
    next?: Marginal
    /** Claim of its last place, if somebody placed is not locked. */
    last?: Marginal
    /** Waves where one more of its people could go by rearranging none but its own. */
    reachable: number[]
  }[]
  /** Of each wave, where the people or the places go who can make way when one more comes to it. */
  reached: Reached[]
}

type Reached = { waves: Set<number>; companies: Set<number> }
type Class = { company: number; waves: number[]; left: number; placed: Map<number, number> }

/** Reads the residual graph of each scheme off a plan, using nothing of how the plan was made. */
export function readResidual(instance: Instance, plan: Plan): Residual[] {
  const wavesByScheme = groupBy(instance.waves, ({ scheme }) => scheme)
  const waveOf = new Map(plan.assignments.map(({ nominee, wave }) => [nominee, wave]))
  return [...groupBy(instance.nominees, ({ scheme }) => scheme)].map(([scheme, nominees]) =>
    residualOf(instance, scheme, wavesByScheme.get(scheme) ?? [], nominees, waveOf),
  )
}

function residualOf(
  instance: Instance,
  scheme: string,
  waves: PlanWave[],
  nominees: Nominee[],
  waveOf: Map<string, string>,
): Residual {
  const waveIndex = new Map(waves.map(({ id }, w) => [id, w]))
  const load = waves.map(() => 0)
  const movable = waves.map(() => false)
  const byCompany = groupBy(nominees, ({ company }) => company)
  const classes: Class[] = []
  const companies: {
    cap: number
    n: number
    x: number
    classes: number[]
    load: number[]
    locked: number[]
  }[] = []
  for (const [name, people] of byCompany) {
    const cap = capOf(instance, name)
    const company = {
      cap,
      n: people.length,
      x: 0,
      classes: [] as number[],
      load: [...load].fill(0),
      locked: [...load].fill(0),
    }
    const known = new Map<string, number>()
    for (const person of people) {
      const wave = waveIndex.get(waveOf.get(person.id) ?? '')
      if (wave !== undefined) {
        company.x++
        company.load[wave]!++
        load[wave]!++
      }
      if (person.lockedTo !== undefined) {
        company.locked[waveIndex.get(person.lockedTo)!]!++
        continue
      }
      const key = `${person.notBefore ?? ''}|${person.unavailable?.join() ?? ''}`
      let number = known.get(key)
      if (number === undefined) {
        known.set(key, (number = classes.length))
        company.classes.push(number)
        classes.push({
          company: companies.length,
          waves: suitable(person, waves),
          left: 0,
          placed: new Map(),
        })
      }
      const own = classes[number]!
      if (wave === undefined) own.left++
      else {
        own.placed.set(wave, (own.placed.get(wave) ?? 0) + 1)
        movable[wave] = true
      }
    }
    companies.push(company)
  }

  /** Walks inside one company from some of its classes: out to waves below its cap, or on to its classes. */
  const walk = (company: number, start: number[], leaves: (wave: number) => void): boolean => {
    const { cap, classes: own, load: cells } = companies[company]!
    const seen = new Set(start)
    const queue = [...seen]
    const cellsSeen = new Set<number>()
    let throughCompany = false
    for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
      const enqueue = (other: number) => {
        if (!seen.has(other)) queue.push(other)
        seen.add(other)
      }
      if (classes[number]!.placed.size > 0 && !throughCompany) {
        throughCompany = true
        for (const other of own) if (classes[other]!.left > 0) enqueue(other)
      }
      for (const wave of classes[number]!.waves) {
        if (cellsSeen.has(wave)) continue
        cellsSeen.add(wave)
        if (cells[wave]! < cap) leaves(wave)
        for (const other of own) if (classes[other]!.placed.has(wave)) enqueue(other)
      }
    }
    return throughCompany
  }

  // What happens at once when a place in a wave is given up: who is in it hands it on inside a company.
  const handedTo = waves.map(() => new Set<number>())
  const givers = waves.map(() => new Set<number>())
  companies.forEach((company, c) =>
    waves.forEach((_, w) => {
      const inWave = company.classes.filter((k) => classes[k]!.placed.has(w))
      if (inWave.length > 0 && walk(c, inWave, (next) => handedTo[w]!.add(next))) givers[w]!.add(c)
    }),
  )

  return {
    quotaLeft: quotaOf(instance, scheme) - load.reduce((sum, n) => sum + n, 0),
    waves: waves.map((wave, w) => ({ ...wave, free: load[w]! < wave.seats, movable: movable[w]! })),
    companies: companies.map(({ classes: own, n, x, locked }, c) => {
      const waiting = own.filter((k) => classes[k]!.left > 0 && classes[k]!.waves.length > 0)
      const reachable: number[] = []
      walk(c, waiting, (wave) => reachable.push(wave))
      return {
        ...(waiting.length > 0 && { next: { over: 2 * x + 1, under: n } }),
        ...(x > locked.reduce((sum, people) => sum + people, 0) && { last: { over: 2 * x - 1, under: n } }),
        reachable,
      }
    }),
    reached: waves.map((_, w) => closure(w, handedTo, givers)),
  }
}

function closure(start: number, handedTo: Set<number>[], givers: Set<number>[]): Reached {
  const waves = new Set([start])
  const companies = new Set<number>()
  for (const wave of waves) {
    for (const next of handedTo[wave]!) waves.add(next)
    for (const company of givers[wave]!) companies.add(company)
  }
  return { waves, companies }
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function suitable({ notBefore, unavailable }: Nominee, waves: PlanWave[]): number[] {
  return waves.flatMap(({ date }, w) =>
    (notBefore === undefined || date >= notBefore) && !unavailable?.includes(date) ? [w] : [],
  )
}
