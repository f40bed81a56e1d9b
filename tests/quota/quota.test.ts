import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../support/app.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { programme, seedProgramme } from '../support/people.ts'
import { officer, seatsOf } from '../support/seats.ts'
import { createAssigner } from '../../functions/waves/assign.ts'

let test: TestApp
let lsp: Caller
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
  lsp = test.as('lsp')
})
afterAll(() => test.stop())

const base = '/programmes/malang/quota'
const letter = { letterNo: 'B.12/BNSP', letterDate: '2026-11-20' }
const grant = (granted: number, version: number, scheme = 'cleaner') =>
  lsp('POST', `${base}/${scheme}/grants`, { granted, version, ...letter })
const quota = async () => (await lsp('GET', base)).json()

describe('the quota', () => {
  it('stands at nothing for every scheme until BNSP grants some', async () => {
    expect(await quota()).toEqual({
      quota: [
        { scheme: 'cleaner', granted: 0, taken: 0, version: 0, waiting: 0 },
        { scheme: 'supervisor', granted: 0, taken: 0, version: 0, waiting: 0 },
      ],
      ledger: [],
    })
  })

  it('keeps what was asked and granted, with letters, in a ledger that only grows', async () => {
    const asked = { asked: 40, ...letter, letterNo: 'LSP/1' }
    expect((await lsp('POST', `${base}/cleaner/requests`, asked)).status).toBe(201)
    expect((await grant(30, 0)).status).toBe(200)
    expect(await (await grant(25, 1)).json()).toMatchObject({ granted: 25, version: 2 })
    const { ledger } = await quota()
    expect(ledger).toMatchObject([
      { state: 'sent', asked: 40, letterNo: 'LSP/1', by: 'staff:lsp-1' },
      { state: 'granted', granted: 30 },
      { state: 'granted', granted: -5 },
    ])
    const twice = await lsp('POST', `${base}/cleaner/requests`, asked)
    expect([twice.status, (await twice.json()).code]).toEqual([409, 'quota.letter_twice'])
  })

  it('is refused to an officer who saw an older one, and to two at once', async () => {
    const stale = await grant(50, 1)
    expect([stale.status, (await stale.json()).code]).toEqual([409, 'version.stale'])
    const both = await Promise.all([grant(10, 0, 'supervisor'), grant(20, 0, 'supervisor')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('never falls below what is taken, and says how many would lose their seat', async () => {
    const seats = seatsOf(test.deps)
    const people = await seats.people([{ company: 'C1', n: 7 }])
    const wave = await seats.wave(10)
    await createAssigner(test.deps)(
      { ...programme, version: 1 },
      { wave: wave.id, people, cause: 'a' },
      officer,
    )
    expect((await quota()).quota[0]).toMatchObject({ granted: 25, taken: 7, waiting: 0 })
    const refused = await grant(4, 2)
    expect(refused.status).toBe(409)
    const problem = await refused.json()
    expect(problem.code).toBe('quota.below_taken')
    expect(problem.title).toContain('3 orang')
    expect((await grant(7, 2)).status).toBe(200)
  })

  it('counts who waits, by scheme', async () => {
    await seatsOf(test.deps, 'malang').people([
      { company: 'C2', n: 3 },
      { company: 'C2', n: 2, scheme: 'supervisor' },
      { company: 'C2', n: 4, state: 'submitted' },
    ])
    const { quota: all } = await quota()
    expect(all.map((one: { waiting: number }) => one.waiting)).toEqual([3, 2])
  })

  it('is nothing for a scheme that the programme does not have', async () => {
    const unknown = await grant(1, 0, 'pilot')
    expect([unknown.status, (await unknown.json()).code]).toEqual([404, 'scheme.unknown'])
    expect((await lsp('POST', `${base}/cleaner/grants`, { granted: -1 })).status).toBe(400)
  })

  it('is for roles that may', async () => {
    for (const role of ['assessor', 'committee', 'permit'] as const)
      expect((await test.as(role)('GET', base)).status).toBe(403)
    expect((await test.as('disnaker')('POST', `${base}/cleaner/grants`, {})).status).toBe(403)
  })
})
