import { record } from '../audit/record.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, equals, when } from '../platform/expressions.ts'
import type { StoredWave } from '../waves/wave.ts'
import { arrangePanel } from './exam.ts'
import { examRepository } from './repository.ts'
import { panelKey } from './writes.ts'

/** Who examines whom. One item a wave, so that the most of each assessor holds whoever edits at once. */
export function createPanels(deps: Deps) {
  const { db, now, newId } = deps
  const exams = examRepository(deps)

  return {
    /** Sets the panel of the version that was seen; throws `version.stale`, or as `arrangePanel` does. */
    async set(
      wave: StoredWave,
      wanted: { of: Record<string, string>; share: boolean; version: number },
      actor: Actor,
    ): Promise<void> {
      const { programme, id } = wave
      const [before, sittings] = await Promise.all([
        exams.panel(programme, id),
        exams.sittings(programme, id),
      ])
      const stale = () => new AppError('conflict', 'version.stale', 'The panel was changed meanwhile')
      if (before.version !== wanted.version) throw stale()
      const people = sittings
        .filter(({ nomination, attempt }) => !attempt && nomination.state !== 'absent')
        .map(({ nomination }) => nomination)
      // What was found already stays with whom found it.
      const fixed = Object.fromEntries(
        people.flatMap((one) => (one.recommendation ? [[one.id, one.recommendation.assessor]] : [])),
      )
      const of = arrangePanel(
        before.of,
        { ...wanted.of, ...fixed },
        { people: people.map((one) => one.id), assessors: wave.assessors, share: wanted.share },
      )
      try {
        await db.transact([
          {
            Put: {
              TableName: db.tables.waves,
              Item: { ...panelKey(programme, id), v: 1, of, version: before.version + 1 },
              ...when(before.version === 0 ? absent() : equals('version', before.version)),
            },
          },
          record(db.tables, actor, now(), newId(), {
            programme,
            what: 'wave.panel_set',
            subject: { kind: 'wave', id },
            after: { candidates: Object.keys(of).length },
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0)) throw stale()
        throw error
      }
    },
  }
}
