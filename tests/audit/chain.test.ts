import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealHour } from '../../functions/audit/chain.ts'
import { logBegins, record } from '../../functions/audit/record.ts'
import { createSealer } from '../../functions/audit/sealer.ts'
import { sealRepository } from '../../functions/audit/seals-repository.ts'
import { createVerify } from '../../functions/audit/verify.ts'
import type { Item } from '../../functions/platform/db.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme } from '../support/people.ts'

let test: TestApp
const actor = { kind: 'system', name: 'test', requestId: 'test' } as const
const add = (n: number) =>
  test.db.transact([
    record(test.db.tables, actor, test.clock.now(), test.deps.newId(), {
      programme: 'malang',
      what: 'programme.edited',
      subject: { kind: 'venue', id: `T${n}` },
    }),
  ])
const seal = () => createSealer(test.deps)(Date.now() + 30_000)
const verify = () => createVerify(test.deps)('malang')
const TableName = () => test.db.tables.audit
const inHour = (hour: string) => sealRepository(test.deps).entries('malang', hour)
const put = (item: Item) => test.db.put({ TableName: TableName(), Item: item })
const drop = ({ pk, sk }: Item) => test.db.remove({ TableName: TableName(), Key: { pk, sk } })
const sealKey = (hour: string) => ({ pk: 'P#malang#seals', sk: hour })

beforeEach(async () => {
  test = await testApp({ at: '2026-11-24T03:10:00.000Z' })
  // Three hours without an entry come before the first: of those the first seal tells.
  await seedProgramme(test)
  await test.db.put({
    TableName: test.db.tables.waves,
    Item: { ...logBegins('malang'), v: 1, hour: '2026-11-24T00' },
  })
  for (let n = 0; n < 12; n++) {
    if (n % 3 !== 2) await add(n)
    test.clock.forward({ hours: 1 })
  }
  await seal()
})
afterEach(() => test.stop())

describe('the chain of the audit log', () => {
  it('holds closed hours alone, empty ones too, and is the same when it is made again', async () => {
    const report = await verify()
    // Of twelve hours the last is open, and closed ones wait half an hour.
    expect(report).toMatchObject({ first: '2026-11-24T03', last: '2026-11-24T13', hours: 11, waiting: 0 })
    expect(report.entries).toBe(9)
    expect(report.broken).toBeUndefined()
    expect(await seal()).toEqual({ sealed: 0 })
    expect(await verify()).toEqual(report)
  })

  it('grows, and goes on holding', async () => {
    test.clock.forward({ hours: 30 })
    expect((await verify()).waiting).toBe(30)
    await Promise.all([seal(), seal()])
    await seal()
    expect(await verify()).toMatchObject({ hours: 41, waiting: 0 })
    expect((await verify()).broken).toBeUndefined()
  })

  it('names the hour in which an entry was changed', async () => {
    const [entry] = await inHour('2026-11-24T07')
    await put({ ...entry!, what: 'test.other' })
    expect((await verify()).broken).toEqual({ hour: '2026-11-24T07', why: 'entries' })
  })

  it('names the hour from which an entry was removed', async () => {
    const [entry] = await inHour('2026-11-24T09')
    await drop(entry!)
    expect((await verify()).broken).toEqual({ hour: '2026-11-24T09', why: 'entries' })
  })

  it.each(['2026-11-24T05', '2026-11-24T06', '2026-11-24T01'])(
    'names the hour to which an entry was added: %s',
    async (hour) => {
      const [like] = await inHour('2026-11-24T07')
      await put({ ...like!, pk: `P#malang#${hour}`, sk: `${hour}:30:00.000Z#X`, at: `${hour}:30:00.000Z` })
      expect((await verify()).broken).toEqual({ hour, why: 'entries' })
    },
  )

  it('finds the next seal when an hour was changed together with its own seal', async () => {
    const hour = '2026-11-24T07'
    const [entry] = await inHour(hour)
    await put({ ...entry!, what: 'test.other' })
    const [old] = await sealRepository(test.deps).list('malang', hour, hour)
    const forged = sealHour('malang', hour, await inHour(hour), { previous: old!.previous }, test.clock.now())
    await put({ ...sealKey(hour), v: 1, ...forged })
    expect((await verify()).broken).toEqual({ hour: '2026-11-24T08', why: 'seal' })
  })

  it('finds a chain that was made anew from an hour on, by the end that is kept elsewhere', async () => {
    const seals = await sealRepository(test.deps).list('malang')
    const [entry] = await inHour('2026-11-24T07')
    await put({ ...entry!, what: 'test.other' })
    let previous = ''
    for (const { hour, since } of seals) {
      const made = sealHour(
        'malang',
        hour,
        await inHour(hour),
        { previous, ...(since !== undefined && { since }) },
        test.clock.now(),
      )
      await put({ ...sealKey(hour), v: 1, ...made })
      previous = made.chain
    }
    expect((await verify()).broken).toEqual({ hour: '2026-11-24T13', why: 'seal' })
    await expect(seal()).rejects.toThrow('was cut')

    // Without that end nobody would know, unless it was written down: that is what it is for.
    await test.db.remove({ TableName: test.db.tables.waves, Key: { pk: 'P#malang', sk: 'audit-head' } })
    expect((await verify()).broken).toBeUndefined()
    const noted = { hour: seals[5]!.hour, chain: seals[5]!.chain }
    expect((await createVerify(test.deps)('malang', noted)).broken).toEqual({ hour: noted.hour, why: 'seal' })
  })

  it('names the first seal that is missing, in the middle, at the beginning and at the end', async () => {
    const seals = await sealRepository(test.deps).list('malang')
    const gone = async (hours: string[], broken: object) => {
      for (const hour of hours) await drop(sealKey(hour))
      expect((await verify()).broken).toEqual(broken)
      for (const one of seals) if (hours.includes(one.hour)) await put({ ...sealKey(one.hour), v: 1, ...one })
      expect((await verify()).broken).toBeUndefined()
    }
    await gone(['2026-11-24T06'], { hour: '2026-11-24T06', why: 'missing' })
    await gone(['2026-11-24T03', '2026-11-24T04'], { hour: '2026-11-24T05', why: 'missing' })
    await gone(['2026-11-24T12', '2026-11-24T13'], { hour: '2026-11-24T12', why: 'end' })
  })

  it('is not gone on with once its end is gone', async () => {
    await drop(sealKey('2026-11-24T13'))
    test.clock.forward({ hours: 3 })
    await expect(seal()).rejects.toThrow('was cut')
    expect((await verify()).broken).toEqual({ hour: '2026-11-24T13', why: 'end' })
  })

  it('takes up a seal whose run ended before it noted the end', async () => {
    const seals = sealRepository(test.deps)
    test.clock.forward({ hours: 2 })
    const last = await seals.last('malang')
    const next = sealHour(
      'malang',
      '2026-11-24T14',
      await inHour('2026-11-24T14'),
      { previous: last!.chain },
      test.clock.now(),
    )
    await seals.put('malang', next)
    await seal()
    expect(await verify()).toMatchObject({ last: '2026-11-24T15', waiting: 0 })
    expect((await verify()).broken).toBeUndefined()
  })
})
