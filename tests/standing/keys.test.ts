import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slipToken } from '../../functions/standing/slip.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme } from '../support/people.ts'
import { invited, step } from './world.ts'

let test: TestApp
let company: string
beforeAll(async () => {
  test = await testApp({ at: '2026-11-24T03:00:00.000Z' })
  await seedProgramme(test)
  await seedProgramme(test, { id: 'batu' })
  ;({ 'PT Sapu': company = '' } = await invited(test, ['PT Sapu', 'PT Lap']))
  for (const kind of ['warned', 'uncooperative', 'sanctioned']) await step(test.as('disnaker'), company, kind)
})
afterAll(() => test.stop())

const keys = '/programmes/malang/permit/keys'
const issue = async (perMinute = 100, name = 'SIMPEL') =>
  (await test.as('admin')('POST', keys, { name, perMinute })).json() as Promise<{
    key: { id: string }
    secret: string
  }>
const ask = async (secret: string, query: string) => {
  const reply = await test.nobody('GET', `/permit/check?${query}`, undefined, {
    authorization: `Bearer ${secret}`,
  })
  return { status: reply.status, body: await reply.json() }
}

describe('a key of the permit desk', () => {
  it('answers another system as the desk does, and each look-up is logged under the key', async () => {
    const { key, secret } = await issue()
    expect(await ask(secret, 'name=PT%20Sapu')).toMatchObject({
      status: 200,
      body: { answer: 'hold', company: { id: company }, standing: 'sanctioned' },
    })
    expect((await ask(secret, 'name=PT%20Lap')).body.answer).toBe('sign')
    expect((await ask(secret, 'nib=9999999999999')).body.answer).toBe('unknown')
    const byNumber = await test.nobody(
      'POST',
      '/permit/check',
      { text: 'PT Sapu' },
      { authorization: `Bearer ${secret}` },
    )
    expect((await byNumber.json()).answer).toBe('hold')
    const { items } = await (
      await test.as('auditor')('GET', `/programmes/malang/audit?who=${key.id}&what=permit.checked`)
    ).json()
    expect(items).toHaveLength(4)
    expect(items[0]).toMatchObject({ source: 'key', by: `key:${key.id}`, name: 'SIMPEL' })
  })

  it('is told once, kept as a hash, and never listed', async () => {
    const { key, secret } = await issue()
    const list = await (await test.as('auditor')('GET', keys)).text()
    expect(list).toContain(key.id)
    const kept = await test.db.get({
      TableName: test.db.tables.waves,
      Key: { pk: 'P#malang#permit-keys', sk: key.id },
    })
    for (const text of [list, JSON.stringify(kept), test.log.join('\n')])
      expect(text).not.toContain(secret.split('.')[2])
  })

  it('lets in nobody whose key is made up, altered, of another programme or revoked', async () => {
    const { key, secret } = await issue()
    const [head, id, tail] = secret.split('.') as [string, string, string]
    const altered = `${head}.${id}.${tail.startsWith('A') ? 'B' : 'A'}${tail.slice(1)}`
    for (const wrong of ['', 'x', altered, `glk_batu.${id}.${tail}`, `${head}.none.${tail}`])
      expect(await ask(wrong, 'name=PT%20Sapu')).toMatchObject({ status: 401, body: { code: 'key.unknown' } })
    expect((await test.nobody('GET', '/permit/check?name=PT')).status).toBe(401)
    expect((await test.as('admin')('GET', '/permit/check?name=PT')).status).toBe(401)

    expect((await ask(secret, 'name=PT%20Sapu')).status).toBe(200)
    for (let twice = 0; twice < 2; twice++)
      expect((await test.as('disnaker')('DELETE', `${keys}/${key.id}`)).status).toBe(200)
    expect((await ask(secret, 'name=PT%20Sapu')).status).toBe(401)
    const { items } = await (
      await test.as('auditor')('GET', `/programmes/malang/audit?subject=${key.id}`)
    ).json()
    expect(items.map(({ what }: { what: string }) => what)).toEqual([
      'permit.key_revoked',
      'permit.key_issued',
    ])
  })

  it('opens nothing else', async () => {
    const { secret } = await issue()
    const bearer = { authorization: `Bearer ${secret}` }
    for (const path of ['/programmes/malang/companies', '/programmes/malang/permit/keys', '/portal'])
      expect((await test.nobody('GET', path, undefined, bearer)).status).toBe(401)
  })

  it('is slowed down, the others are not', async () => {
    const [slow, other] = [await issue(2), await issue(2)]
    const statuses = []
    for (let n = 0; n < 3; n++) statuses.push((await ask(slow.secret, 'name=PT%20Lap')).status)
    expect(statuses).toEqual([200, 200, 429])
    expect((await ask(other.secret, 'name=PT%20Lap')).status).toBe(200)
    test.clock.forward({ minutes: 1 })
    expect((await ask(slow.secret, 'name=PT%20Lap')).status).toBe(200)
  })

  it('takes one of NIB and name, and a whole NIB', async () => {
    const { secret } = await issue()
    for (const query of ['', 'nib=123', 'nib=1234567890123&name=PT'])
      expect((await ask(secret, query)).status, query).toBe(400)
  })

  it('is issued by who may, ten at most', async () => {
    for (const role of ['permit', 'lsp', 'auditor'] as const)
      expect((await test.as(role)('POST', keys, { name: 'X', perMinute: 1 })).status).toBe(403)
    const answers = []
    for (let n = 0; n < 10; n++)
      answers.push((await test.as('admin')('POST', keys, { name: `K${n}`, perMinute: 1 })).status)
    expect(answers.at(-1)).toBe(409)
  })
})

describe('the slip of the permit desk', () => {
  const look = async (text: string) =>
    (await test.as('permit')('POST', '/programmes/malang/permit/checks', { text })).json()
  const page = async (token: string) =>
    (await test.nobody('GET', `/papers/slips/permit?t=${encodeURIComponent(token)}`)).text()

  it('is a PDF that anyone can check, as long as its answer holds', async () => {
    const { id } = await look('PT Sapu')
    const paper = await test.as('permit')('GET', `/papers/programmes/malang/permit/checks/${id}/slip.pdf`)
    expect(paper.headers.get('content-type')).toBe('application/pdf')
    expect(Buffer.from(await paper.arrayBuffer()).toString('latin1', 0, 4)).toBe('%PDF')
    const token = slipToken(test.deps.seal.sign, 'malang', id)
    expect(await page(token)).toContain('Masih berlaku: izin jangan ditandatangani')
    await step(test.as('disnaker'), company, 'cleared')
    expect(await page(token)).toContain('tidak berlaku lagi')
  })

  it('that is forged, altered or unknown is not ours', async () => {
    const { id } = await look('PT Lap')
    const token = slipToken(test.deps.seal.sign, 'malang', id)
    expect(await page(token)).toContain('Surat ini asli')
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const one of ['', 'x', forged, slipToken(test.deps.seal.sign, 'malang', 'none')])
      expect(await page(one)).toContain('bukan dari kami')
  })

  it('is none of a look-up that found no company', async () => {
    const { id } = await look('CV Entah')
    const where = `/papers/programmes/malang/permit/checks/${id}/slip.pdf`
    expect((await test.as('permit')('GET', where)).status).toBe(404)
    expect((await test.as('lsp')('GET', where)).status).toBe(403)
  })
})
