import { beginLog, record } from '../audit/record.ts'
import { nominationStates } from '../contract/nomination.ts'
import { Programme, type ProgrammeInput } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Item, type Place, type TableNames, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, equals, when, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { edit, removedSchemes } from './programme.ts'

const programmes = stored(Programme)
const keyOf = (id: string) => ({ pk: `P#${id}`, sk: 'programme' })
/** Where a programme stands among other things that are read with it, and how it is read. */
export const programmeAt = (tables: TableNames, id: string): Place => ({
  table: tables.waves,
  key: keyOf(id),
  consistent: false,
})
/** Throws `programme.unknown`. */
export const readProgramme = (item: Item | undefined): Programme => {
  if (!item) throw new AppError('not_found', 'programme.unknown', 'No such programme')
  return programmes.read(item)
}

/** All programmes stand in one partition: there are few, and the list is public and short. */
const listed = 'PROGRAMMES'

export function programmeRepository({ db, newId, now }: Pick<Deps, 'db' | 'newId' | 'now'>) {
  const TableName = db.tables.waves

  const get = async (id: string): Promise<Programme> =>
    readProgramme(await db.get({ TableName, Key: keyOf(id) }))

  const puts = (programme: Programme, guard: object): Write[] => [
    { Put: { TableName, Item: { ...programmes.stamp, ...programme, ...keyOf(programme.id) }, ...guard } },
    { Put: { TableName, Item: { ...programmes.stamp, ...programme, pk: listed, sk: programme.id } } },
  ]

  /** Whether a quota, a wave or a nomination of a scheme exists. */
  async function isUsed(programme: string, scheme: string): Promise<boolean> {
    const inWaves = [`P#${programme}#quota`, `P#${programme}#waves`]
    for (const pk of inWaves) {
      const found = await db.queryAll({ TableName, ...where(equals('pk', pk), equals('scheme', scheme)) })
      if (found.length > 0) return true
    }
    const nominated = await Promise.all(
      nominationStates.map((state) => nominatedIn(`P#${programme}#${state}`, scheme)),
    )
    return nominated.includes(true)
  }

  async function nominatedIn(stateKey: string, scheme: string): Promise<boolean> {
    let from: Record<string, unknown> | undefined
    do {
      const page = await db.query({
        TableName: db.tables.nominations,
        IndexName: 'byState',
        ...where(equals('stateKey', stateKey), equals('scheme', scheme)),
        ExclusiveStartKey: from,
      })
      if (page.items.length > 0) return true
      from = page.next
    } while (from)
    return false
  }

  return {
    /** Throws `programme.unknown`. */
    get,

    /** All programmes, those that start last first. */
    async list(): Promise<Programme[]> {
      const items = await db.queryAll({ TableName, ...where(equals('pk', listed)) })
      return items
        .map(programmes.read)
        .sort((a, b) => b.startsOn.localeCompare(a.startsOn) || a.id.localeCompare(b.id))
    },

    /** Makes a programme; false when there is one of this id already. */
    async insert(programme: Programme, actor: Actor): Promise<boolean> {
      try {
        await db.transact([
          ...puts(programme, when(absent())),
          beginLog(db.tables, programme.id, now()),
          record(db.tables, actor, now(), newId(), {
            programme: programme.id,
            what: 'programme.made',
            subject: { kind: 'programme', id: programme.id },
          }),
        ])
        return true
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0)) return false
        throw error
      }
    },

    /** Edits the version that the officer saw; throws `conflict` when it is stale or a used scheme would go. */
    async edit(id: string, input: ProgrammeInput, actor: Actor): Promise<Programme> {
      const before = await get(id)
      const used: string[] = []
      for (const scheme of removedSchemes(before, input)) if (await isUsed(id, scheme)) used.push(scheme)
      const after = edit(before, input, used)
      try {
        await db.transact([
          ...puts(after, when(equals('version', before.version))),
          record(db.tables, actor, now(), newId(), {
            programme: id,
            what: 'programme.edited',
            subject: { kind: 'programme', id },
            ...changes(before, after),
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0))
          throw new AppError('conflict', 'version.stale', 'The programme was edited in the meantime')
        throw error
      }
      return after
    },
  }
}
export type Programmes = ReturnType<typeof programmeRepository>

/** Only what differs, before and after; the office's contact data by name only. */
function changes(before: Programme, after: Programme) {
  const names = (Object.keys(after) as (keyof Programme)[]).filter(
    (name) => name !== 'version' && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  const pick = (programme: Programme) =>
    Object.fromEntries(
      names.map((name) => [name, name === 'office' ? programme.office.name : programme[name]]),
    )
  return { before: pick(before), after: pick(after) }
}
