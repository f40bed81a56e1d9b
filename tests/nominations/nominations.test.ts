import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyRepository } from '../../functions/companies/repository.ts'
import type { Caller } from '../support/app.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme, verifiedCompany, worker } from '../support/people.ts'

let test: TestApp
let lsp: Caller
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
  lsp = test.as('lsp')
})
afterAll(() => test.stop())

type Company = Awaited<ReturnType<typeof verifiedCompany>>
const submit = async (company: Company, ...nominations: unknown[]) =>
  (await (await company.call('POST', '/portal/nominations', { nominations })).json()).outcomes
const own = async (company: Company) =>
  (await (await company.call('GET', '/portal/nominations')).json()).items
const countsOf = async (company: Company) =>
  (await companyRepository(test.deps).get('malang', company.id)).counts
const path = (company: Company, id: string) => `/programmes/malang/companies/${company.id}/nominations/${id}`

describe('a batch of workers', () => {
  it('is taken worker by worker: one bad row refuses nobody else', async () => {
    const company = await verifiedCompany(test)
    const outcomes = await submit(
      company,
      worker(1),
      worker(2, { nik: '123' }),
      worker(3, { sex: 'P' }),
      worker(3, { sex: 'P', confirmed: ['sex'] }),
      worker(1),
      worker(4, { scheme: 'pilot' }),
    )
    expect(outcomes.map((told: { outcome: string }) => told.outcome)).toEqual([
      'taken',
      'refused',
      'confirm',
      'taken',
      'refused',
      'refused',
    ])
    expect(outcomes[1].errors[0]).toMatchObject({
      field: 'nik',
      code: 'nik.length',
      text: expect.stringContaining('3 angka'),
    })
    expect(outcomes[2].errors[0]).toMatchObject({ field: 'sex', code: 'sex.contradicts_nik' })
    expect(outcomes[4].errors[0].code).toBe('nomination.twice')
    expect(outcomes[5].errors[0].code).toBe('scheme.unknown')
    expect(await countsOf(company)).toEqual({ submitted: 2 })
  })

  it('changes nothing when it is sent again, and shows a changed phone as an update', async () => {
    const company = await verifiedCompany(test)
    await submit(company, worker(20), worker(21))
    const outcomes = await submit(company, worker(20), worker(21, { phone: '081299998888' }))
    expect(outcomes.map((told: { outcome: string }) => told.outcome)).toEqual(['unchanged', 'updated'])
    expect((await own(company)).map((one: { phone: string }) => one.phone)).toContain('+6281299998888')
    expect(await countsOf(company)).toEqual({ submitted: 2 })
  })

  it('never shows or logs a whole NIK', async () => {
    const company = await verifiedCompany(test)
    await submit(company, worker(30))
    const shown = JSON.stringify(await own(company))
    expect(shown).toContain('3507••••••••9030')
    expect(shown).not.toMatch(/\d{16}/)
    expect(test.log.join()).not.toMatch(/\d{16}/)
    const stored = JSON.stringify(
      await test.db.queryAll({
        TableName: test.db.tables.nominations,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `P#malang#C#${company.id}` },
      }),
    )
    expect(stored).not.toContain('3507011205909030')
  })

  it('is refused whole when it holds nobody, or too many', async () => {
    const company = await verifiedCompany(test)
    for (const nominations of [[], Array.from({ length: 26 }, (_, n) => worker(n)), 'x'])
      expect((await company.call('POST', '/portal/nominations', { nominations })).status).toBe(400)
  })

  it('of 25 workers sent eight times at once takes each worker once', async () => {
    const company = await verifiedCompany(test)
    const batch = Array.from({ length: 25 }, (_, n) => worker(500 + n))
    await Promise.all(Array.from({ length: 8 }, () => submit(company, ...batch)))
    expect(await own(company)).toHaveLength(25)
    expect(await countsOf(company)).toEqual({ submitted: 25 })
  })
})

describe('verifying several', () => {
  it('names each of them once', async () => {
    const company = await verifiedCompany(test)
    const [{ nomination: id }] = await submit(company, worker(90))
    const one = { company: company.id, id }
    const refused = await lsp('POST', '/programmes/malang/nominations/verify', { nominations: [one, one] })
    expect(refused.status).toBe(400)
    expect((await refused.json()).errors).toMatchObject([{ field: 'nominations', code: 'nomination.twice' }])
    expect(await countsOf(company)).toEqual({ submitted: 1 })
  })
})

describe('a worker whom two companies nominate', () => {
  it('is kept for an officer to decide: the second company only learns that an office will look', async () => {
    const [first, second] = [await verifiedCompany(test), await verifiedCompany(test)]
    await submit(first, worker(100))
    const told = await submit(second, worker(100))
    expect(told[0].outcome).toBe('elsewhere')
    expect((await submit(second, worker(100)))[0].outcome).toBe('unchanged')
    const [claimed] = await own(second)
    expect(claimed).toMatchObject({ state: 'submitted', contested: true })

    const verify = async () =>
      (
        await lsp('POST', '/programmes/malang/nominations/verify', {
          nominations: [{ company: second.id, id: claimed.id }],
        })
      ).json()
    expect((await verify()).skipped).toEqual([expect.objectContaining({ code: 'nomination.contested' })])
    const [held] = await own(first)
    expect(
      (await lsp('POST', `${path(first, held.id)}/refuse`, { reason: 'Sudah pindah kerja.' })).status,
    ).toBe(200)
    expect(await verify()).toEqual({ verified: 1, skipped: [] })
    expect((await own(second))[0]).toMatchObject({ state: 'verified' })
  })

  it('is held by one nomination only, when both nominate at the same moment', async () => {
    const [first, second] = [await verifiedCompany(test), await verifiedCompany(test)]
    const both = await Promise.all([submit(first, worker(101)), submit(second, worker(101))])
    expect(
      both
        .flat()
        .map((told: { outcome: string }) => told.outcome)
        .sort(),
    ).toEqual(['elsewhere', 'taken'])
  })
})

describe('an officer', () => {
  it('verifies one, many and all that match, and says who was left out and why', async () => {
    const company = await verifiedCompany(test)
    await submit(company, ...Array.from({ length: 25 }, (_, n) => worker(200 + n)))
    await submit(company, ...Array.from({ length: 25 }, (_, n) => worker(225 + n, { scheme: 'supervisor' })))
    const [one] = await own(company)
    const first = {
      nominations: [
        { company: company.id, id: one.id },
        { company: company.id, id: 'nobody' },
      ],
    }
    const answer = await (await lsp('POST', '/programmes/malang/nominations/verify', first)).json()
    expect(answer).toMatchObject({ verified: 1, skipped: [{ id: 'nobody', code: 'nomination.unknown' }] })
    const all = await (
      await lsp('POST', '/programmes/malang/nominations/verify-matching', {
        company: company.id,
        scheme: 'supervisor',
      })
    ).json()
    expect(all.verified).toBe(25)
    expect(await countsOf(company)).toEqual({ submitted: 24, verified: 26 })
  })

  it('cannot verify people of a company that is not verified', async () => {
    const company = await verifiedCompany(test)
    await submit(company, worker(300))
    await test.db.update({
      TableName: test.db.tables.nominations,
      Key: { pk: `P#malang#C#${company.id}`, sk: 'company' },
      UpdateExpression: 'SET #s = :s',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':s': 'confirmed' },
    })
    const [one] = await own(company)
    const answer = await (
      await lsp('POST', '/programmes/malang/nominations/verify', {
        nominations: [{ company: company.id, id: one.id }],
      })
    ).json()
    expect(answer).toMatchObject({ verified: 0, skipped: [{ code: 'company.not_verified' }] })
  })

  it('returns one with a reason that the company reads, corrects and sends again', async () => {
    const company = await verifiedCompany(test)
    await submit(company, worker(310))
    const [sent] = await own(company)
    const back = await (
      await lsp('POST', `${path(company, sent.id)}/return`, { reason: 'Nama tidak sesuai KTP.' })
    ).json()
    expect(back).toMatchObject({ state: 'returned', reason: 'Nama tidak sesuai KTP.' })
    const mended = { ...worker(310), nik: '', name: 'Siti Aminah', version: back.version }
    const answer = await (await company.call('PUT', `/portal/nominations/${sent.id}`, mended)).json()
    expect(answer).toMatchObject({ state: 'submitted', name: 'Siti Aminah', nik: '3507••••••••9310' })
    expect(answer.reason).toBeUndefined()
    expect(answer.history.map((step: { state: string }) => step.state)).toEqual([
      'submitted',
      'returned',
      'submitted',
    ])
    const stale = await company.call('PUT', `/portal/nominations/${sent.id}`, mended)
    expect([stale.status, (await stale.json()).code]).toEqual([409, 'version.stale'])
    expect(await countsOf(company)).toEqual({ submitted: 1, returned: 0 })
  })

  it('sees a whole NIK only with a reason, and each look is in the audit log', async () => {
    const company = await verifiedCompany(test)
    await submit(company, worker(320))
    const [one] = await own(company)
    expect((await lsp('POST', `${path(company, one.id)}/nik`, {})).status).toBe(400)
    const answer = await (
      await lsp('POST', `${path(company, one.id)}/nik`, { reason: 'Cocokkan KTP' })
    ).json()
    expect(answer.nik).toBe('3507011205909320')
    const hour = test.clock.now().toISOString().slice(0, 13)
    const log = await test.db.queryAll({
      TableName: test.db.tables.audit,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `P#malang#${hour}` },
    })
    expect(log.filter((entry) => entry.what === 'nomination.nik_revealed')).toEqual([
      expect.objectContaining({
        by: 'staff:lsp-1',
        reason: 'Cocokkan KTP',
        subject: { kind: 'nomination', id: one.id },
      }),
    ])
  })
})

describe('a withdrawal', () => {
  it('frees the person for another nomination', async () => {
    const [first, second] = [await verifiedCompany(test), await verifiedCompany(test)]
    await submit(first, worker(400))
    const [one] = await own(first)
    const gone = await (
      await first.call('POST', `/portal/nominations/${one.id}/withdraw`, { reason: 'Berhenti' })
    ).json()
    expect(gone.state).toBe('withdrawn')
    expect((await submit(second, worker(400)))[0].outcome).toBe('taken')
    expect((await first.call('POST', `/portal/nominations/${one.id}/withdraw`, {})).status).toBe(409)
  })
})

describe('a company', () => {
  it('cannot see or change what another sent', async () => {
    const [first, second] = [await verifiedCompany(test), await verifiedCompany(test)]
    await submit(first, worker(410))
    const [one] = await own(first)
    expect((await second.call('POST', `/portal/nominations/${one.id}/withdraw`, {})).status).toBe(404)
    expect(await own(second)).toEqual([])
  })

  it('becomes cooperative when it has nominated what was expected', async () => {
    const company = await verifiedCompany(test, { expectedWorkers: 2 })
    const standing = async () => (await (await company.call('GET', '/portal')).json()).company.standing
    await submit(company, worker(420))
    expect(await standing()).toBe('awaited')
    await submit(company, worker(421))
    expect(await standing()).toBe('cooperative')
  })
})
