import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db, Write } from '../../functions/platform/db.ts'
import { testEngine } from '../support/engine.ts'
import { altered, Crash, targetOf, withoutConditions } from '../support/faulty-db.ts'
import { history } from './history.ts'

const full = Boolean(process.env.FULL)
const histories = full ? 10_000 : 16
const lanes = 4

let engine: Awaited<ReturnType<typeof testEngine>>
beforeAll(async () => void (engine = await testEngine()))
afterAll(() => engine.stop())

/** Histories from a seed on, several at once, until one goes wrong; gives what is wrong. */
async function run(from: number, many: number, spoil?: (db: Db) => Db): Promise<string[]> {
  let db = await engine.freshDb()
  const wrong: string[] = []
  for (let seed = from; seed < from + many && wrong.length === 0; seed += lanes) {
    // Programmes share tables, but not thousands of them.
    if ((seed - from) % 400 === 0 && seed > from) db = await engine.freshDb()
    const lane = Array.from({ length: Math.min(lanes, from + many - seed) }, (_, at) =>
      history(db, seed + at, spoil),
    )
    wrong.push(...(await Promise.all(lane)).flat())
  }
  return wrong
}
const to = (sort: string) => (write: Write) => targetOf(write).sk.startsWith(sort)

describe('any history of commits, cancellations, withdrawals, replacements, moves and edits', () => {
  it(
    'with crashes and conflicts keeps every counter equal to what it counts, and oversells nothing',
    { timeout: full ? 4 * 3_600_000 : 300_000 },
    async () => expect(await run(1, histories)).toEqual([]),
  )

  it.each([
    ['conditions', (db: Db) => withoutConditions(db, () => true)],
    [
      'the counting of the quota',
      (db: Db) => altered(db, (writes) => writes.filter((one) => !to('scheme#')(one))),
    ],
    ['the counting of seats', (db: Db) => altered(db, (writes) => writes.filter((one) => !to('wave#')(one)))],
    [
      'one transaction for all',
      (db: Db): Db => {
        let calls = 0
        return {
          ...db,
          async transact(writes) {
            const half = Math.ceil(writes.length / 2)
            await db.transact(writes.slice(0, half))
            if (calls++ % 4 === 3) throw new Crash('between two halves')
            if (half < writes.length) await db.transact(writes.slice(half))
          },
        }
      },
    ],
  ])('without %s goes wrong', { timeout: 300_000 }, async (_, spoil) => {
    // Ends with the first that does; without the conditions that takes about twenty, by chance more.
    expect(await run(1, 400, spoil)).not.toEqual([])
  })
})
