import { createCheck } from '../functions/audit/check.ts'
import { createSealer } from '../functions/audit/sealer.ts'
import { createPrintJobs } from '../functions/certificates/print-jobs.ts'
import { createRenewals } from '../functions/certificates/renewals.ts'
import type { Deps } from '../functions/deps.ts'
import { createExamJobs } from '../functions/exams/jobs.ts'
import { createDelivery } from '../functions/mail/delivery.ts'
import { createGather } from '../functions/mail/gather.ts'
import { createReminders } from '../functions/mail/reminders.ts'
import { programmeRepository } from '../functions/programmes/repository.ts'
import { createSnapshot } from '../functions/progress/snapshot.ts'
import { createReindex } from '../functions/search/reindex.ts'
import { createWaveJobs } from '../functions/waves/jobs.ts'

type Job = { perMonth: number; gigabytes: number; run(deps: Deps): Promise<unknown> }
const [daily, hourly, everyMinute] = [30, 30 * 24, 30 * 24 * 60]
const soon = () => Date.now() + 60_000

/**
 * What runs in production when nobody asks for anything, and how many metrics its alarms watch. The graph of resources is
 * held against this by `npm run test:infra`.
 */
export const deployed: { alarmMetrics: number; jobs: Map<string, Job> } = {
  alarmMetrics: 29,
  jobs: new Map<string, Job>([
    [
      'Delivery',
      {
        perMonth: everyMinute,
        gigabytes: 1,
        run: (deps) =>
          createDelivery({
            ...deps,
            gather: createGather(deps.db),
            account: async () => ({ perSecond: 100, enabled: true }),
            send: async () => ({ messageId: 'm' }),
          }).run({ deadline: new Date(deps.now().getTime() + 60_000) }),
      },
    ],
    ['Prints', { perMonth: everyMinute, gigabytes: 1.5, run: (deps) => createPrintJobs(deps)(soon()) }],
    ['WaveJobs', { perMonth: everyMinute, gigabytes: 1, run: (deps) => createWaveJobs(deps)(soon()) }],
    ['ExamJobs', { perMonth: hourly, gigabytes: 0.5, run: (deps) => createExamJobs(deps)(soon()) }],
    ['Progress', { perMonth: hourly, gigabytes: 1, run: (deps) => createSnapshot(deps)() }],
    ['Seal', { perMonth: hourly, gigabytes: 1, run: (deps) => createSealer(deps)(soon()) }],
    ['Reminders', { perMonth: daily, gigabytes: 0.5, run: (deps) => createReminders(deps).run() }],
    ['Renewals', { perMonth: daily, gigabytes: 0.5, run: (deps) => createRenewals(deps)() }],
    ['Reindex', { perMonth: daily, gigabytes: 1, run: (deps) => createReindex(deps)() }],
    [
      'Invariants',
      {
        perMonth: daily,
        gigabytes: 1,
        async run(deps) {
          for (const { id } of await programmeRepository(deps).list()) await createCheck(deps)(id)
        },
      },
    ],
  ]),
}
