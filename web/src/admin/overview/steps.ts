import type { Overview } from '../../../../functions/contract/company.ts'
import type { NominationState } from '../../../../functions/contract/nomination.ts'
import { text } from '../language.ts'
import type { Desk } from '../session.ts'

/** One step of the way: how many came this far, and how many of them are there now. */
export type Step = {
  key: string
  label: string
  reached: number
  here?: { n: number; state: string; href: string | undefined }
}

const sum = (counts: Record<string, number>, states: readonly string[]) =>
  states.reduce((all, state) => all + (counts[state] ?? 0), 0)

const afterSeat: NominationState[] = [
  'assigned',
  'attended',
  'absent',
  'recommended',
  'competent',
  'not_yet_competent',
  'appealed',
  'certified',
]
const examined = afterSeat.filter((state) => state !== 'assigned' && state !== 'absent')

/** Companies from the invitation to their verification. */
export function companySteps({ companies: { byState } }: Overview, { can, to }: Desk): Step[] {
  const t = text.value
  const here = (state: 'invited' | 'registered' | 'confirmed' | 'verified') => ({
    n: byState[state] ?? 0,
    state: t.companyState[state],
    href: can('company.read') ? to('perusahaan', { state }) : undefined,
  })
  return [
    {
      key: 'known',
      label: t.overview.steps.known,
      reached: sum(byState, ['invited', 'registered', 'confirmed', 'verified']),
      here: here('invited'),
    },
    {
      key: 'registered',
      label: t.overview.steps.registered,
      reached: sum(byState, ['registered', 'confirmed', 'verified']),
      here: here('registered'),
    },
    {
      key: 'confirmed',
      label: t.companyState.confirmed,
      reached: sum(byState, ['confirmed', 'verified']),
      here: here('confirmed'),
    },
    {
      key: 'verified',
      label: t.overview.steps.companyVerified,
      reached: byState.verified ?? 0,
      here: here('verified'),
    },
  ]
}

/** Workers from what companies expect to the outcome of the exam. */
export function workerSteps({ companies, nominations }: Overview, { can, to }: Desk): Step[] {
  const t = text.value
  const here = (state: NominationState) => ({
    n: nominations[state] ?? 0,
    state: t.nominationState[state],
    href: can('nomination.read') ? to('nominasi', { state }) : undefined,
  })
  const seated = sum(nominations, afterSeat)
  const verified = seated + (nominations.verified ?? 0)
  const steps: Step[] = [
    { key: 'expected', label: t.overview.steps.expected, reached: companies.expectedWorkers },
    {
      key: 'nominated',
      label: t.overview.steps.nominated,
      reached: verified + sum(nominations, ['submitted', 'returned']),
      here: here('submitted'),
    },
    { key: 'verified', label: t.overview.steps.verified, reached: verified, here: here('verified') },
    { key: 'assigned', label: t.overview.steps.assigned, reached: seated, here: here('assigned') },
  ]
  if (sum(nominations, examined) > 0)
    steps.push(
      {
        key: 'examined',
        label: t.overview.steps.examined,
        reached: sum(nominations, examined),
        here: here('attended'),
      },
      {
        key: 'competent',
        label: t.overview.steps.competent,
        reached: sum(nominations, ['competent', 'certified']),
        here: here('competent'),
      },
      {
        key: 'certified',
        label: t.nominationState.certified,
        reached: nominations.certified ?? 0,
      },
    )
  return steps
}

/** Where most wait to go on, if any do: the last step is an end, not a wait. */
export const stallOf = (steps: readonly Step[]): string | undefined =>
  steps
    .slice(0, -1)
    .filter(({ here }) => (here?.n ?? 0) > 0)
    .toSorted((a, b) => (b.here?.n ?? 0) - (a.here?.n ?? 0))[0]?.key
