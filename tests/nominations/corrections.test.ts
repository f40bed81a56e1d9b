import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift } from '../support/counters.ts'
import { seedProgramme, verifiedCompany, worker } from '../support/people.ts'
import { depsOf, officer, seatsOf } from '../support/seats.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
})
afterAll(() => test.stop())

type Company = Awaited<ReturnType<typeof verifiedCompany>>
async function verified(company: Company, n: number) {
  const sent = await company.call('POST', '/portal/nominations', { nominations: [worker(n)] })
  const id = (await sent.json()).outcomes[0].nomination as string
  await test.as('lsp')('POST', '/programmes/malang/nominations/verify', {
    nominations: [{ company: company.id, id }],
  })
  return (await company.call('GET', `/portal/nominations/${id}`)).json()
}
const details = {
  phone: '0812 3456 7890',
  email: 'Siti@Rumah.test',
  birthPlace: 'Malang',
  address: 'Jl. Panji 3',
  cityCode: '3507',
  provinceCode: '35',
  education: 'SMA',
  occupation: '15',
  notBefore: '2026-12-01',
  unavailable: ['2026-12-10', '2026-12-10'],
}

describe('a correction that cannot be taken', () => {
  it('is told with what was found, whatever stands in it', async () => {
    const company = await verifiedCompany(test)
    const one = await verified(company, 71)
    const { nik: _, ...identity } = worker(71)
    const put = async (body: object) => {
      const answer = await company.call('PUT', `/portal/nominations/${one.id}`, {
        ...identity,
        version: one.version,
        ...body,
      })
      return { status: answer.status, errors: (await answer.json()).errors }
    }
    expect(await put({ nik: '123', name: 'Budi | "Santoso"' })).toEqual({
      status: 400,
      errors: [
        { field: 'nik', code: 'nik.length', text: expect.stringContaining('yang tertulis 3 angka') },
        { field: 'name', code: 'name.characters', text: expect.stringContaining('Nama berisi “|”') },
      ],
    })
  })
})

describe('completing the data of a worker', () => {
  it('leaves her verified: dates, contact and the data for BNSP need no second look', async () => {
    const company = await verifiedCompany(test)
    const one = await verified(company, 1)
    const put = (body: object) => company.call('PUT', `/portal/nominations/${one.id}/details`, body)
    const answer = await (await put({ ...details, version: one.version })).json()
    expect(answer).toMatchObject({
      state: 'verified',
      phone: '+6281234567890',
      email: 'Siti@rumah.test',
      education: '3',
      unavailable: ['2026-12-10'],
      notBefore: '2026-12-01',
    })
    expect(answer.history).toEqual(one.history)
    const stale = await put({ ...details, version: one.version })
    expect([stale.status, (await stale.json()).code]).toEqual([409, 'version.stale'])
    const emptied = await (
      await put({ phone: details.phone, unavailable: [], version: answer.version })
    ).json()
    expect([emptied.email, emptied.notBefore, emptied.unavailable]).toEqual([undefined, undefined, []])
    const wrong = await (await put({ ...details, phone: '12', cityCode: 'x', version: 9 })).json()
    expect(wrong.errors.map(({ field }: { field: string }) => field)).toEqual(['phone', 'cityCode'])
  })

  it('never takes the day of her exam away', async () => {
    const deps = depsOf(test.db)
    const seats = seatsOf(deps, 'sits')
    await seats.begin()
    await seats.quota(5)
    const wave = await seats.wave(3)
    const [one] = await seats.people([{ company: 'A' }])
    const programme = await programmeRepository(deps).get('sits')
    await createAssigner(deps)(programme, { wave: wave.id, people: [one!], cause: 'c' }, officer)
    const call = test.asCompany({ programme: 'sits', company: 'A' })
    const now = await (await call('GET', `/portal/nominations/${one!.id}`)).json()
    const put = (body: object) =>
      call('PUT', `/portal/nominations/${one!.id}/details`, { ...details, version: now.version, ...body })
    expect((await (await put({})).json()).code).toBe('nomination.seated_then')
    expect((await put({ unavailable: ['2026-12-11'] })).status).toBe(200)
  })
})

describe('changing who she is', () => {
  it('sends a verified nomination back to be looked at, and counts it there', async () => {
    const company = await verifiedCompany(test)
    const one = await verified(company, 2)
    const answer = await (
      await company.call('PUT', `/portal/nominations/${one.id}`, {
        ...worker(2),
        nik: '',
        name: 'Nama Baru',
        version: one.version,
      })
    ).json()
    expect([answer.state, answer.name, answer.verifiedAt]).toEqual(['submitted', 'Nama Baru', undefined])
    const { company: counted } = await (await company.call('GET', '/portal')).json()
    expect(counted.counts).toEqual({ submitted: 1, verified: 0 })
    expect(await drift(test.db, 'malang')).toEqual([])
  })

  it('to somebody nobody else claims ends a contest', async () => {
    const [first, second] = [await verifiedCompany(test), await verifiedCompany(test)]
    await first.call('POST', '/portal/nominations', { nominations: [worker(10)] })
    const sent = await second.call('POST', '/portal/nominations', { nominations: [worker(10)] })
    const id = (await sent.json()).outcomes[0].nomination
    const answer = await (
      await second.call('PUT', `/portal/nominations/${id}`, { ...worker(11), version: 1 })
    ).json()
    expect(answer.contested).toBeUndefined()
    const verify = await test.as('lsp')('POST', '/programmes/malang/nominations/verify', {
      nominations: [{ company: second.id, id }],
    })
    expect((await verify.json()).verified).toBe(1)
  })
})
