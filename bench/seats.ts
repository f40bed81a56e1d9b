import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { StoredNomination } from '../functions/nominations/nomination.ts'
import { count, transition } from '../functions/nominations/writes.ts'
import type { Db, Write } from '../functions/platform/db.ts'
import { countBy, groupBy } from '../functions/platform/group-by.ts'
import { takeQuota } from '../functions/quota/writes.ts'
import { createCommit } from '../functions/waves/commit.ts'
import { companiesOf } from '../functions/waves/companies.ts'
import { tellCompany, tellWorker } from '../functions/waves/notices.ts'
import { makePlan } from '../functions/waves/plan.ts'
import { planRepository } from '../functions/waves/plan-repository.ts'
import { takeSeats } from '../functions/waves/writes.ts'
import { programmeRepository } from '../functions/programmes/repository.ts'
import { type Metric, median } from './metric.ts'
import { testEngine } from '../tests/support/engine.ts'
import { depsOf, officer, seatsOf } from '../tests/support/seats.ts'

const companies = 72
const seatsPerWave = 100
const capPerWave = 8

/**
 * Commits a plan of 10,000 assignments (2,000 unless full) and compares it with the least that could be
 * done: every item that changes written once, in full transactions of 100, with no read, no condition to
 * meet, no mark and no audit entry. Write units as the engine counts them; time as median of runs in turns.
 */
export async function seats(full: boolean): Promise<Metric[]> {
  const people = full ? 10_000 : 2000
  const engine = await testEngine()
  const rounds: { ours: Run; bare: Run }[] = []
  try {
    // The first round warms both up.
    await oneRound(engine, 500)
    for (let round = 0; round < 5; round++) rounds.push(await oneRound(engine, people))
  } finally {
    await engine.stop()
  }
  const metric = (name: string, unit: keyof Run, goal: number): Metric => {
    // Round by round, so that what else the machine does weighs on both.
    const ratio = median(rounds.map(({ ours, bare }) => ours[unit] / bare[unit]))
    const value = median(rounds.map(({ ours }) => ours[unit]))
    const baseline = median(rounds.map(({ bare }) => bare[unit]))
    return { group: 'planner', name, value, unit, baseline, ratio, goal, ok: ratio <= goal }
  }
  return [
    metric(`commit of ${people} assignments, write units against each changed item once`, 'units', 1.1),
    metric(`commit of ${people} assignments, against the bare transactions`, 'ms', 1.3),
  ]
}

type Engine = Awaited<ReturnType<typeof testEngine>>
type Run = { units: number; ms: number }

async function oneRound(engine: Engine, people: number): Promise<{ ours: Run; bare: Run }> {
  const raw = DynamoDBDocumentClient.from(new DynamoDBClient(engine.config), {
    marshallOptions: { removeUndefinedValues: true },
  })
  const metered = (db: Db) => {
    let units = 0
    const transact = async (writes: Write[]) => {
      const { ConsumedCapacity = [] } = await raw.send(
        new TransactWriteCommand({ TransactItems: writes, ReturnConsumedCapacity: 'TOTAL' }),
      )
      for (const { CapacityUnits = 0 } of ConsumedCapacity) units += CapacityUnits
    }
    return { db: { ...db, transact }, units: () => units }
  }

  const mine = await prepared(engine, people)
  const meter = metered(mine.db)
  const ours = await timed(async () => {
    const plan = await createCommit(depsOf(meter.db))('bench', mine.plan, officer, Infinity)
    if (plan.skipped.length > 0 || plan.objective.placed !== people) throw new Error('not all were seated')
  })

  const other = await prepared(engine, people)
  const writes = await leastWrites(other)
  const least = metered(other.db)
  const bare = await timed(async () => {
    for (let at = 0; at < writes.length; at += 100) await least.db.transact(writes.slice(at, at + 100))
  })
  raw.destroy()
  return { ours: { units: meter.units(), ms: ours }, bare: { units: least.units(), ms: bare } }
}

/** A programme whose people all find a seat, and the plan that gives it to them. */
async function prepared(engine: Engine, people: number) {
  const db = await engine.freshDb()
  const deps = depsOf(db)
  const scene = seatsOf(deps, 'bench')
  await scene.begin({ maxPerCompanyPerWave: capPerWave })
  await scene.quota(people)
  const first = Date.UTC(2026, 11, 1)
  for (let wave = 0; wave < people / seatsPerWave; wave++)
    await scene.wave(seatsPerWave, new Date(first + wave * 86_400_000).toISOString().slice(0, 10))
  await scene.people(
    Array.from({ length: people }, (_, n) => ({ company: `C${(n * 31) % companies}`, email: n % 3 === 0 })),
  )
  const plans = planRepository(deps)
  const planned = makePlan(await plans.situation(await programmeRepository(deps).get('bench')))
  return { db, deps, planned, plan: (await plans.insert('bench', planned, officer)).id }
}

/** The same changes with every item once; conditions and order do not matter to what they cost. */
async function leastWrites({ db, deps, planned }: Awaited<ReturnType<typeof prepared>>): Promise<Write[]> {
  const { verified, waves } = await planRepository(deps).situation(
    await programmeRepository(deps).get('bench'),
  )
  const people = new Map(verified.map((one) => [one.id, one]))
  const known = await companiesOf(db, 'bench', verified)
  const at = deps.now().toISOString()
  const occasion = { tables: db.tables, at, requestId: 'bench', cause: 'bench' }
  const seated = planned.batches.flatMap((batch) =>
    batch.people.map(({ nomination }) => ({ one: people.get(nomination)!, wave: batch.wave })),
  )
  const ofCompany = countBy(seated, ({ one }) => one.company)
  return [
    ...[...groupBy(seated, ({ wave }) => wave)].flatMap(([id, those]) => {
      const wave = waves.find((each) => each.id === id)!
      const here = groupBy(
        those.map(({ one }) => one),
        ({ company }) => company,
      )
      return [
        ...takeSeats(
          db.tables,
          {
            programme: 'bench',
            wave: id,
            scheme: wave.scheme,
            companies: new Map([...here].map(([c, own]) => [c, own.length])),
          },
          { wave, cap: () => capPerWave },
        ),
        ...[...here].flatMap(([company, own]) => [
          ...tellCompany(occasion, 'wave_assignment_company', known.get(company)!, { wave: id }),
          ...own.flatMap((one) => seatOf(db, one, id, at)),
          ...own.flatMap((one) => tellWorker(occasion, 'wave_assignment_worker', one, 'id', { wave: id })),
        ]),
      ]
    }),
    takeQuota(
      db.tables,
      { programme: 'bench', scheme: 'cleaner', n: seated.length },
      { granted: seated.length, version: 1 },
    ),
    ...[...ofCompany].map(([company, n]) =>
      count(db.tables, { programme: 'bench', id: company }, { verified: -n, assigned: n }),
    ),
  ]
}

const seatOf = (db: Db, nomination: StoredNomination, wave: string, at: string): Write[] => [
  transition(db.tables, { nomination, to: 'assigned', at, by: `staff:${officer.id}`, wave }),
]

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}
