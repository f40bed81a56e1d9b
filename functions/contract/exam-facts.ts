import * as v from 'valibot'

/** What an exam leaves with a nomination: presence, recommendation, decision, appeal, former attempts. */

/** The only two outcomes: competent (kompeten), not yet competent (belum kompeten). */
export const verdicts = ['K', 'BK'] as const
export const Verdict = v.picklist(verdicts, 'exam.verdict')
export type Verdict = v.InferOutput<typeof Verdict>

/** How a presence was noticed; `walk_in` and `replacement` are an officer's. */
export const attendanceWays = ['scan', 'name', 'code', 'walk_in', 'replacement'] as const
export const Attendance = v.object({
  at: v.string(),
  how: v.picklist(attendanceWays),
  device: v.optional(v.string()),
  by: v.string(),
})
export type Attendance = v.InferOutput<typeof Attendance>

/** What an assessor found in both parts; `K` only when both are. */
export const Recommendation = v.object({
  technical: Verdict,
  managerial: Verdict,
  verdict: Verdict,
  notes: v.optional(v.string()),
  /** Of the register. */
  assessor: v.string(),
  /** The person: id and address of the officer. */
  by: v.string(),
  email: v.string(),
  at: v.string(),
})
export type Recommendation = v.InferOutput<typeof Recommendation>

/** What the committee decided. */
export const Decision = v.object({
  verdict: Verdict,
  note: v.optional(v.string()),
  by: v.string(),
  email: v.string(),
  at: v.string(),
})
export type Decision = v.InferOutput<typeof Decision>

/** A decision contested: what was decided before, who examines anew, what that one found. */
export const Appeal = v.object({
  at: v.string(),
  by: v.string(),
  reason: v.string(),
  before: v.object({ recommendation: Recommendation, decision: Decision }),
  assessor: v.optional(v.string()),
  recommendation: v.optional(Recommendation),
})
export type Appeal = v.InferOutput<typeof Appeal>

/** A former exam of one who is examined again. */
export const Attempt = v.object({
  wave: v.string(),
  examDate: v.string(),
  outcome: v.picklist(['absent', 'not_yet_competent']),
  attendance: v.optional(Attendance),
  recommendation: v.optional(Recommendation),
  decision: v.optional(Decision),
  appeal: v.optional(Appeal),
  leftAt: v.string(),
})
export type Attempt = v.InferOutput<typeof Attempt>
