import { randomUUID } from 'node:crypto'
import type {
  DeleteCommandInput,
  GetCommandInput,
  PutCommandInput,
  QueryCommandInput,
  TransactWriteCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import type { Where } from './dynamo-client.ts'
import { pause } from './pause.ts'

export type Item = Record<string, unknown>
export type Key = { pk: string; sk: string }
/** Where an item stands, and whether what was written a moment ago must be seen. */
export type Place = { table: string; key: Key; consistent: boolean }
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number]
export type TableNames = Record<'nominations' | 'waves' | 'mail' | 'audit' | 'sessions', string>

/** A single write was refused by its condition; `item` is what stood there (undefined: nothing did). */
export class ConditionFailed extends Error {
  override name = 'ConditionFailed'
  constructor(readonly item: Item | undefined) {
    super('condition failed')
  }
}

/** A transaction was refused; one reason per write, in order; `item` is what stood there. */
export class Cancelled extends Error {
  override name = 'Cancelled'
  constructor(readonly reasons: { code: string; item: Item | undefined }[]) {
    super(`transaction cancelled: ${reasons.map((reason) => reason.code).join(', ')}`)
  }
  /** Positions of the writes whose own condition failed. */
  get failed() {
    return this.reasons.flatMap((reason, at) => (reason.code === 'ConditionalCheckFailed' ? [at] : []))
  }
}

/** Writes that one transaction of the engine holds. */
export const transactionSize = 100

export type Page<T> = { items: T[]; next: Key | undefined }

/** The tables, as plain DynamoDB calls with the engine's quirks taken out. */
export type Db = {
  tables: TableNames
  get(input: GetCommandInput): Promise<Item | undefined>
  put(input: PutCommandInput): Promise<void>
  update(input: UpdateCommandInput): Promise<Item | undefined>
  remove(input: DeleteCommandInput): Promise<Item | undefined>
  query(input: QueryCommandInput): Promise<{ items: Item[]; next: Item | undefined }>
  /** Every page of a query; for partitions that are small by nature. */
  queryAll(input: QueryCommandInput): Promise<Item[]>
  /** Items of any tables in one call, each where it was asked for; at most 100, those of a table equally consistent. */
  getEach(places: Place[]): Promise<(Item | undefined)[]>
  /** Items of one table in the order of their keys, absent ones left out; any number of keys. */
  batchGet(table: string, keys: Key[], consistent?: boolean): Promise<Item[]>
  /**
   * All writes or none (at most `transactionSize`). A conflict with another transaction is retried with jitter
   * under the same token; a failed condition throws `Cancelled` at once.
   */
  transact(writes: Write[], token?: string): Promise<void>
}

const patience = 8

export function createDb(where: Where, tables: TableNames): Db {
  // The SDK is loaded by the first call that needs a table, so that a cold start without one stays short.
  let loaded: Promise<Awaited<ReturnType<typeof load>>> | undefined
  const load = async () => (await import('./dynamo.ts')).connect(where)
  const sdk = () => (loaded ??= load())

  const single = async <T>(call: (client: Awaited<ReturnType<typeof load>>) => Promise<T>): Promise<T> => {
    const client = await sdk()
    try {
      return await call(client)
    } catch (error) {
      const refused = client.conditionFailed(error)
      throw refused ? new ConditionFailed(refused.item) : error
    }
  }
  /** Asks again for what the tables did not get to. */
  const each = async (places: Place[]): Promise<(Item | undefined)[]> => {
    const client = await sdk()
    const items = new Map<string, Item>()
    let wanted = places
    for (let attempt = 0; wanted.length > 0; attempt++) {
      if (attempt > patience) throw new Error('batch get made no progress')
      if (attempt > 0) await pause(attempt)
      const { found, left } = await client.batchGet(wanted)
      for (const { table, item } of found) items.set(`${table}\n${item.pk}\n${item.sk}`, item)
      wanted = left
    }
    return places.map(({ table, key }) => items.get(`${table}\n${key.pk}\n${key.sk}`))
  }
  const onRefusal = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const

  return {
    tables,
    get: async (input) => (await sdk()).get(input),
    put: (input) => single((client) => client.put({ ...onRefusal, ...input })),
    update: (input) => single((client) => client.update({ ...onRefusal, ...input })),
    remove: (input) => single((client) => client.remove({ ...onRefusal, ...input })),
    query: async (input) => (await sdk()).query(input),
    async queryAll(input) {
      const items: Item[] = []
      let from: Item | undefined
      do {
        const page = await (await sdk()).query({ ...input, ExclusiveStartKey: from })
        items.push(...page.items)
        from = page.next
      } while (from)
      return items
    },
    getEach: each,
    async batchGet(table, keys, consistent = false) {
      const items: Item[] = []
      for (let from = 0; from < keys.length; from += 100) {
        const some = keys.slice(from, from + 100).map((key) => ({ table, key, consistent }))
        items.push(...(await each(some)).filter((item) => item !== undefined))
      }
      return items
    },
    async transact(writes, token) {
      const client = await sdk()
      const request = {
        TransactItems: writes.map((write) => {
          const [[operation, input]] = Object.entries(write) as [[string, object]]
          return { [operation]: { ...onRefusal, ...input } } as Write
        }),
        ClientRequestToken: token ?? randomUUID(),
      }
      for (let attempt = 0; ; attempt++) {
        try {
          return await client.transact(request)
        } catch (error) {
          const reasons = client.cancellation(error)
          if (!reasons) throw error
          const passing = reasons.every(({ code }) => code === 'None' || transient.has(code))
          if (!passing || attempt >= patience) throw new Cancelled(reasons)
          await pause(attempt)
        }
      }
    },
  }
}

const transient = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])
