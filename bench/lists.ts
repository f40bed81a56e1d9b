import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { createApp } from '../functions/app.ts'
import { createCookies } from '../functions/auth/cookies.ts'
import { indexed } from '../functions/companies/writes.ts'
import { companyKey } from '../functions/companies/repository.ts'
import { nominationStates, type NominationState } from '../functions/contract/nomination.ts'
import type { StoredNomination } from '../functions/nominations/nomination.ts'
import { asItem, sealContext } from '../functions/nominations/repository.ts'
import type { Db, Item } from '../functions/platform/db.ts'
import { all, equals, where } from '../functions/platform/expressions.ts'
import { testApp, type TestApp } from '../tests/support/app.ts'
import { seatsOf } from '../tests/support/seats.ts'
import { against, type Metric, median } from './metric.ts'

const id = 'malang'
const companies = 5000
const rounds = 9

/**
 * Overview and lists of a full programme, through the whole API, against bare queries that read the same items, run in
 * turns: the time, and the read units of the tables. The session that every request reads first is read by both, and
 * its units are not counted.
 */
export async function lists(full: boolean): Promise<Metric[]> {
  const people = full ? 100_000 : 20_000
  const test = await testApp()
  const raw = DynamoDBDocumentClient.from(new DynamoDBClient(test.engine.config), {
    marshallOptions: { removeUndefinedValues: true },
  })
  try {
    await fill(test, raw, people)
    const ask = await caller(test, raw)
    const bare = bareQueries(test.db, raw)
    const { nominations } = test.db.tables
    const listed = {
      TableName: nominations,
      IndexName: 'companies',
      ...where(equals('listKey', `P#${id}#companies`)),
    }
    const verified = {
      TableName: nominations,
      IndexName: 'byState',
      ...where(equals('stateKey', `P#${id}#verified`)),
    }
    const settings = (sk: string) => ({
      TableName: test.db.tables.waves,
      ...where(all(equals('pk', `P#${id}`), equals('sk', sk))),
    })
    const cases: [name: string, path: string, queries: QueryCommandInput[]][] = [
      ['overview', '/overview', [listed]],
      ['companies, a page', '/companies', [{ ...listed, Limit: 50 }]],
      ['companies by a filter that few fit', '/companies?state=refused', [listed]],
      ['nominations, a page', '/nominations?state=verified', [{ ...verified, Limit: 50 }]],
      [
        'standings, a page',
        '/standing',
        [{ ...listed, Limit: 50 }, settings('programme'), settings('standing-rules')],
      ],
      ['ageing', '/overview/ageing', [listed, { ...verified, Limit: 500 }]],
    ]
    const metrics: Metric[] = []
    for (const [name, path, queries] of cases) {
      const ours: Measured[] = []
      const theirs: Measured[] = []
      for (let round = 0; round < rounds; round++) {
        ours.push(await ask(`/programmes/${id}${path}`))
        theirs.push(await bare(queries))
      }
      const of = (some: Measured[], what: keyof Measured) => median(some.map((one) => one[what]))
      const about = `${name}, of ${people} nominations and ${companies} companies`
      metrics.push(
        metric(`${about}: time`, of(ours, 'ms'), of(theirs, 'ms'), 'ms', 1.5),
        metric(`${about}: read units`, of(ours, 'units'), of(theirs, 'units'), 'units', 1.1),
      )
    }
    return metrics
  } finally {
    raw.destroy()
    await test.stop()
  }
}

type Measured = { ms: number; units: number }

const metric = against('lists')

/** Companies, and people spread over them and over the states. */
async function fill(test: TestApp, raw: DynamoDBDocumentClient, people: number) {
  const seats = seatsOf(test.deps, id)
  await seats.begin()
  const [one] = await seats.people([{ company: 'first' }])
  const company = (await test.db.get({
    TableName: test.db.tables.nominations,
    Key: companyKey(id, 'first'),
  }))!
  const stateOf = (at: number): NominationState =>
    at % 3 === 0 ? 'verified' : nominationStates[at % nominationStates.length]!
  const item = (at: number) =>
    asItem({
      ...(one as StoredNomination),
      id: `n${at}`,
      company: `C${at % companies}`,
      name: `Pekerja ${at}`,
      state: stateOf(at),
      nikSealed: test.deps.seal.close('3507011205900001', sealContext({ programme: id, id: `n${at}` })),
    })
  const items = function* (): Generator<Item> {
    for (let at = 0; at < companies; at++) {
      const of = { ...company, id: `C${at}`, name: `PT Bersih ${at}`, counts: { verified: 4, submitted: 2 } }
      yield { ...of, ...companyKey(id, of.id), ...indexed(of as never) }
    }
    for (let at = 0; at < people; at++) yield item(at)
  }
  let batch: Item[] = []
  const write = async () => {
    if (batch.length === 0) return
    const puts = batch.map((Item) => ({ PutRequest: { Item } }))
    batch = []
    await raw.send(new BatchWriteCommand({ RequestItems: { [test.db.tables.nominations]: puts } }))
  }
  for (const one of items()) if (batch.push(one) === 25) await write()
  await write()
}

/** Asks the API as an officer; its reads are counted. */
async function caller(test: TestApp, raw: DynamoDBDocumentClient) {
  const counted = { units: 0 }
  const deps = { ...test.deps, db: countingDb(test.db, raw, counted) }
  const app = createApp(deps)
  const facts = {
    sub: 'admin-1',
    name: 'Admin',
    email: 'a@office.test',
    grants: [{ role: 'admin', programme: '*' }],
  }
  const cookie = `${createCookies(false).nameOf('staff')}=${await test.sessions.openStaff(facts as never)}`
  return async (path: string): Promise<Measured> => {
    counted.units = 0
    const began = performance.now()
    const answer = await app.request(`/api${path}`, { headers: { cookie } })
    await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return { ms: performance.now() - began, units: counted.units }
  }
}

const unitsOf = (told: { CapacityUnits?: number | undefined } | undefined) => told?.CapacityUnits ?? 0

/** The tables, each read counted but those of sessions. */
function countingDb(db: Db, raw: DynamoDBDocumentClient, counted: { units: number }): Db {
  const asking = { ReturnConsumedCapacity: 'TOTAL' } as const
  const query = async (input: QueryCommandInput) => {
    const { Items, LastEvaluatedKey, ConsumedCapacity } = await raw.send(
      new QueryCommand({ ...input, ...asking }),
    )
    counted.units += unitsOf(ConsumedCapacity)
    return { items: (Items ?? []) as Item[], next: LastEvaluatedKey as Item | undefined }
  }
  return {
    ...db,
    query,
    async queryAll(input) {
      const found: Item[] = []
      let from: Item | undefined
      do {
        const page = await query({ ...input, ExclusiveStartKey: from })
        found.push(...page.items)
        from = page.next
      } while (from)
      return found
    },
    async get(input) {
      if (input.TableName === db.tables.sessions) return db.get(input)
      const { Item, ConsumedCapacity } = await raw.send(new GetCommand({ ...input, ...asking }))
      counted.units += unitsOf(ConsumedCapacity)
      return Item as Item | undefined
    },
    async batchGet(table, keys, consistent) {
      for (let from = 0; from < keys.length; from += 100) {
        const RequestItems = { [table]: { Keys: keys.slice(from, from + 100), ConsistentRead: consistent } }
        const { ConsumedCapacity } = await raw.send(new BatchGetCommand({ RequestItems, ...asking }))
        for (const one of ConsumedCapacity ?? []) counted.units += unitsOf(one)
      }
      return db.batchGet(table, keys, consistent)
    },
  }
}

/** The same items by queries alone: to the end, or one page where there is a limit. */
const bareQueries = (db: Db, raw: DynamoDBDocumentClient) => async (queries: QueryCommandInput[]) => {
  const counted = { units: 0 }
  const counting = countingDb(db, raw, counted)
  const began = performance.now()
  await db.get({ TableName: db.tables.sessions, Key: { pk: 'none', sk: 'none' } })
  await Promise.all(queries.map((one) => (one.Limit ? counting.query(one) : counting.queryAll(one))))
  return { ms: performance.now() - began, units: counted.units }
}
