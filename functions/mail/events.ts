import * as v from 'valibot'
import { ConditionFailed, type Db } from '../platform/db.ts'
import { all, among, change, equals } from '../platform/expressions.ts'
import type { Log } from '../platform/log.ts'
import type { NoticeState } from '../contract/notice.ts'
import { createAddresses } from './addresses.ts'
import { dueEntry, noticeKey, notices, type StoredNotice } from './notice.ts'
import { maxSoftBounces, softBouncePauseMs } from './pauses.ts'

const Tag = v.pipe(
  v.array(v.string()),
  v.minLength(1),
  v.transform(([first]) => first!),
)

/** What SES tells of a mail through EventBridge; only what is used of it. */
export const SesEvent = v.object({
  detail: v.object({
    eventType: v.string(),
    mail: v.object({
      messageId: v.string(),
      tags: v.object({ programme: Tag, notice: Tag, turn: Tag }),
    }),
    bounce: v.optional(v.object({ bounceType: v.string() })),
  }),
})
export type SesEvent = v.InferInput<typeof SesEvent>

const underway: NoticeState[] = ['owed', 'claimed', 'sent', 'dead', 'dropped']

/** Settles notices by the events of their mails; an event may come twice, late, or in any order. */
export function createEvents({
  db,
  now,
  newId,
  log,
}: {
  db: Db
  now: () => Date
  newId: () => string
  log: Log
}) {
  const TableName = db.tables.mail
  const addresses = createAddresses({ db, now, newId })

  /** Moves a notice on if it is still in the turn that the event is about. */
  async function settle(
    { programme, id, turn }: Pick<StoredNotice, 'programme' | 'id' | 'turn'>,
    from: readonly NoticeState[],
    of: { set: Record<string, unknown>; remove?: string[]; add?: Record<string, number> },
  ): Promise<boolean> {
    try {
      await db.update({
        TableName,
        Key: noticeKey(programme, id),
        ...change({ ...of, when: all(equals('turn', turn), among('state', from)) }),
      })
      return true
    } catch (error) {
      if (error instanceof ConditionFailed) return false
      throw error
    }
  }

  const end = (messageId: string, state: NoticeState, problem?: string) => ({
    set: { state, settledAt: now().toISOString(), messageId, problem },
    remove: ['dueKey', 'dueSort', 'leaseUntil', ...(problem ? [] : ['problem'])],
  })

  return {
    /** Settles what an event tells; false when it changes nothing. Throws for an event of another shape. */
    async handle(received: unknown): Promise<boolean> {
      const { eventType, mail, bounce } = v.parse(SesEvent, received).detail
      const { programme, notice: id, turn } = mail.tags
      const item = await db.get({ TableName, Key: noticeKey(programme, id), ConsistentRead: true })
      if (!item) return false
      const notice = notices.read(item)
      if (String(notice.turn) !== turn) return false
      const settled = await apply(eventType, bounce?.bounceType, notice, mail.messageId)
      log.info('mail.event', { told: eventType, notice: id, requestId: notice.requestId, settled })
      return settled
    },
  }

  async function apply(type: string, bounceType: string | undefined, notice: StoredNotice, message: string) {
    switch (type) {
      case 'Delivery':
        return settle(notice, underway, end(message, 'delivered'))
      case 'Bounce':
        if (bounceType !== 'Permanent') return soften(notice, message)
        await addresses.shut(notice.programme, notice.to, 'notice.address_dead')
        return settle(notice, [...underway, 'delivered'], end(message, 'bounced', 'notice.bounced'))
      case 'Complaint':
        await addresses.shut(notice.programme, notice.to, 'notice.address_complained')
        return settle(
          notice,
          [...underway, 'delivered', 'bounced'],
          end(message, 'complained', 'notice.complained'),
        )
      case 'Reject':
        return settle(notice, underway, end(message, 'dead', 'notice.refused'))
      default:
        return false
    }
  }

  /** A full or unreachable mailbox is tried again later; after a delivery it is an automatic answer and means nothing. */
  function soften(notice: StoredNotice, message: string) {
    const times = (notice.softBounces ?? 0) + 1
    if (times >= maxSoftBounces)
      return settle(notice, underway, end(message, 'bounced', 'notice.bounced_soft'))
    const dueAt = new Date(now().getTime() + softBouncePauseMs).toISOString()
    return settle(notice, underway, {
      set: {
        state: 'owed',
        dueAt,
        softBounces: times,
        attempts: 0,
        problem: 'notice.bounced_soft',
        ...dueEntry(notice, dueAt),
      },
      add: { turn: 1 },
      remove: ['lease', 'leaseUntil', 'messageId', 'sentAt'],
    })
  }
}
export type Events = ReturnType<typeof createEvents>
