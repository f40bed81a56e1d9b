import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyRepository } from '../../functions/companies/repository.ts'
import { companySteps } from '../../functions/companies/steps-repository.ts'
import { nominationRepository } from '../../functions/nominations/repository.ts'
import { createSubmission } from '../../functions/nominations/submission.ts'
import type { Db } from '../../functions/platform/db.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift } from '../support/counters.ts'
import { targetOf, withoutConditions } from '../support/faulty-db.ts'
import { registration, seedProgramme, verifiedCompany, worker } from '../support/people.ts'

const actor = { kind: 'system', name: 'test', requestId: 'test' } as const
let test: TestApp
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
})
afterAll(() => test.stop())

let made = 0
/** A company that has confirmed its address and may nominate; an officer may still refuse it. */
async function confirmedCompany() {
  const n = made++
  const sent = registration({
    name: `PT Terburu ${n}`,
    nib: String(3_000_000_000_000 + n),
    email: `lekas${n}@contoh.test`,
  })
  const { reference } = await (await test.nobody('POST', '/registrations', sent)).json()
  return companySteps(test.deps).confirmEmail('malang', reference, sent.email!, actor)
}

/** A company sends workers; an officer refuses it after it was read, just before the given transaction. */
async function sendWhileRefused(workers: object[], before = 1, through: (db: Db) => Db = (db) => db) {
  const company = await confirmedCompany()
  const refuse = () =>
    companySteps(test.deps).refuse('malang', company.id, 'Bukan perusahaan kebersihan.', actor)
  let come = 0
  const db = through({
    ...test.db,
    transact: async (writes, token) => {
      if (++come === before) await refuse()
      return test.db.transact(writes, token)
    },
  })
  const nominations = nominationRepository(test.deps)
  const submit = createSubmission({ ...test.deps, db }, nominations)
  const programme = await programmeRepository(test.deps).get('malang')
  const told = await submit(workers, company, programme, actor).catch((error: Error) => error)
  const { state, counts } = await companyRepository(test.deps).get('malang', company.id)
  const { items } = await nominations.listOfCompany('malang', company.id)
  return { told, state, counts, nominated: items.length }
}

describe('a company that is refused while it nominates', () => {
  it('nominates nobody, and is told why', async () => {
    const end = await sendWhileRefused([worker(1), worker(2)])
    expect(end.told).toMatchObject({ kind: 'forbidden', code: 'company.refused' })
    expect(end).toMatchObject({ state: 'refused', counts: {}, nominated: 0 })
    expect(await drift(test.db, 'malang')).toEqual([])
  })

  it('nor one whom another company holds', async () => {
    const { call } = await verifiedCompany(test)
    await call('POST', '/portal/nominations', { nominations: [worker(3)] })
    const end = await sendWhileRefused([worker(3)], 2)
    expect(end.told).toMatchObject({ kind: 'forbidden', code: 'company.refused' })
    expect(end).toMatchObject({ counts: {}, nominated: 0 })
  })

  it('would nominate without the condition on the company', async () => {
    const end = await sendWhileRefused([worker(4)], 1, (db) =>
      withoutConditions(db, (write) => targetOf(write).sk === 'company'),
    )
    expect(end).toMatchObject({ state: 'refused', told: [{ outcome: 'taken' }], nominated: 1 })
  })
})
