import { record } from '../audit/record.ts'
import type { QuotaEntry } from '../contract/quota.ts'
import type { Deps } from '../deps.ts'
import { stateKey } from '../nominations/writes.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, atMost, change, equals, when, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { grant, nothingGranted, StoredEntry, StoredQuota } from './quota.ts'
import { quotaKey } from './writes.ts'

const quotas = stored(StoredQuota)
const entries = stored(StoredEntry)

type Letter = { letterNo: string; letterDate: string; note?: string | undefined }

/** Quota per scheme and the ledger of what was asked and granted. */
export function quotaRepository({ db, now, newId }: Deps) {
  const TableName = db.tables.waves
  const partition = (programme: string) => `P#${programme}#quota`

  const find = async (programme: string, scheme: string): Promise<StoredQuota> => {
    const item = await db.get({ TableName, Key: quotaKey(programme, scheme), ConsistentRead: true })
    return item ? quotas.read(item) : nothingGranted(scheme)
  }

  const append = (programme: string, entry: StoredEntry): Write => ({
    Put: {
      TableName,
      Item: {
        pk: partition(programme),
        sk: `entry#${entry.at}#${entry.id}`,
        ...entries.stamp,
        ...entry,
      },
      ...when(absent()),
    },
  })
  const audit = (programme: string, actor: Actor, entry: StoredEntry, before?: Record<string, unknown>) =>
    record(db.tables, actor, new Date(entry.at), newId(), {
      programme,
      what: entry.state === 'sent' ? 'quota.requested' : 'quota.granted',
      subject: { kind: 'quota', id: entry.scheme },
      ...(before && { before }),
      after: { asked: entry.asked, granted: entry.granted, letterNo: entry.letterNo },
      ...(entry.note && { reason: entry.note }),
    })

  return {
    find,

    /** The quota of every scheme that has one, and the ledger, oldest entry first. */
    async list(programme: string): Promise<{ quota: StoredQuota[]; ledger: QuotaEntry[] }> {
      const items = await db.queryAll({ TableName, ...where(equals('pk', partition(programme))) })
      return {
        quota: items.filter(({ sk }) => String(sk).startsWith('scheme#')).map(quotas.read),
        ledger: items.filter(({ sk }) => String(sk).startsWith('entry#')).map(entries.read),
      }
    },

    /** Verified nominations that wait for a seat, by scheme. */
    async waiting(programme: string): Promise<Map<string, number>> {
      const items = await db.queryAll({
        TableName: db.tables.nominations,
        IndexName: 'byState',
        ...where(equals('stateKey', stateKey(programme, 'verified'))),
        ProjectionExpression: 'scheme',
      })
      const waiting = new Map<string, number>()
      for (const { scheme } of items as { scheme: string }[])
        waiting.set(scheme, (waiting.get(scheme) ?? 0) + 1)
      return waiting
    },

    /** Records a request that went to BNSP. Throws `conflict` for a letter that was recorded before. */
    async request(
      programme: string,
      scheme: string,
      sent: Letter & { asked: number },
      actor: Actor,
    ): Promise<QuotaEntry> {
      const entry: StoredEntry = {
        ...sent,
        id: newId(),
        scheme,
        state: 'sent',
        by: signatureOf(actor),
        at: now().toISOString(),
      }
      try {
        await db.transact([
          {
            Put: {
              TableName,
              Item: {
                pk: partition(programme),
                sk: `letter#${scheme}#${sent.letterNo}`,
                v: 1,
                entry: entry.id,
              },
              ...when(absent()),
            },
          },
          append(programme, entry),
          audit(programme, actor, entry),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0))
          throw new AppError('conflict', 'quota.letter_twice', 'This letter is recorded', [
            { field: 'letterNo', code: 'quota.letter_twice' },
          ])
        throw error
      }
      return entry
    },

    /** Sets the whole quota of a scheme to what BNSP's letter grants; throws as `grant` does. */
    async grant(
      programme: string,
      scheme: string,
      given: Letter & { granted: number; version: number },
      actor: Actor,
    ): Promise<StoredQuota> {
      const before = await find(programme, scheme)
      const { granted, version, ...letter } = given
      const entry: StoredEntry = {
        ...letter,
        id: newId(),
        scheme,
        state: 'granted',
        granted: grant(before, granted, version),
        by: signatureOf(actor),
        at: now().toISOString(),
      }
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: quotaKey(programme, scheme),
              ...change({
                set: { ...quotas.stamp, scheme, granted, version: version + 1 },
                add: { taken: 0 },
                when: version === 0 ? absent() : all(equals('version', version), atMost('taken', granted)),
              }),
            },
          },
          append(programme, entry),
          audit(programme, actor, entry, { granted: before.granted, taken: before.taken }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled && error.failed.includes(0))) throw error
        const standing = error.reasons[0]!.item
        grant(standing ? quotas.read(standing) : nothingGranted(scheme), granted, version)
        throw error
      }
      return find(programme, scheme)
    },
  }
}
export type QuotaRepository = ReturnType<typeof quotaRepository>
