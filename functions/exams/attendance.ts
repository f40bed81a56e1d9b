import type { AuditAction } from '../contract/audit.ts'
import { record } from '../audit/record.ts'
import type { CheckIn, checkInOutcomes } from '../contract/exam.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { count, hold, letGo, nominationKey, transition } from '../nominations/writes.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, ConditionFailed, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, among, change, equals, when } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { pause } from '../platform/pause.ts'
import { waveRepository } from '../waves/repository.ts'
import { openStates, type StoredWave } from '../waves/wave.ts'
import { waveKey } from '../waves/writes.ts'
import { obstacle, type StoredCheckIn } from './exam.ts'
import { checkInItems, examRepository } from './repository.ts'
import { createSteps } from './steps.ts'
import { checkInKey, waveOpen, waveReopened } from './writes.ts'

type Outcome = {
  id: string
  nomination: string
  outcome: (typeof checkInOutcomes)[number]
  attendedAt?: string
  code?: string
}
/** A device's word, and the company of whom it saw, where it knows. */
type Seen = CheckIn & { company?: string | undefined }

const patience = 10

/** Who came: check-ins of devices that may have been offline, and the end of the day. */
export function createAttendance(deps: Deps) {
  const { db, now, newId } = deps
  const nominations = nominationRepository(deps)
  const waves = waveRepository(deps)
  const exams = examRepository(deps)
  const write = createSteps(deps)

  const audit = (actor: Actor, what: AuditAction, one: StoredNomination, after: Record<string, unknown>) =>
    record(db.tables, actor, now(), newId(), {
      programme: one.programme,
      what,
      subject: { kind: 'nomination', id: one.id },
      before: { state: one.state },
      after,
    })

  async function told(programme: string, wave: string, of: Seen, kept: StoredCheckIn): Promise<Outcome> {
    const base = { id: of.id, nomination: of.nomination }
    if (kept.nomination !== of.nomination) return { ...base, outcome: 'refused', code: 'exam.id_reused' }
    if (kept.code) return { ...base, outcome: 'refused', code: kept.code }
    const [one] = await find(programme, wave, of)
    return { ...base, outcome: 'repeated', attendedAt: one?.attendance?.at ?? kept.at }
  }

  /** The person whom a device saw: by company where the device named it, else of those who sit in the wave. */
  async function find(programme: string, wave: string, of: Seen): Promise<StoredNomination[]> {
    if (of.company) return nominations.getMany([{ programme, company: of.company, id: of.nomination }], true)
    const listed = (await nominations.refsOfWave(programme, wave)).find(({ id }) => id === of.nomination)
    return listed ? nominations.getMany([listed], true) : []
  }

  /** Counts one check-in, once. The earliest sight stands, so the order in which devices tell does not matter. */
  async function checkIn(wave: StoredWave, of: Seen, actor: Actor): Promise<Outcome> {
    const { programme, id: waveId } = wave
    const base = { id: of.id, nomination: of.nomination }
    const key = checkInKey(programme, waveId, of.id)
    const keep = (name?: string, code?: string): Write => ({
      Put: {
        TableName: db.tables.waves,
        Item: {
          ...key,
          ...checkInItems.stamp,
          ...base,
          at: of.at,
          device: of.device,
          by: signatureOf(actor),
          ...(name && { name }),
          ...(code && { code }),
        },
        ...when(absent()),
      },
    })

    let held = false
    for (let attempt = 0; attempt < patience; attempt++) {
      const kept = await exams.findCheckIn(programme, waveId, of.id)
      if (kept) return told(programme, waveId, of, kept)
      const [one] = await find(programme, waveId, of)
      const code = held
        ? 'exam.held_elsewhere'
        : obstacle(of, one, wave, { day: dayIn(new Date(of.at)), now: now() })
      const attendance = { at: of.at, how: of.how, device: of.device, by: signatureOf(actor) }
      const fresh = one?.state === 'assigned' || one?.state === 'absent'
      const earlier = one?.attendance && of.at < one.attendance.at
      try {
        if (code || !one) {
          await db.transact([keep(one?.name, code)])
          return { ...base, outcome: 'refused', code: code ?? 'exam.not_listed' }
        }
        if (fresh) {
          await db.transact([
            keep(one.name),
            transition(db.tables, {
              nomination: one,
              to: 'attended',
              at: now().toISOString(),
              by: signatureOf(actor),
              set: { attendance, examDate: wave.date },
              from: [one.state],
              and: equals('wave', waveId),
            }),
            count(db.tables, { programme, id: one.company }, { [one.state]: -1, attended: 1 }),
            ...(one.state === 'absent'
              ? [hold(db.tables, one), waveReopened(db.tables, programme, waveId)]
              : [waveOpen(db.tables, programme, waveId)]),
            audit(actor, 'nomination.attended', one, { state: 'attended', wave: waveId, at: of.at }),
          ])
          return { ...base, outcome: 'attended', attendedAt: of.at }
        }
        await db.transact([
          keep(one.name),
          ...(earlier
            ? [
                seenEarlier(one, attendance),
                audit(actor, 'nomination.seen_earlier', one, { at: of.at, before: one.attendance?.at }),
              ]
            : []),
        ])
        return { ...base, outcome: 'already', attendedAt: earlier ? of.at : one.attendance?.at }
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error
        // Since she was absent, another nomination of hers may have begun.
        held = one?.state === 'absent' && error.failed.includes(3) && !error.failed.includes(1)
        // Another device was faster, or the wave moved on: what holds now is read again.
        if (attempt > 0) wave = await waves.get(programme, waveId)
        await pause(attempt)
      }
    }
    throw new AppError('unavailable', 'server.busy', 'Too many conflicts')
  }

  const seenEarlier = (one: StoredNomination, attendance: StoredNomination['attendance']): Write => ({
    Update: {
      TableName: db.tables.nominations,
      Key: nominationKey(one),
      ...change({ set: { attendance }, add: { version: 1 }, when: equals('version', one.version) }),
    },
  })

  /** Who was not seen is absent; who came meanwhile is left alone. */
  const markAbsent = (people: readonly StoredNomination[], wave: string, actor: Actor) =>
    write(
      people.map((one) => ({
        nomination: one,
        to: 'absent',
        writes: [
          transition(db.tables, {
            nomination: one,
            to: 'absent',
            at: now().toISOString(),
            by: signatureOf(actor),
            from: ['assigned'],
            and: equals('wave', wave),
          }),
          letGo(db.tables, one),
        ],
        entry: { what: 'nomination.absent', after: { state: 'absent', wave } },
      })),
      actor,
    )

  return {
    /** Check-ins of one device; an outcome each, in their order. */
    async checkIn(wave: StoredWave, seen: readonly Seen[], actor: Actor): Promise<Outcome[]> {
      const outcomes: Outcome[] = []
      for (const one of seen) outcomes.push(await checkIn(wave, one, actor))
      return outcomes
    },

    /** Ends the day of a wave: it is held, and who was not seen is absent. Safe to repeat; throws before its day. */
    async close(wave: StoredWave, actor: Actor): Promise<{ absent: number; attended: number }> {
      const { programme, id } = wave
      if (wave.date > dayIn(now())) throw new AppError('conflict', 'exam.too_early', 'The day is yet to come')
      if (wave.state === 'cancelled') throw new AppError('conflict', 'wave.wrong_state', 'It is cancelled')
      if (openStates.includes(wave.state))
        try {
          await db.transact([
            {
              Update: {
                TableName: db.tables.waves,
                Key: waveKey(programme, id),
                ...change({
                  set: { state: 'held' },
                  add: { version: 1 },
                  when: all(among('state', openStates), equals('date', wave.date)),
                }),
              },
            },
            record(db.tables, actor, now(), newId(), {
              programme,
              what: 'wave.held',
              subject: { kind: 'wave', id },
            }),
          ])
        } catch (error) {
          if (!(error instanceof Cancelled || error instanceof ConditionFailed)) throw error
          const standing = await waves.get(programme, id)
          if (openStates.includes(standing.state) || standing.state === 'cancelled')
            throw new AppError('conflict', 'wave.wrong_state', `The wave is ${standing.state}`)
        }
      const people = await nominations.listOfWave(programme, id)
      await markAbsent(
        people.filter(({ state }) => state === 'assigned'),
        id,
        actor,
      )
      const everyone = await exams.sittings(programme, id)
      const absentees = everyone.filter(
        ({ nomination, attempt }) => (attempt?.outcome ?? nomination.state) === 'absent',
      ).length
      return { absent: absentees, attended: everyone.length - absentees }
    },
  }
}
export type Attendances = ReturnType<typeof createAttendance>
