import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme, verifiedCompany, worker } from '../support/people.ts'
import { invited, step } from './world.ts'

let test: TestApp
let ids: Record<string, string>
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
  ids = await invited(test, ['RSUD Lawang', 'RSUD Kanjuruhan', 'PT Lawang Bersih'])
})
afterAll(() => test.stop())

const check = async (text: string, company?: string) =>
  (await test.as('permit')('POST', '/programmes/malang/permit/checks', { text, company })).json()
const suggest = async (text: string): Promise<string[]> =>
  (await (await test.as('permit')('POST', '/programmes/malang/permit/suggestions', { text })).json()).map(
    ({ name }: { name: string }) => name,
  )
const logged = async () =>
  (
    await test.db.queryAll({
      TableName: test.db.tables.audit,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': 'P#malang#2026-11-24T03' },
    })
  ).filter(({ what }) => what === 'permit.checked')

it('finds a company by the beginning of any word of its name, in any order', async () => {
  expect((await suggest('lawang')).sort()).toEqual(['PT Lawang Bersih', 'RSUD Lawang'])
  expect(await suggest('law rsud')).toEqual(['RSUD Lawang'])
  expect(await suggest('kanj')).toEqual(['RSUD Kanjuruhan'])
})

it('says that a permit may be signed as long as there is no sanction', async () => {
  const id = ids['RSUD Lawang']!
  expect(await check('rsud lawang')).toMatchObject({ answer: 'sign', standing: 'awaited', company: { id } })
  await step(test.as('disnaker'), id, 'warned')
  await step(test.as('disnaker'), id, 'uncooperative')
  expect(await check('lawang', id)).toMatchObject({ answer: 'sign', standing: 'uncooperative' })
})

it('says since when, why and by which letter it may not', async () => {
  const id = ids['RSUD Lawang']!
  await step(test.as('disnaker'), id, 'sanctioned', { letterNo: '560/77/2026' })
  expect(await check('RSUD Lawang')).toMatchObject({
    answer: 'hold',
    since: '2026-11-24T03:00:00.000Z',
    reason: 'Tidak ada data sampai batas waktu',
    letterNo: '560/77/2026',
    letterDate: '2026-11-24',
  })
})

it('knows a company by its whole NIB, and is lifted by itself once it nominates', async () => {
  const nib = '9120000000777'
  const { id, call } = await verifiedCompany(test, { nib, expectedWorkers: 1 })
  for (const kind of ['warned', 'uncooperative', 'sanctioned']) await step(test.as('disnaker'), id, kind)
  expect(await check('9120 0000 00777')).toMatchObject({ answer: 'hold', company: { id } })
  await call('POST', '/portal/nominations', { nominations: [worker(1)] })
  expect(await check(nib)).toMatchObject({ answer: 'sign', standing: 'cooperative' })
})

it('gives no leave for whom it does not know, and asks which of several', async () => {
  expect((await check('CV Tidak Ada')).answer).toBe('unknown')
  expect((await check('9999999999999')).answer).toBe('unknown')
  const several = await check('lawang')
  expect(several.answer).toBe('several')
  expect(several.several).toHaveLength(2)
  expect(several.standing).toBeUndefined()
})

it('logs every look-up with who, what and answer, numbers masked', async () => {
  const before = (await logged()).length
  await check('3507011205909001')
  const log = await logged()
  expect(log).toHaveLength(before + 1)
  expect(log.at(-1)).toMatchObject({
    by: 'staff:permit-1',
    after: { asked: '3507••••9001', answer: 'unknown' },
  })
})
