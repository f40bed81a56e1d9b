import type { AuditAction } from '../contract/audit.ts'
import { record } from '../audit/record.ts'
import type { Attempt } from '../contract/exam-facts.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { count, hold, nominationKey, transition } from '../nominations/writes.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, change, equals } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { releaseQuota } from '../quota/writes.ts'
import type { StoredAssessor, StoredWave } from '../waves/wave.ts'
import { mayAppeal } from './exam.ts'
import { keepSitting } from './writes.ts'

/** What follows a result: an appeal, and another exam after absence or a BK. */
export function createAppeals(deps: Deps) {
  const { db, now, newId } = deps
  const { tables } = db
  const nominations = nominationRepository(deps)

  const entry = (actor: Actor, what: AuditAction, one: StoredNomination, after: object, reason?: string) =>
    record(tables, actor, now(), newId(), {
      programme: one.programme,
      what,
      subject: { kind: 'nomination', id: one.id },
      before: { state: one.state },
      after: { ...after },
      ...(reason && { reason }),
    })
  const companyOf = (one: StoredNomination) => ({ programme: one.programme, id: one.company })

  /** Writes, and tells of a person whom another nomination holds by now from one that changed. */
  async function write(one: StoredNomination, writes: Write[], held?: number): Promise<StoredNomination> {
    try {
      await db.transact(writes)
    } catch (error) {
      if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
      throw held !== undefined && error.failed.includes(held) && !error.failed.includes(0)
        ? new AppError('conflict', 'exam.held_elsewhere', 'Another nomination holds this person')
        : new AppError('conflict', 'nomination.wrong_state', 'The nomination has changed')
    }
    return nominations.get(one)
  }

  return {
    /** Takes an appeal; throws as `mayAppeal` does, or when another nomination of the person is open. */
    async appeal(one: StoredNomination, reason: string, actor: Actor): Promise<StoredNomination> {
      mayAppeal(one, dayIn(now()))
      const { recommendation, decision } = one
      if (!recommendation || !decision) throw new Error('a decision without what it rests on')
      const at = now().toISOString()
      return write(
        one,
        [
          transition(tables, {
            nomination: one,
            to: 'appealed',
            at,
            by: signatureOf(actor),
            set: {
              appeal: { at, by: signatureOf(actor), reason, before: { recommendation, decision } },
            },
            from: [one.state],
            and: equals('version', one.version),
          }),
          hold(tables, one),
          count(tables, companyOf(one), { [one.state]: -1, appealed: 1 }),
          entry(actor, 'nomination.appealed', one, { state: 'appealed' }, reason),
        ],
        1,
      )
    },

    /** Gives an appeal to another assessor than the first, of no company that sent the candidate. */
    async assign(one: StoredNomination, assessor: StoredAssessor, actor: Actor): Promise<StoredNomination> {
      const { appeal } = one
      if (one.state !== 'appealed' || !appeal)
        throw new AppError('conflict', 'nomination.wrong_state', 'There is no open appeal')
      const { recommendation: first, decision } = appeal.before
      const email = assessor.email.toLowerCase()
      if (
        assessor.id === first.assessor ||
        email === first.email.toLowerCase() ||
        email === decision.email.toLowerCase()
      )
        throw new AppError('conflict', 'exam.other_assessor', 'An appeal goes to another assessor')
      if (assessor.company === one.company)
        throw new AppError('conflict', 'wave.assessor_company', 'Of the company of the candidate')
      return write(one, [
        {
          Update: {
            TableName: tables.nominations,
            Key: nominationKey(one),
            ...change({
              set: { 'appeal.assessor': assessor.id },
              add: { version: 1 },
              remove: appeal.assessor === assessor.id ? [] : ['appeal.recommendation'],
              when: all(equals('version', one.version), equals('state', 'appealed')),
            }),
          },
        },
        entry(actor, 'nomination.appeal_assigned', one, { assessor: assessor.id }),
      ])
    },

    /**
     * Back to those who wait, after absence or a BK. The sitting stays counted in its wave and the exam on
     * record; the quota comes back when nobody was examined. Throws when another nomination holds the person.
     */
    async reassess(
      one: StoredNomination,
      wave: StoredWave,
      reason: string | undefined,
      actor: Actor,
    ): Promise<StoredNomination> {
      if ((one.state !== 'absent' && one.state !== 'not_yet_competent') || one.wave !== wave.id)
        throw new AppError('conflict', 'nomination.wrong_state', 'There is no exam to be taken again')
      const { programme, scheme, state } = one
      const at = now().toISOString()
      const { attendance, recommendation, decision, appeal } = one
      const attempt: Attempt = {
        wave: wave.id,
        examDate: wave.date,
        outcome: state,
        attendance,
        recommendation,
        decision,
        appeal,
        leftAt: at,
      }
      return write(
        one,
        [
          transition(tables, {
            nomination: one,
            to: 'verified',
            at,
            by: signatureOf(actor),
            set: { attempts: [...(one.attempts ?? []), attempt] },
            remove: [
              'attendance',
              'recommendation',
              'decision',
              'appeal',
              'examDate',
              'assessor',
              'decidedAt',
              'appealUntil',
            ],
            wave: null,
            from: [state],
            and: equals('version', one.version),
          }),
          hold(tables, one),
          count(tables, companyOf(one), { [state]: -1, verified: 1 }),
          keepSitting(
            tables,
            { programme, wave: wave.id, nomination: one.id, company: one.company, scheme },
            state === 'not_yet_competent',
          ),
          ...(state === 'absent' ? [releaseQuota(tables, { programme, scheme, n: 1 })] : []),
          entry(actor, 'nomination.reassessed', one, { state: 'verified' }, reason),
        ],
        1,
      )
    },
  }
}
