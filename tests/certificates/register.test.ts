import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificateKey } from '../../functions/certificates/repository.ts'
import { holdNumbers } from '../../functions/certificates/writes.ts'
import type { Certificate } from '../../functions/contract/certificate.ts'
import { judge } from '../../functions/contract/verdict.ts'
import { lastDay, monthsOn, nextDue } from '../../functions/certificates/certificate.ts'
import { nominationKey } from '../../functions/nominations/writes.ts'
import { change } from '../../functions/platform/expressions.ts'
import { type Caller, testApp, type TestApp } from '../support/app.ts'
import { seatsOf } from '../support/seats.ts'
import { check } from './keys.ts'

let test: TestApp
let seats: ReturnType<typeof seatsOf>
let lsp: Caller
let second: Caller
const base = '/programmes/malang/certificates'
const today = '2026-11-24'

beforeAll(async () => {
  test = await testApp()
  seats = seatsOf(test.deps)
  await seats.begin()
  lsp = test.as('lsp')
  second = test.as('lsp', '*', 'lsp-2')
})
afterAll(() => test.stop())

let serial = 0
/** Competent people of a wave of their own, each with a number. */
async function graduates(n: number, company = 'A', { numbered = true, over = {} } = {}) {
  const wave = `w${serial++}`
  const people = await seats.people([{ company: `${company}${wave}`, state: 'competent', n }], {
    wave,
    ...over,
  })
  const rows = people.map(({ company: of, id }) => ({
    company: of,
    nomination: id,
    certificateNo: `81210 5131 0 ${String(10_000 + serial * 1000 + Number(id.slice(-3)))} 2026`,
    registrationNo: `CS.${id}`,
    blankNo: '',
  }))
  if (numbered) await lsp('PUT', `${base}/waves/${wave}/numbers`, { rows })
  return { wave, people, rows }
}
const examined = (decidedAt: string) => ({ examDate: '2026-11-12', decidedAt })
const json = async (answer: Promise<Response>) => (await answer).json()
const issue = (wave: string, over: object = {}) =>
  json(lsp('POST', `${base}/waves/${wave}/issue`, { issuedOn: today, ...over }))
async function certificateOf(wave: string, at = 0): Promise<Certificate> {
  const list = await json(lsp('GET', `${base}/waves/${wave}`))
  return list[at].certificate
}
const one = async () => {
  const made = await graduates(1)
  await issue(made.wave)
  return { ...made, certificate: await certificateOf(made.wave) }
}
/** What anyone who scans the code is told, by what the API publishes. */
async function scanned({ statement }: Certificate) {
  const keys = await test.nobody('GET', '/keys')
  const list = await test.nobody('GET', '/revocations')
  const now = test.clock.now()
  return (
    await judge(statement, {
      keys: { ...(await keys.json()), at: now },
      revocations: await list.json(),
      now,
      check,
    })
  ).answer
}

describe('days', () => {
  it('last until the day before the anniversary; reminders fall on the same day of the month', () => {
    expect(lastDay('2026-11-24', 3)).toBe('2029-11-23')
    expect(lastDay('2024-02-29', 1)).toBe('2025-02-27')
    expect(monthsOn('2026-08-31', -6)).toBe('2026-02-28')
    expect(nextDue('2029-11-23', '2026-11-24')).toEqual({ day: '2029-05-23', months: 6 })
    expect(nextDue('2029-11-23', '2029-10-23')).toEqual({ day: '2029-11-24', months: 0 })
  })
})

describe('issuing', () => {
  it('certifies the competent of a wave, once, and what is scanned is valid', async () => {
    const { wave, people } = await graduates(3)
    expect(await issue(wave)).toEqual({ issued: 3, left: 0, skipped: [] })
    expect(await issue(wave)).toEqual({ issued: 0, left: 0, skipped: [] })
    const list = await json(lsp('GET', `${base}/waves/${wave}`))
    expect(list).toHaveLength(3)
    for (const { certificate, state } of list) {
      expect(state).toBe('certified')
      expect(certificate).toMatchObject({ state: 'issued', issuedOn: today, expiresOn: '2029-11-23' })
      expect(await scanned(certificate)).toBe('valid')
    }
    const company = await json(lsp('GET', `/programmes/malang/companies/${people[0]!.company}`))
    expect(company.counts).toMatchObject({ competent: 0, certified: 3 })
  })

  it('issues once to one person, however many ask at the same time', async () => {
    const { wave } = await graduates(1)
    const told = await Promise.all(Array.from({ length: 6 }, () => issue(wave)))
    expect(told.reduce((sum, { issued }) => sum + issued, 0)).toBe(1)
    expect(told.every(({ issued, skipped }) => issued === 1 || skipped.length <= 1)).toBe(true)
  })

  it('passes over who has no number, and takes no number that another bears', async () => {
    const { wave, people } = await graduates(2, 'B', { numbered: false })
    expect((await issue(wave)).skipped.map(({ code }: { code: string }) => code)).toEqual(
      Array(2).fill('certificate.no_number'),
    )
    const rows = people.map(({ company, id }, at) => ({
      company,
      nomination: id,
      certificateNo: at ? '81210.0001' : '81210 0001',
    }))
    const told = await json(lsp('PUT', `${base}/waves/${wave}/numbers`, { rows }))
    expect(told).toMatchObject({ set: 1, skipped: [{ id: people[1]!.id, code: 'certificate.number_taken' }] })
    // Written past the register (imported), it is found out when the certificate is issued.
    await test.db.update({
      TableName: test.db.tables.nominations,
      Key: nominationKey(people[1]!),
      ...change({ set: { certificateNo: '812100001' } }),
    })
    expect(await issue(wave)).toMatchObject({ issued: 1, skipped: [{ code: 'certificate.number_taken' }] })
    // Control: without the condition the same write goes through.
    const [guarded] = holdNumbers(test.db.tables, people[1]!, { certificateNo: '81210 0001' }, 'x')
    await expect(test.db.transact([guarded!])).rejects.toThrow()
    const {
      ConditionExpression: _,
      ExpressionAttributeNames: __,
      ExpressionAttributeValues: ___,
      ...bare
    } = guarded!.Put!
    await expect(test.db.transact([{ Put: bare }])).resolves.toBeUndefined()
  })

  it.each([
    ['2026-11-25', 'certificate.issued_on', 'Isi tanggal terbit'],
    ['2026-11-11', 'certificate.before_exam', 'Ujiannya 12 November 2026.'],
    ['2026-11-13', 'certificate.before_decision', 'diputuskan 14 November 2026'],
  ])('dates none ahead, nor before exam and decision: %s', async (issuedOn, code, says) => {
    // In Malang the day of the decision has begun, in UTC it has not.
    const { wave } = await graduates(2, 'A', { over: examined('2026-11-13T18:00:00.000Z') })
    const answer = await lsp('POST', `${base}/waves/${wave}/issue`, { issuedOn })
    expect(answer.status).toBe(400)
    const [error] = (await answer.json()).errors
    expect(error).toMatchObject({ field: 'issuedOn', code, text: expect.stringContaining(says) })
  })

  it('passes over whose decision came later, and says from which day on', async () => {
    const { wave, people } = await graduates(2, 'A', { over: examined('2026-11-14T02:00:00.000Z') })
    await test.db.update({
      TableName: test.db.tables.nominations,
      Key: nominationKey(people[1]!),
      ...change({ set: { decidedAt: '2026-11-20T02:00:00.000Z' } }),
    })
    const list = await json(lsp('GET', `${base}/waves/${wave}`))
    expect(list.map(({ earliest }: { earliest: string }) => earliest)).toEqual(['2026-11-14', '2026-11-20'])
    const told = await json(
      lsp('POST', `${base}/waves/${wave}/issue`, { issuedOn: '2026-11-14' }, { 'accept-language': 'en' }),
    )
    expect(told).toMatchObject({
      issued: 1,
      skipped: [
        {
          id: people[1]!.id,
          code: 'certificate.before_decision',
          text: expect.stringContaining('decided on 20 November 2026'),
        },
      ],
    })
    expect(await issue(wave, { issuedOn: '2026-11-20' })).toMatchObject({ issued: 1, skipped: [] })
  })
})

describe('issuing again', () => {
  it('dates the new one no earlier than the exam and its decision either', async () => {
    const { wave } = await graduates(1, 'A', { over: examined('2026-11-14T02:00:00.000Z') })
    await issue(wave)
    const { id, certificateNo, version } = await certificateOf(wave)
    expect((await json(lsp('GET', `${base}/${id}`))).earliest).toBe('2026-11-14')
    const again = (issuedOn: string) =>
      lsp('POST', `${base}/${id}/reissue`, { certificateNo, issuedOn, reason: 'x', version })
    const early = await again('2026-11-13')
    expect([early.status, (await early.json()).errors[0].code]).toEqual([400, 'certificate.before_decision'])
    expect((await again('2026-11-14')).status).toBe(200)
  })

  it('replaces the old one, for whoever scans it too', async () => {
    const { certificate } = await one()
    const again = await json(
      lsp('POST', `${base}/${certificate.id}/reissue`, {
        certificateNo: certificate.certificateNo,
        issuedOn: today,
        reason: 'Nama salah cetak',
        version: certificate.version,
      }),
    )
    expect(again).toMatchObject({ state: 'issued', replaces: certificate.id })
    expect(await scanned(certificate)).toBe('replaced')
    expect(await scanned(again)).toBe('valid')
    const twice = await lsp('POST', `${base}/${certificate.id}/reissue`, {
      certificateNo: 'X1',
      issuedOn: today,
      reason: 'x',
      version: certificate.version,
    })
    expect(twice.status).toBe(409)
    const { found } = await json(
      test.nobody('POST', '/certificates/lookup', { number: certificate.certificateNo }),
    )
    expect(found.state).toBe('issued')
  })
})

describe('revoking', () => {
  it('takes two officers', async () => {
    const { certificate } = await one()
    const path = `${base}/${certificate.id}/revocation`
    expect((await lsp('POST', `${path}/confirm`)).status).toBe(409)
    expect((await json(lsp('POST', path, { reason: 'Ijazah palsu' }))).revocation.by).toBe('staff:lsp-1')
    expect(await scanned(certificate)).toBe('valid')
    const alone = await lsp('POST', `${path}/confirm`)
    expect([alone.status, (await alone.json()).code]).toEqual([403, 'certificate.same_officer'])
    expect(await json(second('POST', `${path}/confirm`))).toMatchObject({
      state: 'revoked',
      reason: 'Ijazah palsu',
    })
    expect(await scanned(certificate)).toBe('revoked')
    expect((await second('POST', `${path}/confirm`)).status).toBe(409)
    const { found } = await json(
      test.nobody('POST', '/certificates/lookup', { number: certificate.certificateNo }),
    )
    expect(found.state).toBe('revoked')
  })

  it('is refused to the proposer by the write itself, not only by the rule', async () => {
    const { certificate } = await one()
    await lsp('POST', `${base}/${certificate.id}/revocation`, { reason: 'x' })
    const { createRegister } = await import('../../functions/certificates/issue.ts')
    const { certificateRepository } = await import('../../functions/certificates/repository.ts')
    const { officer } = await import('../support/seats.ts')
    const { nominationRepository } = await import('../../functions/nominations/repository.ts')
    const register = certificateRepository(test.deps)
    const stored = await register.get('malang', certificate.id)
    const nomination = await nominationRepository(test.deps).get({ ...stored, id: stored.nomination })
    // The rule is given another proposer than the one who stands in the register.
    const deceived = { ...stored, revocation: { ...stored.revocation!, by: 'staff:someone' } }
    const changes = createRegister(test.deps, register)
    await expect(changes.confirm(deceived, nomination, officer)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await register.get('malang', certificate.id)).state).toBe('issued')
    // Control: another officer passes the same write.
    await changes.confirm(deceived, nomination, { ...officer, id: 'lsp-2' })
    expect((await register.get('malang', certificate.id)).state).toBe('revoked')
  })

  it('may be dropped', async () => {
    const { certificate } = await one()
    await lsp('POST', `${base}/${certificate.id}/revocation`, { reason: 'x' })
    expect(
      (await json(second('POST', `${base}/${certificate.id}/revocation/drop`))).revocation,
    ).toBeUndefined()
    expect(await scanned(certificate)).toBe('valid')
  })
})

describe('what is public', () => {
  it('lets caches keep keys and list, and nothing else', async () => {
    const cache = async (answer: Promise<Response>) => (await answer).headers.get('cache-control')
    expect(await cache(test.nobody('GET', '/keys'))).toContain('public, max-age=300')
    expect(await cache(test.nobody('GET', '/revocations'))).toContain('public, max-age=60')
    expect(await cache(lsp('GET', base))).toBe('no-store')
  })

  it('answers the whole number only, with neither NIK nor company, and not without end', async () => {
    const { certificate } = await one()
    const look = (number: string) => test.nobody('POST', '/certificates/lookup', { number })
    const { found } = await json(look(` ${certificate.certificateNo} `))
    expect(Object.keys(found).sort()).toEqual(
      ['expiresOn', 'issuedOn', 'name', 'number', 'scheme', 'schemeEn', 'state'].sort(),
    )
    expect(await json(look(certificate.certificateNo.slice(0, -1)))).toEqual({})
    expect(await json(look(certificate.name))).toEqual({})
    test.clock.forward({ days: 1200 })
    expect((await json(look(certificate.certificateNo))).found.state).toBe('expired')
    test.clock.set('2026-11-24T05:00:00Z')
    // Their sessions ended in the meantime.
    lsp = test.as('lsp')
    second = test.as('lsp', '*', 'lsp-2')
    const codes = []
    for (let n = 0; n < 61; n++) codes.push((await look('NONE')).status)
    expect(codes.at(-1)).toBe(429)
  })
})

describe('who sees a certificate', () => {
  it('by role', async () => {
    const { certificate, people } = await one()
    const roles = [
      'disnaker',
      'permit',
      'placement',
      'lsp',
      'assessor',
      'committee',
      'auditor',
      'admin',
    ] as const
    const readers = ['disnaker', 'lsp', 'auditor', 'admin']
    const writers = ['lsp', 'admin']
    for (const role of roles) {
      const call = test.as(role, '*', `${role}-x`)
      for (const path of [base, `${base}/${certificate.id}`, `${base}/waves/${certificate.wave}`])
        expect((await call('GET', path)).status, `${role} ${path}`).toBe(readers.includes(role) ? 200 : 403)
      for (const path of [`waves/w0/issue`, `${certificate.id}/reissue`, `${certificate.id}/revocation`])
        expect((await call('POST', `${base}/${path}`, {})).status, `${role} ${path}`).toBe(
          writers.includes(role) ? 400 : 403,
        )
    }
    expect((await test.nobody('GET', `${base}/${certificate.id}`)).status).toBe(401)
    const own = test.asCompany({ programme: 'malang', company: people[0]!.company })
    expect((await json(own('GET', '/portal/certificates'))).map(({ id }: Certificate) => id)).toEqual([
      certificate.id,
    ])
    const other = test.asCompany({ programme: 'malang', company: 'other' })
    expect(await json(other('GET', '/portal/certificates'))).toEqual([])
  })

  it('on paper: by role, by company, and never once it is no longer good', async () => {
    const { certificate, people } = await one()
    const path = `/papers${base}/${certificate.id}`
    const readers = ['disnaker', 'lsp', 'auditor', 'admin']
    for (const role of [
      'disnaker',
      'permit',
      'placement',
      'lsp',
      'assessor',
      'committee',
      'auditor',
      'admin',
    ] as const)
      expect((await test.as(role, '*', `${role}-y`)('GET', path)).status, role).toBe(
        readers.includes(role) ? 200 : 403,
      )
    const portal = `/papers/portal/certificates/${certificate.id}`
    expect((await test.nobody('GET', portal)).status).toBe(401)
    expect((await test.asCompany({ programme: 'malang', company: 'other' })('GET', portal)).status).toBe(404)
    const own = await test.asCompany({ programme: 'malang', company: people[0]!.company })('GET', portal)
    const file = Buffer.from(await own.arrayBuffer())
    expect(file.subarray(0, 5).toString()).toBe('%PDF-')
    expect(own.headers.get('cache-control')).toBe('no-store')
    await lsp('POST', `${base}/${certificate.id}/revocation`, { reason: 'x' })
    await second('POST', `${base}/${certificate.id}/revocation/confirm`)
    expect((await lsp('GET', path)).status).toBe(409)
  })

  it('keeps no NIK in the register', async () => {
    const { certificate } = await one()
    const item = await test.db.get({
      TableName: test.db.tables.waves,
      Key: certificateKey({ programme: 'malang', id: certificate.id }),
    })
    expect(JSON.stringify(item)).not.toMatch(/nik/i)
  })
})
