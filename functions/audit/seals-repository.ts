import * as v from 'valibot'
import type { Deps } from '../deps.ts'
import { ConditionFailed, type Item } from '../platform/db.ts'
import { absent, all, any, atMost, between, equals, when, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { type Head, Seal } from './chain.ts'
import { logBegins } from './record.ts'

const seals = stored(Seal)
const Kept = v.object({ hour: v.string(), chain: v.string() })
const head = stored(Kept)
const sealsOf = (programme: string) => `P#${programme}#seals`
/** In another table than the chain: who cuts the one does not reach the other. */
const headOf = (programme: string) => ({ pk: `P#${programme}`, sk: 'audit-head' })

/** Seals of the audit log, and where their chain ends. */
export function sealRepository({ db }: Pick<Deps, 'db'>) {
  const TableName = db.tables.audit
  return {
    /** An hour's entries as they are stored, oldest first. */
    entries: (programme: string, hour: string): Promise<Item[]> =>
      db.queryAll({ TableName, ...where(equals('pk', `P#${programme}#${hour}`)), ConsistentRead: true }),

    async last(programme: string): Promise<Seal | undefined> {
      const { items } = await db.query({
        TableName,
        ...where(equals('pk', sealsOf(programme))),
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      })
      return items[0] && seals.read(items[0])
    },
    async first(programme: string): Promise<Seal | undefined> {
      const { items } = await db.query({ TableName, ...where(equals('pk', sealsOf(programme))), Limit: 1 })
      return items[0] && seals.read(items[0])
    },
    /** Seals of hours, both included, oldest first; all of them without hours. */
    async list(programme: string, from = '0', until = '9'): Promise<Seal[]> {
      const items = await db.queryAll({
        TableName,
        ...where(all(equals('pk', sealsOf(programme)), between('sk', from, until))),
        ConsistentRead: true,
      })
      return items.map(seals.read)
    },
    /** Puts a seal; false when another run was faster. */
    async put(programme: string, seal: Seal): Promise<boolean> {
      try {
        await db.put({
          TableName,
          Item: { pk: sealsOf(programme), sk: seal.hour, ...seals.stamp, ...seal },
          ...when(absent()),
        })
        return true
      } catch (error) {
        if (error instanceof ConditionFailed) return false
        throw error
      }
    },

    /** The hour in which the programme was made; undefined for one of before this was noted. */
    async begins(programme: string): Promise<string | undefined> {
      const item = await db.get({ TableName: db.tables.waves, Key: logBegins(programme) })
      return item && String(item.hour)
    },

    async head(programme: string): Promise<Head | undefined> {
      const item = await db.get({
        TableName: db.tables.waves,
        Key: headOf(programme),
        ConsistentRead: true,
      })
      return item && head.read(item)
    },
    /** Moves the end on; never back. */
    async moveHead(programme: string, { hour, chain }: Head): Promise<void> {
      try {
        await db.put({
          TableName: db.tables.waves,
          Item: { ...headOf(programme), ...head.stamp, hour, chain },
          ...when(any(absent(), atMost('hour', hour))),
        })
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
      }
    },
  }
}
export type Seals = ReturnType<typeof sealRepository>
