import { type ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { companyRepository } from '../functions/companies/repository.ts'
import { batchSize } from '../functions/contract/nomination.ts'
import { nominationRepository } from '../functions/nominations/repository.ts'
import { createSubmission } from '../functions/nominations/submission.ts'
import type { Write } from '../functions/platform/db.ts'
import { programmeRepository } from '../functions/programmes/repository.ts'
import { testApp } from '../tests/support/app.ts'
import { seedProgramme, verifiedCompany, worker } from '../tests/support/people.ts'
import { numbers } from '../tests/support/random.ts'
import { type Metric, plain } from './metric.ts'

const metric = plain('scale')

/** The national case: everybody nominates on one day, in office hours, half of them in the last two. */
const nominations = 1_000_000
const regencies = 514
const officeHours = 10
/** What one partition takes in a second. */
const partitionUnits = 1000

/**
 * Write units of nominating, as the engine counts them, and by them the busiest second of a simulated day on the
 * busiest key of an index (all nominations of a programme in one state): one programme of the nation, and one of each
 * regency. `docs/scale.md` says what follows.
 */
export async function scale(full: boolean): Promise<Metric[]> {
  const people = full ? 1000 : 200
  const units = await unitsOf(people)
  const national = busiestSecond(1)
  const regional = busiestSecond(regencies)
  // A transaction takes two units to write an item and one in each index that the item changes.
  const hot = (second: number) => second * 2
  return [
    metric(`write units of a nomination, of ${people} by ${batchSize}`, units, 'units'),
    metric('nominations in the busiest second of the day', national, '/s'),
    metric(
      'units a second on the busiest key, one national programme',
      hot(national),
      'units/s',
      partitionUnits,
    ),
    metric(
      `units a second on the busiest key, ${regencies} programmes`,
      hot(regional),
      'units/s',
      partitionUnits,
    ),
    metric('write units of the busiest second, all tables', national * units, 'units/s', 40_000),
  ]
}

async function unitsOf(people: number): Promise<number> {
  const test = await testApp()
  const raw = DynamoDBDocumentClient.from(new DynamoDBClient(test.engine.config), {
    marshallOptions: { removeUndefinedValues: true },
  })
  try {
    await seedProgramme(test)
    const { id } = await verifiedCompany(test)
    const company = await companyRepository(test.deps).get('malang', id)
    const programme = await programmeRepository(test.deps).get('malang')
    let units = 0
    const transact = async (writes: Write[]) => {
      const { ConsumedCapacity: told = [] } = await raw.send(
        new TransactWriteCommand({ TransactItems: writes, ReturnConsumedCapacity: 'TOTAL' }),
      )
      units += told.reduce((sum, { CapacityUnits = 0 }: ConsumedCapacity) => sum + CapacityUnits, 0)
    }
    const deps = { ...test.deps, db: { ...test.db, transact } }
    const submit = createSubmission(deps, nominationRepository(deps))
    const by = {
      kind: 'company',
      programme: 'malang',
      company: id,
      email: 'a@b.test',
      requestId: 'bench',
    } as const
    const rows = Array.from({ length: people }, (_, n) => worker(n))
    for (let from = 0; from < people; from += batchSize)
      await submit(rows.slice(from, from + batchSize), company, programme, by)
    return units / people
  } finally {
    raw.destroy()
    await test.stop()
  }
}

/** How many of one programme are nominated in its busiest second; companies send rosters, drawn by chance. */
function busiestSecond(programmes: number): number {
  const draw = numbers(1)
  const random = () => draw(1_000_000) / 1_000_000
  const seconds = new Map<string, number>()
  for (let sent = 0; sent < nominations;) {
    const roster = 1 + Math.floor(random() ** 3 * 200)
    const programme = Math.floor(random() * programmes)
    const late = random() < 0.5
    const hour = late ? officeHours - 2 * random() : (officeHours - 2) * random()
    const start = Math.floor(hour * 3600)
    // A roster goes in batches, one after the other; each takes about a second.
    for (let left = roster, at = start; left > 0; left -= batchSize, at++) {
      const key = `${programme} ${at}`
      seconds.set(key, (seconds.get(key) ?? 0) + Math.min(left, batchSize))
    }
    sent += roster
  }
  return Math.max(...[...seconds.values()].reduce((tops, one) => (one > tops[0]! ? [one] : tops), [0]))
}
