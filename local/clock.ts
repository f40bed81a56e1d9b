import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Clock = {
  now: () => Date
  /** Milliseconds that the clock is ahead of the machine's. */
  ahead: () => number
  /**
   * Sets the clock forward, day by day: `daily` is done after each of them but the last, so that nothing that
   * falls due on one day is skipped. Kept over restarts. Throws RangeError for anything but 0 < days ≤ 3660.
   */
  forward(days: number, daily?: () => Promise<unknown>): Promise<void>
}

/**
 * The machine's clock, which can be set forward so that reminders, deadlines and expiries can be seen. New
 * data may begin `daysAgo`.
 */
export async function openClock(dataDir: string, daysAgo = 0): Promise<Clock> {
  const file = join(dataDir, 'clock.json')
  let ahead = await readFile(file, 'utf8').then(
    (text) => (JSON.parse(text) as { ahead: number }).ahead,
    () => -daysAgo * 86_400_000,
  )
  return {
    now: () => new Date(Date.now() + ahead),
    ahead: () => ahead,
    async forward(days, daily) {
      if (!(days > 0 && days <= 3660)) throw new RangeError('Days must be more than 0, at most 3660')
      for (let left = days; left > 0; left -= 1) {
        ahead += Math.round(Math.min(1, left) * 86_400_000)
        await writeFile(file, JSON.stringify({ ahead }))
        if (left > 1) await daily?.()
      }
    },
  }
}
