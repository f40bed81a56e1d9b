import {
  admitWalkIn,
  appeal,
  assignAppeal,
  checkIns,
  closeAttendance,
  decide,
  type Examinee,
  type ExamDay,
  type ExamWave,
  getExam,
  getRoll,
  listAppeals,
  listExams,
  portalAppeal,
  portalReassess,
  reassess,
  recommend,
  sharePanel,
} from '../contract/exam.ts'
import { may } from '../contract/access.ts'
import { slipCode } from '../contract/slip.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import type { Actor, StaffActor } from '../platform/actor.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { explain } from '../platform/problem.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { registers } from '../waves/registers.ts'
import { waveRepository } from '../waves/repository.ts'
import type { StoredAssessor, StoredVenue, StoredWave } from '../waves/wave.ts'
import { createAppeals } from './appeals.ts'
import { createAttendance } from './attendance.ts'
import { createPanels } from './panels.ts'
import { examinee, examRepository } from './repository.ts'
import { createVerdicts, type Skipped } from './verdicts.ts'
import { createWalkIns } from './walk-ins.ts'

/** An officer who is an assessor and nothing else sees own waves and own candidates only. */
const seesAll = (actor: StaffActor, programme: string) =>
  may(actor.grants, 'exam.run', programme) ||
  may(actor.grants, 'exam.decide', programme) ||
  may(actor.grants, 'audit.read', programme)

export function examRoutes(deps: Deps): Door[] {
  const exams = examRepository(deps)
  const waves = waveRepository(deps)
  const nominations = nominationRepository(deps)
  const programmes = programmeRepository(deps)
  const { assessors, venues } = registers(deps)
  const attendance = createAttendance(deps)
  const panels = createPanels(deps)
  const verdicts = createVerdicts(deps)
  const appeals = createAppeals(deps)
  const admit = createWalkIns(deps)

  /** Entries of the register that are this officer, by address. */
  const ownOf = (actor: StaffActor, known: readonly StoredAssessor[]) =>
    new Set(
      known
        .filter(({ email }) => email.toLowerCase() === actor.email.toLowerCase())
        .map((assessor) => assessor.id),
    )

  const shownWave = (
    wave: StoredWave,
    places: readonly StoredVenue[],
    own: ReadonlySet<string>,
  ): ExamWave => {
    const { programme: _, sequence: __, ...rest } = wave
    return {
      ...rest,
      venueName: places.find(({ id }) => id === wave.venue)?.name ?? '',
      mine: wave.assessors.some((id) => own.has(id)),
    }
  }

  /** The wave for somebody who may see it: an assessor sees own ones only. */
  async function visible(programme: string, id: string, actor: StaffActor) {
    const [wave, known] = await Promise.all([waves.get(programme, id), assessors.list(programme)])
    const own = ownOf(actor, known)
    if (!seesAll(actor, programme) && !wave.assessors.some((assessor) => own.has(assessor)))
      throw new AppError('forbidden', 'exam.not_your_wave', 'Not an assessor of this wave')
    return { wave, known, own }
  }

  const withoutFindings = ({ recommendation: _, decision: __, appeal: ___, ...rest }: Examinee): Examinee =>
    rest

  async function dayOf(programme: string, id: string, actor: StaffActor): Promise<ExamDay> {
    const { wave, known, own } = await visible(programme, id, actor)
    const [panel, sittings, conflicts, places] = await Promise.all([
      exams.panel(programme, id),
      exams.sittings(programme, id),
      exams.conflicts(programme, id),
      venues.some(programme, [wave.venue]),
    ])
    const whole = seesAll(actor, programme)
    const people = sittings.map((sitting) => examinee(sitting, panel))
    const here = new Set(people.filter((one) => one.attendance).map((one) => one.nomination))
    return {
      wave: shownWave(wave, places, own),
      assessors: known
        .filter((assessor) => wave.assessors.includes(assessor.id))
        .map(({ id: assessor, name, registration }) => ({
          id: assessor,
          name,
          registration,
          mine: own.has(assessor),
        })),
      people: people.map((one) =>
        whole || (one.assessor && own.has(one.assessor)) ? one : withoutFindings(one),
      ),
      // Who is counted by now needs no officer any more.
      conflicts: conflicts
        .filter(({ nomination }) => !here.has(nomination))
        .map(({ by: _, code, ...rest }) => ({ ...rest, code: code ?? '' })),
      panelVersion: panel.version,
    }
  }

  const explained = async (skipped: readonly Skipped[], language: 'id' | 'en') =>
    (
      await explain(
        skipped.map(({ nomination, code }) => ({ field: nomination, code })),
        language,
      )
    ).map(({ field, ...rest }) => ({ nomination: field, ...rest }))

  /** Those who were asked for, as they stand now. */
  async function peopleOf(wave: StoredWave, refs: readonly { company: string; nomination: string }[]) {
    const [panel, found] = await Promise.all([
      exams.panel(wave.programme, wave.id),
      nominations.getMany(
        refs.map(({ company, nomination }) => ({ programme: wave.programme, company, id: nomination })),
        true,
      ),
    ])
    return found.filter((one) => one.wave === wave.id).map((nomination) => examinee({ nomination }, panel))
  }

  const asked = (params: { programme: string; company: string; nomination: string }) =>
    nominations.get({ programme: params.programme, company: params.company, id: params.nomination })
  const after = ({ id, state }: StoredNomination) => ({ nomination: id, state })
  async function again(one: StoredNomination, reason: string | undefined, actor: Actor) {
    if (!one.wave) throw new AppError('conflict', 'nomination.wrong_state', 'No exam to be taken again')
    return appeals.reassess(one, await waves.get(one.programme, one.wave), reason, actor)
  }

  return [
    door(listExams, async ({ params: { programme }, actor }) => {
      const [all, places, known] = await Promise.all([
        waves.list(programme),
        venues.list(programme),
        assessors.list(programme),
      ])
      const own = ownOf(actor, known)
      const shown = all.map((wave) => shownWave(wave, places, own))
      return seesAll(actor, programme) ? shown : shown.filter(({ mine }) => mine)
    }),
    door(getExam, ({ params: { programme, wave }, actor }) => dayOf(programme, wave, actor)),
    door(getRoll, async ({ params: { programme, wave: id }, actor }) => {
      const { wave } = await visible(programme, id, actor)
      const [sittings, [venue]] = await Promise.all([
        exams.sittings(programme, id),
        venues.some(programme, [wave.venue]),
      ])
      const { scheme, date, startsAt, endsAt, state } = wave
      return {
        wave: { id, scheme, date, startsAt, endsAt, state, venueName: venue?.name ?? '' },
        people: sittings
          .filter(({ attempt }) => !attempt)
          .map(({ nomination: one }) => ({
            nomination: one.id,
            company: one.company,
            code: slipCode(one.id),
            name: one.name,
            companyName: one.companyName,
            attendedAt: one.attendance?.at,
          })),
      }
    }),
    door(checkIns, async ({ params: { programme, wave: id }, body, actor, language }) => {
      const { wave } = await visible(programme, id, actor)
      const outcomes = await attendance.checkIn(wave, body.checkIns, actor)
      const texts = await explain(
        outcomes.flatMap(({ id: field, code }) => (code ? [{ field, code }] : [])),
        language,
      )
      return {
        outcomes: outcomes.map((outcome) => {
          const text = texts.find(({ field }) => field === outcome.id)?.text
          return { ...outcome, ...(text && { text }) }
        }),
      }
    }),
    door(admitWalkIn, async ({ params, body, actor }) => {
      const [programme, wave] = await Promise.all([
        programmes.get(params.programme),
        waves.get(params.programme, params.wave),
      ])
      const nomination = await admit(programme, wave, body, actor)
      return examinee({ nomination }, await exams.panel(programme.id, wave.id))
    }),
    door(closeAttendance, async ({ params: { programme, wave: id }, actor }) => {
      const wave = await waves.get(programme, id)
      const closed = await attendance.close(wave, actor)
      await verdicts.settle(programme, id, actor.requestId)
      return closed
    }),
    door(sharePanel, async ({ params: { programme, wave: id }, body, actor }) => {
      await panels.set(await waves.get(programme, id), body, actor)
      return dayOf(programme, id, actor)
    }),
    door(recommend, async ({ params: { programme, wave: id }, body, actor, language }) => {
      const { wave, own } = await recommending(programme, id, actor)
      const skipped = await verdicts.recommend(wave, body.recommendations, own, actor)
      return {
        people: await peopleOf(wave, body.recommendations),
        skipped: await explained(skipped, language),
      }
    }),
    door(decide, async ({ params: { programme, wave: id }, body, actor, language }) => {
      const [wave, { appealDays }] = await Promise.all([waves.get(programme, id), programmes.get(programme)])
      const skipped = await verdicts.decide(wave, body.decisions, appealDays, actor)
      const { state } = await verdicts.settle(programme, id, actor.requestId)
      return {
        people: await peopleOf(wave, body.decisions),
        skipped: await explained(skipped, language),
        state,
      }
    }),
    door(listAppeals, async ({ params: { programme }, actor }) => {
      const [open, known, all] = await Promise.all([
        nominations.allInState(programme, 'appealed'),
        assessors.list(programme),
        waves.list(programme),
      ])
      const own = ownOf(actor, known)
      return open
        .filter(({ appeal: of }) => seesAll(actor, programme) || own.has(of?.assessor ?? ''))
        .map((nomination) => ({
          ...examinee({ nomination }, { of: {}, version: 0 }),
          wave: nomination.wave ?? '',
          examDate: all.find(({ id }) => id === nomination.wave)?.date ?? '',
        }))
    }),
    door(appeal, async ({ params, body, actor }) =>
      after(await appeals.appeal(await asked(params), body.reason, actor)),
    ),
    door(assignAppeal, async ({ params, body, actor }) => {
      const [one, [assessor]] = await Promise.all([
        asked(params),
        assessors.some(params.programme, [body.assessor]),
      ])
      if (!assessor)
        throw new AppError('invalid', 'input.invalid', 'No such assessor', [
          { field: 'assessor', code: 'assessor.unknown' },
        ])
      return after(await appeals.assign(one, assessor, actor))
    }),
    door(reassess, async ({ params, body, actor }) =>
      after(await again(await asked(params), body.reason, actor)),
    ),
    door(portalAppeal, async ({ params, body, actor }) =>
      nominations.shown(await appeals.appeal(await asked({ ...actor, ...params }), body.reason, actor)),
    ),
    door(portalReassess, async ({ params, body, actor }) =>
      nominations.shown(await again(await asked({ ...actor, ...params }), body.reason, actor)),
    ),
  ]

  /** An appeal may lie with an assessor who was not of the wave. */
  async function recommending(programme: string, id: string, actor: StaffActor) {
    const [wave, known] = await Promise.all([waves.get(programme, id), assessors.list(programme)])
    return { wave, own: ownOf(actor, known) }
  }
}
