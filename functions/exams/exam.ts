import * as v from 'valibot'
import type { CheckIn } from '../contract/exam.ts'
import type { Decision, Recommendation, Verdict } from '../contract/exam-facts.ts'
import { AppError } from '../platform/errors.ts'

/** Working days within which a decision may be appealed, where the programme names no other number. */
export const usualAppealDays = 14
/** Candidates whom one assessor may examine in a day. */
export const candidatesPerAssessor = 10
/** How far a device's clock may run ahead of ours, ms. */
const clockSkew = 10 * 60_000

/** Who examines whom in a wave: nomination → assessor of the register. Rises with each change. */
export const Panel = v.object({ of: v.record(v.string(), v.string()), version: v.number() })
export type Panel = v.InferOutput<typeof Panel>

/** A check-in as it is kept; with a code it counted for nobody. */
export const StoredCheckIn = v.object({
  id: v.string(),
  nomination: v.string(),
  name: v.optional(v.string()),
  at: v.string(),
  device: v.string(),
  by: v.string(),
  code: v.optional(v.string()),
})
export type StoredCheckIn = v.InferOutput<typeof StoredCheckIn>

type Person = { id: string; state: string; wave?: string | undefined; company: string }
type Day = { id: string; date: string; state: string }

const gone = ['withdrawn', 'refused', 'replaced']

/** Why a check-in cannot count, as a code; undefined: it counts. `day` is the device's day in Jakarta. */
export function obstacle(
  checkIn: Pick<CheckIn, 'at'>,
  person: Person | undefined,
  wave: Day,
  { day, now }: { day: string; now: Date },
): string | undefined {
  if (!person) return 'exam.not_listed'
  if (gone.includes(person.state)) return 'exam.withdrawn'
  if (person.wave !== wave.id) return person.wave ? 'exam.other_wave' : 'exam.not_listed'
  if (day !== wave.date) return 'exam.other_day'
  if (Date.parse(checkIn.at) > now.getTime() + clockSkew) return 'exam.clock'
  if (wave.state === 'cancelled') return 'exam.cancelled'
  if (person.state === 'absent' && !['planned', 'confirmed', 'held'].includes(wave.state))
    return 'exam.decided'
  return undefined
}

/** Competent only who is competent in both parts. */
export const verdictOf = (technical: Verdict, managerial: Verdict): Verdict =>
  technical === 'K' && managerial === 'K' ? 'K' : 'BK'

/** The day that lies so many working days (Monday to Friday) after a day, `yyyy-mm-dd`. */
export function workingDaysAfter(day: string, days: number): string {
  const date = new Date(day)
  for (let left = days; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1)
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) left--
  }
  return date.toISOString().slice(0, 10)
}

/**
 * The panel after an edit: `wanted` over what stood, people who left dropped, and with `share` everyone else
 * given to whoever has fewest. Throws `invalid` for an assessor of another wave or one with too many.
 */
export function arrangePanel(
  before: Panel['of'],
  wanted: Panel['of'],
  { people, assessors, share }: { people: readonly string[]; assessors: readonly string[]; share: boolean },
): Panel['of'] {
  const unknown = Object.entries(wanted).find(
    ([person, assessor]) => !assessors.includes(assessor) || !people.includes(person),
  )
  if (unknown)
    throw new AppError('invalid', 'input.invalid', 'Not of this wave', [
      { field: `of.${unknown[0]}`, code: 'exam.not_of_wave' },
    ])
  const of: Panel['of'] = {}
  const load = new Map(assessors.map((id) => [id, 0]))
  for (const person of people) {
    const assessor = wanted[person] ?? before[person]
    if (!assessor || !load.has(assessor)) continue
    of[person] = assessor
    load.set(assessor, load.get(assessor)! + 1)
  }
  const full = [...load].find(([, n]) => n > candidatesPerAssessor)
  if (full)
    throw new AppError('invalid', 'exam.too_many', 'Too many candidates', [], {
      most: candidatesPerAssessor,
    })
  if (!share) return of
  for (const person of people) {
    if (of[person]) continue
    const [free] = [...load].filter(([, n]) => n < candidatesPerAssessor).sort((a, b) => a[1] - b[1])
    if (!free) break
    of[person] = free[0]
    load.set(free[0], free[1] + 1)
  }
  return of
}

type Who = { id: string; email: string }
const isSame = (who: Who, by: Pick<Recommendation | Decision, 'by' | 'email'>) =>
  who.id === by.by || who.email.toLowerCase() === by.email.toLowerCase()

type Examined = {
  state: string
  recommendation?: Recommendation | undefined
  decision?: Decision | undefined
  appeal?:
    | {
        assessor?: string | undefined
        recommendation?: Recommendation | undefined
        before: { recommendation: Recommendation; decision: Decision }
      }
    | undefined
}

/** Why somebody may not recommend, as a code. `own`: who examines her now is an entry of this person. */
export function mayRecommend(one: Examined, who: Who, own: boolean): string | undefined {
  if (!['attended', 'recommended', 'appealed'].includes(one.state)) return 'nomination.wrong_state'
  if (!own) return 'exam.not_yours'
  const before = one.state === 'appealed' ? one.appeal?.before : undefined
  if (before && (isSame(who, before.recommendation) || isSame(who, before.decision)))
    return 'exam.same_person'
  return undefined
}

/** The recommendation that a decision rests on now. */
export const standing = (one: Examined): Recommendation | undefined =>
  one.state === 'appealed' ? one.appeal?.recommendation : one.recommendation

/** Why somebody may not decide so, as a code: nobody decides on what the same person recommended. */
export function mayDecide(
  one: Examined,
  who: Who,
  wanted: { verdict: Verdict; note?: string | undefined },
): string | undefined {
  if (one.state !== 'recommended' && one.state !== 'appealed') return 'nomination.wrong_state'
  const found = standing(one)
  if (!found) return 'exam.not_recommended'
  const all = [found, ...(one.appeal ? [one.appeal.before.recommendation] : [])]
  if (all.some((recommendation) => isSame(who, recommendation))) return 'exam.same_person'
  if (wanted.verdict !== found.verdict && !wanted.note) return 'exam.note_needed'
  return undefined
}

/** Throws `conflict` when a decision may not (or no longer) be appealed on a day. */
export function mayAppeal(
  one: { state: string; appeal?: unknown; appealUntil?: string | undefined },
  today: string,
) {
  if (one.state !== 'competent' && one.state !== 'not_yet_competent')
    throw new AppError('conflict', 'nomination.wrong_state', 'Nothing was decided')
  if (one.appeal) throw new AppError('conflict', 'exam.appealed_before', 'An appeal is decided once')
  if (!one.appealUntil || today > one.appealUntil)
    throw new AppError('conflict', 'exam.appeal_late', 'The days for an appeal are over', [], {
      until: one.appealUntil ?? '',
    })
}

/** Nobody of a wave is left to be seen, examined or decided on. */
export const isSettled = (people: readonly { state: string }[]) =>
  people.every(({ state }) => !['assigned', 'attended', 'recommended'].includes(state))
