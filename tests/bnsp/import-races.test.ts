import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createReturned } from '../../functions/bnsp/returned.ts'
import { ReturnedRow } from '../../functions/contract/bnsp.ts'
import { readReturned } from '../../functions/contract/returned/reader.ts'
import type { Db, Write } from '../../functions/platform/db.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import type { Loose } from '../exams/day.ts'
import { drift } from '../support/counters.ts'
import { Crash, meeting, targetOf, withoutConditions } from '../support/faulty-db.ts'
import { officer } from '../support/seats.ts'
import { decidedWave, filledIn } from './decided.ts'

let day: Awaited<ReturnType<typeof decidedWave>>
let rows: ReturnedRow[]
beforeEach(async () => {
  day = await decidedWave({ n: 6, bk: 1 })
  const file = await filledIn(await day.sheet(), (row, at) =>
    row.at(-1) === 'K' ? [`CS.${at}/2026`, `REG.${at}`, `B${at}`] : [],
  )
  rows = v.parse(v.array(ReturnedRow), readReturned(file).rows)
})
afterEach(() => day?.test.stop())

/** An officer's import on a database of the given kind; gives the outcome of each row. */
const importBy = async (id: string, db: Db, some: readonly ReturnedRow[] = rows): Promise<string[]> => {
  const { deps } = day.test
  const wave = await waveRepository(deps).get('malang', day.wave.id)
  const told = await createReturned({ ...deps, db })(wave, { rows: some, commit: true }, 'id', {
    ...officer,
    id,
  })
  return told.rows.map(({ verdict }) => verdict)
}

const isNumbers = (write: Write) => targetOf(write).table === day.test.db.tables.nominations
const isHold = (write: Write) => targetOf(write).sk === 'number'

/** Two who import at once: each has read before either writes its first numbers. */
const two = (db: Db) => meeting(db, 2, isNumbers)

/** Who has which certificate number now, and how often the log says that numbers were taken for each. */
async function kept() {
  const graduates: Loose[] = await day.ask(
    'lsp-1',
    'GET',
    `/programmes/malang/certificates/waves/${day.wave.id}`,
  )
  const { items } = await day.ask('auditor-1', 'GET', '/programmes/malang/audit?what=bnsp.numbers_taken')
  return {
    numbers: graduates
      .flatMap(({ certificateNo }) => (certificateNo ? [certificateNo as string] : []))
      .sort(),
    taken: items.map(({ subject }: Loose) => subject.id).sort() as string[],
  }
}
const oneOf = (row: ReturnedRow, certificateNo: string): ReturnedRow[] => [
  { ...row, certificateNo, registrationNo: '', blankNo: '', scheduleCode: '' },
]
const passed = () => rows.filter(({ verdict }) => verdict === 'K')

describe('two officers who import at once', () => {
  it('write the same file once: each person one set of numbers, one entry in the log', async () => {
    const db = two(day.test.db)
    const outcomes = await Promise.all([importBy('lsp-1', db), importBy('lsp-2', db)])
    for (const verdicts of outcomes)
      expect(verdicts.every((verdict) => verdict === 'taken' || verdict === 'unchanged')).toBe(true)
    const { numbers, taken } = await kept()
    expect(numbers).toEqual(
      passed()
        .map(({ certificateNo }) => certificateNo)
        .sort(),
    )
    expect(taken).toHaveLength(5)
    expect(new Set(taken).size).toBe(5)
    expect(await drift(day.test.db, 'malang')).toEqual([])
    // The same file once more, and once more.
    for (const id of ['lsp-1', 'lsp-2'])
      expect(new Set(await importBy(id, day.test.db))).toEqual(new Set(['unchanged']))
    expect((await kept()).taken).toHaveLength(5)
  })

  it('give one person the number of one of them; without the condition both are told so', async () => {
    const [row] = passed()
    const both = (db: Db) =>
      Promise.all([importBy('lsp-1', db, oneOf(row!, 'A-1')), importBy('lsp-2', db, oneOf(row!, 'A-2'))])
    expect((await both(two(day.test.db))).flat().sort()).toEqual(['refused', 'taken'])
    expect((await kept()).taken).toHaveLength(1)

    const [, other] = passed()
    const again = (db: Db) =>
      Promise.all([importBy('lsp-1', db, oneOf(other!, 'A-3')), importBy('lsp-2', db, oneOf(other!, 'A-4'))])
    const careless = two(withoutConditions(day.test.db, isNumbers))
    expect((await again(careless)).flat()).toEqual(['taken', 'taken'])
  })

  it('give one number to one person; without the condition two have it', async () => {
    const [first, second, third, fourth] = passed()
    const same = (db: Db, a: ReturnedRow, b: ReturnedRow, number: string) =>
      Promise.all([importBy('lsp-1', db, oneOf(a, number)), importBy('lsp-2', db, oneOf(b, number))])
    const told = await same(two(day.test.db), first!, second!, 'SAME')
    expect(told.flat().sort()).toEqual(['refused', 'taken'])
    expect((await kept()).numbers).toEqual(['SAME'])

    const careless = two(withoutConditions(day.test.db, isHold))
    expect((await same(careless, third!, fourth!, 'TWICE')).flat()).toEqual(['taken', 'taken'])
    expect((await kept()).numbers).toEqual(['SAME', 'TWICE', 'TWICE'])
  })
})

describe('an import that dies in its midst', () => {
  it.each([
    ['before a write', 0],
    ['after a write that nobody heard of', 1],
  ] as const)('%s: sent again, it goes on and writes nothing twice', async (_, after) => {
    let left = 3
    const mortal: Db = {
      ...day.test.db,
      async transact(writes, token) {
        if (left === 0) throw new Crash('the process is gone')
        left -= 1
        if (left === 0 && after === 0) throw new Crash('before the write')
        await day.test.db.transact(writes, token)
        if (left === 0) throw new Crash('after the write')
      },
    }
    await expect(importBy('lsp-1', mortal)).rejects.toThrow(Crash)
    const before = await kept()
    expect(before.numbers.length).toBeLessThan(5)
    const verdicts = await importBy('lsp-1', day.test.db)
    expect(verdicts.filter((verdict) => verdict === 'refused' || verdict === 'look')).toEqual([])
    const { numbers, taken } = await kept()
    expect(numbers).toEqual(
      passed()
        .map(({ certificateNo }) => certificateNo)
        .sort(),
    )
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken).toHaveLength(5)
    expect((await day.report()).wave.scheduleCode).toBe('JDW-1')
  })
})
