import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import type { Carried } from '../stacks/build.ts'
import { loadedOf } from '../tests/infra/carried.ts'
import type { Name } from '../tests/infra/cloud.ts'
import { testApp } from '../tests/support/app.ts'
import { type RunningFunction, startFunction } from '../tests/support/lambda/service.ts'
import { seedProgramme, verifiedCompany, worker } from '../tests/support/people.ts'
import { builtFunctions, eventOf, functionNames, httpEvent, settingsOf } from './functions-built.ts'
import { type Call, startProxy } from './functions-proxy.ts'
import { nodeOfLambda } from './lambda-node.ts'
import { type Metric, median } from './metric.ts'

const goals = { eagerKb: 150, allKb: 600, firstGet: 1.3, firstPost: 1.7, warmPost: 1.25 }

/**
 * Every function as the deployment builds it, in a process of its own behind Lambda's Runtime API: what it weighs,
 * the CPU until its first answer against that of a handler that does nothing, and the time of a warm request
 * against the same calls of the tables made by the bare SDK. All in turns, on the Node that is deployed.
 */
export async function functions(full: boolean): Promise<Metric[]> {
  const built = await builtFunctions({
    Nothing: 'bench/functions-nothing.ts',
    Bare: 'bench/functions-bare.ts',
  })
  try {
    const sizes = functionNames.flatMap((name) => weight(name, built.carried[name]!))
    return [...sizes, ...(await timed(built.folder, full))]
  } finally {
    await built.remove()
  }
}

function weight(name: Name, carried: Carried): Metric[] {
  const metric = (what: string, bytes: number, goal: number | null): Metric => ({
    group: 'functions',
    name: `${name}: ${what}`,
    value: bytes / 1024,
    unit: 'KB',
    baseline: null,
    ratio: null,
    goal: name === 'Api' ? goal : null,
    ok: name !== 'Api' || goal === null || bytes / 1024 <= goal,
  })
  return [
    metric('code loaded at the start', loadedOf(carried).bytes, goals.eagerKb),
    metric('all code', loadedOf(carried, { all: true }).bytes, goals.allKb),
  ]
}

const answering = new Set<Name>(['Api', 'Office', 'SignIn', 'Papers'])

async function timed(folder: (name: string) => string, full: boolean): Promise<Metric[]> {
  const test = await testApp({ at: new Date().toISOString() })
  const proxy = await startProxy(test.engine.config.endpoint)
  const settings = settingsOf(test.db.tables, proxy.url)
  const node = await nodeOfLambda()
  const start = (name: string) => startFunction(folder(name), settings, node)
  try {
    const year = 365 * 86_400_000
    const day = (ahead: number) => new Date(Date.now() + ahead).toISOString().slice(0, 10)
    await seedProgramme(test, { startsOn: day(-86_400_000), nominateUntil: day(year), endsOn: day(year) })
    const { id } = await verifiedCompany(test)
    const of = { programme: 'malang', company: id, email: 'company@example.test' }
    const { secret: session, write } = test.sessions.portalWrite(of)
    await test.db.transact([write])
    const cookie = `__Host-portal=${session}`
    const nominate = (n: number) =>
      httpEvent('POST', '/portal/nominations', { body: { nominations: [worker(n)] }, cookie })

    // Same items in tables of their own, for the bare calls.
    const other = await test.engine.freshDb()
    const raw = new DynamoDBClient(test.engine.config)
    for (const [name, table] of Object.entries(test.db.tables)) {
      const { Items = [] } = await raw.send(new ScanCommand({ TableName: table }))
      for (const Item of Items)
        await raw.send(
          new PutItemCommand({ TableName: other.tables[name as keyof typeof other.tables], Item }),
        )
    }
    raw.destroy()
    const elsewhere = (calls: Call[]) =>
      calls.map(({ operation, body }) => {
        let text = body
        for (const [name, table] of Object.entries(test.db.tables))
          text = text.replaceAll(`"${table}"`, `"${other.tables[name as keyof typeof other.tables]}"`)
        const { ClientRequestToken: _, ...input } = JSON.parse(text) as Record<string, unknown>
        return { operation, input }
      })

    let made = 0
    const first: [string, Name, () => unknown, number | null][] = [
      ['first GET', 'Api', () => httpEvent('GET', '/health'), goals.firstGet],
      ['first GET of a table', 'Api', () => httpEvent('GET', '/portal', { cookie }), null],
      ['first POST', 'Api', () => nominate(made++), goals.firstPost],
      ['first GET of a table', 'Office', () => httpEvent('GET', '/programmes'), null],
      ['first GET, refused', 'SignIn', () => httpEvent('GET', '/auth/callback'), null],
      ['first GET', 'Papers', () => httpEvent('GET', '/papers/portal/certificates/1/certificate.pdf'), null],
      ...functionNames.flatMap((name): [string, Name, () => unknown, null][] =>
        answering.has(name) ? [] : [['first event', name, () => eventOf(name), null]],
      ),
    ]
    const colds = await cold(first, start, full ? 15 : 5)
    const api = await start('Api')
    const rounds = full ? 15 : 5
    const least: unknown[] = []
    for (let round = 0; round < rounds; round++) {
      proxy.take()
      await api.invoke(nominate(made++))
      least.push(elsewhere(proxy.take()))
    }
    await api.stop()
    const [bare] = await cold([['POST', 'Bare', () => least.shift(), null]], start, rounds)
    const post = colds.find(({ name }) => name.includes('first POST'))!
    colds.push({
      group: 'functions',
      name: 'Api: CPU until the first POST is answered, against the same calls of the tables by the bare SDK',
      value: post.value,
      unit: 'ms',
      baseline: bare!.value,
      ratio: post.value / bare!.value,
      goal: null,
      ok: true,
    })
    const warms = await warm({ start, proxy, nominate: () => nominate(made++), elsewhere, cookie }, full)
    return [...colds, ...warms]
  } finally {
    proxy.stop()
    await test.stop()
  }
}

/** CPU of the process up to its first answer, against that of a handler that does nothing. */
async function cold(
  cases: [string, Name | 'Bare', () => unknown, number | null][],
  start: (name: string) => Promise<RunningFunction>,
  rounds: number,
): Promise<Metric[]> {
  const once = async (name: string, event: unknown) => {
    const made = await start(name)
    const { cpuMs, answer, error } = await made.invoke<{ statusCode?: number }>(event)
    await made.stop()
    if (error || (answer?.statusCode ?? 200) >= 500)
      throw new Error(`${name}: ${JSON.stringify(error ?? answer)}`)
    return cpuMs
  }
  const bare: number[] = []
  const ours = cases.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    bare.push(await once('Nothing', {}))
    for (const [at, [, name, event]] of cases.entries()) ours[at]!.push(await once(name, event()))
  }
  return cases.map(([what, name, , goal], at) => {
    const ratio = median(ours[at]!.map((ms, round) => ms / bare[round]!))
    return {
      group: 'functions',
      name: `${name}: CPU until the ${what} is answered, against a handler that does nothing`,
      value: median(ours[at]!),
      unit: 'ms',
      baseline: median(bare),
      ratio,
      goal,
      ok: goal === null || ratio <= goal,
    }
  })
}

type Warm = {
  start: (name: string) => Promise<RunningFunction>
  proxy: { take(): Call[] }
  nominate: () => unknown
  elsewhere: (calls: Call[]) => unknown
  cookie: string
}

/** Time of a request to a function that is warm, against the same calls of the tables by the bare SDK. */
async function warm({ start, proxy, nominate, elsewhere, cookie }: Warm, full: boolean): Promise<Metric[]> {
  const [api, bare] = [await start('Api'), await start('Bare')]
  const reading = () => httpEvent('GET', '/portal', { cookie })
  const measured: Record<string, { ours: number[]; bare: number[] }> = {}
  try {
    for (let n = 0; n < (full ? 300 : 80); n++)
      for (const [what, event] of [
        ['POST of a nomination', nominate()],
        ['GET of the portal', reading()],
      ] as const) {
        proxy.take()
        const { ms, answer } = await api.invoke<{ statusCode: number; body: string }>(event)
        if (answer?.statusCode !== 200) throw new Error(`${what}: ${answer?.body}`)
        const calls = elsewhere(proxy.take())
        const { ms: bareMs, error } = await bare.invoke(calls)
        if (error) throw new Error(`${what}, bare: ${error.errorMessage}`)
        const both = (measured[what] ??= { ours: [], bare: [] })
        // The first ones warm both up.
        if (n >= 20) both.ours.push(ms)
        if (n >= 20) both.bare.push(bareMs)
      }
  } finally {
    await api.stop()
    await bare.stop()
  }
  return Object.entries(measured).map(([what, both]) => {
    const ratio = median(both.ours) / median(both.bare)
    const goal = what.startsWith('POST') ? goals.warmPost : null
    return {
      group: 'functions',
      name: `Api: warm ${what}, against the same calls of the tables by the bare SDK`,
      value: median(both.ours),
      unit: 'ms',
      baseline: median(both.bare),
      ratio,
      goal,
      ok: goal === null || ratio <= goal,
    }
  })
}
