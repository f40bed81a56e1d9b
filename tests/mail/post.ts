import { monotonicFactory } from 'ulid'
import { createDelivery, type DeliveryDeps, type RunReport } from '../../functions/mail/delivery.ts'
import { createEvents } from '../../functions/mail/events.ts'
import type { Gather } from '../../functions/mail/gather.ts'
import type { Letter } from '../../functions/mail/letter.ts'
import { noticeId, noticeKey, notices } from '../../functions/mail/notice.ts'
import { type Owed, owe } from '../../functions/mail/owe.ts'
import type { Send, Tags } from '../../functions/mail/ses.ts'
import { simulatedEvents } from '../../functions/mail/simulated-events.ts'
import type { Db } from '../../functions/platform/db.ts'
import { createLog } from '../../functions/platform/log.ts'
import { createSeal } from '../../functions/platform/seal.ts'
import { standardRules } from '../../functions/standing/standing.ts'
import { testClock } from '../support/app.ts'
import { programme } from '../support/people.ts'

export type Arrived = { letter: Letter; tags: Tags; at: number; messageId: string }

/** A company of whatever name, so that mails that only name it can be composed. */
const gatherAnything: Gather = {
  programme: async () => programme,
  company: async (of, id) => ({
    id,
    programme: of,
    name: `PT ${id}`,
    kind: 'outsourcing',
    district: 'Kepanjen',
    expectedWorkers: 1,
    email: `${id}@company.test`,
    language: 'id',
    state: 'verified',
    standing: 'awaited',
    invited: true,
    counts: {},
    version: 1,
  }),
  session: async () => undefined,
  certificate: async () => undefined,
  certificatesOf: async () => [],
  step: async () => undefined,
  standingRules: async () => standardRules,
  worker: async () => undefined,
  workersOf: async () => [],
}

/** A post office on a clock of its own: owes, delivers into an inbox, tells of arrivals. */
export function postOf(
  db: Db,
  { gather = gatherAnything, name = 'C' }: { gather?: Gather; name?: string } = {},
) {
  const clock = testClock('2027-01-04T02:00:00.000Z')
  const inbox: Arrived[] = []
  const logged: string[] = []
  let taken = 0
  const send: Send = async (letter, tags) => {
    const messageId = `message-${taken++}`
    inbox.push({ letter, tags, at: clock.now().getTime(), messageId })
    return { messageId }
  }
  const deps: DeliveryDeps = {
    db,
    now: clock.now,
    newId: monotonicFactory(),
    log: createLog((line) => void logged.push(line)),
    seal: createSeal('a secret for tests of thirty-two characters'),
    siteUrl: 'https://site.test',
    gather,
    send,
    account: async () => ({ perSecond: 10_000, enabled: true }),
  }
  const events = createEvents(deps)
  let named = 0

  return {
    clock,
    inbox,
    logged,
    deps,
    events,
    send,
    /** Owes mails that need nothing but a company. */
    async owe(n: number, over: Partial<Owed<'company_verified'>> = {}): Promise<string[]> {
      const owed = Array.from({ length: n }, (): Owed<'company_verified'> => {
        const one = named++
        return {
          id: `verified:${name}${one}`,
          kind: 'company_verified',
          programme: programme.id,
          company: `${name}${one}`,
          to: `c${one}@company.test`,
          language: 'id',
          facts: { link: `L${one}` },
          owedAt: clock.now().toISOString(),
          requestId: 'request-1',
          ...over,
        }
      })
      for (let at = 0; at < n; at += 50)
        await db.transact(owed.slice(at, at + 50).map((one) => owe(db.tables, one)))
      return owed.map((one) => noticeId(one.programme, one.id))
    },
    read: async (id: string) =>
      notices.read((await db.get({ TableName: db.tables.mail, Key: noticeKey(programme.id, id) }))!),
    run: (over: Partial<DeliveryDeps> = {}, seconds = 60): Promise<RunReport> =>
      createDelivery({ ...deps, ...over }).run({
        deadline: new Date(clock.now().getTime() + seconds * 1000),
      }),
    /** Tells of everything in the inbox from one position on, as SES would. */
    async tell(from = 0) {
      for (const { letter, tags, messageId } of inbox.slice(from))
        for (const event of simulatedEvents(letter.to, messageId, tags)) await events.handle(event)
    },
  }
}
