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
import type { Name } from '../tests/infra/cloud.ts'

/**
 * Of each function the memory, in MB, and the seconds that a call may take. By `bench/limits.ts` memory itself is never
 * short; it buys CPU. So a whole core (1,769 MB) goes to what computes: plans, files, mails; the others get as much of
 * one as keeps a first answer short.
 */
export const limits: Record<Name, { mb: number; seconds: number }> = {
  Api: { mb: 1024, seconds: 30 },
  Office: { mb: 1769, seconds: 30 },
  SignIn: { mb: 1024, seconds: 30 },
  Papers: { mb: 1769, seconds: 55 },
  Delivery: { mb: 1769, seconds: 80 },
  Prints: { mb: 1769, seconds: 300 },
  Reminders: { mb: 512, seconds: 300 },
  Renewals: { mb: 512, seconds: 600 },
  WaveJobs: { mb: 1024, seconds: 120 },
  ExamJobs: { mb: 512, seconds: 300 },
  Invariants: { mb: 1024, seconds: 600 },
  MailEvents: { mb: 512, seconds: 20 },
  Progress: { mb: 1024, seconds: 600 },
  Reindex: { mb: 1024, seconds: 600 },
  Seal: { mb: 1024, seconds: 600 },
}

type Job = { perMonth: number; run(deps: Deps): Promise<unknown> }
const [daily, hourly, everyMinute] = [30, 30 * 24, 30 * 24 * 60]
const soon = () => Date.now() + 60_000

/**
 * What runs in production when nobody asks for anything, and how many metrics its alarms watch. The graph of resources is
 * held against this, and the limits, by `npm run test:infra`.
 */
export const deployed: { alarmMetrics: number; jobs: Map<Name, Job> } = {
  alarmMetrics: 29,
  jobs: new Map<Name, Job>([
    [
      'Delivery',
      {
        perMonth: everyMinute,
        run: (deps) =>
          createDelivery({
            ...deps,
            gather: createGather(deps.db),
            account: async () => ({ perSecond: 100, enabled: true }),
            send: async () => ({ messageId: 'm' }),
          }).run({ deadline: new Date(deps.now().getTime() + 60_000) }),
      },
    ],
    ['Prints', { perMonth: everyMinute, run: (deps) => createPrintJobs(deps)(soon()) }],
    ['WaveJobs', { perMonth: everyMinute, run: (deps) => createWaveJobs(deps)(soon()) }],
    ['ExamJobs', { perMonth: hourly, run: (deps) => createExamJobs(deps)(soon()) }],
    ['Progress', { perMonth: hourly, run: (deps) => createSnapshot(deps)() }],
    ['Seal', { perMonth: hourly, run: (deps) => createSealer(deps)(soon()) }],
    ['Reminders', { perMonth: daily, run: (deps) => createReminders(deps).run() }],
    ['Renewals', { perMonth: daily, run: (deps) => createRenewals(deps)() }],
    ['Reindex', { perMonth: daily, run: (deps) => createReindex(deps)() }],
    [
      'Invariants',
      {
        perMonth: daily,
        async run(deps) {
          for (const { id } of await programmeRepository(deps).list()) await createCheck(deps)(id)
        },
      },
    ],
  ]),
}
