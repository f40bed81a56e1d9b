import { createHash, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import type { KeyActor } from '../platform/actor.ts'
import type { Db } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { createRates } from '../platform/rate.ts'
import { stored } from '../platform/stored.ts'

/** A key as it is kept: its secret only as a hash. */
export const StoredKey = v.object({
  id: v.string(),
  programme: v.string(),
  name: v.string(),
  hash: v.string(),
  perMinute: v.number(),
  createdAt: v.string(),
  createdBy: v.string(),
  revokedAt: v.optional(v.string()),
  revokedBy: v.optional(v.string()),
})
export type StoredKey = v.InferOutput<typeof StoredKey>
export const storedKeys = stored(StoredKey)

export const keysOf = (programme: string) => `P#${programme}#permit-keys`
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

const form = /^Bearer (glk_([a-z0-9][a-z0-9-]{0,40})\.([0-9A-Za-z]{1,64})\.[\w-]{43})$/
const unknown = () => new AppError('unauthenticated', 'key.unknown', 'No such key')

/** Lets other systems in by the key in their `authorization` header. */
export const createKeyGate = (db: Db, now: () => Date) => {
  const rates = createRates(db)
  /** Throws `key.unknown`, the same whatever is wrong with it, or `key.too_fast`. */
  return async (
    header: string | undefined,
    origin: { requestId: string; ip?: string },
  ): Promise<KeyActor> => {
    const [, secret, programme, id] = form.exec(header ?? '') ?? []
    if (!secret || !programme || !id) throw unknown()
    const item = await db.get({
      TableName: db.tables.waves,
      Key: { pk: keysOf(programme), sk: id },
      ConsistentRead: true,
    })
    if (!item) throw unknown()
    const key = storedKeys.read(item)
    const same = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(key.hash))
    if (!same || key.revokedAt) throw unknown()
    if (!(await rates.allow(`key:${programme}:${id}`, key.perMinute, 60, now())))
      throw new AppError('too_many', 'key.too_fast', 'Too many requests with this key')
    return { kind: 'key', id, name: key.name, programme, ...origin }
  }
}
