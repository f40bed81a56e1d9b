import { createSealer } from '../functions/audit/sealer.ts'
import { createPrintJobs } from '../functions/certificates/print-jobs.ts'
import { createRenewals } from '../functions/certificates/renewals.ts'
import type { Deps } from '../functions/deps.ts'
import { createExamJobs } from '../functions/exams/jobs.ts'
import { createDelivery, type RunReport } from '../functions/mail/delivery.ts'
import { createEvents } from '../functions/mail/events.ts'
import { createGather } from '../functions/mail/gather.ts'
import { createReminders } from '../functions/mail/reminders.ts'
import { createSes, type Send } from '../functions/mail/ses.ts'
import { simulatedEvents } from '../functions/mail/simulated-events.ts'
import { dayIn } from '../functions/platform/jakarta.ts'
import { createReindex } from '../functions/search/reindex.ts'
import { createSnapshot } from '../functions/progress/snapshot.ts'
import { createWaveJobs } from '../functions/waves/jobs.ts'
import type { Mailbox } from './mailbox.ts'

/** Between two rounds. */
const pauseMs = 3000
/** The longest that one round delivers, and works on waves. */
const deliveryMs = 20_000
const wavesMs = 5000
/** And prints. */
const printsMs = 8000
/** The public picture is an hour old at most where the system is deployed, and half a minute here. */
const pictureMs = 30_000
/** Longest that one round seals the audit log, and the time between two such rounds. */
const sealMs = 2000
const sealEveryMs = 60_000
/** As many mails a second as an account of SES that has been in use for a while. */
const perSecond = 50

/** The functions that the deployment runs on a schedule, every few seconds here. */
export function createSchedule(deps: Deps, mailbox: Mailbox) {
  const { db, now, log } = deps
  const ses = createSes({
    client: mailbox.client,
    from: { name: 'Gelombang', address: 'gelombang@example.test' },
    perSecond,
  })
  const events = createEvents(deps)
  const arriving = new Set<Promise<unknown>>()
  /** Sends, and tells of the mail's arrival as SES would: a moment later, by an event. */
  const send: Send = async (letter, tags) => {
    const sent = await ses.send(letter, tags)
    // Kept before it is recorded as sent: a kill in between must not lose it.
    await mailbox.save()
    const told = (async () => {
      for (const event of simulatedEvents(letter.to, sent.messageId, tags)) await events.handle(event)
    })().catch((error: unknown) => log.error('mail.event', error))
    arriving.add(told)
    void told.finally(() => arriving.delete(told))
    return sent
  }
  const gather = createGather(db)
  const delivery = createDelivery({ ...deps, gather, send, account: ses.account })
  const reminders = createReminders(deps)
  const waves = createWaveJobs(deps)
  const exams = createExamJobs(deps)
  const prints = createPrintJobs(deps)
  const renewals = createRenewals(deps)
  const snapshot = createSnapshot(deps)
  let renewed = ''
  const renew = async () => {
    const today = dayIn(now())
    if (today === renewed) return 0
    const { reminded } = await renewals()
    renewed = today
    return reminded
  }
  let pictured = 0
  const picture = async () => {
    if (Math.abs(now().getTime() - pictured) < pictureMs) return
    await snapshot()
    pictured = now().getTime()
  }

  const sealer = createSealer(deps)
  let sealedAt = 0
  const seal = async () => {
    if (Math.abs(now().getTime() - sealedAt) < sealEveryMs) return
    sealedAt = now().getTime()
    await sealer(Date.now() + sealMs)
  }

  let timer: NodeJS.Timeout | undefined
  let rounds: Promise<unknown> = Promise.resolve()

  async function deliver(): Promise<RunReport> {
    const report = await delivery.run({ deadline: new Date(now().getTime() + deliveryMs) })
    await Promise.all(arriving)
    return report
  }

  /** One round: what waves and exam days left to do, the reminders of the day, then the mails. */
  const round = () =>
    each([
      () => waves(Date.now() + wavesMs),
      () => exams(Date.now() + wavesMs),
      () => reminders.run(),
      renew,
      deliver,
      () => prints(Date.now() + printsMs),
      picture,
      seal,
    ])

  async function each(jobs: (() => Promise<unknown>)[]): Promise<void> {
    for (const job of jobs)
      try {
        await job()
      } catch (error) {
        // The next round tries again; one job must not keep the others waiting.
        log.error('schedule.failed', error)
      }
  }

  /** A round after the one that may be under way. */
  const tick = (): Promise<unknown> => (rounds = rounds.then(round))
  let told = 0
  /** Only what a day brings of itself: expiries, reminders, and the mails of this day and the one before. */
  async function pass(): Promise<void> {
    const before = told
    told = 0
    await each([
      async () => (told += await reminders.run()),
      async () => (told += await renew()),
      async () => told + before > 0 && deliver(),
    ])
  }
  const day = (): Promise<unknown> => (rounds = rounds.then(pass))

  return {
    deliver,
    tick,
    day,
    start() {
      // Data of an older version become findable; the deployment does so every night.
      void createReindex(deps)().catch((error: unknown) => log.error('schedule.failed', error))
      const next = () => {
        timer = setTimeout(() => void tick().then(() => timer && next()), pauseMs)
      }
      next()
    },
    async stop() {
      clearTimeout(timer)
      timer = undefined
      await rounds
      await mailbox.save()
    },
  }
}
export type Schedule = ReturnType<typeof createSchedule>
