import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Programme } from '../../functions/contract/programme.ts'
import type { Actor } from '../../functions/platform/actor.ts'
import { edit } from '../../functions/programmes/programme.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { altered, meeting } from '../support/faulty-db.ts'

const actor: Actor = { kind: 'system', name: 'test', requestId: 'request-1' }
const scheme = (id: string) => ({ id, name: `Skema ${id}`, nameEn: `Scheme ${id}`, validYears: 3 })
const programme = (of: Partial<Programme> = {}): Programme => ({
  id: 'p1',
  name: 'Sertifikasi',
  nameEn: 'Certification',
  startsOn: '2026-11-01',
  nominateUntil: '2026-12-31',
  endsOn: '2027-02-08',
  fundingCode: '1',
  ministryCode: '1',
  maxPerCompanyPerWave: undefined,
  office: { name: 'Disnaker', address: 'Kepanjen', email: 'disnaker@office.test', phone: '0341391122' },
  schemes: [scheme('cleaner'), scheme('supervisor')],
  version: 1,
  ...of,
})

describe('an edit of a programme', () => {
  it('raises the version and keeps the id', () => {
    const { id: _, ...input } = programme({ name: 'Baru' })
    expect(edit(programme(), input, [])).toEqual(programme({ name: 'Baru', version: 2 }))
  })
  it.each([
    ['a stale version', programme({ version: 7 }), [], 'version.stale'],
    [
      'a used scheme removed',
      programme({ schemes: [scheme('cleaner')] }),
      ['supervisor'],
      'programme.scheme_used',
    ],
  ])('is refused for %s', (_, input, used, code) => {
    expect(() => edit(programme(), input, used)).toThrow(expect.objectContaining({ code }))
  })
})

describe('programmes', () => {
  let api: TestApp
  let programmes: ReturnType<typeof programmeRepository>
  beforeAll(async () => {
    api = await testApp()
    programmes = programmeRepository(api.deps)
    await programmes.insert(programme(), actor)
    await programmes.insert(programme({ id: 'p0', startsOn: '2025-01-01' }), actor)
  })
  afterAll(() => api.stop())

  const put = (body: object, as = api.as('lsp')) => as('PUT', '/programmes/p1', body)

  it('are listed for everybody, newest first, and read by those who may', async () => {
    const listed = (await (await api.nobody('GET', '/programmes')).json()) as Programme[]
    expect(listed.map(({ id }) => id)).toEqual(['p1', 'p0'])
    expect((await api.as('permit')('GET', '/programmes/p1')).status).toBe(200)
    const unknown = await api.as('permit')('GET', '/programmes/p9')
    expect([unknown.status, (await unknown.json()).code]).toEqual([404, 'programme.unknown'])
  })

  it('are inserted once', async () => {
    expect(await programmes.insert(programme({ name: 'Lain' }), actor)).toBe(false)
    expect((await programmes.get('p1')).name).toBe('Sertifikasi')
  })

  it('are edited in one place and seen in both, with an audit entry', async () => {
    const answer = await put({ ...programme({ name: 'Sertifikasi II' }) })
    expect(answer.status).toBe(200)
    expect((await answer.json()).version).toBe(2)
    const listed = (await (await api.nobody('GET', '/programmes')).json()) as Programme[]
    expect(listed.map(({ name }) => name)).toEqual(['Sertifikasi II', 'Sertifikasi'])
    const hour = api.clock.now().toISOString().slice(0, 13)
    const entries = await api.db.queryAll({
      TableName: api.db.tables.audit,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `P#p1#${hour}` },
    })
    expect(entries.at(-1)).toMatchObject({
      what: 'programme.edited',
      by: 'staff:lsp-1',
      before: { name: 'Sertifikasi' },
      after: { name: 'Sertifikasi II' },
    })
  })

  it('are edited by one of several who saw the same version', async () => {
    const { version } = await programmes.get('p1')
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) => put(programme({ name: `Edit ${at}`, version }))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect((await programmes.get('p1')).version).toBe(version + 1)
  })

  it('lose updates without the condition on the version (negative control)', async () => {
    const { version, ...rest } = await programmes.get('p1')
    const careless = altered(api.db, (writes) =>
      writes.map(({ Put: put }) => ({ Put: { TableName: put?.TableName, Item: put?.Item } })),
    )
    const blind = programmeRepository({ ...api.deps, db: meeting(careless, 3) })
    const edits = [1, 2, 3].map((at) => blind.edit('p1', { ...rest, name: `Blind ${at}`, version }, actor))
    expect((await Promise.allSettled(edits)).map(({ status }) => status)).toEqual(
      Array.from({ length: 3 }, () => 'fulfilled'),
    )
  })

  it('keep a scheme that has a quota, a wave or a nomination, and let go of one that has none', async () => {
    const { version } = await programmes.get('p1')
    const without = (more = {}) => put(programme({ schemes: [scheme('cleaner')], version, ...more }))
    const uses = [
      { TableName: api.db.tables.waves, Item: { pk: 'P#p1#quota', sk: 'scheme#supervisor' } },
      { TableName: api.db.tables.waves, Item: { pk: 'P#p1#waves', sk: 'wave#w1' } },
      {
        TableName: api.db.tables.nominations,
        Item: { pk: 'P#p1#C#c1', sk: 'nomination#n1', stateKey: 'P#p1#withdrawn', stateSort: 'n1' },
      },
    ]
    for (const { TableName, Item } of uses) {
      await api.db.put({ TableName, Item: { ...Item, scheme: 'supervisor' } })
      const refused = await without()
      expect([refused.status, (await refused.json()).code]).toEqual([409, 'programme.scheme_used'])
      await api.db.remove({ TableName, Key: { pk: Item.pk, sk: Item.sk } })
    }
    expect((await without()).status).toBe(200)
  })
})
