import type { Appeal, Attempt, Decision, Recommendation } from '../contract/exam-facts.ts'

/** How the exam of one who sat in a wave ended, for BNSP. `open`: it has not; `none`: there was none. */
export type Result =
  | { kind: 'none' }
  | { kind: 'open' }
  | { kind: 'decided'; competent: boolean; assessor: string | undefined }

type Sat = {
  state: string
  recommendation?: Recommendation | undefined
  decision?: Decision | undefined
  appeal?: Appeal | undefined
}
const open = ['attended', 'recommended', 'appealed']

/** @param attempt how it ended in this wave, when she is examined again since. */
export function resultOf(nomination: Sat, attempt?: Attempt): Result {
  if (!attempt && open.includes(nomination.state)) return { kind: 'open' }
  const { decision, recommendation, appeal } = attempt ?? nomination
  if (!decision) return { kind: 'none' }
  return {
    kind: 'decided',
    competent: decision.verdict === 'K',
    // Whoever examined last, and on whose word it was decided.
    assessor: (appeal?.recommendation ?? recommendation)?.assessor,
  }
}
