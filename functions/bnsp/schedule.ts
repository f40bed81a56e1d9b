import type { AuditAction } from '../contract/audit.ts'
import { record } from '../audit/record.ts'
import type { ReportedWave } from '../contract/bnsp.ts'
import { plainNumber } from '../contract/plain-number.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, any, change, differs, equals, when } from '../platform/expressions.ts'
import { waveRepository } from '../waves/repository.ts'
import type { StoredWave } from '../waves/wave.ts'
import { waveKey } from '../waves/writes.ts'

export const shownWave = (wave: StoredWave): ReportedWave => {
  const { id, scheme, date, state, taken, scheduleCode, reportedBy, reportedOn } = wave
  return { id, scheme, date, state, taken, scheduleCode, reportedBy, reportedOn }
}

const holdKey = (programme: string, code: string) => ({
  pk: `P#${programme}#schedule#${plainNumber(code)}`,
  sk: 'schedule',
})

/** What BNSP knows of a wave: its schedule's code, and that its results were reported. */
export function createSchedules(deps: Deps) {
  const { db, now, newId } = deps
  const { tables } = db
  const waves = waveRepository(deps)

  const audit = (wave: StoredWave, actor: Actor, what: AuditAction, rest: object) =>
    record(tables, actor, now(), newId(), {
      programme: wave.programme,
      what,
      subject: { kind: 'wave', id: wave.id },
      ...rest,
    })

  return {
    /**
     * Sets the code of a schedule; one code belongs to one wave. Setting what stands there changes nothing.
     * Throws `conflict` when another code than `seen` stands there, or another wave has this one.
     */
    async set(wave: StoredWave, code: string, seen: string | undefined, actor: Actor): Promise<StoredWave> {
      if (wave.state === 'cancelled')
        throw new AppError('conflict', 'wave.wrong_state', 'The wave is cancelled')
      if (plainNumber(code) === '')
        throw new AppError('invalid', 'input.invalid', 'No code', [
          { field: 'scheduleCode', code: 'bnsp.number_unreadable' },
        ])
      const { programme, id, scheduleCode: old } = wave
      if (old === code) return wave
      if (old !== seen) throw new AppError('conflict', 'version.stale', 'The code was changed meanwhile')
      const mine = equals('wave', id)
      const freed: Write[] =
        old && plainNumber(old) !== plainNumber(code)
          ? [
              {
                Delete: {
                  TableName: tables.waves,
                  Key: holdKey(programme, old),
                  ...when(any(absent(), mine)),
                },
              },
            ]
          : []
      try {
        await db.transact([
          {
            Update: {
              TableName: tables.waves,
              Key: waveKey(programme, id),
              // Its version stays: nothing of it changes that a plan or a seat depends on.
              ...change({
                set: { scheduleCode: code },
                when: all(
                  equals('id', id),
                  differs('state', 'cancelled'),
                  old ? equals('scheduleCode', old) : absent('scheduleCode'),
                ),
              }),
            },
          },
          {
            Put: {
              TableName: tables.waves,
              Item: { ...holdKey(programme, code), v: 1, wave: id },
              ...when(any(absent(), mine)),
            },
          },
          ...freed,
          audit(wave, actor, 'wave.schedule_set', {
            before: { scheduleCode: old },
            after: { scheduleCode: code },
          }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
        if (error.failed.includes(0)) {
          const standing = await waves.get(programme, id)
          if (standing.scheduleCode === code) return standing
          throw new AppError('conflict', 'version.stale', 'The wave was changed meanwhile')
        }
        throw new AppError('conflict', 'bnsp.schedule_taken', 'Another wave has this code', [
          { field: 'scheduleCode', code: 'bnsp.schedule_taken' },
        ])
      }
      return waves.get(programme, id)
    },

    /** Records that the results went to BNSP. The same letter again changes nothing; throws `conflict` unless it is decided. */
    async report(
      wave: StoredWave,
      letter: { letterNo: string; letterDate: string },
      actor: Actor,
    ): Promise<StoredWave> {
      const isSame = ({ state, reportedBy }: StoredWave) =>
        state === 'reported' && reportedBy === letter.letterNo
      if (isSame(wave)) return wave
      const { programme, id } = wave
      try {
        await db.transact([
          {
            Update: {
              TableName: tables.waves,
              Key: waveKey(programme, id),
              ...change({
                set: { state: 'reported', reportedBy: letter.letterNo, reportedOn: letter.letterDate },
                add: { version: 1 },
                when: equals('state', 'decided'),
              }),
            },
          },
          audit(wave, actor, 'wave.reported', { before: { state: wave.state }, after: letter }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled) || !error.failed.includes(0)) throw error
        const standing = await waves.get(programme, id)
        if (isSame(standing)) return standing
        throw new AppError(
          'conflict',
          standing.state === 'reported' ? 'bnsp.reported_before' : 'bnsp.not_decided',
          `The wave is ${standing.state}`,
        )
      }
      return waves.get(programme, id)
    },
  }
}
