import type { Deps } from '../functions/deps.ts'
import type { startMailbox } from './mailbox.ts'

type Mailbox = Awaited<ReturnType<typeof startMailbox>>
const everyMs = 3000

/** The functions that the deployment runs on a schedule, every few seconds here. */
export function createSchedule({ log }: Pick<Deps, 'log'>, mailbox: Mailbox) {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  async function deliver() {
    return { sent: 0, failed: 0, left: 0 }
  }

  /** One round, after the one that may be under way. */
  const tick = () =>
    (running = running.then(async () => {
      try {
        await deliver()
      } catch (error) {
        log.error('schedule.failed', error)
      }
      await mailbox.save()
    }))

  return {
    deliver,
    tick,
    start() {
      const next = () => (timer = setTimeout(() => void tick().then(() => timer && next()), everyMs))
      next()
    },
    async stop() {
      clearTimeout(timer)
      timer = undefined
      await running
      await mailbox.save()
    },
  }
}
