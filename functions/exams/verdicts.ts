import type { AuditAction } from '../contract/audit.ts'
import { record } from '../audit/record.ts'
import { companyRepository } from '../companies/repository.ts'
import type { Recommendation, Verdict } from '../contract/exam.ts'
import type { Deps } from '../deps.ts'
import { tellResult } from '../mail/writes.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { count, letGo, nominationKey, transition } from '../nominations/writes.ts'
import { type StaffActor, signatureOf } from '../platform/actor.ts'
import { Cancelled, ConditionFailed, type Write } from '../platform/db.ts'
import { all, change, differs, equals, when } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { waveRepository } from '../waves/repository.ts'
import type { StoredWave } from '../waves/wave.ts'
import { waveKey } from '../waves/writes.ts'
import {
  isSettled,
  mayDecide,
  mayRecommend,
  standing,
  usualAppealDays,
  verdictOf,
  workingDaysAfter,
} from './exam.ts'
import { examRepository } from './repository.ts'
import { panelKey } from './writes.ts'

type Ref = { company: string; nomination: string }
type Found = Ref & { technical: Verdict; managerial: Verdict; notes?: string | undefined }
type Decided = Ref & { verdict: Verdict; note?: string | undefined }
export type Skipped = { nomination: string; code: string }

/** What assessors find and the committee decides: each person in a transaction of its own. */
export function createVerdicts(deps: Deps) {
  const { db, now, newId } = deps
  const nominations = nominationRepository(deps)
  const companies = companyRepository(deps)
  const waves = waveRepository(deps)
  const exams = examRepository(deps)
  const { tables } = db

  const audit = (
    actor: StaffActor,
    what: AuditAction,
    one: StoredNomination,
    after: Record<string, unknown>,
    reason?: string,
  ) =>
    record(tables, actor, now(), newId(), {
      programme: one.programme,
      what,
      subject: { kind: 'nomination', id: one.id },
      before: { state: one.state },
      after,
      ...(reason && { reason }),
    })

  const read = (programme: string, refs: readonly Ref[]) =>
    nominations.getMany(
      refs.map(({ company, nomination }) => ({ programme, company, id: nomination })),
      true,
    )

  /** Writes one thing; the code of its refusal when it changed meanwhile. */
  async function attempt(writes: Write[], changed: string): Promise<string | undefined> {
    try {
      await db.transact(writes)
      return undefined
    } catch (error) {
      if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
      return changed
    }
  }

  function recommendWrites(
    one: StoredNomination,
    wave: StoredWave,
    recommendation: Recommendation,
    actor: StaffActor,
  ): Write[] {
    const { assessor, verdict, at } = recommendation
    const unchanged = equals('version', one.version)
    const entry = audit(actor, 'nomination.recommended', one, { verdict, assessor })
    const mine: Write = {
      ConditionCheck: {
        TableName: tables.waves,
        Key: panelKey(wave.programme, wave.id),
        ...when(equals(`of.${one.id}`, assessor)),
      },
    }
    if (one.state === 'attended')
      return [
        transition(tables, {
          nomination: one,
          to: 'recommended',
          at,
          by: signatureOf(actor),
          set: { recommendation },
          and: unchanged,
        }),
        count(tables, { programme: one.programme, id: one.company }, { attended: -1, recommended: 1 }),
        mine,
        entry,
      ]
    const appealed = one.state === 'appealed'
    return [
      {
        Update: {
          TableName: tables.nominations,
          Key: nominationKey(one),
          ...change({
            set: { [appealed ? 'appeal.recommendation' : 'recommendation']: recommendation },
            add: { version: 1 },
            when: all(
              unchanged,
              equals('state', one.state),
              ...(appealed ? [equals('appeal.assessor', assessor)] : []),
            ),
          }),
        },
      },
      ...(appealed ? [] : [mine]),
      entry,
    ]
  }

  function decideWrites(
    one: StoredNomination,
    company: StoredCompany,
    { verdict, note }: Decided,
    appealDays: number,
    actor: StaffActor,
  ): Write[] {
    const at = now().toISOString()
    const to = verdict === 'K' ? 'competent' : 'not_yet_competent'
    const found = standing(one)!
    const { version } = one
    return [
      transition(tables, {
        nomination: one,
        to,
        at,
        by: signatureOf(actor),
        from: [one.state],
        set: {
          decision: { verdict, note, by: actor.id, email: actor.email, at },
          decidedAt: at,
          assessor: found.assessor,
          ...(!one.appeal && { appealUntil: workingDaysAfter(dayIn(now()), appealDays) }),
        },
        ...(one.appeal && { remove: ['appealUntil'] }),
        and: all(
          equals('version', version),
          differs(one.state === 'appealed' ? 'appeal.recommendation.by' : 'recommendation.by', actor.id),
        ),
      }),
      count(tables, company, { [one.state]: -1, [to]: 1 }),
      ...(to === 'not_yet_competent' ? [letGo(tables, one)] : []),
      audit(actor, `nomination.${to}`, one, { verdict, recommended: found.verdict }, note),
      ...tellResult({
        tables,
        company,
        nomination: one,
        at,
        requestId: actor.requestId,
        cause: String(version),
      }),
    ]
  }

  return {
    /** Records what an assessor found of own candidates; who is left out, and why. */
    async recommend(
      wave: StoredWave,
      found: readonly Found[],
      own: ReadonlySet<string>,
      actor: StaffActor,
    ): Promise<Skipped[]> {
      const { programme } = wave
      const [people, panel] = await Promise.all([read(programme, found), exams.panel(programme, wave.id)])
      const skipped: Skipped[] = []
      for (const { technical, managerial, notes, ...ref } of found) {
        const one = people.find(({ id }) => id === ref.nomination)
        const assessor = one?.state === 'appealed' ? one.appeal?.assessor : panel.of[ref.nomination]
        const code =
          !one || one.wave !== wave.id
            ? 'exam.not_listed'
            : mayRecommend(one, actor, assessor !== undefined && own.has(assessor))
        const refused =
          code ??
          (await attempt(
            recommendWrites(
              one!,
              wave,
              {
                technical,
                managerial,
                verdict: verdictOf(technical, managerial),
                notes,
                assessor: assessor!,
                by: actor.id,
                email: actor.email,
                at: now().toISOString(),
              },
              actor,
            ),
            'nomination.wrong_state',
          ))
        if (refused) skipped.push({ nomination: ref.nomination, code: refused })
      }
      return skipped
    },

    /** Records what the committee decided, with the mail that each decision owes; who is left out, and why. */
    async decide(
      wave: StoredWave,
      decided: readonly Decided[],
      appealDays: number | undefined,
      actor: StaffActor,
    ): Promise<Skipped[]> {
      const { programme } = wave
      const people = await read(programme, decided)
      const known = new Map<string, Promise<StoredCompany>>()
      const companyOf = (id: string) => {
        const company = known.get(id) ?? companies.get(programme, id)
        known.set(id, company)
        return company
      }
      const skipped: Skipped[] = []
      for (const wanted of decided) {
        const one = people.find(({ id }) => id === wanted.nomination)
        const code = !one || one.wave !== wave.id ? 'exam.not_listed' : mayDecide(one, actor, wanted)
        const refused =
          code ??
          (await attempt(
            decideWrites(one!, await companyOf(one!.company), wanted, appealDays ?? usualAppealDays, actor),
            'nomination.wrong_state',
          ))
        if (refused) skipped.push({ nomination: wanted.nomination, code: refused })
      }
      return skipped
    },

    /** Marks a held wave as decided once nobody of it is left to be examined or decided on; safe to repeat. */
    async settle(programme: string, id: string, requestId: string): Promise<StoredWave> {
      const wave = await waves.get(programme, id)
      if (wave.state !== 'held') return wave
      const sittings = await exams.sittings(programme, id)
      const standing = sittings.map(({ nomination, attempt: past }) => ({
        state: past ? past.outcome : nomination.state,
      }))
      // The index may not show everyone yet: the counter does.
      if (sittings.length < wave.taken || !isSettled(standing)) return wave
      const actor = { kind: 'system', name: 'exams', requestId } as const
      try {
        await db.transact([
          {
            Update: {
              TableName: tables.waves,
              Key: waveKey(programme, id),
              ...change({
                set: { state: 'decided' },
                add: { version: 1 },
                when: all(equals('state', 'held'), equals('version', wave.version)),
              }),
            },
          },
          record(tables, actor, now(), newId(), {
            programme,
            what: 'wave.decided',
            subject: { kind: 'wave', id },
          }),
        ])
      } catch (error) {
        // Somebody was seen late, or another run was faster.
        if (!(error instanceof Cancelled || error instanceof ConditionFailed)) throw error
      }
      return waves.get(programme, id)
    },
  }
}
export type Verdicts = ReturnType<typeof createVerdicts>
