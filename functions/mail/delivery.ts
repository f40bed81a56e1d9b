import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Seal } from '../platform/seal.ts'
import { createAddresses } from './addresses.ts'
import { createCompose } from './compose.ts'
import { SendFailure } from './failure.ts'
import { createFeed } from './feed.ts'
import { followUp } from './follow-up.ts'
import type { Gather } from './gather.ts'
import { type Letter, optionalKinds } from './letter.ts'
import type { StoredNotice } from './notice.ts'
import { owe } from './owe.ts'
import { createPace } from './pace.ts'
import { maxAttempts, reserveMs } from './pauses.ts'
import { createQueue, type Ref } from './queue.ts'
import type { Account, Send } from './ses.ts'

export type DeliveryDeps = {
  db: Db
  now: () => Date
  newId: () => string
  log: Log
  seal: Seal
  siteUrl: string
  gather: Gather
  send: Send
  account: Account
  /** A setting above all programmes that stops everything. */
  stopped?: () => boolean
  /** Milliseconds that only go forward, and a way to wait for them. */
  clock?: () => number
  sleep?: (ms: number) => Promise<void>
}

export type RunReport = {
  sent: number
  failed: number
  dropped: number
  /** Due, or in the hands of a run, when this one ended. */
  left: number
  /** Why it ended before the queue did. */
  stopped?: 'switched_off' | 'service' | 'refusals' | 'time'
}

/** Mails refused in a row that say the fault lies not with the mails. */
const refusalsInARow = 20
/** A stop by an officer is seen by a running delivery within this time. */
const switchSeenMs = 3000

/** Sends what is owed. Runs may overlap, repeat and die at any point: each mail still goes out as one. */
export function createDelivery(deps: DeliveryDeps) {
  const { db, now, log, send } = deps
  const clock = deps.clock ?? (() => performance.now())
  const sleep = deps.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))
  const queue = createQueue(db)
  const addresses = createAddresses(deps)
  const { compose, basis } = createCompose(deps)

  return {
    /** Works until the queue is empty or, at `deadline`, begins nothing more; what is in hand takes seconds. */
    async run({ deadline }: { deadline: Date }): Promise<RunReport> {
      const report: RunReport = { sent: 0, failed: 0, dropped: 0, left: 0 }
      const stop = (why: NonNullable<RunReport['stopped']>) => void (report.stopped ??= why)
      const account = await rate()
      if (account) await drain(account)
      report.left = await queue.countDue(now())
      log.info('mail.run', { ...report })
      return report

      async function rate(): Promise<number | undefined> {
        if (deps.stopped?.()) return stop('switched_off') as undefined
        try {
          const { enabled, perSecond } = await deps.account()
          if (enabled && perSecond > 0) return perSecond
          stop('switched_off')
        } catch (error) {
          log.error('mail.account', error)
          stop('service')
        }
        return undefined
      }

      async function drain(perSecond: number) {
        const lease = deps.newId()
        const pace = createPace(perSecond, clock, sleep)
        const isStopped = remember(switchSeenMs, clock, addresses.isStopped)
        let refusals = 0

        const goesOn = () => {
          if (deps.stopped?.()) stop('switched_off')
          if (now() >= deadline) stop('time')
          return !report.stopped
        }

        const one = async (ref: Ref): Promise<boolean> => {
          if (await isStopped(ref.programme)) return false
          const notice = await queue.claim(ref, lease, now())
          if (!notice) return false
          const facts = { notice: notice.id, kind: notice.kind, requestId: notice.requestId }
          if (notice.attempts > maxAttempts) {
            report.failed++
            await queue.bury(notice, 'notice.lost', now())
            return true
          }
          const shut = await addresses.shutFor(notice.programme, notice.to)
          if (shut && (shut !== 'notice.unwanted' || optionalKinds.includes(notice.kind))) {
            report.dropped++
            await queue.drop(notice, shut, now())
            return true
          }
          let letter: Letter | undefined
          let said: string
          try {
            ;({ letter, basis: said } = await compose(notice))
          } catch (error) {
            log.error('mail.compose', error, facts)
            report.failed++
            await queue.recordFailed(notice, 'notice.failed', now())
            return true
          }
          if (!letter) {
            report.dropped++
            await queue.drop(notice, 'notice.void', now())
            return true
          }
          await pace.slot()
          if (!goesOn()) {
            await queue.giveBack(notice, now(), report.stopped === 'service' ? undefined : 0)
            return false
          }
          if (now().getTime() + reserveMs > Date.parse(notice.leaseUntil!)) {
            await queue.giveBack(notice, now(), 0)
            return true
          }
          await sendIt(notice, letter, said, facts)
          return true
        }

        const sendIt = async (notice: StoredNotice, letter: Letter, said: string, facts: object) => {
          let messageId: string
          try {
            ;({ messageId } = await send(letter, {
              programme: notice.programme,
              notice: notice.id,
              turn: String(notice.turn),
              kind: notice.kind,
            }))
            refusals = 0
          } catch (error) {
            report.failed++
            const kind = error instanceof SendFailure ? error.kind : 'refused'
            log.error('mail.send', error, {
              ...facts,
              failure: kind,
              ...(error instanceof SendFailure && { reason: error.reason }),
            })
            if (kind === 'refused') {
              if (++refusals >= refusalsInARow) stop('refusals')
              return queue.recordFailed(notice, 'notice.refused', now())
            }
            stop('service')
            return kind === 'service' ? queue.giveBack(notice, now()) : queue.waitForEvent(notice, now())
          }
          report.sent++
          const sent = { messageId, subject: letter.subject, at: now() }
          const after = 'wave' in notice.facts ? await basis(notice) : undefined
          const also = after === undefined || after === said ? [] : [owe(db.tables, followUp(notice, now()))]
          return queue.recordSent(notice, sent, also)
        }

        let found = true
        while (found && goesOn()) {
          found = false
          const feed = createFeed(queue, now)
          const worker = async () => {
            while (goesOn()) {
              const ref = await feed.next()
              if (!ref) return
              if (await one(ref)) found = true
            }
          }
          await together(Math.min(200, Math.max(2, Math.ceil(perSecond * 0.4))), worker, () =>
            stop('service'),
          )
        }
      }
    },
  }
}
export type Delivery = ReturnType<typeof createDelivery>

/** Runs workers side by side; when one fails, tells the others, waits for them and then throws. */
async function together(n: number, work: () => Promise<void>, failed: () => void) {
  const ends = await Promise.allSettled(
    Array.from({ length: n }, () =>
      work().catch((error) => {
        failed()
        throw error
      }),
    ),
  )
  const fault = ends.find((end) => end.status === 'rejected')
  if (fault) throw fault.reason
}

/** Asks again only when the last answer is older than `ms`. */
function remember(ms: number, clock: () => number, ask: (of: string) => Promise<boolean>) {
  const known = new Map<string, { at: number; answer: Promise<boolean> }>()
  return (of: string) => {
    const held = known.get(of)
    if (held && clock() - held.at < ms) return held.answer
    const answer = ask(of)
    known.set(of, { at: clock(), answer })
    return answer
  }
}
