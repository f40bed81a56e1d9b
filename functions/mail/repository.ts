import { record } from '../audit/record.ts'
import {
  bounceAlarm,
  complaintAlarm,
  type MailHealth,
  type Notice,
  type NoticeState,
} from '../contract/notice.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Item, type Key } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, among, change, equals, where } from '../platform/expressions.ts'
import { createAddresses } from './addresses.ts'
import { dueEntry, noticeKey, notices, publicNotice, type StoredNotice } from './notice.ts'

/** States from which an officer may send a mail again. */
const resendable: readonly NoticeState[] = ['dead', 'bounced', 'dropped']
const left: readonly string[] = ['sent', 'delivered', 'bounced', 'complained']
const healthSample = 1000

/** Reads notices for officers and companies, and puts one back into the queue. */
export function noticeRepository({
  db,
  cursors,
  now,
  newId,
}: Pick<Deps, 'db' | 'cursors' | 'now' | 'newId'>) {
  const TableName = db.tables.mail
  const addresses = createAddresses({ db, now, newId })

  const get = async (programme: string, id: string): Promise<StoredNotice> => {
    const item = await db.get({ TableName, Key: noticeKey(programme, id), ConsistentRead: true })
    if (!item) throw new AppError('not_found', 'notice.unknown', 'No such notice')
    return notices.read(item)
  }

  /** Up to `size` notices of an index, newest first. The index holds keys; the table says how each one stands. */
  const list = async (
    index: { IndexName: string; key: string; sort: string; value: string },
    state: NoticeState | undefined,
    after: string | undefined,
    size: number,
  ) => {
    const found: StoredNotice[] = []
    let from = cursors.decode(index.value, after)
    do {
      const page: { items: Item[]; next: Item | undefined } = await db.query({
        TableName,
        IndexName: index.IndexName,
        ...where(equals(index.key, index.value), state && equals('state', state)),
        ScanIndexForward: false,
        Limit: state ? 1000 : size,
        ExclusiveStartKey: from,
      })
      const taken = page.items.slice(0, size - found.length)
      const items = await db.batchGet(
        TableName,
        taken.map(({ pk, sk }) => ({ pk, sk }) as Key),
      )
      found.push(...items.map(notices.read).filter((one) => !state || one.state === state))
      const last = taken.at(-1)
      from =
        taken.length < page.items.length && last
          ? { pk: last.pk, sk: last.sk, [index.key]: last[index.key], [index.sort]: last[index.sort] }
          : page.next
    } while (from && found.length < size)
    return { items: found.map(publicNotice), next: cursors.encode(index.value, from) }
  }

  const ofProgramme = (programme: string) => ({
    IndexName: 'byProgramme',
    key: 'listKey',
    sort: 'listSort',
    value: `P#${programme}#mail`,
  })

  return {
    get,
    unreached: addresses.unreached,

    /** A programme's mails, newest first, of one state or all. */
    listByProgramme: (programme: string, state?: NoticeState, after?: string, size = 50) =>
      list(ofProgramme(programme), state, after, size),

    /** A company's mails, its workers' among them, newest first. */
    listByCompany: (programme: string, company: string, after?: string, size = 50) =>
      list(
        {
          IndexName: 'byCompany',
          key: 'companyKey',
          sort: 'companySort',
          value: `P#${programme}#C#${company}`,
        },
        undefined,
        after,
        size,
      ),

    /** How many of a programme's mails stand in each state. */
    async countByState(programme: string): Promise<Partial<Record<NoticeState, number>>> {
      const { IndexName, key, value } = ofProgramme(programme)
      const items = await db.queryAll({ TableName, IndexName, ...where(equals(key, value)) })
      const counts: Partial<Record<NoticeState, number>> = {}
      for (const { state } of items) {
        const of = state as NoticeState
        counts[of] = (counts[of] ?? 0) + 1
      }
      return counts
    },

    /** How the last mails fared, and whether too many came back. */
    async health(programme: string): Promise<MailHealth> {
      const { IndexName, key, value } = ofProgramme(programme)
      const [{ items }, stopped] = await Promise.all([
        db.query({
          TableName,
          IndexName,
          ...where(equals(key, value)),
          ScanIndexForward: false,
          Limit: healthSample,
        }),
        addresses.isStopped(programme),
      ])
      const states = items.map(({ state }) => String(state)).filter((state) => left.includes(state))
      const share = (state: NoticeState) => states.filter((one) => one === state).length
      return healthOf({
        sent: states.length,
        bounced: share('bounced'),
        complained: share('complained'),
        stopped,
      })
    },

    /**
     * Puts a mail that did not arrive in the queue again, to the address that holds now. Events of the mail
     * that went before no longer count. Throws `conflict` when it has arrived or is under way.
     */
    async resend(notice: StoredNotice, to: string, actor: Actor): Promise<Notice> {
      const { programme, id } = notice
      const at = now().toISOString()
      await addresses.reopen(programme, to)
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: noticeKey(programme, id),
              ...change({
                set: {
                  state: 'owed',
                  to,
                  dueAt: at,
                  attempts: 0,
                  pauses: 0,
                  ...dueEntry(notice, at),
                },
                add: { turn: 1 },
                remove: ['lease', 'leaseUntil', 'messageId', 'sentAt', 'settledAt', 'softBounces', 'problem'],
                when: all(equals('turn', notice.turn), among('state', resendable)),
              }),
            },
          },
          record(db.tables, actor, now(), newId(), {
            programme,
            what: 'mail.resent',
            subject: { kind: 'mail', id },
            before: { state: notice.state },
            after: { state: 'owed', ...(to !== notice.to && { address: 'changed' }) },
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0))
          throw new AppError('conflict', 'notice.wrong_state', 'The mail has arrived or is under way')
        throw error
      }
      return publicNotice(await get(programme, id))
    },
  }
}
export type Notices = ReturnType<typeof noticeRepository>

/** Raises the alarm where providers would. */
export function healthOf(of: Omit<MailHealth, 'alarm'>): MailHealth {
  const { sent, bounced, complained } = of
  const alarm =
    sent > 0 && complained / sent >= complaintAlarm
      ? 'complaints'
      : sent > 0 && bounced / sent >= bounceAlarm
        ? 'bounces'
        : undefined
  return { ...of, ...(alarm && { alarm }) }
}
