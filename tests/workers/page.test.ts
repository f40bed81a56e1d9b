import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  readWorkerTicket,
  readWorkerToken,
  workerTicket,
  workerToken,
} from '../../functions/auth/worker-links.ts'
import type { JobSeeker, WorkerPage } from '../../functions/contract/worker-page.ts'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'
import { roles } from '../../functions/contract/access.ts'
import { type Caller, testApp, type TestApp } from '../support/app.ts'
import { seatsOf } from '../support/seats.ts'

let test: TestApp
let worker: StoredNomination
let other: StoredNomination
const lsp: Caller = (...asked) => test.as('lsp')(...asked)
const desk: Caller = (...asked) => test.as('placement')(...asked)
const base = '/programmes/malang'

beforeAll(async () => {
  test = await testApp()
  const seats = seatsOf(test.deps)
  await seats.begin()
  const people = await seats.people([{ company: 'A', state: 'competent', n: 2, email: true }], { wave: 'w' })
  worker = people[0]!
  other = people[1]!
  const rows = people.map(({ company, id }) => ({ company, nomination: id, certificateNo: `W ${id}` }))
  await lsp('PUT', `${base}/certificates/waves/w/numbers`, { rows })
  await lsp('POST', `${base}/certificates/waves/w/issue`, { issuedOn: '2026-11-24' })
})
afterAll(() => test.stop())

const json = async (answer: Promise<Response>) => (await answer).json()
const token = (of = worker) => workerToken(test.deps.seal, of)
const enter = (over: object = {}, call = test.nobody) =>
  call('POST', '/worker/open', { token: token(), birthDate: '12-05-1990', ...over })
const opened = async (of = worker): Promise<WorkerPage> => json(enter({ token: token(of) }))
const refusal = async (answer: Promise<Response>) => {
  const { status } = await answer
  return [status, (await (await answer).json()).code]
}

describe("a worker's link", () => {
  it('is read by who made it alone, and a ticket only until it is over', () => {
    const { seal } = test.deps
    const ref = { programme: 'malang', company: 'A', id: worker.id }
    expect(readWorkerToken(seal, token())).toEqual(ref)
    const ticket = workerTicket(seal, ref, 1000)
    expect(readWorkerTicket(seal, ticket, 1000)).toEqual(ref)
    expect(readWorkerTicket(seal, ticket, 1001)).toBeUndefined()
    // Neither opens what the other opens, and no letter may differ.
    expect(readWorkerToken(seal, ticket)).toBeUndefined()
    expect(readWorkerTicket(seal, token(), 0)).toBeUndefined()
    for (let at = 0; at < ticket.length; at++) {
      const forged = `${ticket.slice(0, at)}${ticket[at] === 'x' ? 'y' : 'x'}${ticket.slice(at + 1)}`
      expect(readWorkerTicket(seal, forged, 0), forged).toBeUndefined()
    }
  })
})

describe("a worker's own page", () => {
  it('shows where she stands, her certificate, and her data masked', async () => {
    const page = await opened()
    expect(page).toMatchObject({
      company: 'PT A',
      state: 'certified',
      certificate: { number: `W ${worker.id}`, state: 'issued', expiresOn: '2029-11-23' },
      data: { name: worker.name, birthDate: '1990-05-12', email: 'n••••@worker.test' },
      requests: [],
    })
    expect(page.data.nik).toMatch(/^3507•+\d{4}$/)
    expect(page.data.phone).toMatch(/^\+62812••••\d{3}$/)
    expect(JSON.stringify(page)).not.toContain(worker.nikHash)
  })

  it('says the same to a wrong date, a forged link and somebody who is not there', async () => {
    const stranger = { programme: 'malang', company: 'A', id: 'nobody' }
    const wrong = [
      enter({ birthDate: '13-05-1990' }),
      enter({ token: `${token().slice(0, -1)}_` }),
      enter({ token: 'x' }),
      enter({ token: workerToken(test.deps.seal, stranger) }),
    ]
    const said = await Promise.all(
      wrong.map(async (one) => ({ ...(await (await one).json()), requestId: '' })),
    )
    expect(said[0]).toMatchObject({ status: 404, code: 'worker.unknown' })
    for (const one of said) expect(one).toEqual(said[0])
  })

  it('lets nobody try dates: ten a day for one link, right or wrong', async () => {
    const of = token(other)
    const tries = Array.from({ length: 12 }, (_, at) => `${String(at + 1).padStart(2, '0')}-01-1980`)
    const told: number[] = []
    for (const birthDate of tries) told.push((await enter({ token: of, birthDate })).status)
    expect(told).toEqual([...Array(10).fill(404), 429, 429])
    expect((await enter({ token: of })).status).toBe(429)
    test.clock.forward({ days: 1 })
    expect((await enter({ token: of })).status).toBe(200)
  })

  it('gives her the certificate to print for as long as the ticket is good', async () => {
    const { ticket } = await opened()
    const answer = await test.nobody('POST', '/papers/worker/certificate', { ticket })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')
    test.clock.forward({ minutes: 31 })
    expect(await refusal(test.nobody('POST', '/papers/worker/certificate', { ticket }))).toEqual([
      410,
      'worker.ticket',
    ])
    expect(await refusal(test.nobody('POST', '/papers/worker/certificate', { ticket: 'x' }))).toEqual([
      410,
      'worker.ticket',
    ])
  })

  it('puts a request on the list of officers, once a kind, and shows what became of it', async () => {
    const { ticket } = await opened()
    const ask = (over: object = {}) =>
      test.nobody('POST', '/worker/requests', { ticket, kind: 'correct', text: 'Nama saya keliru', ...over })
    const both = await Promise.all([ask(), ask()])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await refusal(ask({ text: '' }))).toEqual([400, 'input.invalid'])
    const [request] = await json(lsp('GET', `${base}/data-requests`))
    expect(request).toMatchObject({ name: worker.name, kind: 'correct', text: 'Nama saya keliru' })
    expect(Date.parse(request.dueAt) - Date.parse(request.at)).toBe(72 * 3_600_000)
    const answer = () =>
      lsp('POST', `${base}/data-requests/${request.id}/answer`, { answer: 'Sudah diperbaiki' })
    const answers = await Promise.all([answer(), answer()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await opened()).requests).toMatchObject([{ kind: 'correct', answer: 'Sudah diperbaiki' }])
    // Answered, she may ask again.
    expect((await ask()).status).toBe(200)
  })
})

describe('open to work', () => {
  const offer = async (of = worker, district = 'Kepanjen') =>
    test.nobody('PUT', '/worker/open-to-work', { ticket: (await opened(of)).ticket, open: true, district })
  const takeBack = async (of = worker) =>
    test.nobody('PUT', '/worker/open-to-work', { ticket: (await opened(of)).ticket, open: false })
  const seen = async (query = ''): Promise<JobSeeker[]> =>
    (await json(desk('GET', `${base}/placement${query}`))).items

  it('is seen by the desk with scheme, district, certificate and contact, until it is taken back', async () => {
    test.clock.forward({ days: 1 })
    expect(await seen()).toEqual([])
    expect((await (await offer()).json()).openToWork).toMatchObject({ district: 'Kepanjen' })
    const [one] = await seen()
    expect(one).toMatchObject({
      name: worker.name,
      scheme: 'cleaner',
      district: 'Kepanjen',
      certificateNo: `W ${worker.id}`,
      phone: worker.phone,
    })
    expect(await seen('?district=Lawang')).toEqual([])
    expect(await seen('?scheme=cleaner&district=Kepanjen')).toHaveLength(1)
    expect((await (await takeBack()).json()).openToWork).toBeUndefined()
    expect((await takeBack()).status).toBe(200)
    expect(await seen()).toEqual([])
  })

  it('records each look, with whom it showed', async () => {
    await offer()
    await seen()
    const hour = test.clock.now().toISOString().slice(0, 13)
    const items = await test.db.queryAll({
      TableName: test.db.tables.audit,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `P#malang#${hour}` },
    })
    const looks = items.filter(({ what }) => what === 'placement.looked')
    expect(looks.at(-1)).toMatchObject({ by: 'staff:placement-1', subject: { ids: [worker.id] } })
  })

  it('shows nobody whose certificate was revoked, and takes no offer of hers', async () => {
    test.clock.forward({ days: 1 })
    await offer(other)
    expect((await seen()).map(({ name }) => name)).toContain(other.name)
    const [held] = (await json(lsp('GET', `${base}/certificates?company=A`))).items.filter(
      ({ nomination }: { nomination: string }) => nomination === other.id,
    )
    await lsp('POST', `${base}/certificates/${held.id}/revocation`, { reason: 'Keliru' })
    await test.as('lsp', '*', 'lsp-2')('POST', `${base}/certificates/${held.id}/revocation/confirm`)
    expect((await seen()).map(({ name }) => name)).not.toContain(other.name)
    expect(await refusal(offer(other))).toEqual([409, 'worker.no_certificate'])
  })

  it.each(roles)('is refused to %s unless the role is meant to see it', async (role) => {
    const { status } = await test.as(role)('GET', `${base}/placement`)
    expect(status).toBe(['placement', 'auditor', 'admin'].includes(role) ? 200 : 403)
  })
})
