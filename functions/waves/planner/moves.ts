import { plan } from '../planner.ts'
import { account } from './account.ts'
import { CheapestFlow } from './cheapest-flow.ts'
import { readLedger } from './ledger.ts'
import { SINK, SOURCE } from './network.ts'
import { sortPeople } from './order.ts'
import { room, readProblem } from './problem.ts'
import type { Problem } from './problem.ts'
import type { Assignment, Instance, Plan } from './types.ts'

/** A plan, and what it means for those who were told a wave before; `to` is absent for who has none now. */
export type Replan = { plan: Plan; kept: string[]; moved: { nominee: string; from: string; to?: string }[] }

/**
 * Plans anew after a change, moving as few of those who were `told` a wave as possible. In this order:
 * most people placed; most of the told kept where they are; then, of those of one company, wave and
 * choice of dates, the earliest nominated are kept; and around them the plan is the best as always.
 *
 * The first two are exact: they are a maximum flow of least cost in which staying costs −1. Which of
 * several equally large groups stays is not chosen by fairness; the shares are fairest given who stays.
 * Who is locked in the instance stays in any case, and does not count as kept.
 */
export function replan(instance: Instance, told: Assignment[]): Replan {
  const kept = new Map(keepable(instance, told).map(({ nominee, wave }) => [nominee, wave]))
  const nominees = instance.nominees.map((nominee) => {
    const wave = kept.get(nominee.id)
    return wave === undefined ? nominee : { ...nominee, lockedTo: wave }
  })
  const made = plan({ ...instance, nominees })
  const result = { ...made, ...account(instance, made.assignments) }
  const waveOf = new Map(result.assignments.map(({ nominee, wave }) => [nominee, wave]))
  const known = new Set(instance.nominees.map(({ id }) => id))
  const moved = told.flatMap(({ nominee, wave }) => {
    const to = waveOf.get(nominee)
    if (to === wave || !known.has(nominee)) return []
    return [{ nominee, from: wave, ...(to !== undefined && { to }) }]
  })
  return { plan: result, kept: [...kept.keys()], moved }
}

/** Who can stay: as many as possible without placing fewer people. */
function keepable(instance: Instance, told: Assignment[]): Assignment[] {
  const ledger = readLedger(instance)
  const groups = ledger.calendars.length * ledger.companies.length
  const order = sortPeople(ledger.group, ledger.time, groups, ledger.ids)
  const classOf = new Int32Array(ledger.ids.length)
  const toldOf = new Map(told.map(({ nominee, wave }) => [nominee, wave]))
  return ledger.calendars.flatMap(({ waves }, scheme) => {
    const problem = readProblem(instance, ledger, order, scheme, classOf)
    const waveIndex = new Map(waves.map(({ id }, w) => [id, w]))
    const ids = (company: number) =>
      Array.from(
        order.people.subarray(problem.peopleFrom[company]!, problem.peopleFrom[company + 1]!),
        (person) => ledger.ids[person]!,
      )
    const stays = stayers(problem, classOf, (nominee) => waveIndex.get(toldOf.get(nominee) ?? ''), ids)
    return stays.map(({ nominee, wave }) => ({ nominee, wave: waves[wave]!.id }))
  })
}

type Kind = { company: number; class: number; stay: number | undefined; people: string[] }

/**
 * The flow of one scheme: source → people of one class who were told the same → (company, wave) → wave →
 * quota. A wave that was told but no longer suits is as good as none.
 */
function stayers(
  problem: Problem,
  classOf: Int32Array,
  toldWave: (nominee: string) => number | undefined,
  idsOf: (company: number) => string[],
): { nominee: string; wave: number }[] {
  const { companies, seats, classWaves, peopleFrom, quota } = problem
  const waves = seats.length
  const kinds = new Map<string, Kind>()
  companies.forEach((_, company) =>
    idsOf(company).forEach((nominee, i) => {
      const number = classOf[peopleFrom[company]! + i]!
      if (number < 0) return
      const wave = toldWave(nominee)
      const stay = wave !== undefined && classWaves[number]!.includes(wave) ? wave : undefined
      const key = `${number}|${stay ?? ''}`
      const kind = kinds.get(key)
      if (kind) kind.people.push(nominee)
      else kinds.set(key, { company, class: number, stay, people: [nominee] })
    }),
  )
  const flow = new CheapestFlow()
  const waveNode = (wave: number) => 3 + wave
  const cellNode = (company: number, wave: number) => 3 + waves + company * waves + wave
  const firstKind = cellNode(companies.length, 0)
  flow.arc(2, SINK, quota)
  seats.forEach((free, wave) => flow.arc(waveNode(wave), 2, free))
  companies.forEach((_, company) =>
    seats.forEach((__, wave) =>
      flow.arc(cellNode(company, wave), waveNode(wave), room(problem, company, wave)),
    ),
  )
  const staying = [...kinds.values()].map((kind, i) => {
    const people = kind.people.length
    flow.arc(SOURCE, firstKind + i, people)
    let kept = () => 0
    for (const wave of classWaves[kind.class]!) {
      const to = cellNode(kind.company, wave)
      if (wave === kind.stay) kept = flow.arc(firstKind + i, to, people, -1)
      else flow.arc(firstKind + i, to, people)
    }
    return { ...kind, kept }
  })
  flow.maximise()
  return staying.flatMap(({ stay, people, kept }) =>
    stay === undefined ? [] : people.slice(0, kept()).map((nominee) => ({ nominee, wave: stay })),
  )
}
