import { createCookies } from '../functions/auth/cookies.ts'
import { dayIn } from '../functions/platform/jakarta.ts'
import type { Name } from '../tests/infra/cloud.ts'
import { startRecorder } from '../tests/infra/recorder.ts'
import { type RunningFunction, startFunction } from '../tests/support/lambda/service.ts'
import { type Caller, testApp, type TestApp } from '../tests/support/app.ts'
import { worker } from '../tests/support/people.ts'
import { seatsOf } from '../tests/support/seats.ts'
import { limits } from './deployed.ts'
import { builtFunctions, eventOf, httpEvent, settingsOf } from './functions-built.ts'
import { nodeOfLambda } from './lambda-node.ts'
import { against, type Metric, plain } from './metric.ts'

const base = '/programmes/malang'
const companies = 500
const waves = 60
/** Of a core, for each MB that a function is given. */
const coreOf = (mb: number) => Math.min(1, mb / 1769)
/** What the most of memory and of time may be of what is given. */
const goals = { memory: 0.75, time: 0.5 }

type Answer = { statusCode?: number; body?: string; sent?: number; printed?: number }
type Asked = {
  of: Name
  what: string
  event: () => unknown
  /** Whether there is more to be asked for. */
  again?: (answer: Answer) => boolean
  /** Goes on in its next call: how many of what it made in this one. */
  made?: { what: string; of: (answer: Answer) => number }
  /** What it may be refused or end with. */
  ends?: RegExp
}
/**
 * The heaviest that each function is foreseen to do, in the programme of a large regency, each in a process of its own
 * with the heap that Lambda would give it: the most memory that it held against what it is given, and the time that its
 * CPU takes on its share of a core (or that it took, if that is longer) against its limit. Of what goes on in its next
 * call, however much there is, how much a second of its share makes.
 */
export async function measureLimits(full: boolean): Promise<Metric[]> {
  const people = full ? 20_000 : 5000
  const built = await builtFunctions()
  // Two hours ago: what was entered into the audit log then is for the sealer.
  const test = await testApp({ at: new Date(Date.now() - 2 * 3_600_000).toISOString() })
  const services = await startRecorder(String(test.engine.config.endpoint))
  try {
    const scene = await prepared(test, people, full ? 500 : 100)
    const node = await nodeOfLambda()
    const start = (of: Name) => {
      const { mb, seconds } = limits[of]
      const heap = { NODE_OPTIONS: `--max-old-space-size=${Math.floor(mb * 0.9)}` }
      const settings = { ...settingsOf(test.db.tables, services.url), ...heap }
      return startFunction(built.folder(of), settings, node, seconds)
    }
    const metrics: Metric[] = []
    for (const one of scene.work) {
      const { of, what, made } = one
      const { mb, seconds } = limits[of]
      const running = await start(of)
      try {
        const { peakMb, seconds: took, answer } = await used(one, running)
        scene.answered(of, answer)
        metrics.push(
          share(`${of}, ${what}: most memory, of what is given`, peakMb, mb, 'MB', goals.memory),
          made
            ? plain('limits')(`${of}, ${what}: a second of its share`, made.of(answer) / took, made.what)
            : share(`${of}, ${what}: time, of what is given`, took, seconds, 's', goals.time),
        )
      } finally {
        await running.stop()
      }
    }
    return metrics
  } finally {
    services.stop()
    await test.stop()
    await built.remove()
  }
}

/** Asks until there is no more: the most memory, and the longest that a call took, or would on its share of a core. */
async function used({ of, what, event, again, ends }: Asked, running: RunningFunction) {
  let [longest, cpu] = [0, 0]
  for (;;) {
    const { answer = {}, error, ms, cpuMs, peakMb } = await running.invoke<Answer>(event())
    const fault = error?.errorMessage ?? ((answer.statusCode ?? 200) >= 400 ? answer.body : undefined)
    if (fault && !ends?.test(fault)) throw new Error(`${of}, ${what}: ${fault}`)
    longest = Math.max(longest, ms / 1000, (cpuMs - cpu) / 1000 / coreOf(limits[of].mb))
    cpu = cpuMs
    if (!again?.(answer)) return { peakMb, seconds: longest, answer }
  }
}

const share = against('limits')

/** A programme of many: a wave in which everybody holds a certificate, and all others verified, with waves to sit in. */
async function prepared(test: TestApp, people: number, certificates: number) {
  const { deps } = test
  const day = (ahead: number) => dayIn(new Date(Date.now() + ahead * 86_400_000))
  const scene = seatsOf(deps)
  await scene.begin({
    startsOn: day(-20),
    nominateUntil: day(60),
    endsOn: day(120),
    maxPerCompanyPerWave: 100,
  })
  await certified(scene, test.as('lsp'), certificates, day(0))
  test.clock.set(new Date().toISOString())
  await scene.quota(people)
  for (let n = 0; n < waves; n++) await scene.wave(Math.ceil(people / waves), day(10 + n))
  await scene.people(
    Array.from({ length: people }, (_, n) => ({ company: `C${(n * 31) % companies}`, email: n % 3 === 0 })),
  )

  const officer = `${createCookies(true).nameOf('staff')}=${await test.sessions.openStaff({
    sub: 'lsp-1',
    name: 'Officer',
    email: 'lsp-1@office.test',
    grants: [{ role: 'admin', programme: '*' }],
  })}`
  const company = `${createCookies(true).nameOf('portal')}=${await portalOf(test)}`
  const ofOfficer = (method: string, path: string, body?: unknown) => () =>
    httpEvent(method, path, { cookie: officer, body })
  const ofCompany = (method: string, path: string, body?: unknown) => () =>
    httpEvent(method, path, { cookie: company, body })
  const job = (of: Name, what: string, more: Partial<Asked> = {}): Asked => ({
    of,
    what,
    event: () => eventOf(of),
    ...more,
  })
  let plan = ''
  const work: Asked[] = [
    job('Progress', 'a snapshot'),
    job('Reindex', 'the words of all names'),
    {
      of: 'Api',
      what: 'a batch of nominations',
      event: ofCompany('POST', '/portal/nominations', {
        nominations: Array.from({ length: 25 }, (_, n) => worker(n)),
      }),
    },
    { of: 'Office', what: `a plan of ${people}`, event: ofOfficer('POST', `${base}/plans`, {}) },
    {
      of: 'Office',
      what: 'committing it, call by call',
      event: () => httpEvent('POST', `${base}/plans/${plan}/commit`, { cookie: officer, body: {} }),
      again: ({ body }) => {
        const { done, total } = JSON.parse(body!) as { done: number; total: number }
        return done < total
      },
    },
    job('WaveJobs', 'a look at all waves'),
    job('Delivery', 'the mails of the plan', { made: { what: 'mails', of: ({ sent = 0 }) => sent } }),
    {
      of: 'Papers',
      what: `a list of ${people}`,
      event: ofOfficer('GET', `/papers${base}/lists/nominations?format=xlsx`),
    },
    {
      of: 'Prints',
      what: `${certificates} certificates`,
      event: () => eventOf('Prints'),
      made: { what: 'certificates', of: ({ printed = 0 }) => printed * certificates },
    },
    // People were put straight into the tables, so that some counters drift.
    job('Invariants', 'a recount of every counter', { ends: /counters drift/ }),
    job('ExamJobs', 'a look at all waves'),
    job('Seal', 'the entries of the hours before'),
    job('Reminders', 'a look at all waves'),
    job('Renewals', 'a look at all certificates'),
    job('MailEvents', 'an event'),
    {
      of: 'SignIn',
      what: 'a sign-in that is refused',
      event: () => httpEvent('GET', '/auth/callback'),
      ends: /Proses masuk gagal/,
    },
  ]
  return {
    work,
    /** Notes which plan was made. */
    answered(of: Name, { body }: Answer) {
      if (of === 'Office' && !plan) plan = (JSON.parse(body!) as { id: string }).id
    },
  }
}

async function portalOf({ sessions, db }: TestApp) {
  const { secret, write } = sessions.portalWrite({ programme: 'malang', company: 'C0', email: 'hrd@c0.test' })
  await db.transact([write])
  return secret
}

/** A wave in which everybody holds a certificate, and the job that prints them all. */
async function certified(scene: ReturnType<typeof seatsOf>, lsp: Caller, n: number, issuedOn: string) {
  const at = `${base}/certificates/waves/w`
  const ask = async (method: string, path: string, body: unknown) => {
    const answer = await lsp(method, `${at}${path}`, body)
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as { left?: number }
  }
  const people = await scene.people([{ company: 'printed', state: 'competent', n }], { wave: 'w' })
  for (let from = 0; from < n; from += 100)
    await ask('PUT', '/numbers', {
      rows: people.slice(from, from + 100).map(({ company, id }, of) => ({
        company,
        nomination: id,
        certificateNo: `w ${String(from + of).padStart(4, '0')}`,
      })),
    })
  while ((await ask('POST', '/issue', { issuedOn })).left !== 0);
  await ask('POST', '/print', undefined)
}
