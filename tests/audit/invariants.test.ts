import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCheck } from '../../functions/audit/check.ts'
import { type Facts, findDrift, lasting } from '../../functions/audit/invariants.ts'
import { testApp, type TestApp } from '../support/app.ts'

const facts = (of: Partial<Facts> = {}): Facts => ({
  nominations: [
    { id: 'n1', company: 'c1', scheme: 's', state: 'assigned', wave: 'w1' },
    { id: 'n2', company: 'c1', scheme: 's', state: 'verified' },
  ],
  companies: [{ id: 'c1', counts: { assigned: 1, verified: 1, submitted: 0 } }],
  quota: [{ scheme: 's', granted: 5, taken: 1 }],
  waves: [{ id: 'w1', seats: 2, taken: 1 }],
  caps: [{ wave: 'w1', company: 'c1', taken: 1 }],
  ...of,
})

describe('the recount of a programme', () => {
  it('finds nothing where every counter is what it counts', () => {
    expect(findDrift(facts())).toEqual([])
  })
  it.each<[string, Partial<Facts>, object[]]>([
    [
      'a company',
      { companies: [{ id: 'c1', counts: { assigned: 2, verified: 1 } }] },
      [{ counter: 'company c1 assigned', kept: 2, counted: 1 }],
    ],
    [
      'a company that is gone',
      { companies: [] },
      [
        { counter: 'company c1 assigned', kept: 0, counted: 1 },
        { counter: 'company c1 verified', kept: 0, counted: 1 },
      ],
    ],
    [
      'who is certified and holds nothing',
      {
        nominations: [{ id: 'n1', company: 'c1', scheme: 's', state: 'certified' }],
        companies: [{ id: 'c1', counts: { certified: 1 } }],
        quota: [],
        waves: [],
        caps: [],
        holders: [],
      },
      [{ counter: 'holder n1', kept: 0, counted: 1 }],
    ],
    [
      'a certificate that was revoked and is not in the published list, and one that nobody holds',
      {
        nominations: [{ id: 'n1', company: 'c1', scheme: 's', state: 'certified' }],
        companies: [{ id: 'c1', counts: { certified: 1 } }],
        quota: [],
        waves: [],
        caps: [],
        certificates: [
          { id: 'z1', nomination: 'n1', state: 'revoked', listed: false },
          { id: 'z2', nomination: 'n2', state: 'issued', listed: false },
          { id: 'z3', nomination: 'n1', state: 'replaced', listed: true },
        ],
        holders: [{ nomination: 'n1', certificate: 'z1' }],
      },
      [
        { counter: 'listed z1', kept: 0, counted: 1 },
        { counter: 'held z2 n2', kept: 0, counted: 1 },
      ],
    ],
    [
      'the quota',
      { quota: [{ scheme: 's', granted: 5, taken: 0 }] },
      [{ counter: 'quota s', kept: 0, counted: 1 }],
    ],
    ['a wave', { waves: [{ id: 'w1', seats: 2, taken: 2 }] }, [{ counter: 'wave w1', kept: 2, counted: 1 }]],
    ['a cap', { caps: [] }, [{ counter: 'wave w1 company c1', kept: 0, counted: 1 }]],
    [
      'a limit, though the counter is right',
      { waves: [{ id: 'w1', seats: 0, taken: 1 }], quota: [{ scheme: 's', granted: 0, taken: 1 }] },
      [
        { limit: 'wave w1', taken: 1, most: 0 },
        { limit: 'quota s', taken: 1, most: 0 },
      ],
    ],
  ])('finds drift of %s', (_, of, drift) => {
    expect(findDrift(facts(of))).toEqual(drift)
  })
  it('believes only what it sees twice alike', () => {
    const [a, b] = [
      { counter: 'a', kept: 1, counted: 2 },
      { counter: 'b', kept: 1, counted: 2 },
    ]
    expect(lasting([a, b], [{ ...a, counted: 3 }, b])).toEqual([b])
  })
})

describe('the check on the tables', () => {
  let api: TestApp
  beforeAll(async () => {
    api = await testApp()
    const { nominations, waves } = api.db.tables
    const put = (TableName: string, Item: Record<string, unknown>) => api.db.put({ TableName, Item })
    const company = { pk: 'P#p1#C#c1', sk: 'company', id: 'c1', counts: { assigned: 1 } }
    await put(nominations, { ...company, listKey: 'P#p1#companies', listSort: 'c1' })
    await put(nominations, {
      pk: 'P#p1#C#c1',
      sk: 'nomination#n1',
      id: 'n1',
      company: 'c1',
      scheme: 's',
      state: 'assigned',
      wave: 'w1',
    })
    await put(waves, { pk: 'P#p1#quota', sk: 'scheme#s', scheme: 's', granted: 1, taken: 1 })
    await put(waves, { pk: 'P#p1#quota', sk: 'entry#1' })
    await put(waves, { pk: 'P#p1#waves', sk: 'wave#w1', id: 'w1', seats: 1, taken: 1 })
    await put(waves, { pk: 'P#p1#W#w1', sk: 'company#c1', wave: 'w1', company: 'c1', taken: 1 })
  })
  afterAll(() => api.stop())

  it('counts what is there', async () => {
    const report = await createCheck(api.deps, 1)('p1')
    expect(report).toEqual({ programme: 'p1', nominations: 1, counters: 4, drift: [] })
  })
  it('reports a counter that was changed behind its back', async () => {
    const wave = { pk: 'P#p1#waves', sk: 'wave#w1', id: 'w1', seats: 1, taken: 0 }
    await api.db.put({ TableName: api.db.tables.waves, Item: wave })
    const { drift } = await createCheck(api.deps, 1)('p1')
    expect(drift).toEqual([{ counter: 'wave w1', kept: 0, counted: 1 }])
  })
})
