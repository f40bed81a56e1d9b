import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { harmless } from '../../functions/platform/csv.ts'
import { companyKey } from '../../functions/companies/repository.ts'
import type { Plan } from '../../functions/contract/wave.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seatsOf } from '../support/seats.ts'

describe('the workbook of a plan', () => {
  let test: TestApp
  let plan: Plan
  const path = () => `/papers/programmes/malang/plans/${plan.id}/board.xlsx`

  beforeAll(async () => {
    test = await testApp()
    const seats = seatsOf(test.deps)
    await seats.begin({ maxPerCompanyPerWave: 3 })
    await seats.quota(7)
    await seats.wave(4, '2026-12-10')
    await seats.wave(6, '2026-12-17')
    await seats.people([
      { company: 'A', n: 6 },
      { company: 'B', n: 4 },
    ])
    await test.db.update({
      TableName: test.db.tables.nominations,
      Key: companyKey('malang', 'A'),
      UpdateExpression: 'SET #n = :n',
      ExpressionAttributeNames: { '#n': 'name' },
      ExpressionAttributeValues: { ':n': '=HYPERLINK("http://x.test")' },
    })
    plan = await (await test.as('lsp')('POST', '/programmes/malang/plans')).json()
  })
  afterAll(() => test.stop())

  const open = async (language: string) => {
    const answer = await test.as('auditor')('GET', path(), undefined, { 'accept-language': language })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain('rencana-2026-11-24.xlsx')
    const book = new exceljs.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    return book
  }
  const rowsOf = (book: exceljs.Workbook, at: number) =>
    book.worksheets[at]!.getSheetValues()
      .slice(2)
      .map((row) => (row as unknown[]).slice(1))

  it('says what the plan says: waves, people, who is left out, shares with their sums', async () => {
    const book = await open('id')
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Gelombang',
      'Orang',
      'Belum dapat kursi',
      'Bagian perusahaan',
    ])
    const seated = (wave: string) => plan.assignments.filter((one) => one.wave === wave).length
    const waves = [...new Set(plan.assignments.map(({ wave }) => wave))].sort()
    expect(rowsOf(book, 0).map((row) => row.slice(5))).toEqual(
      [4, 6].map((places, at) => [places, seated(waves[at]!), 0, seated(waves[at]!)]),
    )
    expect(rowsOf(book, 0).map(([date]) => (date as Date).toISOString().slice(0, 10))).toEqual([
      '2026-12-10',
      '2026-12-17',
    ])
    expect(
      rowsOf(book, 1)
        .map((row) => row[5])
        .sort(),
    ).toEqual(plan.assignments.map(({ name }) => name).sort())
    expect(rowsOf(book, 2).map((row) => row[3])).toEqual(
      Array(3).fill('Kuota BNSP untuk skemanya habis, padahal masih ada kursi'),
    )
    const [a] = rowsOf(book, 3)
    const share = plan.shares.find(({ company }) => company === 'A')!
    expect(a!.slice(2, 5)).toEqual([6, 4, 4 / 6])
    expect(a!.slice(7, 9)).toEqual(['(2 × 5 − 1) / 6', share.next!.over / share.next!.under])
    expect(a![8]).toBe(9 / 6)
  })

  it('is in English for who asks so', async () => {
    const book = await open('en')
    expect(book.worksheets[2]!.name).toBe('Without a seat')
    expect(rowsOf(book, 2)[0]![3]).toBe('The BNSP quota of their scheme is used up, though there are seats')
  })

  it('holds no formula and no identity number', async () => {
    const book = await open('id')
    const texts: string[] = []
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.formula).toBeUndefined()
          expect(cell.text).not.toMatch(/^[=+\-@]/)
          texts.push(cell.text)
        }),
      )
    expect(texts).toContain('\'=HYPERLINK("http://x.test")')
    expect(texts.join('\n')).not.toMatch(/(?<![\d.])\d{16}(?!\d)/)
    expect(texts.join('\n')).not.toMatch(/3507011205/)
  })

  it.each(['=1+1', '+62', '-3', '@x', '\t=1', ' =1'])('takes the harm from %j', (text) => {
    expect(harmless(text)).toBe(`'${text}`)
  })
  it('leaves what is harmless as it is', () => {
    for (const text of ['PT A-B', '(2 × 5 − 1) / 6', '08.00–16.00 WIB', '']) expect(harmless(text)).toBe(text)
  })

  it('is for who may read plans', async () => {
    expect((await test.as('committee')('GET', path())).status).toBe(403)
    expect((await test.nobody('GET', path())).status).toBe(401)
    const unknown = await test.as('lsp')('GET', '/papers/programmes/malang/plans/none/board.xlsx')
    expect([unknown.status, (await unknown.json()).code]).toEqual([404, 'plan.unknown'])
  })
})
