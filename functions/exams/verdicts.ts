import { record } from '../audit/record.ts'
import { companyRepository } from '../companies/repository.ts'
import type { Recommendation, Verdict } from '../contract/exam-facts.ts'
import type { Deps } from '../deps.ts'
import { tellResult } from '../mail/writes.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { letGo, nominationKey, transition } from '../nominations/writes.ts'
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
  type Panel,
  standing,
  usualAppealDays,
  verdictOf,
  workingDaysAfter,
} from './exam.ts'
import { examRepository } from './repository.ts'
import { createSteps, type Step } from './steps.ts'
import { panelKey } from './writes.ts'

type Ref = { company: string; nomination: string }
type Found = Ref & { technical: Verdict; managerial: Verdict; notes?: string | undefined }
type Decided = Ref & { verdict: Verdict; note?: string | undefined }
export type Skipped = { nomination: string; code: string }

const wrongState = (nomination: string): Skipped => ({ nomination, code: 'nomination.wrong_state' })

/** What assessors find and the committee decides: of several people at once, and of each on her own grounds. */
export function createVerdicts(deps: Deps) {
  const { db, now, newId } = deps
  const nominations = nominationRepository(deps)
  const companies = companyRepository(deps)
  const waves = waveRepository(deps)
  const exams = examRepository(deps)
  const write = createSteps(deps)
  const { tables } = db

  const read = (programme: string, refs: readonly Ref[]) =>
    nominations.getMany(
      refs.map(({ company, nomination }) => ({ programme, company, id: nomination })),
      true,
    )

  function recommendStep(one: StoredNomination, recommendation: Recommendation, actor: StaffActor): Step {
    const { assessor, verdict, at } = recommendation
    const unchanged = equals('version', one.version)
    const entry = { what: 'nomination.recommended', after: { verdict, assessor } } as const
    if (one.state === 'attended') {
      const moved = transition(tables, {
        nomination: one,
        to: 'recommended',
        at,
        by: signatureOf(actor),
        set: { recommendation },
        and: unchanged,
      })
      return { nomination: one, to: 'recommended', writes: [moved], entry }
    }
    const appealed = one.state === 'appealed'
    const mended: Write = {
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
    }
    return { nomination: one, to: one.state, writes: [mended], entry }
  }

  /** They are still shared out so. An appeal is given to its assessor in the nomination itself. */
  const stillShared =
    (wave: StoredWave, panel: Panel) =>
    (some: readonly Step[]): Write[] => {
      const shared = some.filter(({ nomination }) => nomination.state !== 'appealed')
      if (shared.length === 0) return []
      const so = shared.map(({ nomination: { id } }) => equals(`of.${id}`, panel.of[id]))
      return [
        {
          ConditionCheck: {
            TableName: tables.waves,
            Key: panelKey(wave.programme, wave.id),
            ...when(all(...so)),
          },
        },
      ]
    }

  function decideStep(
    one: StoredNomination,
    wave: string,
    company: StoredCompany,
    { verdict, note }: Decided,
    appealDays: number,
    at: string,
    actor: StaffActor,
  ): Step {
    const to = verdict === 'K' ? 'competent' : 'not_yet_competent'
    const found = standing(one)!
    const { version } = one
    return {
      nomination: one,
      to,
      writes: [
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
            ...(!one.appeal && { appealUntil: workingDaysAfter(dayIn(new Date(at)), appealDays) }),
          },
          ...(one.appeal && { remove: ['appealUntil'] }),
          and: all(
            equals('version', version),
            differs(one.state === 'appealed' ? 'appeal.recommendation.by' : 'recommendation.by', actor.id),
          ),
        }),
        ...(to === 'not_yet_competent' ? [letGo(tables, one)] : []),
        ...tellResult({
          tables,
          company,
          nomination: one,
          wave,
          at,
          requestId: actor.requestId,
          cause: String(version),
        }),
      ],
      entry: {
        what: `nomination.${to}`,
        after: { verdict, recommended: found.verdict },
        ...(note && { reason: note }),
      },
    }
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
      const at = now().toISOString()
      const steps: Step[] = []
      const skipped: Skipped[] = []
      for (const { technical, managerial, notes, nomination } of found) {
        const one = people.find(({ id }) => id === nomination)
        const assessor = one?.state === 'appealed' ? one.appeal?.assessor : panel.of[nomination]
        const code =
          !one || one.wave !== wave.id
            ? 'exam.not_listed'
            : mayRecommend(one, actor, assessor !== undefined && own.has(assessor))
        if (code) {
          skipped.push({ nomination, code })
          continue
        }
        const verdict = verdictOf(technical, managerial)
        const by = { assessor: assessor!, by: actor.id, email: actor.email, at }
        steps.push(recommendStep(one!, { technical, managerial, verdict, notes, ...by }, actor))
      }
      const changed = await write(steps, actor, stillShared(wave, panel))
      return [...skipped, ...changed.map(wrongState)]
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
      const at = now().toISOString()
      const steps: Step[] = []
      const skipped: Skipped[] = []
      for (const wanted of decided) {
        const one = people.find(({ id }) => id === wanted.nomination)
        const code = !one || one.wave !== wave.id ? 'exam.not_listed' : mayDecide(one, actor, wanted)
        if (code) skipped.push({ nomination: wanted.nomination, code })
        else
          steps.push(
            decideStep(
              one!,
              wave.id,
              await companyOf(one!.company),
              wanted,
              appealDays ?? usualAppealDays,
              at,
              actor,
            ),
          )
      }
      return [...skipped, ...(await write(steps, actor)).map(wrongState)]
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
