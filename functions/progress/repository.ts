import { Progress } from '../contract/progress.ts'
import type { Deps } from '../deps.ts'
import { ConditionFailed } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, any, atMost, when } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'

const pictures = stored(Progress)
const keyOf = (programme: string) => ({ pk: `P#${programme}`, sk: 'progress' })

/** The one picture of each programme that the public sees. */
export function progressRepository({ db }: Pick<Deps, 'db'>) {
  const TableName = db.tables.waves
  return {
    /** Throws `progress.unknown` before the first picture. */
    async get(programme: string): Promise<Progress> {
      const item = await db.get({ TableName, Key: keyOf(programme) })
      if (!item) throw new AppError('not_found', 'progress.unknown', 'No picture yet')
      return pictures.read(item)
    },

    /** Puts a picture in place of an older one; a run that was overtaken changes nothing and gives false. */
    async put(picture: Progress): Promise<boolean> {
      try {
        await db.put({
          TableName,
          Item: { ...keyOf(picture.programme), ...pictures.stamp, ...picture },
          ...when(any(absent(), atMost('asOf', picture.asOf))),
        })
        return true
      } catch (error) {
        if (error instanceof ConditionFailed) return false
        throw error
      }
    },
  }
}
