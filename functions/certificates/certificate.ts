import * as v from 'valibot'
import { Certificate, type CertificateState } from '../contract/certificate.ts'
import { AppError } from '../platform/errors.ts'
import { dayIn } from '../platform/jakarta.ts'

/** Months before the end in which people are reminded. */
export const reminderMonths: readonly number[] = [6, 3, 1]

/** A certificate as the register keeps it. */
export const StoredCertificate = v.object({
  ...Certificate.entries,
  programme: v.string(),
  issuedAt: v.string(),
  issuedBy: v.string(),
})
export type StoredCertificate = v.InferOutput<typeof StoredCertificate>

export const ways: Record<CertificateState, readonly CertificateState[]> = {
  issued: ['expired', 'revoked', 'replaced'],
  expired: [],
  revoked: [],
  replaced: [],
}

/** The same day so many months later, or the last of its month. */
export function monthsOn(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

/** The last day of validity: the day before the anniversary. */
export const lastDay = (issuedOn: string, years: number) =>
  new Date(Date.parse(monthsOn(issuedOn, 12 * years)) - 86_400_000).toISOString().slice(0, 10)

/** When one was examined, a day, and when that was decided, an instant. */
type Passed = { examDate?: string | undefined; decidedAt?: string | undefined }
const latest = (...days: string[]) => days.reduce((a, b) => (a > b ? a : b))
const decidedOn = ({ decidedAt }: Passed) => (decidedAt ? dayIn(new Date(decidedAt)) : '')

/** The first day that a certificate may bear: within the year before, and not before the exam or its decision. */
export const earliest = (of: Passed, today: string) =>
  latest(monthsOn(today, -12), of.examDate ?? '', decidedOn(of))

/** Throws `invalid` for a day before the `earliest`, or ahead: it would be valid before it exists. */
export function mayDate(issuedOn: string, of: Passed, today: string) {
  const fault = (code: string, params = {}) =>
    new AppError('invalid', 'input.invalid', 'No such day of issue', [{ field: 'issuedOn', code, params }])
  if (issuedOn > today || issuedOn < monthsOn(today, -12)) throw fault('certificate.issued_on')
  const { examDate: exam = '' } = of
  if (issuedOn < exam) throw fault('certificate.before_exam', { exam })
  if (issuedOn < decidedOn(of)) throw fault('certificate.before_decision', { exam, decided: decidedOn(of) })
}

/** What falls due next for a certificate after a day: a reminder (`months` left), or its end (0); and when. */
export function nextDue(expiresOn: string, after: string): { day: string; months: number } {
  for (const months of reminderMonths) {
    const day = monthsOn(expiresOn, -months)
    if (day > after) return { day, months }
  }
  return { day: new Date(Date.parse(expiresOn) + 86_400_000).toISOString().slice(0, 10), months: 0 }
}

/** Days during which a reminder that fell due is still owed: the schedule may have stood still. */
const graceDays = 7

/** The reminder that is owed on a day: the months left, and the day on which it fell due. */
export function reminderOn(expiresOn: string, today: string): { day: string; months: number } | undefined {
  if (today > expiresOn) return undefined
  for (const months of reminderMonths) {
    const day = monthsOn(expiresOn, -months)
    const late = (Date.parse(today) - Date.parse(day)) / 86_400_000
    if (late >= 0 && late <= graceDays) return { day, months }
  }
  return undefined
}

/** How it stands on a day, whether or not the schedule has come round. */
export const stateOn = (
  { state, expiresOn }: Pick<StoredCertificate, 'state' | 'expiresOn'>,
  today: string,
) => (state === 'issued' && today > expiresOn ? 'expired' : state)

/** Throws `conflict` unless it may go from where it stands. */
export function mayBecome(certificate: StoredCertificate, state: CertificateState) {
  if (!ways[certificate.state].includes(state))
    throw new AppError(
      'conflict',
      'certificate.wrong_state',
      `A ${certificate.state} certificate cannot become ${state}`,
    )
}

/** Throws unless a revocation was proposed, and by somebody else. */
export function mayConfirm({ revocation }: StoredCertificate, by: string) {
  if (!revocation) throw new AppError('conflict', 'certificate.not_proposed', 'No revocation was proposed')
  if (revocation.by === by)
    throw new AppError('forbidden', 'certificate.same_officer', 'Who proposes does not confirm')
}
