import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenOf } from '../../functions/auth/links.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { makePlan } from '../../functions/waves/plan.ts'
import { planRepository } from '../../functions/waves/plan-repository.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { mailsOf } from '../support/counters.ts'
import { seedProgramme, verifiedCompany } from '../support/people.ts'
import { depsOf, officer, seatsOf } from '../support/seats.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
})
afterAll(() => test.stop())

type Company = Awaited<ReturnType<typeof verifiedCompany>>
const stateOf = async ({ call }: Company) => (await (await call('GET', '/portal')).json()).company
const person = { name: 'Budi', phone: '0341 555666', language: 'en', email: 'budi@hr.test' }
let serial = 0
/** A company whose own address is known. */
async function firm() {
  const email = `hrd-${serial++}@firm.test`
  const company = await verifiedCompany(test, { email })
  return { ...company, email, call: test.asCompany({ programme: 'malang', company: company.id, email }) }
}
const send = async (company: Company, method: string, path: string, body: object = {}) => {
  const { version } = await stateOf(company)
  const answer = await company.call(method, path, { version, ...body })
  return { status: answer.status, body: await answer.json() }
}
/** The newest mail of a kind to an address, and its link's token. */
async function mailTo(to: string, kind: string) {
  const found = (await mailsOf(test.db, 'malang')).filter((one) => one.to === to && one.kind === kind)
  const [newest] = found.sort((a, b) => (String(a.owedAt) < String(b.owedAt) ? 1 : -1))
  return (
    newest && { ...newest, token: tokenOf(test.deps.seal, String((newest.facts as { link: string }).link)) }
  )
}
const spend = (token: string) => test.nobody('POST', '/links/spend', { token })
const ask = (email: string) => test.nobody('POST', '/links', { email, language: 'id' })

describe('a contact', () => {
  it('is added, and signs in by links of its own once its address is confirmed', async () => {
    const company = await firm()
    const email = 'siti@hr.test'
    const added = await send(company, 'POST', '/portal/contacts', { ...person, email })
    expect(added.body.contacts).toEqual([expect.objectContaining({ name: 'Budi', email })])
    expect(added.body.contacts[0].confirmedAt).toBeUndefined()
    await ask(email)
    expect(await mailTo(email, 'portal_link')).toBeUndefined()

    const mail = await mailTo(email, 'confirm_contact')
    expect(mail).toMatchObject({ language: 'en' })
    expect((await spend(mail!.token)).status).toBe(200)
    expect((await stateOf(company)).contacts[0].confirmedAt).toBeDefined()
    await ask(email)
    const link = await mailTo(email, 'portal_link')
    expect((await spend(link!.token)).status).toBe(200)
    // The one who gets the notices is still the first.
    expect((await stateOf(company)).email).toBe(company.email)
  })

  it('stands once in a company, is five at most beside the main one, and is told all faults at once', async () => {
    const company = await firm()
    const twice = await send(company, 'POST', '/portal/contacts', { ...person, email: company.email })
    expect(twice.body.errors).toEqual([expect.objectContaining({ field: 'email', code: 'contact.twice' })])
    const wrong = await send(company, 'POST', '/portal/contacts', { email: 'x', phone: 'y' })
    expect(wrong.body.errors.map(({ field }: { field: string }) => field)).toEqual(['name', 'phone', 'email'])
    for (let n = 0; n < 5; n++)
      await send(company, 'POST', '/portal/contacts', { ...person, email: `n${n}@many.test` })
    const more = await send(company, 'POST', '/portal/contacts', { ...person, email: 'n5@many.test' })
    expect([more.status, more.body.code]).toEqual([409, 'contact.too_many'])
  })

  it('becomes the one who gets the notices, if confirmed; the one before stays and can be removed', async () => {
    const company = await firm()
    const email = 'wati@hr.test'
    const { body } = await send(company, 'POST', '/portal/contacts', { ...person, email })
    const path = `/portal/contacts/${body.contacts[0].id}`
    expect((await send(company, 'POST', `${path}/main`)).body.code).toBe('contact.unconfirmed')
    await spend((await mailTo(email, 'confirm_contact'))!.token)
    const chosen = (await send(company, 'POST', `${path}/main`)).body
    expect(chosen).toMatchObject({ email, contactName: 'Budi', language: 'en' })
    expect(chosen.contacts).toEqual([expect.objectContaining({ email: company.email })])
    expect((await send(company, 'POST', '/portal/contacts/main/remove')).body.code).toBe('contact.last')

    // Whoever is removed is signed out, and links sent before are useless.
    await ask(company.email)
    const old = await mailTo(company.email, 'portal_link')
    const other = { ...company, call: test.asCompany({ programme: 'malang', company: company.id, email }) }
    await send(other, 'POST', `/portal/contacts/${chosen.contacts[0].id}/remove`)
    expect((await company.call('GET', '/portal')).status).toBe(401)
    expect((await spend(old!.token)).status).toBe(410)
    expect((await stateOf(other)).contacts).toEqual([])
  })

  it('that changes its address keeps the old one until the new one is confirmed', async () => {
    const company = await firm()
    const moved = { ...person, email: 'baru@hr.test' }
    const changed = (await send(company, 'PUT', '/portal/contacts/main', moved)).body
    expect(changed).toMatchObject({ email: company.email, newEmail: moved.email, contactName: 'Budi' })
    expect((await send(company, 'POST', '/portal/contacts/main/confirm')).status).toBe(200)
    await spend((await mailTo(moved.email, 'confirm_contact'))!.token)
    const after = {
      ...company,
      call: test.asCompany({ programme: 'malang', company: company.id, email: moved.email }),
    }
    expect(await stateOf(after)).toMatchObject({ email: moved.email })
    expect((await stateOf(after)).newEmail).toBeUndefined()
    expect((await company.call('GET', '/portal')).status).toBe(401)
    expect((await send(after, 'POST', '/portal/contacts/main/confirm')).body.code).toBe('contact.confirmed')
  })

  it('is changed by one of two who change it at once; the other is told', async () => {
    const company = await firm()
    const { version } = await stateOf(company)
    const put = (name: string) =>
      company.call('PUT', '/portal/contacts/main', { ...person, email: company.email, name, version })
    const ends = await Promise.all([put('Satu'), put('Dua'), put('Tiga')])
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  it('is sent no more than twenty links to confirm in a day', async () => {
    const company = await firm()
    const { body } = await send(company, 'POST', '/portal/contacts', { ...person, email: 'often@hr.test' })
    const again = () => send(company, 'POST', `/portal/contacts/${body.contacts[0].id}/confirm`)
    for (let n = 0; n < 19; n++) expect((await again()).status).toBe(200)
    expect((await again()).status).toBe(429)
  })
})

describe('signing out everywhere', () => {
  it('ends every session and makes every link useless; a new one can be asked for', async () => {
    const company = await firm()
    const elsewhere = test.asCompany({ programme: 'malang', company: company.id, email: company.email })
    expect((await elsewhere('GET', '/portal')).status).toBe(200)
    await ask(company.email)
    const link = await mailTo(company.email, 'portal_link')
    expect((await company.call('POST', '/portal/leave-everywhere')).status).toBe(204)
    for (const call of [company.call, elsewhere]) expect((await call('GET', '/portal')).status).toBe(401)
    expect((await spend(link!.token)).status).toBe(410)
    test.clock.forward({ minutes: 1 })
    await ask(company.email)
    expect((await spend((await mailTo(company.email, 'portal_link'))!.token)).status).toBe(200)
  })
})

describe('what a company can do on a day', () => {
  it('is a lower cap than the programme’s, never a higher one, and days on which none can come', async () => {
    const company = await firm()
    const high = await send(company, 'PUT', '/portal/company/limits', { maxPerWave: 9 })
    expect(high.body.errors).toEqual([
      expect.objectContaining({ field: 'maxPerWave', code: 'company.cap_above' }),
    ])
    const days = ['2026-12-24', '2026-12-10', '2026-12-24']
    const set = await send(company, 'PUT', '/portal/company/limits', { maxPerWave: '3', unavailable: days })
    expect(set.body).toMatchObject({ maxPerWave: 3, unavailable: ['2026-12-10', '2026-12-24'] })
    const none = await send(company, 'PUT', '/portal/company/limits', {})
    expect([none.body.maxPerWave, none.body.unavailable]).toEqual([undefined, []])
    const moved = await send(company, 'PUT', '/portal/company', { district: 'Dau', address: 'Jl. Raya 1' })
    expect(moved.body).toMatchObject({ district: 'Dau', address: 'Jl. Raya 1' })
  })

  it('binds the planner and whoever gives seats by hand', async () => {
    const deps = depsOf(test.db)
    const seats = seatsOf(deps, 'away')
    await seats.begin()
    await seats.quota(10)
    const closed = await seats.wave(5, '2026-12-10')
    const open = await seats.wave(5, '2026-12-11')
    const people = await seats.people([{ company: 'A', n: 3 }])
    const call = test.asCompany({ programme: 'away', company: 'A', email: 'hrd@a.test' })
    await call('PUT', '/portal/company/limits', { unavailable: ['2026-12-10'], maxPerWave: 2, version: 1 })
    const programme = await programmeRepository(deps).get('away')
    const { batches } = makePlan(await planRepository(deps).situation(programme))
    expect(batches.map(({ wave, people: seated }) => [wave, seated.length])).toEqual([[open.id, 2]])
    const assign = createAssigner(deps)
    const { skipped } = await assign(programme, { wave: closed.id, people, cause: 'c' }, officer)
    expect(new Set(skipped.map(({ code }) => code))).toEqual(new Set(['wave.unsuitable']))
  })
})
