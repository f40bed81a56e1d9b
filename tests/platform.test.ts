import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Cancelled, ConditionFailed, type Db } from '../functions/platform/db.ts'
import {
  absent,
  all,
  atMost,
  change,
  equals,
  exists,
  when,
  where,
} from '../functions/platform/expressions.ts'
import { explain } from '../functions/platform/problem.ts'
import { createSeal } from '../functions/platform/seal.ts'
import { testEngine } from './support/engine.ts'

describe('the tables', () => {
  let engine: Awaited<ReturnType<typeof testEngine>>
  let db: Db
  beforeAll(async () => {
    engine = await testEngine()
    db = await engine.freshDb()
  })
  afterAll(() => engine.stop())

  const key = { pk: 'a', sk: 'b' }

  it('tells what stood in the way of a refused write', async () => {
    const TableName = db.tables.waves
    await db.put({ TableName, Item: { ...key, taken: 3 }, ...when(absent()) })
    const refused = await db.put({ TableName, Item: key, ...when(absent()) }).catch((error) => error)
    expect(refused).toBeInstanceOf(ConditionFailed)
    expect(refused.item).toEqual({ ...key, taken: 3 })
  })

  it('cancels a transaction as a whole and says which write was refused, and by what', async () => {
    const TableName = db.tables.waves
    const cancelled = await db
      .transact([
        { Put: { TableName, Item: { pk: 'a', sk: 'new' } } },
        { Update: { TableName, Key: key, ...change({ add: { taken: 1 }, when: atMost('taken', 2) }) } },
      ])
      .catch((error) => error)
    expect(cancelled).toBeInstanceOf(Cancelled)
    expect(cancelled.failed).toEqual([1])
    expect(cancelled.reasons[1].item).toEqual({ ...key, taken: 3 })
    expect(await db.get({ TableName, Key: { pk: 'a', sk: 'new' } })).toBeUndefined()
  })

  it('queries by key and filters by bound values', async () => {
    const { items } = await db.query({
      TableName: db.tables.waves,
      ...where(equals('pk', 'a'), all(exists('taken'), equals('taken', 3))),
    })
    expect(items).toEqual([{ ...key, taken: 3 }])
  })

  it('reads any number of keys and leaves out what is absent', async () => {
    const TableName = db.tables.mail
    const keys = Array.from({ length: 130 }, (_, at) => ({ pk: 'many', sk: String(at) }))
    for (let from = 0; from < 130; from += 100)
      await db.transact(keys.slice(from, from + 100).map((Item) => ({ Put: { TableName, Item } })))
    const found = await db.batchGet(TableName, [{ pk: 'many', sk: 'none' }, ...keys])
    expect(found).toEqual(keys)
  })

  it('reads from several tables at once, each where it was asked for', async () => {
    const { mail, waves, sessions } = db.tables
    const at = (table: string, sk: string) => ({
      table,
      key: { pk: 'each', sk },
      consistent: table === waves,
    })
    for (const [TableName, sk] of [
      [mail, '1'],
      [mail, '2'],
      [waves, '1'],
    ] as const)
      await db.put({ TableName, Item: { pk: 'each', sk, of: TableName } })
    const found = await db.getEach([
      at(waves, '1'),
      at(sessions, '1'),
      at(mail, '2'),
      at(waves, '2'),
      at(mail, '1'),
    ])
    expect(found.map((item) => item && `${item.sk} ${item.of}`)).toEqual([
      `1 ${waves}`,
      undefined,
      `2 ${mail}`,
      undefined,
      `1 ${mail}`,
    ])
  })
})

describe('what a refusal says', () => {
  it.each([
    ['2026-12-10', 'id', 'Masa banding berakhir pada 10 Desember 2026.'],
    ['2026-12-10, 2026-12-17', 'en', 'The days for an appeal ended on 10 December 2026, 17 December 2026.'],
    ['2026-13-10', 'id', 'Masa banding berakhir pada 2026-13-10.'],
    ['besok', 'id', 'Masa banding berakhir pada besok.'],
  ] as const)('has days in words: %s', async (until, language, text) => {
    const [said] = await explain([{ field: '', code: 'exam.appeal_late', params: { until } }], language)
    expect(said?.text).toBe(text)
  })
})

describe('the seal', () => {
  const seal = createSeal('a secret of at least thirty-two characters')

  it('opens only what it closed, where it was closed', () => {
    const closed = seal.close('3507012509909001', 'here')
    expect(closed).not.toContain('3507')
    expect(seal.open(closed, 'here')).toBe('3507012509909001')
    expect(() => seal.open(closed, 'elsewhere')).toThrow()
    expect(() => seal.open(`A${closed.slice(1)}`, 'here')).toThrow()
  })

  it('hashes equal values alike, and under another key differently', () => {
    expect(seal.hash('1')).toBe(seal.hash('1'))
    expect(createSeal('another secret of thirty-two characters').hash('1')).not.toBe(seal.hash('1'))
  })
})
