import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftRow } from '../../functions/contract/draft.ts'
import { draftRepository } from '../../functions/drafts/repository.ts'
import type { Db } from '../../functions/platform/db.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift } from '../support/counters.ts'
import { meeting, targetOf, withoutConditions } from '../support/faulty-db.ts'
import { seedProgramme, verifiedCompany, worker } from '../support/people.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
})
afterAll(() => test.stop())

const row = (n: number, name = `Orang ${n}`): DraftRow => ({
  sheet: 'Data',
  row: n + 2,
  cells: {
    nik: { kind: 'text', text: worker(n % 900).nik, column: 'A' },
    name: { kind: 'text', text: name, column: 'B' },
  },
  columns: { nik: 'A', name: 'B' },
  order: 'dmy',
  letters: 'LP',
})
const rows = (from: number, n: number) => Array.from({ length: n }, (_, at) => row(from + at))
let serial = 0
const draft = (over: object = {}) => ({
  version: 0,
  saveId: `save-${serial++}`,
  name: 'Daftar RSUD.xlsx',
  scheme: 'cleaner',
  rows: 450,
  sent: 0,
  whole: true,
  chunks: [
    { at: 0, rows: rows(0, 200) },
    { at: 1, rows: rows(200, 200) },
    { at: 2, rows: rows(400, 50) },
  ],
  ...over,
})
type Company = Awaited<ReturnType<typeof verifiedCompany>>
async function put({ call }: Company, id: string, body: object) {
  const answer = await call('PUT', `/portal/drafts/${id}`, body)
  return { status: answer.status, body: await answer.json() }
}
const read = async ({ call }: Company, path: string) => {
  const answer = await call('GET', `/portal/drafts${path}`)
  return { status: answer.status, body: await answer.json() }
}

describe('a draft', () => {
  it('is kept in chunks, and comes back the same on another device', async () => {
    const company = await verifiedCompany(test)
    const saved = await put(company, 'draft-one', draft())
    expect(saved.body).toMatchObject({ version: 1, chunks: 3, rows: 450, savedBy: 'Wahyu', whole: true })
    expect((await read(company, '')).body).toEqual([saved.body])
    const back = await Promise.all([0, 1, 2].map((at) => read(company, `/draft-one/chunks/${at}`)))
    expect(back.flatMap(({ body }) => body.rows)).toEqual(rows(0, 450))
    expect((await read(company, '/draft-one/chunks/3')).status).toBe(404)
  })

  it('shows the table neither a name nor a number', async () => {
    const company = await verifiedCompany(test)
    await put(company, 'draft-two', draft({ chunks: [{ at: 0, rows: [row(7, 'Rahasia Sekali')] }], rows: 1 }))
    const items = await test.db.queryAll({
      TableName: test.db.tables.nominations,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `P#malang#C#${company.id}#D#draft-two` },
    })
    expect(items).toHaveLength(1)
    expect(JSON.stringify(items)).not.toMatch(/Rahasia|35070112/)
    expect(items[0]!.ttl).toBeGreaterThan(Date.now() / 1000)
  })

  it('belongs to its company alone', async () => {
    const [mine, other] = [await verifiedCompany(test), await verifiedCompany(test)]
    await put(mine, 'draft-own', draft())
    expect((await read(other, '/draft-own')).status).toBe(404)
    expect((await read(other, '')).body).toEqual([])
    await other.call('DELETE', '/portal/drafts/draft-own')
    expect((await read(mine, '/draft-own')).status).toBe(200)
  })

  it('saved twice by the same change is saved once; a lost answer costs nothing', async () => {
    const company = await verifiedCompany(test)
    const sent = draft()
    const both = await Promise.all([put(company, 'draft-three', sent), put(company, 'draft-three', sent)])
    expect(both.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 1],
      [200, 1],
    ])
    expect((await put(company, 'draft-three', sent)).body.version).toBe(1)
  })

  it('on which two people work is overwritten by neither: the second hears who was first', async () => {
    const company = await verifiedCompany(test)
    await put(company, 'draft-four', draft())
    const change = (name: string) => draft({ version: 1, chunks: [{ at: 0, rows: [row(1, name)] }] })
    expect((await put(company, 'draft-four', change('Satu'))).body.version).toBe(2)
    const late = await put(company, 'draft-four', change('Dua'))
    expect([late.status, late.body.code]).toEqual([409, 'draft.overtaken'])
    expect(late.body.title).toContain('Wahyu')
    expect((await read(company, '/draft-four/chunks/0')).body.rows[0].cells.name.text).toBe('Satu')
    // Taking over the newest is reading it, and going on from its version.
    expect((await put(company, 'draft-four', draft({ version: 2 }))).body.version).toBe(3)
  })

  it('waits seven days from its last change, and then is gone', async () => {
    const company = await verifiedCompany(test)
    const start = test.clock.now()
    await put(company, 'draft-five', draft())
    test.clock.forward({ days: 6 })
    const call = { ...company, call: test.asCompany({ programme: 'malang', company: company.id }) }
    await put(call, 'draft-five', draft({ version: 1, chunks: [] }))
    test.clock.forward({ days: 6 })
    const again = { ...company, call: test.asCompany({ programme: 'malang', company: company.id }) }
    const kept = await read(again, '/draft-five/chunks/2')
    expect(kept.status).toBe(200)
    const chunk = await test.db.get({
      TableName: test.db.tables.nominations,
      Key: { pk: `P#malang#C#${company.id}#D#draft-five`, sk: 'chunk#002' },
    })
    // The engine may not take a chunk of a draft that still waits.
    expect(Number(chunk!.ttl)).toBeGreaterThan(start.getTime() / 1000 + 13 * 86_400)
    test.clock.forward({ days: 2 })
    const late = { ...company, call: test.asCompany({ programme: 'malang', company: company.id }) }
    expect((await read(late, '/draft-five')).status).toBe(404)
    expect((await put(late, 'draft-five', draft({ version: 2 }))).status).toBe(404)
    expect((await put(late, 'draft-five', draft())).body.version).toBe(1)
    test.clock.set(start.toISOString())
  })

  it('that is finished leaves nothing behind, and ends as often as one likes', async () => {
    const company = await verifiedCompany(test)
    await put(company, 'draft-six', draft())
    for (let times = 0; times < 2; times++)
      expect((await company.call('DELETE', '/portal/drafts/draft-six')).status).toBe(204)
    const left = await test.db.queryAll({
      TableName: test.db.tables.nominations,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `P#malang#C#${company.id}#D#draft-six` },
    })
    expect(left).toEqual([])
    expect(await drift(test.db, 'malang')).toEqual([])
  })

  it('that is too large, or one too many, is refused with every fault', async () => {
    const company = await verifiedCompany(test)
    const large = await put(company, 'draft-seven', draft({ chunks: [{ at: 100, rows: rows(0, 201) }] }))
    expect(large.status).toBe(400)
    expect(large.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'chunks.0.at',
      'chunks.0.rows',
    ])
    for (let n = 0; n < 10; n++) await put(company, `many-drafts-${n}`, draft({ chunks: [] }))
    expect((await put(company, 'many-drafts-10', draft())).body.code).toBe('draft.too_many')
  })
})

describe('twenty clerks who save one draft at once', () => {
  async function storm(through: (db: Db) => Db) {
    const company = await verifiedCompany(test)
    const owner = { programme: 'malang', company: company.id }
    await put(company, 'draft-race', draft())
    const drafts = draftRepository({ ...test.deps, db: meeting(through(test.db), 20) })
    const actor = { kind: 'company', ...owner, email: 'a@b.test', requestId: 'r' } as const
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        drafts.save(actor, 'draft-race', `Petugas ${n}`, {
          ...draft({ version: 1 }),
          chunks: [
            { at: 0, rows: [row(1, `Petugas ${n}`)] },
            { at: 1, rows: [row(2, `Petugas ${n}`)] },
          ],
        }),
      ),
    )
    const now = await drafts.get(owner, 'draft-race')
    const names = await Promise.all([0, 1].map((at) => drafts.rows(owner, 'draft-race', at)))
    return {
      won: ends.filter(({ status }) => status === 'fulfilled').length,
      version: now.version,
      ofOne: names.every(([first]) => first?.cells.name?.text === now.savedBy),
    }
  }

  it('end with one of them, whole', async () =>
    expect(await storm((db) => db)).toEqual({ won: 1, version: 2, ofOne: true }))

  it('without the condition on the version would overwrite each other', async () => {
    const end = await storm((db) => withoutConditions(db, (write) => targetOf(write).sk.startsWith('draft#')))
    expect(end.won).toBe(20)
  })
})
