import { AppError } from './errors.ts'
import type { Item } from './db.ts'
import type { Seal } from './seal.ts'

/** Where a list goes on: the engine's key, signed for the one list it belongs to. */
export type Cursors = {
  encode(list: string, key: Item | undefined): string | undefined
  /** Throws `invalid` for a cursor that was altered or belongs to another list. */
  decode(list: string, cursor: string | undefined): Item | undefined
}

export const createCursors = (seal: Seal): Cursors => ({
  encode(list, key) {
    if (!key) return undefined
    const body = Buffer.from(JSON.stringify(key)).toString('base64url')
    return `${body}.${seal.sign(`cursor ${list} ${body}`)}`
  },
  decode(list, cursor) {
    if (!cursor) return undefined
    const [body = '', signature] = cursor.split('.', 2)
    if (signature !== seal.sign(`cursor ${list} ${body}`))
      throw new AppError('invalid', 'cursor.malformed', 'Cursor is not of this list', [
        { field: 'after', code: 'cursor.malformed' },
      ])
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Item
  },
})
