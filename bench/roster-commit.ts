import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { companyRepository } from '../functions/companies/repository.ts'
import { batchSize } from '../functions/contract/nomination.ts'
import { nominationRepository } from '../functions/nominations/repository.ts'
import { createSubmission } from '../functions/nominations/submission.ts'
import type { Db, Write } from '../functions/platform/db.ts'
import { programmeRepository } from '../functions/programmes/repository.ts'
import { testApp } from '../tests/support/app.ts'
import { seedProgramme, verifiedCompany } from '../tests/support/people.ts'
import { type Metric, median } from './metric.ts'

type Run = { units: number; ms: number }

/**
 * Commits 10,000 nominations of one company (1,000 unless full), and sends the very same transactions bare:
 * made beforehand, to tables of their own, with nothing judged, sealed or read. Write units as the engine
 * counts them; time as median of the ratios of runs in turns.
 */
export async function rosterCommit(full: boolean): Promise<Metric[]> {
  const people = full ? 10_000 : 1000
  const rounds: { ours: Run; bare: Run }[] = []
  // The first round warms both up.
  await oneRound(250)
  for (let round = 0; round < (full ? 3 : 5); round++) rounds.push(await oneRound(people))
  const ours = median(rounds.map((one) => one.ours.ms))
  const ratio = median(rounds.map((one) => one.ours.ms / one.bare.ms))
  const units = median(rounds.map((one) => one.ours.units)) / people
  return [
    {
      group: 'roster',
      name: `commit of ${people} nominations, write units per nomination`,
      value: units,
      unit: 'units',
      baseline: median(rounds.map((one) => one.bare.units)) / people,
      ratio: median(rounds.map((one) => one.ours.units / one.bare.units)),
      goal: null,
      ok: true,
    },
    {
      group: 'roster',
      name: `commit of ${people} nominations, against the bare transactions`,
      value: ours,
      unit: 'ms',
      baseline: median(rounds.map((one) => one.bare.ms)),
      ratio,
      goal: 1.3,
      ok: ratio <= 1.3,
    },
  ]
}

/** Both sides on one engine, in tables of their own. */
async function oneRound(people: number): Promise<{ ours: Run; bare: Run }> {
  const test = await testApp()
  const raw = DynamoDBDocumentClient.from(new DynamoDBClient(test.engine.config), {
    marshallOptions: { removeUndefinedValues: true },
  })
  try {
    await seedProgramme(test)
    const { id } = await verifiedCompany(test)
    const [company, programme] = await Promise.all([
      companyRepository(test.deps).get('malang', id),
      programmeRepository(test.deps).get('malang'),
    ])
    const other = await test.engine.freshDb()
    // The one item of the batch that must be there before.
    const copied = (await test.db.queryAll({
      TableName: test.db.tables.nominations,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `P#malang#C#${id}` },
    })) as Record<string, unknown>[]
    await other.transact(copied.map((Item) => ({ Put: { TableName: other.tables.nominations, Item } })))

    const sent: Write[][] = []
    const send = async (writes: Write[]) => {
      const { ConsumedCapacity = [] } = await raw.send(
        new TransactWriteCommand({ TransactItems: writes, ReturnConsumedCapacity: 'TOTAL' }),
      )
      return ConsumedCapacity.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
    }
    let units = 0
    const db: Db = {
      ...test.db,
      transact: async (writes) => {
        sent.push(writes)
        units += await send(writes)
      },
    }
    const deps = { ...test.deps, db }
    const submitBatch = createSubmission(deps, nominationRepository(deps))
    const actor = {
      kind: 'company',
      programme: 'malang',
      company: id,
      email: 'hrd@contoh.test',
      requestId: 'bench',
    } as const
    const rows = Array.from({ length: people }, (_, n) => worker(n))
    const ours = await timed(async () => {
      for (let from = 0; from < people; from += batchSize) {
        const told = await submitBatch(rows.slice(from, from + batchSize), company, programme, actor)
        if (told.some(({ outcome }) => outcome !== 'taken')) throw new Error(JSON.stringify(told[0]))
      }
    })

    const elsewhere = sent.map((writes) => inTables(writes, test.db.tables, other.tables))
    let least = 0
    const bare = await timed(async () => {
      for (const writes of elsewhere) least += await send(writes)
    })
    return { ours: { units, ms: ours }, bare: { units: least, ms: bare } }
  } finally {
    raw.destroy()
    await test.stop()
  }
}

/** The same writes, to the tables of another copy. */
function inTables(writes: Write[], from: Db['tables'], to: Db['tables']): Write[] {
  const named = new Map(Object.entries(from).map(([key, name]) => [name, to[key as keyof Db['tables']]]))
  return writes.map(
    (write) =>
      Object.fromEntries(
        Object.entries(write).map(([kind, of]) => [
          kind,
          { ...of, TableName: named.get(of.TableName as string) },
        ]),
      ) as Write,
  )
}

const two = (n: number) => String(n).padStart(2, '0')
function worker(n: number) {
  const [day, month, year] = [1 + (n % 28), 1 + (n % 12), 1965 + (n % 35)]
  return {
    nik: `3507${two(1 + (n % 33))}${two(day)}${two(month)}${two(year % 100)}${String(1 + (n % 9999)).padStart(4, '0')}`,
    name: `Budi ${['Lestari', 'Santoso', 'Hidayat', 'Wijaya'][n % 4]}`,
    sex: 'L',
    birthDate: `${year}-${two(month)}-${two(day)}`,
    phone: `0812${10_000_000 + n}`,
    scheme: 'cleaner',
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}
