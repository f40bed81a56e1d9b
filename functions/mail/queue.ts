import { Cancelled, ConditionFailed, type Db, type Item, type Write } from '../platform/db.ts'
import { all, among, any, atMost, change, type Condition, equals, where } from '../platform/expressions.ts'
import { dueEntry, noticeKey, notices, shards, type StoredNotice, urgentShard } from './notice.ts'
import { failurePauseMs, leaseMs, maxAttempts, servicePauseMs } from './pauses.ts'

export type Ref = { programme: string; id: string }

const later = (at: Date, ms: number) => new Date(at.getTime() + ms).toISOString()

/** What is owed, and the steps that a run of the delivery takes with it. */
export function createQueue(db: Db) {
  const TableName = db.tables.mail

  /** Changes a notice whose claim is still ours; false when the claim was lost or an event has settled it. */
  const whileClaimed = async (
    notice: StoredNotice,
    of: { set: Record<string, unknown>; add?: Record<string, number>; remove?: string[] },
    also: Write[] = [],
  ): Promise<boolean> => {
    const update = {
      TableName,
      Key: noticeKey(notice.programme, notice.id),
      ...change({ ...of, when: mine(notice) }),
    }
    try {
      if (also.length === 0) await db.update(update)
      else await db.transact([{ Update: update }, ...also])
      return true
    } catch (error) {
      if (isRefusal(error)) return false
      throw error
    }
  }

  return {
    /** A page of one shard of what is due; the index may lag, the claim decides. */
    async listDue(shard: string, at: Date, from?: Item): Promise<{ due: Ref[]; next: Item | undefined }> {
      const { items, next } = await db.query({
        TableName,
        IndexName: 'due',
        ...where(all(equals('dueKey', shard), atMost('dueSort', `${at.toISOString()}~`))),
        Limit: 50,
        ExclusiveStartKey: from,
      })
      return { due: items.map(refOf), next }
    },

    /** How many are due or in hand, counted up to a thousand a shard. */
    async countDue(at: Date): Promise<number> {
      const pages = await Promise.all(
        [urgentShard, ...shards].map((shard) =>
          db.query({
            TableName,
            IndexName: 'due',
            ...where(all(equals('dueKey', shard), atMost('dueSort', `${at.toISOString()}~`))),
            Limit: 1000,
          }),
        ),
      )
      return pages.reduce((sum, { items }) => sum + items.length, 0)
    },

    /**
     * Takes a notice for `leaseMs`, if it is owed and due or its last claim has lapsed; undefined when
     * another run has it. Who takes counts as an attempt.
     */
    async claim({ programme, id }: Ref, lease: string, at: Date): Promise<StoredNotice | undefined> {
      const time = at.toISOString()
      try {
        const claimed = await db.update({
          TableName,
          Key: noticeKey(programme, id),
          ...change({
            // Its place in the index stays: to move it would cost two writes of every mail for the few that lapse.
            set: { state: 'claimed', lease, leaseUntil: later(at, leaseMs) },
            add: { attempts: 1 },
            when: any(
              all(equals('state', 'owed'), atMost('dueAt', time)),
              all(equals('state', 'claimed'), atMost('leaseUntil', time)),
            ),
          }),
          ReturnValues: 'ALL_NEW',
        })
        return claimed && notices.read(claimed)
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
        // A repeated `owe` of a mail long sent puts it back into the index, and only there.
        const { item } = error
        if (item?.dueKey && item.state !== 'owed' && item.state !== 'claimed')
          await this.takeOut({ programme, id }, String(item.state))
        return undefined
      }
    },

    async takeOut({ programme, id }: Ref, state: string): Promise<void> {
      try {
        await db.update({
          TableName,
          Key: noticeKey(programme, id),
          ...change({ remove: ['dueKey', 'dueSort'], when: equals('state', state) }),
        })
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
      }
    },

    /** The service took the mail. `also` is owed in the same transaction. */
    async recordSent(
      notice: StoredNotice,
      { messageId, subject, at }: { messageId: string; subject: string; at: Date },
      also: Write[] = [],
    ): Promise<void> {
      const known = { messageId, subject, sentAt: at.toISOString() }
      const recorded = await whileClaimed(
        notice,
        { set: { ...known, state: 'sent' }, remove: ['dueKey', 'dueSort', 'leaseUntil', 'problem'] },
        also,
      )
      if (recorded) return
      // The event was faster than we: its state stands, ours adds what it did not know.
      const update = {
        TableName,
        Key: noticeKey(notice.programme, notice.id),
        ...change({
          set: known,
          when: all(equals('lease', notice.lease), among('state', ['delivered', 'bounced', 'complained'])),
        }),
      }
      try {
        await db.transact([{ Update: update }, ...also])
      } catch (error) {
        if (!isRefusal(error)) throw error
      }
    },

    /** This mail could not be composed or was refused: tried again after a growing pause, at last given up. */
    async recordFailed(notice: StoredNotice, problem: string, at: Date): Promise<void> {
      if (notice.attempts >= maxAttempts) {
        await this.bury(notice, problem, at)
        return
      }
      const dueAt = later(at, failurePauseMs(notice.attempts))
      await whileClaimed(notice, {
        set: { state: 'owed', dueAt, problem, ...dueEntry(notice, dueAt) },
        remove: ['lease', 'leaseUntil'],
      })
    },

    /** Given up: waits for an officer. */
    bury: (notice: StoredNotice, problem: string, at: Date) =>
      whileClaimed(notice, {
        set: { state: 'dead', problem, settledAt: at.toISOString() },
        remove: ['dueKey', 'dueSort', 'leaseUntil'],
      }),

    /** Not to be sent: no longer true, or the address may not be written to. */
    drop: (notice: StoredNotice, problem: string, at: Date) =>
      whileClaimed(notice, {
        set: { state: 'dropped', problem, settledAt: at.toISOString() },
        remove: ['dueKey', 'dueSort', 'leaseUntil'],
      }),

    /** Surely not sent, through no fault of its own: owed again after a pause, and not counted. */
    async giveBack(notice: StoredNotice, at: Date, pauseMs = servicePauseMs(notice.pauses)): Promise<void> {
      const dueAt = later(at, pauseMs)
      await whileClaimed(notice, {
        set: { state: 'owed', dueAt, ...dueEntry(notice, dueAt) },
        add: { attempts: -1, pauses: pauseMs > 0 ? 1 : 0 },
        remove: ['lease', 'leaseUntil'],
      })
    },

    /** Perhaps sent: the claim is kept for another whole window, so that the event can settle it. */
    async waitForEvent(notice: StoredNotice, at: Date): Promise<void> {
      const until = later(at, leaseMs * 2 ** Math.min(notice.pauses, 4))
      await whileClaimed(notice, {
        set: { leaseUntil: until, problem: 'notice.unconfirmed' },
        add: { pauses: 1 },
      })
    },
  }
}
export type Queue = ReturnType<typeof createQueue>

const mine = (notice: StoredNotice): Condition =>
  all(equals('state', 'claimed'), equals('lease', notice.lease))

const isRefusal = (error: unknown) =>
  error instanceof ConditionFailed || (error instanceof Cancelled && error.failed.includes(0))

/** `P#<programme>#N#<id>` */
const refOf = (item: Item): Ref => {
  const [, programme = '', , id = ''] = String(item.pk).split('#')
  return { programme, id }
}
