import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addLink, createLinks, readToken, tokenOf } from '../../functions/auth/links.ts'
import { createInvitations } from '../../functions/companies/invitations.ts'
import { createRegistration } from '../../functions/companies/registration.ts'
import { companyRepository } from '../../functions/companies/repository.ts'
import type { Actor } from '../../functions/platform/actor.ts'
import type { Write } from '../../functions/platform/db.ts'
import { equals, where } from '../../functions/platform/expressions.ts'
import { createSeal } from '../../functions/platform/seal.ts'
import { testApp, type TestApp } from '../support/app.ts'

const programme = 'p1'
const email = 'hr@example.test'
const actor: Actor = { kind: 'system', name: 'test', requestId: 'request-1' }

describe('links by e-mail', () => {
  let api: TestApp
  let company: string
  let number = 0
  beforeAll(async () => {
    api = await testApp()
  })
  afterAll(() => api.stop())
  beforeEach(async () => {
    const registered = await createRegistration(api.deps, companyRepository(api.deps)).register(
      {
        name: 'PT Bersih',
        kind: 'outsourcing',
        nib: String(1_000_000_000_000 + number++),
        npwp: undefined,
        district: 'Lawang',
        address: 'Jl. Satu 1',
        expectedWorkers: 10,
        contactName: 'Siti',
        contactPhone: '0341391122',
        email,
        language: 'id',
        notice: '1',
        affirmed: true,
        invitation: undefined,
        programme,
      },
      programme,
      actor,
    )
    company = registered.id
  })

  const days = (n: number) => new Date(api.clock.now().getTime() + n * 86_400_000).toISOString()
  async function link(of: Partial<Parameters<typeof addLink>[1]> = {}) {
    const id = api.deps.newId()
    const made = { id, kind: 'portal', programme, company, email, expiresAt: days(1), ...of } as const
    await api.db.transact([addLink(api.db.tables, made)])
    return { id, made, token: tokenOf(api.deps.seal, id) }
  }
  const spend = (token: string) => api.nobody('POST', '/links/spend', { token })
  const sessionsOf = async () =>
    (
      await api.db.queryAll({
        TableName: api.db.tables.sessions,
        IndexName: 'bySubject',
        ...where(equals('subjectKey', `P#${programme}#C#${company}#sessions`)),
      })
    ).length

  it('sign a company in once, by a cookie that scripts cannot read', async () => {
    const { token } = await link()
    const answer = await spend(token)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ kind: 'portal', company })
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^portal=[\w-]{43};.*HttpOnly; SameSite=Lax$/)
    const left = await api.nobody('POST', '/portal/leave', {}, { cookie: cookie.split(';')[0]! })
    expect(left.status).toBe(204)

    const again = await spend(token)
    expect(again.status).toBe(410)
    expect((await again.json()).code).toBe('link.invalid')
    const after = await api.nobody('POST', '/portal/leave', {}, { cookie: cookie.split(';')[0]! })
    expect(after.status).toBe(401)
  })

  it('confirm the address of a company', async () => {
    const { token } = await link({ kind: 'confirm' })
    expect((await spend(token)).status).toBe(200)
    expect((await companyRepository(api.deps).get(programme, company)).state).toBe('confirmed')
  })

  it('are refused when forged, expired, revoked, of an old address or of another kind', async () => {
    const { id, token } = await link()
    const forged = [
      `${id}.${'A'.repeat(22)}`,
      tokenOf(createSeal('another secret of thirty-two characters'), id),
      tokenOf(api.deps.seal, 'unknown'),
      `${token}x`,
      id,
      'nothing',
    ]
    const expired = await link({ expiresAt: days(-0.001) })
    const moved = await link({ email: 'old@example.test' })
    const invitation = await link({ kind: 'invitation' })
    const tokens = [...forged, expired.token, moved.token, invitation.token]
    for (const one of tokens) expect((await spend(one)).status).toBe(410)

    await createLinks(api.db, api.deps.seal, api.clock.now).revokeOf(programme, company)
    expect((await spend(token)).status).toBe(410)
    expect(await sessionsOf()).toBe(0)
  })

  it('may be written again, as a repeated transaction does, without being usable again', async () => {
    const { made, token } = await link()
    expect((await spend(token)).status).toBe(200)
    await api.db.transact([addLink(api.db.tables, made)])
    expect((await spend(token)).status).toBe(410)
  })

  it('open exactly one session when spent ten times at once', async () => {
    const { token } = await link()
    const answers = await Promise.all(Array.from({ length: 10 }, () => spend(token)))
    const statuses = answers.map((answer) => answer.status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 410)])
    expect(await sessionsOf()).toBe(1)
  })

  it('would open several without the condition (negative control)', async () => {
    const { made } = await link()
    const unconditional = createLinks(
      {
        ...api.db,
        transact: (writes) =>
          api.db.transact(
            writes.map((write): Write => {
              if (!write.Update) return write
              const { ConditionExpression: _, ...update } = write.Update
              return {
                Update: {
                  ...update,
                  ExpressionAttributeNames: { '#spentAt': 'spentAt' },
                  ExpressionAttributeValues: { ':v0': api.clock.now().toISOString() },
                },
              }
            }),
          ),
      },
      api.deps.seal,
      api.clock.now,
    )
    await Promise.all(
      Array.from({ length: 10 }, () =>
        unconditional.spend(made, api.sessions.portalWrite({ programme, company, email }).write),
      ),
    )
    expect(await sessionsOf()).toBe(10)
  })

  it('carry the same token however often they are composed', () => {
    const token = tokenOf(api.deps.seal, 'abc')
    expect(tokenOf(api.deps.seal, 'abc')).toBe(token)
    expect(readToken(api.deps.seal, token)).toBe('abc')
  })
})

describe('a request for a link', () => {
  let api: TestApp
  beforeAll(async () => {
    api = await testApp()
    await createInvitations(api.deps, companyRepository(api.deps)).invite(
      programme,
      {
        name: 'RSUD Contoh',
        kind: 'rumah sakit daerah',
        nib: undefined,
        npwp: undefined,
        email,
        district: 'Lawang',
        address: undefined,
        expectedWorkers: 30,
      },
      actor,
    )
  })
  afterAll(() => api.stop())

  const ask = (address: string, headers = {}) =>
    api.nobody('POST', '/links', { email: address, language: 'en' }, headers)
  const links = async () =>
    (
      await api.db.queryAll({
        TableName: api.db.tables.mail,
        IndexName: 'byCompany',
        ...where(equals('companyKey', await companyKeyOf())),
      })
    ).length
  let known: string | undefined
  const companyKeyOf = async () =>
    (known ??= `P#${programme}#C#${(await companyRepository(api.deps).ofEmail(email))[0]?.company}`)

  it('is answered alike whether the address is known or not, in words and in time', async () => {
    const timed = async (address: string) => {
      const start = performance.now()
      const answer = await ask(address)
      return { status: answer.status, body: await answer.text(), took: performance.now() - start }
    }
    const before = await links()
    const [yes, no] = [await timed(email), await timed('nobody@example.test')]
    expect(yes.status).toBe(202)
    expect({ status: no.status, body: no.body }).toEqual({ status: yes.status, body: yes.body })
    expect(no.took).toBeGreaterThan(245)
    expect(yes.took).toBeGreaterThan(245)
    expect(await links()).toBe(before + 1)
  })

  it('owes no more than five mails an hour to one address, and tells nobody', async () => {
    api.clock.forward({ hours: 1 })
    const before = await links()
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(email)))
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 12 }, () => 202))
    expect(await links()).toBe(before + 5)
    api.clock.forward({ hours: 1 })
    await ask(email)
    expect(await links()).toBe(before + 6)
  })

  it('is refused to one caller who asks for too many', async () => {
    const headers = { 'cloudfront-viewer-address': '203.0.113.7:4711' }
    const answers = await Promise.all(
      Array.from({ length: 61 }, (_, at) => ask(`n${at}@example.test`, headers)),
    )
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(1)
    const other = { 'cloudfront-viewer-address': '203.0.113.8:4711' }
    expect((await ask('n@example.test', other)).status).toBe(202)
  })
})
