import { afterAll, beforeAll, expect, it } from 'vitest'
import { awaitedOf, byAge } from '../../functions/progress/ageing.ts'
import { createSnapshot } from '../../functions/progress/snapshot.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme, verifiedCompany, worker } from '../support/people.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
})
afterAll(() => test.stop())

it('counts by age and names who waits longest', () => {
  const now = new Date('2026-11-30T00:00:00.000Z')
  const since = ['2026-11-29', '2026-11-20', '2026-11-10', '2026-10-01'].map((day) => ({
    since: `${day}T00:00:00.000Z`,
  }))
  const { older, oldest } = byAge(since, now)
  expect(older).toEqual([3, 2, 1])
  expect(oldest.map(({ days }) => days)).toEqual([60, 20, 10, 1])
})

it('awaits whoever was asked and has not nominated what was agreed', () => {
  const one = {
    id: 'C',
    name: 'PT',
    district: 'Lawang',
    state: 'invited',
    standing: 'awaited',
    invited: true,
    awaitedSince: '2026-11-01T00:00:00.000Z',
    agreed: 10,
    nominated: 4,
  } as const
  const kept = (over: object) => awaitedOf([{ ...one, ...over }]).map(({ missing }) => missing)
  expect(kept({})).toEqual([6])
  expect(kept({ standing: 'sanctioned' })).toEqual([6])
  for (const over of [
    { nominated: 10 },
    { standing: 'exempt' },
    { standing: 'cooperative' },
    { state: 'refused' },
    { state: 'confirmed', invited: false },
  ])
    expect(kept(over)).toEqual([])
})

it('lists what waits, and prints one page for the Regent of the published figures', async () => {
  const { id, call } = await verifiedCompany(test)
  await call('POST', '/portal/nominations', { nominations: [worker(1), worker(2)] })
  const lsp = test.as('lsp')
  const { items } = await (await lsp('GET', '/programmes/malang/nominations?state=submitted')).json()
  await lsp('POST', '/programmes/malang/nominations/verify', {
    nominations: items.map(({ id: one }: { id: string }) => ({ id: one, company: id, version: 1 })),
  })
  test.clock.forward({ days: 8 })
  // The session of before has ended in the meantime.
  const reply = await test.as('lsp')('GET', '/programmes/malang/overview/ageing')
  expect(reply.status).toBe(200)
  const { unplaced, awaited } = await reply.json()
  expect(unplaced).toMatchObject({ looked: 2, more: false, older: [2, 0, 0] })
  expect(unplaced.oldest[0]).toMatchObject({ days: 8, company: id })
  expect(awaited).toMatchObject({ total: 1, oldest: [{ company: id, missing: 28 }] })
  expect((await test.as('permit')('GET', '/programmes/malang/overview/ageing')).status).toBe(403)

  const report = '/papers/programmes/malang/report.pdf'
  expect((await test.as('disnaker')('GET', report)).status).toBe(404)
  await createSnapshot(test.deps)()
  const paper = await test.as('disnaker')('GET', report)
  expect(paper.status).toBe(200)
  const bytes = Buffer.from(await paper.arrayBuffer())
  expect(bytes.toString('latin1', 0, 4)).toBe('%PDF')
  expect((await test.as('permit')('GET', report)).status).toBe(403)
})
