import loadHighs from 'highs'
import type { Instance, Nominee } from '../../../functions/waves/planner/types.ts'
import { capOf, objectiveOf, suits } from './violations.ts'

const engine = loadHighs()

type Objective = { placed: number; unfairness: number; waitingDays: number }
type Choice = { name: string; nominee: Nominee; wave: Instance['waves'][number] }

/**
 * The best objective as HiGHS finds it: three integer programmes, one after another, person by person.
 * Σ x²/n is the sum of the claims (2k − 1)/n of a company's units k = 1 … x; as they rise, the
 * programme takes the least first by itself.
 */
export async function bestByHighs(instance: Instance): Promise<Objective> {
  const highs = await engine
  const first = Math.min(...instance.waves.map(({ date }) => Date.parse(date)))
  const choices = instance.nominees.flatMap((nominee, i) =>
    instance.waves.flatMap((wave, w): Choice[] => {
      const may = nominee.lockedTo === undefined ? suits(nominee, wave) : nominee.lockedTo === wave.id
      return may ? [{ name: `a_${i}_${w}`, nominee, wave }] : []
    }),
  )
  if (choices.length === 0) return { placed: 0, unfairness: 0, waitingDays: 0 }
  const rows: string[] = []
  const atMost = (some: Choice[], limit: number) => {
    if (some.length === 0 || limit === Infinity) return
    const locked = some.filter(({ nominee }) => nominee.lockedTo !== undefined).length
    rows.push(`${sum(some.map(({ name }) => [1, name]))} <= ${Math.max(limit, locked)}`)
  }
  for (const nominee of instance.nominees) {
    const own = choices.filter((choice) => choice.nominee === nominee)
    if (nominee.lockedTo === undefined) atMost(own, 1)
    else rows.push(`${own[0]!.name} = 1`)
  }
  const companies = [...new Set(instance.nominees.map(({ company }) => company))]
  for (const wave of instance.waves) {
    const inWave = choices.filter((choice) => choice.wave === wave)
    atMost(inWave, wave.seats)
    for (const company of companies)
      atMost(
        inWave.filter(({ nominee }) => nominee.company === company),
        capOf(instance, company),
      )
  }
  for (const [scheme, quota] of Object.entries(instance.quota ?? {}))
    atMost(
      choices.filter(({ wave }) => wave.scheme === scheme),
      quota,
    )
  const units: [number, string][] = []
  for (const company of companies)
    for (const scheme of new Set(instance.nominees.map((nominee) => nominee.scheme))) {
      const isOwn = (nominee: Nominee) => nominee.company === company && nominee.scheme === scheme
      const n = instance.nominees.filter(isOwn).length
      const own = choices.filter(({ nominee }) => isOwn(nominee))
      if (own.length === 0) continue
      const places = Array.from({ length: n }, (_, k): [number, string] => [
        (2 * k + 1) / n,
        `u_${companies.indexOf(company)}_${scheme}_${k}`,
      ])
      units.push(...places)
      rows.push(
        `${sum([...own.map(({ name }): [number, string] => [1, name]), ...places.map(([, name]): [number, string] => [-1, name])])} = 0`,
      )
    }
  const placing = sum(choices.map(({ name }) => [1, name]))
  const fairness = sum(units)
  const waiting = sum(choices.map(({ name, wave }) => [(Date.parse(wave.date) - first) / 86_400_000, name]))
  const binaries = [...choices.map(({ name }) => name), ...units.map(([, name]) => name)].join(' ')
  const solve = (goal: string, more: string[]): number => {
    const lines = [...rows, ...more].map((row, i) => ` r${i}: ${row}`).join('\n')
    const result = highs.solve(`${goal}\nSubject To\n${lines}\nBinary\n ${binaries}\nEnd`, {
      mip_rel_gap: 0,
      mip_abs_gap: 1e-9,
      mip_feasibility_tolerance: 1e-9,
    })
    if (result.Status !== 'Optimal') throw new Error(`HiGHS: ${result.Status}`)
    return result.ObjectiveValue
  }
  const placed = Math.round(solve(`Maximize\n ${placing}`, []))
  const most = `${placing} = ${placed}`
  const unfairness = solve(`Minimize\n ${fairness}`, [most])
  const fairest = `${fairness} <= ${unfairness + 1e-7}`
  return { placed, unfairness, waitingDays: Math.round(solve(`Minimize\n ${waiting}`, [most, fairest])) }
}

function sum(terms: [number, string][]): string {
  return terms.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join(' ')
}

/** The best objective, by trying everything: for a handful of people. */
export function bestByTrying(instance: Instance): Objective {
  const waves = new Map(instance.waves.map((wave) => [wave.id, wave]))
  let best: Objective | undefined
  const taken = {
    wave: new Map<string, number>(),
    cell: new Map<string, number>(),
    scheme: new Map<string, number>(),
  }
  const limits = {
    wave: (key: string) => waves.get(key)!.seats,
    scheme: (key: string) => instance.quota?.[key] ?? Infinity,
    cell: (key: string) => capOf(instance, key.split('|')[0]!),
  }
  const add = (nominee: Nominee, wave: string, by: number): boolean => {
    const keys = { wave, scheme: nominee.scheme, cell: `${nominee.company}|${wave}` }
    let fits = true
    for (const kind of ['wave', 'scheme', 'cell'] as const) {
      const count = (taken[kind].get(keys[kind]) ?? 0) + by
      taken[kind].set(keys[kind], count)
      if (count > limits[kind](keys[kind])) fits = false
    }
    return fits
  }
  const assignments: { nominee: string; wave: string }[] = []
  for (const nominee of instance.nominees)
    if (nominee.lockedTo !== undefined) {
      add(nominee, nominee.lockedTo, 1)
      assignments.push({ nominee: nominee.id, wave: nominee.lockedTo })
    }
  const free = instance.nominees.filter(({ lockedTo }) => lockedTo === undefined)
  const choose = (i: number): void => {
    const nominee = free[i]
    if (!nominee) {
      const objective = objectiveOf(instance, { assignments })
      if (!best || isBetter(objective, best)) best = objective
      return
    }
    choose(i + 1)
    for (const wave of instance.waves) {
      if (!suits(nominee, wave)) continue
      if (add(nominee, wave.id, 1)) {
        assignments.push({ nominee: nominee.id, wave: wave.id })
        choose(i + 1)
        assignments.pop()
      }
      add(nominee, wave.id, -1)
    }
  }
  choose(0)
  return best!
}

function isBetter(a: Objective, b: Objective): boolean {
  if (a.placed !== b.placed) return a.placed > b.placed
  if (Math.abs(a.unfairness - b.unfairness) > 1e-9) return a.unfairness < b.unfairness
  return a.waitingDays < b.waitingDays
}
