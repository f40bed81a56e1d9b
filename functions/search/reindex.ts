import type { Deps } from '../deps.ts'
import { ConditionFailed, type Item } from '../platform/db.ts'
import { all, change, equals, where } from '../platform/expressions.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { nameWords } from './words.ts'
import { findableAgain, type Kind, slots, wordKey } from './writes.ts'

/** Companies that are looked through at once. */
const atOnce = 16

const kindOf = ({ sk }: Item): Kind | undefined =>
  sk === 'company' ? 'company' : String(sk).startsWith('nomination#') ? 'nomination' : undefined

/** Whether an item is found under all words of its name and under no others. */
export function isFindable(programme: string, item: Item): boolean {
  const kind = kindOf(item)
  if (!kind) return true
  const words = nameWords(String(item.name))
  const kept = slots.filter((slot) => item[`word${slot}Key`] !== undefined)
  return (
    words.every((word) => kept.some((slot) => item[`word${slot}Sort`] === word)) &&
    kept.every((slot) => {
      const word = String(item[`word${slot}Sort`])
      return words.includes(word) && item[`word${slot}Key`] === wordKey(programme, kind, word)
    })
  )
}

/**
 * Makes findable what is not: data from before there was a search. Repeating it changes nothing; a name that
 * changes meanwhile is left to whoever changes it.
 */
export function createReindex(deps: Pick<Deps, 'db' | 'log' | 'now' | 'newId'>) {
  const { db, log } = deps
  const TableName = db.tables.nominations

  async function mend(programme: string, item: Item): Promise<boolean> {
    const kind = kindOf(item)
    if (!kind || isFindable(programme, item)) return false
    try {
      await db.update({
        TableName,
        Key: { pk: item.pk, sk: item.sk },
        ...change({
          set: findableAgain(programme, kind, String(item.name)),
          when: all(equals('name', item.name)),
        }),
      })
      return true
    } catch (error) {
      if (error instanceof ConditionFailed) return false
      throw error
    }
  }

  return async (): Promise<{ mended: number }> => {
    let mended = 0
    for (const { id } of await programmeRepository(deps).list()) {
      const companies = await db.queryAll({
        TableName,
        IndexName: 'companies',
        ...where(equals('listKey', `P#${id}#companies`)),
        ProjectionExpression: 'pk',
      })
      for (let from = 0; from < companies.length; from += atOnce)
        await Promise.all(
          companies.slice(from, from + atOnce).map(async ({ pk }) => {
            const items = await db.queryAll({ TableName, ...where(equals('pk', pk)) })
            for (const item of items) if (await mend(id, item)) mended += 1
          }),
        )
    }
    log.info('search.reindexed', { mended })
    return { mended }
  }
}
