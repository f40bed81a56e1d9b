import { randomBytes } from 'node:crypto'
import { record } from '../audit/record.ts'
import { hashOf, keysOf, type StoredKey, storedKeys } from '../auth/keys.ts'
import { mostKeys, type PermitKey } from '../contract/permit-key.ts'
import type { Deps } from '../deps.ts'
import type { StaffActor } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, change, equals, exists, when, where } from '../platform/expressions.ts'

const shown = ({ programme: _, hash: __, ...key }: StoredKey): PermitKey => key

/** Keys by which other systems ask the permit desk. */
export function keyRepository({ db, newId, now }: Pick<Deps, 'db' | 'newId' | 'now'>) {
  const TableName = db.tables.waves

  const everyKey = async (programme: string): Promise<StoredKey[]> =>
    (await db.queryAll({ TableName, ...where(equals('pk', keysOf(programme))), ConsistentRead: true }))
      .map(storedKeys.read)
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt))

  return {
    list: async (programme: string): Promise<PermitKey[]> => (await everyKey(programme)).map(shown),

    /** Makes a key; its secret is in this answer and nowhere else. */
    async issue(
      programme: string,
      { name, perMinute }: { name: string; perMinute: number },
      actor: StaffActor,
    ) {
      const inForce = (await everyKey(programme)).filter(({ revokedAt }) => !revokedAt)
      if (inForce.length >= mostKeys)
        throw new AppError('conflict', 'key.too_many', 'Too many keys', [], { most: mostKeys })
      const id = newId()
      const secret = `glk_${programme}.${id}.${randomBytes(32).toString('base64url')}`
      const key: StoredKey = {
        id,
        programme,
        name,
        hash: hashOf(secret),
        perMinute,
        createdAt: now().toISOString(),
        createdBy: actor.name,
      }
      await db.transact([
        {
          Put: {
            TableName,
            Item: { pk: keysOf(programme), sk: id, ...storedKeys.stamp, ...key },
            ...when(absent()),
          },
        },
        record(db.tables, actor, now(), newId(), {
          programme,
          what: 'permit.key_issued',
          subject: { kind: 'key', id },
          after: { name, perMinute },
        }),
      ])
      return { key: shown(key), secret }
    },

    /** Revokes a key; again, it changes nothing. */
    async revoke(programme: string, id: string, actor: StaffActor): Promise<PermitKey> {
      const Key = { pk: keysOf(programme), sk: id }
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key,
              ...change({
                set: { revokedAt: now().toISOString(), revokedBy: actor.name },
                when: all(exists(), absent('revokedAt')),
              }),
            },
          },
          record(db.tables, actor, now(), newId(), {
            programme,
            what: 'permit.key_revoked',
            subject: { kind: 'key', id },
          }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled && error.failed.includes(0))) throw error
      }
      const item = await db.get({ TableName, Key, ConsistentRead: true })
      if (!item) throw new AppError('not_found', 'key.unknown', 'No such key')
      return shown(storedKeys.read(item))
    },
  }
}
