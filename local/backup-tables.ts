import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TableNames } from '../functions/platform/db.ts'

type Table = keyof TableNames
type Stored = Record<string, AttributeValue>
/** How many lines each file has; written last, so a folder without it holds no backup. */
type Manifest = { v: 1; at: string; files: Record<Table, number[]> }

const order = ['nominations', 'waves', 'mail', 'audit', 'sessions'] as const satisfies Table[]
const segments = 4
const patience = 12

const manifestOf = (folder: string) => join(folder, 'backup.json')
const fileOf = (folder: string, table: Table, segment: number) => join(folder, `${table}-${segment}.jsonl`)

/**
 * Writes every item of the five tables into `folder`, one line each, as DynamoDB's own JSON. It is no picture of
 * one moment: nothing may write to the tables meanwhile.
 */
export async function backUp(client: DynamoDBClient, tables: TableNames, folder: string, now: Date) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const files = {} as Manifest['files']
  for (const table of order)
    files[table] = await Promise.all(
      Array.from({ length: segments }, async (_, segment) => {
        let lines = 0
        const each = async function* () {
          for await (const item of scanned(client, tables[table], segment)) {
            lines++
            yield `${JSON.stringify({ Item: item })}\n`
          }
        }
        // `wx`: a backup that is there is never written over.
        const file = createWriteStream(fileOf(folder, table, segment), { flags: 'wx', mode: 0o600 })
        await pipeline(Readable.from(each()), file)
        return lines
      }),
    )
  const manifest: Manifest = { v: 1, at: now.toISOString(), files }
  await writeFile(manifestOf(folder), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
  return manifest
}

async function* scanned(client: DynamoDBClient, table: string, segment: number): AsyncGenerator<Stored> {
  let from: Stored | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        Segment: segment,
        TotalSegments: segments,
        ExclusiveStartKey: from,
      }),
    )
    for (const item of page.Items ?? []) {
      if (Object.values(item).some((value) => value.B ?? value.BS))
        throw new Error(`${table} holds binary values, which a line of JSON does not`)
      yield item
    }
    from = page.LastEvaluatedKey
  } while (from)
}

/** The programmes' switches are not brought back: `closeSwitches` sets them, before there is a mail to send. */
const isSwitch = ({ sk }: Stored) => sk?.S === 'switch'

/**
 * Reads a backup into tables that are there and empty; throws before it writes when one is not, or when the backup
 * is not whole. `closeSwitches` is called once the programmes are back, and before any mail is.
 */
export async function restore(
  client: DynamoDBClient,
  tables: TableNames,
  folder: string,
  closeSwitches: () => Promise<void>,
) {
  const manifest = await readManifest(folder)
  for (const table of order) {
    for (const [segment, lines] of manifest.files[table].entries()) {
      let found = 0
      for await (const _ of linesOf(fileOf(folder, table, segment))) found++
      if (found !== lines) throw new Error(`${table}-${segment}.jsonl has ${found} lines, not ${lines}`)
    }
    const { Count } = await client.send(
      new ScanCommand({ TableName: tables[table], Limit: 1, ConsistentRead: true }),
    )
    if (Count) throw new Error(`${tables[table]} is not empty: a backup is restored into new tables only`)
  }
  const bring = async (table: Table) => {
    await Promise.all(
      manifest.files[table].map((_, segment) => fill(client, tables[table], fileOf(folder, table, segment))),
    )
  }
  for (const table of order.filter((one) => one !== 'mail')) await bring(table)
  await closeSwitches()
  await bring('mail')
  return manifest
}

/** Every item of a backup, table by table; throws where it is not whole. */
export async function* itemsOfBackup(folder: string): AsyncGenerator<{ table: Table; item: Stored }> {
  const { files } = await readManifest(folder)
  for (const table of order)
    for (const [segment, lines] of files[table].entries()) {
      let found = 0
      for await (const line of linesOf(fileOf(folder, table, segment))) {
        found++
        yield { table, item: (JSON.parse(line) as { Item: Stored }).Item }
      }
      if (found !== lines) throw new Error(`${table}-${segment}.jsonl has ${found} lines, not ${lines}`)
    }
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(manifestOf(folder), 'utf8').catch(() => undefined)
  if (!text) throw new Error(`${folder} holds no whole backup: it has no backup.json`)
  const manifest = JSON.parse(text) as Manifest
  if (manifest.v !== 1) throw new Error(`${folder} was written by a newer program`)
  return manifest
}

const linesOf = (file: string) => createInterface({ input: createReadStream(file), crlfDelay: Infinity })

async function fill(client: DynamoDBClient, table: string, file: string) {
  let batch: Stored[] = []
  for await (const line of linesOf(file)) {
    const { Item } = JSON.parse(line) as { Item: Stored }
    if (isSwitch(Item)) continue
    batch.push(Item)
    if (batch.length < 25) continue
    await write(client, table, batch)
    batch = []
  }
  if (batch.length > 0) await write(client, table, batch)
}

async function write(client: DynamoDBClient, table: string, items: Stored[]) {
  let waiting = items.map((Item) => ({ PutRequest: { Item } }))
  for (let attempt = 0; waiting.length > 0; attempt++) {
    if (attempt > patience) throw new Error(`${table} takes nothing more`)
    if (attempt > 0) await sleep(Math.random() * Math.min(5000, 50 * 2 ** attempt))
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: waiting } }),
    )
    waiting = (UnprocessedItems?.[table] ?? []) as typeof waiting
  }
}
