import * as v from 'valibot'
import { Appeal, Attempt, Attendance, Decision, Recommendation } from '../contract/exam-facts.ts'
import type { CompanyState, Standing } from '../contract/company.ts'
import { whyNotNominate } from '../contract/late.ts'
import {
  Nomination,
  type NominationInput,
  type NominationState,
  nominationStates,
} from '../contract/nomination.ts'
import { nikContradictions } from '../contract/person/nik.ts'
import { AppError } from '../platform/errors.ts'

/** A nomination as it is kept: the NIK only sealed and hashed. */
export const StoredNomination = v.object({
  ...v.omit(Nomination, ['nik', 'companyName']).entries,
  programme: v.string(),
  companyName: v.string(),
  nikSealed: v.string(),
  nikHash: v.string(),
  /** Of the exam at hand; what stands in `attempts` is over. */
  attendance: v.optional(Attendance),
  recommendation: v.optional(Recommendation),
  decision: v.optional(Decision),
  appeal: v.optional(Appeal),
  attempts: v.optional(v.array(Attempt)),
})
export type StoredNomination = v.InferOutput<typeof StoredNomination>

/** Where a nomination may go from where it stands. */
export const ways: Record<NominationState, readonly NominationState[]> = {
  submitted: ['verified', 'returned', 'refused', 'withdrawn'],
  returned: ['submitted', 'refused', 'withdrawn'],
  // Attends at once: a walk-in whom an officer seats on the exam day.
  verified: ['assigned', 'attended', 'submitted', 'returned', 'refused', 'withdrawn'],
  assigned: ['attended', 'absent', 'verified', 'refused', 'withdrawn', 'replaced'],
  attended: ['recommended'],
  // Attended: a device that was offline told late.
  absent: ['attended', 'verified', 'withdrawn'],
  recommended: ['competent', 'not_yet_competent'],
  competent: ['certified', 'appealed'],
  not_yet_competent: ['verified', 'appealed', 'withdrawn'],
  appealed: ['competent', 'not_yet_competent'],
  certified: [],
  refused: [],
  withdrawn: [],
  replaced: [],
}

/** The states from which one may be reached. */
export const sourcesOf = (target: NominationState) =>
  nominationStates.filter((state) => ways[state].includes(target))

/** States in which its company may still correct a person's identity: it is looked at again. */
export const identityStates: readonly NominationState[] = ['submitted', 'returned', 'verified']
/** States in which its company may change dates, contact and what BNSP wants to know. */
export const detailStates: readonly NominationState[] = [...identityStates, 'assigned', 'absent']

/** Whether a worker can come on a day, `yyyy-mm-dd`. */
export const suits = (
  { notBefore, unavailable }: { notBefore?: string | undefined; unavailable: readonly string[] },
  day: string,
): boolean => (notBefore === undefined || notBefore <= day) && !unavailable.includes(day)

/** A person is held by one nomination per scheme; in these states the hold is given up. */
export const releasing: readonly NominationState[] = [
  'refused',
  'withdrawn',
  'replaced',
  'absent',
  'not_yet_competent',
]

type Nominator = { state: CompanyState; standing: Standing; id: string; name: string }
type Round = { id: string; nominateUntil: string; endsOn: string; schemes: { id: string }[] }

/** Whether a company may nominate in a programme today; throws `forbidden` if not. */
export function mayNominate(company: Nominator, programme: Round, today: string) {
  const why = whyNotNominate(company, programme, today)
  if (why) throw new AppError('forbidden', why, 'This company may not nominate now')
}

/** Contradictions with the NIK that the clerk has not confirmed: to be looked at, not refused. */
export const doubts = (input: Pick<NominationInput, 'nik' | 'sex' | 'birthDate' | 'confirmed'>) =>
  nikContradictions(input.nik, input)
    .filter(({ field }) => !input.confirmed.includes(field))
    .map(({ field, fault }) => ({ field, code: fault.code, params: fault.params }))

/** Makes a nomination of what a company sent, or says why it cannot be taken. */
export function submit(
  { nik: _, ...input }: NominationInput,
  sealed: { nikSealed: string; nikHash: string },
  from: { company: Nominator; programme: Round; id: string; by: string; at: string },
): StoredNomination {
  if (!from.programme.schemes.some((scheme) => scheme.id === input.scheme))
    throw new AppError('invalid', 'input.invalid', 'No such scheme', [
      { field: 'scheme', code: 'scheme.unknown' },
    ])
  return {
    ...input,
    ...sealed,
    id: from.id,
    programme: from.programme.id,
    company: from.company.id,
    companyName: from.company.name,
    state: 'submitted',
    submittedAt: from.at,
    version: 1,
    history: [{ state: 'submitted', at: from.at, by: from.by }],
  }
}

const contact = ['phone', 'email', 'address'] as const
const identity = ['name', 'sex', 'birthDate'] as const
const details = ['birthPlace', 'cityCode', 'provinceCode', 'education', 'occupation', 'notBefore'] as const

type Sent = Omit<NominationInput, 'nik'>

/**
 * What a repeated upload changes in a nomination the company already has: nothing, some fields, or
 * (`locked`) an identity that an officer has already verified.
 */
export function compare(old: StoredNomination, sent: Sent) {
  // An empty cell in a later sheet does not wipe what is known.
  const differs = (field: keyof Sent & keyof StoredNomination) =>
    sent[field] !== undefined && sent[field] !== old[field]
  const changed = [...contact, ...details, ...identity].filter(differs)
  const open = old.state === 'submitted' || old.state === 'returned'
  const locked = !open && identity.some(differs)
  const set = Object.fromEntries(
    changed
      .filter((field) => open || !(identity as readonly string[]).includes(field))
      .map((field) => [field, sent[field]]),
  ) as Partial<StoredNomination>
  return { locked, set, unchanged: changed.length === 0 }
}

type Seat = { scheme: string; date: string; state: string }

/** Whether one may take another's seat in a wave; throws a refusal that says why not. `away`: days on which the company can send nobody. */
export function mayTakeSeat(
  coming: StoredNomination,
  leaving: Pick<StoredNomination, 'nikHash'>,
  wave: Seat,
  { today, away }: { today: string; away: readonly string[] },
) {
  if (coming.nikHash === leaving.nikHash)
    throw new AppError('invalid', 'replacement.same', 'She sits there herself', [
      { field: 'worker.nik', code: 'replacement.same' },
    ])
  if (wave.date <= today) throw new AppError('conflict', 'replacement.too_late', 'The exam is today or over')
  if (coming.scheme !== wave.scheme)
    throw new AppError('conflict', 'wave.other_scheme', 'She is nominated for another scheme')
  if (!suits(coming, wave.date) || away.includes(wave.date))
    throw new AppError('invalid', 'wave.unsuitable', 'She cannot come on that day', [
      { field: 'worker.unavailable', code: 'wave.unsuitable' },
    ])
}
