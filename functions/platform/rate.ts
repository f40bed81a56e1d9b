import { ConditionFailed, type Db } from './db.ts'
import { absent, any, atMost, change } from './expressions.ts'

export type Rates = {
  /** Counts one use of `bucket`; false once `limit` uses fell into the current window of `seconds`. */
  allow(bucket: string, limit: number, seconds: number, now: Date): Promise<boolean>
}

/** Fixed windows, counted in the sessions table; `bucket` holds hashes, never an address in the clear. */
export const createRates = (db: Db): Rates => ({
  async allow(bucket, limit, seconds, now) {
    const window = Math.floor(now.getTime() / 1000 / seconds)
    try {
      await db.update({
        TableName: db.tables.sessions,
        Key: { pk: `RATE#${bucket}`, sk: String(window) },
        ...change({
          add: { used: 1 },
          set: { ttl: (window + 2) * seconds },
          when: any(absent('used'), atMost('used', limit - 1)),
        }),
      })
      return true
    } catch (error) {
      if (error instanceof ConditionFailed) return false
      throw error
    }
  },
})
