import type { NominationState } from '../contract/nomination.ts'
import type { Progress } from '../contract/progress.ts'
import { type ProgressStep, progressSteps } from '../contract/progress-steps.ts'
import { publish, publishWeeks } from './withhold.ts'

/** Numbers of workers by the step that they have reached. */
export type Figures = Record<ProgressStep, number>

export type CompanyFacts = {
  id: string
  district: string
  state: string
  invited: boolean
  counts: Readonly<Record<string, number>>
}
export type WorkerFacts = {
  company: string
  scheme: string
  state: NominationState
  submittedAt: string
  verifiedAt?: string | undefined
  history: readonly { state: string; at: string }[]
}
export type Facts = {
  programme: {
    id: string
    name: string
    nameEn: string
    startsOn: string
    nominateUntil: string
    endsOn: string
    schemes: readonly { id: string; name: string; nameEn: string }[]
  }
  companies: readonly CompanyFacts[]
  workers: readonly WorkerFacts[]
  waves: readonly { state: string; date: string }[]
}

const gone: readonly string[] = ['refused', 'withdrawn', 'replaced']
const beforeVerified: readonly string[] = [...gone, 'submitted', 'returned']
const sinceExam: readonly string[] = [
  'attended',
  'recommended',
  'competent',
  'not_yet_competent',
  'appealed',
  'certified',
]

/**
 * The steps that a worker has reached, each with its instant. Who waits for a second exam was examined; who
 * was returned after verification is not verified.
 */
export function reached({
  state,
  submittedAt,
  verifiedAt,
  history,
}: WorkerFacts): Partial<Record<ProgressStep, string>> {
  const last = (of: string) => history.findLast((step) => step.state === of)?.at
  if (gone.includes(state)) return {}
  if (beforeVerified.includes(state)) return { nominated: submittedAt }
  const verified = verifiedAt ?? last('verified') ?? submittedAt
  const attended = last('attended')
  if (!sinceExam.includes(state) && !attended) return { nominated: submittedAt, verified }
  const examined = attended ?? verified
  const passed = state === 'competent' || state === 'certified'
  return {
    nominated: submittedAt,
    verified,
    examined,
    ...(passed && { competent: last('competent') ?? examined }),
    ...(state === 'certified' && { certified: last('certified') ?? examined }),
  }
}

const day = 86_400_000
const startOf = (iso: string) => Date.parse(`${iso}T00:00:00+07:00`)

/** The day of the programme at an instant, from 1; 0 before it begins. */
export const dayCount = (startsOn: string, at: Date) =>
  Math.max(0, Math.floor((at.getTime() - startOf(startsOn)) / day) + 1)

const none = (): Figures => ({ nominated: 0, verified: 0, examined: 0, competent: 0, certified: 0 })
const nobody = () => ({ invited: 0, takingPart: 0, uninvited: 0 })

/** Counts a programme from its items and withholds what would show a person; `at` is the picture's instant. */
export function reckon({ programme, companies, workers, waves }: Facts, at: Date): Progress {
  const { schemes, id, ...told } = programme
  const today = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  const total = none()
  const byScheme = new Map(schemes.map((scheme) => [scheme.id, none()]))
  const districtOf = new Map(companies.map((company) => [company.id, company.district]))
  const names = [...new Set(districtOf.values())].sort((a, b) => a.localeCompare(b, 'id'))
  const byDistrict = new Map(names.map((name) => [name, none()]))
  const begin = startOf(programme.startsOn)
  const weeks = Array.from({ length: Math.ceil(dayCount(programme.startsOn, at) / 7) }, none)

  for (const worker of workers) {
    const steps = reached(worker)
    for (const step of progressSteps) {
      const when = steps[step]
      if (!when) continue
      const week = Math.max(0, Math.floor((Date.parse(when) - begin) / (7 * day)))
      const rows = [
        total,
        byScheme.get(worker.scheme),
        byDistrict.get(districtOf.get(worker.company) ?? ''),
        weeks[Math.min(week, weeks.length - 1)],
      ]
      for (const row of rows) if (row) row[step] += 1
    }
  }

  const inDistricts = new Map(names.map((name) => [name, nobody()]))
  const inAll = nobody()
  for (const { state, invited, district, counts } of companies) {
    if (state === 'refused') continue
    const stands = Object.entries(counts).some(([of, n]) => n > 0 && !gone.includes(of))
    for (const row of [inAll, inDistricts.get(district)!]) {
      if (invited) row.invited += 1
      if (stands) row[invited ? 'takingPart' : 'uninvited'] += 1
    }
  }

  const coming = waves
    .filter(({ state, date }) => (state === 'planned' || state === 'confirmed') && date >= today)
    .map(({ date }) => date)
    .sort()
  const shown = publish(total, [[...byScheme.values()], [...byDistrict.values()]])
  return {
    programme: id,
    ...told,
    asOf: at.toISOString(),
    day: dayCount(programme.startsOn, at),
    companies: inAll,
    workers: shown.total,
    waves: {
      held: waves.filter(({ state }) => ['held', 'decided', 'reported'].includes(state)).length,
      coming: coming.length,
      ...(coming[0] && { next: coming[0] }),
    },
    schemes: schemes.map((scheme, row) => ({
      id: scheme.id,
      name: scheme.name,
      nameEn: scheme.nameEn,
      workers: shown.lists[0]![row]!,
    })),
    districts: names.map((name, row) => ({
      name,
      companies: inDistricts.get(name)!,
      workers: shown.lists[1]![row]!,
    })),
    weeks: publishWeeks(weeks, shown.total).map((week, n) => ({
      from: new Date(begin + n * 7 * day + 7 * 3_600_000).toISOString().slice(0, 10),
      ...week,
    })),
  }
}
