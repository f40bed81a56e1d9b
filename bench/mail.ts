import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createDelivery } from '../functions/mail/delivery.ts'
import { createGather } from '../functions/mail/gather.ts'
import { dueEntry, noticeId, noticeKey, urgentShard } from '../functions/mail/notice.ts'
import { owe } from '../functions/mail/owe.ts'
import { createPace } from '../functions/mail/pace.ts'
import type { Db, Item } from '../functions/platform/db.ts'
import { change } from '../functions/platform/expressions.ts'
import { testEngine } from '../tests/support/engine.ts'
import { programme } from '../tests/support/people.ts'
import { depsOf, seatsOf } from '../tests/support/seats.ts'
import { type Metric, median } from './metric.ts'

const id = 'bench'
const perSecond = 500
/** What DynamoDB and SES take to answer in their own region. */
const storeMs = 5
const serviceMs = 60

/**
 * Drains owed mails at 500 a second through a store and a mail service that answer after a while: the share
 * of the rate left unused, and how memory grows on the way. On the engine: what a mail costs to claim and
 * record in write units, against two bare updates that mark it claimed and sent.
 */
export async function mail(full: boolean): Promise<Metric[]> {
  const n = full ? 10_000 : 4000
  const drains = []
  await drain(200)
  for (let round = 0; round < 3; round++) drains.push({ ours: await drain(n), bare: await paceOnly(n) })
  const idle = median(drains.map(({ ours }) => ours.idle))
  const growth = median(drains.map(({ ours }) => ours.growth))
  const busiest = median(drains.map(({ ours }) => ours.busiest))
  const slower = await drain(1000, perSecond * 0.9)
  const units = await writeUnits(200)
  return [
    {
      group: 'mail',
      name: `${n} mails at ${perSecond}/s, share of the rate left unused, from the start of the run to its end (baseline: the pace alone)`,
      value: idle * 100,
      unit: '%',
      baseline: median(drains.map(({ bare }) => bare)) * 100,
      ratio: null,
      goal: 3,
      ok: idle * 100 <= 3,
    },
    {
      group: 'mail',
      name: 'control: the same share when nine tenths of the rate are used, which must not pass',
      value: slower.idle * 100,
      unit: '%',
      baseline: null,
      ratio: null,
      goal: null,
      ok: slower.idle * 100 > 3,
    },
    {
      group: 'mail',
      name: 'mails sent in the busiest second: the account allows no more, but for a tenth to catch up',
      value: busiest,
      unit: 'mails',
      baseline: perSecond,
      ratio: busiest / perSecond,
      goal: 1.1,
      ok: busiest / perSecond <= 1.1,
    },
    {
      group: 'mail',
      name: 'heap in use after the last quarter, above that after the first',
      value: growth,
      unit: 'MB',
      baseline: null,
      ratio: null,
      goal: 4,
      ok: growth <= 4,
    },
    {
      group: 'mail',
      name: 'write units to claim and record one mail, against two bare updates',
      value: units.ours,
      unit: 'units',
      baseline: units.bare,
      ratio: units.ours / units.bare,
      goal: 1.1,
      ok: units.ours / units.bare <= 1.1,
    },
  ]
}

const owedAt = '2026-11-24T02:00:00.000Z'
const owedOf = (one: number) =>
  ({
    id: `bench:${one}`,
    kind: 'company_verified',
    programme: id,
    company: 'C1',
    to: `c${one}@company.test`,
    language: 'id',
    facts: { link: `L${one}` },
    owedAt,
    requestId: 'bench',
  }) as const

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heapInUse = () => {
  collect()
  return process.memoryUsage().heapUsed / 1e6
}

/** One run over a store that knows one run only: every condition holds. */
async function drain(n: number, paced = perSecond) {
  const db = slowStore(n)
  const deps = depsOf(db)
  const times: number[] = []
  let quarter = 0
  let last = 0
  const delivery = createDelivery({
    ...deps,
    gather: createGather(db),
    account: async () => ({ perSecond: paced, enabled: true }),
    async send() {
      times.push(performance.now())
      if (times.length === n / 4) quarter = heapInUse()
      if (times.length === n) last = heapInUse()
      await sleep(serviceMs)
      return { messageId: `m${times.length}` }
    },
  })
  const began = performance.now()
  const { sent } = await delivery.run({ deadline: new Date(deps.now().getTime() + 600_000) })
  const took = performance.now() - began
  if (sent !== n) throw new Error(`${sent} of ${n} were sent`)
  return { idle: unused(n, took), busiest: busiestSecond(times), growth: last - quarter }
}

/** The same slots with nothing to do between them: what the machine's timers leave unused. */
async function paceOnly(n: number) {
  const pace = createPace(perSecond, () => performance.now(), sleep)
  const began = performance.now()
  for (let one = 0; one < n; one++) await pace.slot()
  return unused(n, performance.now() - began)
}

/** Of what the rate would have let through in these milliseconds, the share that did not go. */
const unused = (n: number, ms: number) => 1 - n / ((ms / 1000) * perSecond)

function busiestSecond(times: number[]) {
  let from = 0
  return times.reduce((most, at, one) => {
    while (times[from]! <= at - 1000) from += 1
    return Math.max(most, one - from + 1)
  }, 0)
}

function slowStore(n: number): Db {
  const waiting = new Map<string, { due: Item[]; next: number }>()
  const items = new Map<string, Item>()
  for (let one = 0; one < n; one++) {
    const { id: natural, ...owed } = owedOf(one)
    const notice = noticeId(id, natural)
    const key = noticeKey(id, notice)
    const due = dueEntry({ id: notice, kind: owed.kind }, owedAt)
    items.set(key.pk, { ...owed, ...key, v: 1, id: notice, dueAt: owedAt, attempts: 1, pauses: 0, turn: 1 })
    const shard = waiting.get(due.dueKey) ?? { due: [], next: 0 }
    shard.due.push(key)
    waiting.set(due.dueKey, shard)
  }
  const company = {
    v: 1,
    id: 'C1',
    programme: id,
    name: 'PT Bersih',
    kind: 'outsourcing',
    district: 'Kepanjen',
    expectedWorkers: 1,
    email: 'hrd@company.test',
    language: 'id',
    state: 'verified',
    standing: 'awaited',
    invited: false,
    counts: {},
    version: 1,
  }
  const refused = async () => {
    throw new Error('not part of this measurement')
  }
  return {
    tables: {
      nominations: 'nominations',
      waves: 'waves',
      mail: 'mail',
      audit: 'audit',
      sessions: 'sessions',
    },
    async get({ Key }) {
      await sleep(storeMs)
      if (Key?.sk === 'company') return company
      return Key?.sk === 'programme' ? { ...programme, id, v: 1 } : undefined
    },
    async update({ Key, ReturnValues }) {
      await sleep(storeMs)
      if (!ReturnValues) return undefined
      const until = new Date(Date.now() + 3_600_000_000).toISOString()
      return { ...items.get(String(Key!.pk)), state: 'claimed', lease: 'run', leaseUntil: until }
    },
    async query({ ExpressionAttributeValues, Limit = 50 }) {
      await sleep(storeMs)
      const shard = waiting.get(String(ExpressionAttributeValues![':v0']))
      if (!shard || ExpressionAttributeValues![':v0'] === urgentShard) return { items: [], next: undefined }
      const page = shard.due.splice(0, Limit)
      return { items: page, next: shard.due.length > 0 ? { more: true } : undefined }
    },
    put: refused,
    remove: refused,
    queryAll: refused,
    getEach: refused,
    batchGet: refused,
    transact: refused,
  }
}

async function writeUnits(n: number) {
  const engine = await testEngine()
  const raw = DynamoDBDocumentClient.from(new DynamoDBClient(engine.config), {
    marshallOptions: { removeUndefinedValues: true },
  })
  let units = 0
  const update = async (input: UpdateCommandInput) => {
    const { Attributes, ConsumedCapacity } = await raw.send(
      new UpdateCommand({ ...input, ReturnConsumedCapacity: 'TOTAL' }),
    )
    units += ConsumedCapacity?.CapacityUnits ?? 0
    return Attributes
  }
  try {
    const db = await engine.freshDb()
    await seatsOf(depsOf(db), id).begin()
    await seatsOf(depsOf(db), id).people([{ company: 'C1' }])
    const owed = Array.from({ length: n }, (_, one) => owedOf(one))
    for (let at = 0; at < n; at += 100)
      await db.transact(owed.slice(at, at + 100).map((one) => owe(db.tables, one)))
    const deps = depsOf(db)
    const delivery = createDelivery({
      ...deps,
      db: { ...db, update },
      gather: createGather(db),
      account: async () => ({ perSecond: 100, enabled: true }),
      send: async () => ({ messageId: 'm' }),
      sleep: async () => {},
    })
    const { sent } = await delivery.run({ deadline: new Date(deps.now().getTime() + 600_000) })
    if (sent !== n) throw new Error(`${sent} of ${n} were sent`)
    const ours = units / n

    units = 0
    const other = await engine.freshDb()
    await other.transact(owed.slice(0, 100).map((one) => owe(other.tables, one)))
    for (const one of owed.slice(0, 100)) {
      const at = { TableName: other.tables.mail, Key: noticeKey(id, noticeId(id, one.id)) }
      await update({ ...at, ...change({ set: { state: 'claimed' } }) })
      await update({ ...at, ...change({ set: { state: 'sent' }, remove: ['dueKey', 'dueSort'] }) })
    }
    return { ours, bare: units / 100 }
  } finally {
    raw.destroy()
    await engine.stop()
  }
}
