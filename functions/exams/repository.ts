import * as v from 'valibot'
import type { Examinee } from '../contract/exam.ts'
import type { Attempt } from '../contract/exam-facts.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { all, equals, startsWith, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { Panel, StoredCheckIn } from './exam.ts'
import { checkInKey, panelKey, partition } from './writes.ts'

export const checkInItems = stored(StoredCheckIn)
const panels = stored(Panel)
const sittings = stored(v.object({ nomination: v.string(), company: v.string() }))

const noPanel: Panel = { of: {}, version: 0 }

/** One who sits, or sat, in a wave, as it stands for this wave. */
export type Sitting = { nomination: StoredNomination; attempt?: Attempt }

/** What exam days keep beside the nominations: check-ins, who examines whom, former sittings. */
export function examRepository(deps: Deps) {
  const { db } = deps
  const TableName = db.tables.waves
  const nominations = nominationRepository(deps)
  const below = (programme: string, wave: string, prefix: string) =>
    db.queryAll({
      TableName,
      ...where(all(equals('pk', partition(programme, wave)), startsWith('sk', prefix))),
      ConsistentRead: true,
    })

  return {
    async findCheckIn(programme: string, wave: string, id: string): Promise<StoredCheckIn | undefined> {
      const item = await db.get({ TableName, Key: checkInKey(programme, wave, id), ConsistentRead: true })
      return item && checkInItems.read(item)
    },

    async panel(programme: string, wave: string): Promise<Panel> {
      const item = await db.get({ TableName, Key: panelKey(programme, wave), ConsistentRead: true })
      return item ? panels.read(item) : noPanel
    },

    /** Check-ins that counted for nobody, oldest first. */
    async conflicts(programme: string, wave: string): Promise<StoredCheckIn[]> {
      const items = await below(programme, wave, 'checkin#')
      return items
        .map(checkInItems.read)
        .filter(({ code }) => code)
        .sort((a, b) => a.at.localeCompare(b.at))
    },

    /** Everyone of a wave, read consistently, by name; those who are examined again since, too. */
    async sittings(programme: string, wave: string): Promise<Sitting[]> {
      const [present, past] = await Promise.all([
        nominations.refsOfWave(programme, wave),
        below(programme, wave, 'past#'),
      ])
      const left = past.map(sittings.read)
      const refs = [
        ...present,
        ...left
          .filter(({ nomination }) => !present.some(({ id }) => id === nomination))
          .map(({ company, nomination }) => ({ programme, company, id: nomination })),
      ]
      return (await nominations.getMany(refs, true))
        .flatMap((nomination): Sitting[] => {
          if (nomination.wave === wave) return [{ nomination }]
          const attempt = nomination.attempts?.find((one) => one.wave === wave)
          return attempt ? [{ nomination, attempt }] : []
        })
        .sort(
          (a, b) =>
            a.nomination.name.localeCompare(b.nomination.name, 'id') ||
            a.nomination.id.localeCompare(b.nomination.id),
        )
    },
  }
}
export type Exams = ReturnType<typeof examRepository>

/** A sitting as the exam day's page shows it. */
export function examinee({ nomination: of, attempt }: Sitting, panel: Panel): Examinee {
  const { recommendation, decision, appeal, attendance } = attempt ?? of
  return {
    nomination: of.id,
    company: of.company,
    companyName: of.companyName,
    name: of.name,
    state: attempt?.outcome ?? of.state,
    assessor: (appeal?.recommendation ?? recommendation)?.assessor ?? panel.of[of.id],
    attendance,
    recommendation,
    decision,
    appeal,
    ...(attempt && { left: true }),
    attempts: of.attempts?.length ?? 0,
    version: of.version,
  }
}
