import type { CompanyState, Standing } from '../contract/company.ts'
import { calledOn } from '../contract/late.ts'
import type { DecisionKind, exemptions, StandingRules, StepKind } from '../contract/standing.ts'
import { AppError } from '../platform/errors.ts'

/** From where each step may be taken; an undoing goes back to where its step came from. */
const sources: Record<Exclude<StepKind, 'undone'>, readonly Standing[]> = {
  warned: ['awaited'],
  uncooperative: ['warned'],
  sanctioned: ['uncooperative'],
  cleared: ['awaited', 'warned', 'uncooperative', 'sanctioned', 'exempt'],
  exempted: ['awaited', 'cooperative', 'warned', 'uncooperative', 'sanctioned'],
  fulfilled: ['awaited', 'warned', 'uncooperative', 'sanctioned'],
}
const targets: Record<Exclude<StepKind, 'undone'>, Standing> = {
  warned: 'warned',
  uncooperative: 'uncooperative',
  sanctioned: 'sanctioned',
  cleared: 'cooperative',
  exempted: 'exempt',
  fulfilled: 'cooperative',
}
/** Steps that weigh on a company: they need its facts to hold at that very moment. */
const against: readonly StepKind[] = ['warned', 'uncooperative', 'sanctioned']

export type Standpoint = {
  state: CompanyState
  standing: Standing
  agreed: number
  nominated: number
  answersWaiting: number
}
/** The last step that stands, and where it had come from. */
export type LastStep = { id: string; kind: StepKind; from: Standing }

/** Whether a company has nominated what was agreed. */
export const fulfils = ({ agreed, nominated }: Pick<Standpoint, 'agreed' | 'nominated'>) =>
  nominated >= agreed

/** Where a company that nominated what was agreed may be put back to `cooperative`. */
export const mayFulfil = (company: Standpoint) =>
  fulfils(company) && sources.fulfilled.includes(company.standing)

/** Throws unless a company has been called on in writing: only then there is something to answer. */
export function mayAnswer(standing: Standing) {
  if (!calledOn.includes(standing))
    throw new AppError('conflict', 'answer.nothing_asked', 'Nothing is asked of this company')
}

export type Decision = {
  kind: DecisionKind
  letterDate: string
  exemption?: (typeof exemptions)[number] | undefined
}

/**
 * Where a decision leads, or why it cannot be taken: throws `conflict`. `harms` says that it weighs on the
 * company: then its numbers and its answers must still be those that were judged when it is written.
 */
export function decide(
  company: Standpoint,
  decision: Decision,
  last: LastStep | undefined,
  today: string,
): { to: Standing; harms: boolean } {
  if (decision.letterDate > today)
    throw new AppError('invalid', 'standing.letter_future', 'The letter is of a day to come', [
      { field: 'letterDate', code: 'standing.letter_future' },
    ])
  if (decision.kind === 'undone') {
    if (!last) throw new AppError('conflict', 'standing.nothing_to_undo', 'No step stands')
    const harms = calledOn.includes(last.from) || last.from === 'awaited'
    if (harms && fulfils(company) && !against.includes(last.kind)) throw fulfilled()
    return { to: last.from, harms: harms && !against.includes(last.kind) }
  }
  if (decision.kind === 'exempted' && !decision.exemption)
    throw new AppError('invalid', 'standing.exemption_kind', 'Why is it exempt?', [
      { field: 'exemption', code: 'standing.exemption_kind' },
    ])
  if (!sources[decision.kind].includes(company.standing))
    throw new AppError('conflict', 'standing.wrong_step', `Not from ${company.standing}`)
  const harms = against.includes(decision.kind)
  if (harms) {
    if (company.state === 'refused')
      throw new AppError('conflict', 'standing.not_expected', 'Its registration was refused')
    if (fulfils(company)) throw fulfilled()
    if (company.answersWaiting > 0)
      throw new AppError('conflict', 'standing.answer_waiting', 'Its answer has not been read')
  }
  return { to: targets[decision.kind], harms }
}

const fulfilled = () => new AppError('conflict', 'standing.fulfilled', 'It has nominated what was agreed')

/** The decisions that are open for a company now. */
export function openDecisions(company: Standpoint, last: LastStep | undefined): DecisionKind[] {
  const kinds: DecisionKind[] = ['warned', 'uncooperative', 'sanctioned', 'cleared', 'exempted', 'undone']
  return kinds.filter((kind) => {
    try {
      decide(company, { kind, letterDate: '', exemption: 'other' }, last, '')
      return true
    } catch (error) {
      // Its answer must be read first: the decision itself is the right one.
      return error instanceof AppError && error.code === 'standing.answer_waiting'
    }
  })
}

/** The day until which a company is asked to answer a step; none where nothing hangs on it. */
export function answerBy(kind: StepKind, today: string, rules: StandingRules): string | undefined {
  if (kind === 'warned') return dayAfter(today, rules.uncooperativeAfterDays)
  if (kind === 'uncooperative') return dayAfter(today, rules.sanctionAfterDays)
  return undefined
}

/** A day so many days later, `yyyy-mm-dd`. */
export const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** The rules of a programme that has not set its own. */
export const standardRules: StandingRules = {
  silentAfterDays: 14,
  warnAfterDays: 1,
  uncooperativeAfterDays: 14,
  sanctionAfterDays: 14,
  place: undefined,
  signerTitle: undefined,
  signerName: undefined,
  signerNumber: undefined,
  version: 0,
}
