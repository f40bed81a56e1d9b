import type { Deps } from '../functions/deps.ts'
import { createDelivery } from '../functions/mail/delivery.ts'
import { createGather } from '../functions/mail/gather.ts'
import { batchSize } from '../functions/contract/nomination.ts'
import { createDb } from '../functions/platform/db.ts'
import { testApp, type Caller, type TestApp } from '../tests/support/app.ts'
import type { Name } from '../tests/infra/cloud.ts'
import { seedProgramme, verifiedCompany, worker } from '../tests/support/people.ts'
import { deployed, limits } from './deployed.ts'
import { startMeter, type Units } from './meter.ts'
import { type Metric, plain } from './metric.ts'
import { free, listed, prices } from './prices.ts'

const metric = plain('cost')

/** What is reckoned with for each nomination: calls of the site, by all who have to do with it. */
const calls = 20
/** Milliseconds of a call in Lambda: its own work on a share of a core, and each call of the tables in their region. */
const own = 25
const store = 5
/** Bytes: an answer of the API, and the lines that Lambda logs of a call. */
const sizes = { answer: 4000, logged: 600 }
const gb = 1e9

/**
 * What 1,000 nominations cost from the roster to the result, and a month in which nothing happens: units of the tables as
 * the engine counts them on the whole way, times and sizes as the constants above say, prices of the list.
 */
export async function cost(full: boolean): Promise<Metric[]> {
  const people = full ? 200 : 50
  const { way, page, idle, mailed } = await measured(people)
  const perNomination = reckon(way, page, mailed)
  const dollars = 1000 * Object.values(perNomination).reduce((sum, one) => sum + one, 0)
  const given = 1000 * freely(page)
  const month = reckonIdle(idle)
  const quiet = Object.values(month).reduce((sum, one) => sum + one, 0)
  return [
    metric('write units of a nomination, from the roster to the result', way.writes, 'units'),
    metric('read units of the same', way.reads, 'units'),
    metric('mails of a nomination, where every worker has an address', mailed.mails, 'mails'),
    metric('a mail, on average', mailed.bytes / 1024, 'KB'),
    metric('a call in Lambda, as reckoned', secondsOf(page) * 1000, 'ms'),
    ...Object.entries(perNomination).map(([what, each]) =>
      metric(`1,000 nominations: ${what}`, each * 1000, '$'),
    ),
    metric(`1,000 nominations, at the prices of ${listed}`, dollars, '$', 0.34),
    metric(
      'the same, where 100,000 in a month take what every account gets for nothing',
      dollars - given,
      '$',
    ),
    ...Object.entries(month).map(([what, each]) => metric(`an idle month: ${what}`, each, '$')),
    metric('an idle month, without the firewall', quiet, '$', 3),
  ]
}

const secondsOf = (page: Units) => (own + store * page.calls) / 1000

/** Of each nomination, and of each mail. */
type Mailed = { mails: number; bytes: number }

function reckon(way: Units, page: Units, { mails, bytes }: Mailed): Record<string, number> {
  // The calls of the way itself are a few a nomination, for they go in batches; the rest are pages that are looked at.
  const reads = way.reads + calls * page.reads
  return {
    tables: way.writes * prices.writeUnit + reads * prices.readUnit,
    functions: calls * ((limits.Api.mb / 1024) * secondsOf(page) * prices.gbSecond + prices.invocation),
    mails: mails * (prices.mail + (bytes / gb) * prices.gbMailed),
    site: calls * (prices.request + (sizes.answer / gb) * prices.gbOut),
    logs: ((calls * sizes.logged) / gb) * prices.gbLogged,
  }
}

/** What of a nomination's cost nobody is charged for, when 100,000 are made in a month. */
function freely(page: Units): number {
  const n = 100_000
  const least = (used: number, given: number, price: number) => (Math.min(used, given) * price) / n
  return (
    least(n * calls * secondsOf(page), free.gbSeconds, prices.gbSecond) +
    least(n * calls, free.invocations, prices.invocation) +
    least(n * calls, free.requests, prices.request) +
    least((n * calls * sizes.answer) / gb, free.gbOut, prices.gbOut) +
    least((n * calls * sizes.logged) / gb, free.gbLogged, prices.gbLogged)
  )
}

function reckonIdle(idle: Map<Name, Units>): Record<string, number> {
  const runs = [...deployed.jobs].map(([name, job]) => ({
    ...job,
    gigabytes: limits[name].mb / 1024,
    units: idle.get(name)!,
  }))
  const invoked = runs.reduce((sum, { perMonth }) => sum + perMonth, 0)
  const gbSeconds = runs.reduce(
    (sum, { perMonth, gigabytes, units }) => sum + perMonth * gigabytes * secondsOf(units),
    0,
  )
  const reads = runs.reduce((sum, { perMonth, units }) => sum + perMonth * units.reads, 0)
  const writes = runs.reduce((sum, { perMonth, units }) => sum + perMonth * units.writes, 0)
  const above = (used: number, free: number) => Math.max(0, used - free)
  return {
    alarms: above(deployed.alarmMetrics, free.alarmMetrics) * prices.alarmMetric,
    tables: reads * prices.readUnit + writes * prices.writeUnit,
    functions:
      above(gbSeconds, free.gbSeconds) * prices.gbSecond +
      above(invoked, free.invocations) * prices.invocation,
    schedules: above(invoked, free.scheduled) * prices.scheduled,
    logs: above((invoked * sizes.logged) / gb, free.gbLogged) * prices.gbLogged,
    'a zone for the domain': prices.zone,
  }
}

/** The units of the way of one nomination, of a page that a company opens, and of each job that finds nothing to do. */
async function measured(people: number) {
  const test = await testApp()
  const meter = await startMeter(test.engine.config.endpoint)
  try {
    // Features are loaded when they are first asked: from here on all go by the meter.
    const db = createDb({ ...test.engine.config, endpoint: meter.url }, test.db.tables)
    Object.assign(test.deps, { db })
    const run = await prepared(test, people)
    meter.take()
    const mailed = await run()
    const all = meter.take()
    const way = { reads: all.reads / people, writes: all.writes / people, calls: all.calls / people }

    const { call } = await verifiedCompany(test)
    await call('GET', '/portal')
    meter.take()
    await answered(call, 'GET', '/portal')
    const page = meter.take()

    const idle = new Map<Name, Units>()
    for (const [name, job] of deployed.jobs) {
      await job.run(test.deps)
      meter.take()
      await job.run(test.deps)
      idle.set(name, meter.take())
    }
    return { way, page, idle, mailed }
  } finally {
    meter.stop()
    await test.stop()
  }
}

async function answered<T>(caller: Caller, method: string, path: string, body?: unknown): Promise<T> {
  const reply = await caller(method, path, body)
  const text = await reply.text()
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${text}`)
  return (text ? JSON.parse(text) : undefined) as T
}

/** A programme with quota and a wave; gives what then happens to the people of one roster. */
async function prepared(test: TestApp, people: number) {
  await seedProgramme(test, { maxPerCompanyPerWave: people })
  const { id: company, call: portal } = await verifiedCompany(test)
  const [lsp, committee] = [test.as('lsp'), test.as('committee')]
  const base = '/programmes/malang'
  const post = <T>(caller: Caller, path: string, body: unknown) => answered<T>(caller, 'POST', path, body)
  await post(lsp, `${base}/quota/cleaner/grants`, {
    granted: people,
    version: 0,
    letterNo: '1',
    letterDate: '2026-11-01',
  })
  const venue = await post<{ id: string }>(lsp, `${base}/venues`, {
    name: 'BLK',
    kind: 'sewaktu',
    address: 'Jl. Panji',
    capacity: 500,
  })
  const examiners = Array.from({ length: Math.ceil(people / 10) }, (_, n) => n)
  const assessors: { id: string }[] = []
  for (const n of examiners)
    assessors.push(
      await post(lsp, `${base}/assessors`, {
        name: `Asesor ${n}`,
        registration: `MET ${n}`,
        email: `assessor-${n}@office.test`,
      }),
    )
  const wave = await post<{ id: string }>(lsp, `${base}/waves`, {
    scheme: 'cleaner',
    date: '2026-12-07',
    startsAt: '08:00',
    endsAt: '16:00',
    venue: venue.id,
    assessors: assessors.map(({ id }) => id),
    seats: people,
  })

  return async () => {
    const rows = Array.from({ length: people }, (_, n) => worker(n, { email: `pekerja${n}@contoh.test` }))
    for (const nominations of batches(rows)) await post(portal, '/portal/nominations', { nominations })
    const items: { id: string }[] = []
    let after: string | undefined = ''
    while (after !== undefined) {
      const page: { items: { id: string }[]; next?: string } = await answered(
        lsp,
        'GET',
        `${base}/nominations?state=submitted&after=${after}`,
      )
      items.push(...page.items)
      after = page.next
    }
    for (const some of batches(items))
      await post(lsp, `${base}/nominations/verify`, {
        nominations: some.map(({ id }) => ({ id, company, version: 1 })),
      })
    let plan = await post<{ id: string; done: number; total: number }>(lsp, `${base}/plans`, undefined)
    while (plan.done < plan.total) plan = await post(lsp, `${base}/plans/${plan.id}/commit`, {})
    const letters = await deliver(test.deps)

    test.clock.set('2026-12-07T05:00:00.000Z')
    const exam = `${base}/exams/${wave.id}`
    const ofDay = { id: '', at: '2026-12-07T04:00:00.000Z', device: 'hp-1', how: 'scan' }
    const seen = items.map(({ id }, n) => ({ ...ofDay, id: `check-in-${n}`, nomination: id }))
    // Sessions end within the day: everyone signs in anew.
    const today = test.as('lsp', '*', 'lsp-2')
    for (const checkIns of batches(seen)) await post(today, `${exam}/check-ins`, { checkIns })
    await answered(today, 'PUT', `${exam}/panel`, { version: 0, of: {}, share: true })
    const { people: seated } = await answered<{ people: { nomination: string; assessor: string }[] }>(
      today,
      'GET',
      exam,
    )
    for (const [n, { id }] of assessors.entries())
      await post(test.as('assessor', '*', `assessor-${n}`), `${exam}/recommendations`, {
        recommendations: seated
          .filter(({ assessor }) => assessor === id)
          .map(({ nomination }) => ({ nomination, company, technical: 'K', managerial: 'K' })),
      })
    for (const some of batches(seated, 50))
      await post(committee, `${exam}/decisions`, {
        decisions: some.map(({ nomination }) => ({ nomination, company, verdict: 'K' })),
      })
    // What a company is told of together leaves after its quarter of an hour.
    test.clock.set('2026-12-07T05:20:00.000Z')
    letters.push(...(await deliver(test.deps)))
    const bytes = letters.reduce((sum, one) => sum + one, 0) / letters.length
    return { mails: letters.length / people, bytes }
  }
}

const batches = <T>(list: readonly T[], size = batchSize) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))

/** One run of the delivery, through a mail service that takes everything; gives the bytes of each mail. */
async function deliver(deps: Deps): Promise<number[]> {
  const letters: number[] = []
  const { failed, left } = await createDelivery({
    ...deps,
    gather: createGather(deps.db),
    account: async () => ({ perSecond: 1000, enabled: true }),
    async send({ html, text, calendar, attachments = [] }) {
      const enclosed = [calendar, ...attachments].map((file) => file?.content.length ?? 0)
      // What is enclosed goes as base64.
      letters.push(html.length + text.length + enclosed.reduce((sum, bytes) => sum + (bytes * 4) / 3, 0))
      return { messageId: 'm' }
    },
    sleep: async () => {},
  }).run({ deadline: new Date(deps.now().getTime() + 600_000) })
  if (failed + left > 0) throw new Error(`${failed} mails failed, ${left} are left`)
  return letters
}
