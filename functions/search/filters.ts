import { createHash } from 'node:crypto'
import { mostFilters, SavedFilter } from '../contract/search.ts'
import type { Deps } from '../deps.ts'
import type { StaffActor } from '../platform/actor.ts'
import { AppError } from '../platform/errors.ts'
import { all, equals, startsWith, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'

const filters = stored(SavedFilter)

/** Filters that an officer keeps; they change nothing for anyone else, so no audit entry tells of them. */
export function filterRepository({ db }: Pick<Deps, 'db'>) {
  const TableName = db.tables.waves
  const of = (programme: string, officer: StaffActor) => `P#${programme}#staff#${officer.id}`

  const list = async (programme: string, officer: StaffActor): Promise<SavedFilter[]> => {
    const items = await db.queryAll({
      TableName,
      ...where(all(equals('pk', of(programme, officer)), startsWith('sk', 'filter#'))),
    })
    return items.map(filters.read).sort((a, b) => a.name.localeCompare(b.name))
  }

  return {
    list,
    /** The name is the key: saving it again replaces it. Throws `conflict` when the officer keeps too many. */
    async save(programme: string, given: Omit<SavedFilter, 'id'>, officer: StaffActor): Promise<SavedFilter> {
      const id = createHash('sha256')
        .update(`${given.page} ${given.name.toLowerCase()}`)
        .digest('hex')
        .slice(0, 20)
      const kept = await list(programme, officer)
      if (kept.length >= mostFilters && !kept.some((one) => one.id === id))
        throw new AppError('conflict', 'filter.too_many', 'Too many saved filters', [], { most: mostFilters })
      const filter = { ...given, id }
      await db.put({
        TableName,
        Item: { pk: of(programme, officer), sk: `filter#${id}`, ...filters.stamp, ...filter },
      })
      return filter
    },
    async drop(programme: string, id: string, officer: StaffActor): Promise<void> {
      await db.remove({ TableName, Key: { pk: of(programme, officer), sk: `filter#${id}` } })
    },
  }
}
