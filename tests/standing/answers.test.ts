import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Caller, TestApp } from '../support/app.ts'
import { testApp } from '../support/app.ts'
import { seedProgramme } from '../support/people.ts'
import { fileOf, invited, step } from './world.ts'

const pdf = new Uint8Array([...Buffer.from('%PDF-1.7\n'), ...Array(200).fill(32)])
let test: TestApp
let disnaker: Caller
let company: string
let cookie: string
beforeEach(async () => {
  test = await testApp({ at: '2026-11-24T03:00:00.000Z' })
  await seedProgramme(test)
  disnaker = test.as('disnaker')
  ;({ 'PT Sapu': company = '' } = await invited(test, ['PT Sapu']))
  const { secret, write } = test.sessions.portalWrite({ email: 'a@b.test', programme: 'malang', company })
  await test.db.transact([write])
  cookie = `portal=${secret}`
})
afterEach(() => test.stop())

async function answer(
  text: string,
  file?: { bytes: Uint8Array<ArrayBuffer>; name: string; type?: string },
  key?: string,
) {
  const form = new FormData()
  form.set('text', text)
  if (key) form.set('key', key)
  if (file) form.set('file', new File([file.bytes], file.name, { type: file.type ?? '' }))
  const reply = await test.app.request('/api/papers/portal/standing/answers', {
    method: 'POST',
    headers: { origin: test.deps.siteUrl, cookie },
    body: form,
  })
  return { status: reply.status, body: await reply.json() }
}
const portal = async () => (await test.nobody('GET', '/portal/standing', undefined, { cookie })).json()
const read = (id: string, note?: string, call = disnaker) =>
  call('POST', `/programmes/malang/companies/${company}/answers/${id}/read`, { note })

describe('the answer of a company', () => {
  it('is refused as long as nothing is asked of it', async () => {
    const refused = await answer('Kami ikut')
    expect(refused.status).toBe(409)
    expect(refused.body.code).toBe('answer.nothing_asked')
    expect(await portal()).toMatchObject({ standing: 'awaited', mayAnswer: false })
  })

  it('reaches the officer with its file, beside the steps, and holds further steps back until it was read', async () => {
    await step(disnaker, company, 'warned')
    const told = await portal()
    expect(told).toMatchObject({ standing: 'warned', mayAnswer: true })
    expect(told.steps[0]).toMatchObject({ kind: 'warned', reason: 'Tidak ada data sampai batas waktu' })
    expect(told.steps[0]).not.toHaveProperty('ground')
    expect(told.steps[0]).not.toHaveProperty('officer')

    const sent = await answer('Daftar kami kirim Senin.', { bytes: pdf, name: 'C:\\surat\\Surat kami.docx' })
    expect(sent.status).toBe(200)
    expect(sent.body.file).toEqual({ name: 'Surat kami.pdf', type: 'application/pdf', bytes: pdf.length })
    const file = await fileOf(disnaker, company)
    expect(file.answers).toHaveLength(1)
    expect(file.row.answersWaiting).toBe(1)
    expect((await step(disnaker, company, 'uncooperative')).code).toBe('standing.answer_waiting')

    const where = `/papers/programmes/malang/companies/${company}/answers/${sent.body.id}/file`
    const opened = await test.as('auditor')('GET', where)
    expect(opened.status).toBe(302)
    const got = await fetch(opened.headers.get('location')!)
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(pdf)
    expect((await test.as('lsp')('GET', where)).status).toBe(403)

    expect((await read(sent.body.id, 'Ditunggu sampai Senin')).status).toBe(200)
    expect((await portal()).answers[0]).toMatchObject({
      note: 'Ditunggu sampai Senin',
      readBy: 'Officer disnaker-1',
    })
    expect((await fileOf(disnaker, company)).row.answersWaiting).toBe(0)
    expect((await step(disnaker, company, 'uncooperative')).done).toBe(true)
  })

  it('says clearly what is wrong with text or file, and keeps nothing then', async () => {
    await step(disnaker, company, 'warned')
    const codes = async (
      given: Promise<{ status: number; body: { errors: { field: string; code: string }[] } }>,
    ) => {
      const { status, body } = await given
      expect(status).toBe(400)
      return body.errors.map(({ field, code }) => `${field} ${code}`)
    }
    expect(await codes(answer(''))).toEqual(['text field.required'])
    expect(await codes(answer('x'.repeat(4001)))).toEqual(['text field.too_long'])
    const html = new Uint8Array(Buffer.from('<script>alert(1)</script>'))
    expect(await codes(answer('a', { bytes: html, name: 'surat.pdf', type: 'application/pdf' }))).toEqual([
      'file answer.file_type',
    ])
    const large = new Uint8Array(4 * 1024 * 1024 + 1)
    large.set(pdf)
    expect(await codes(answer('a', { bytes: large, name: 'surat.pdf' }))).toEqual(['file answer.file_large'])
    expect((await portal()).answers).toEqual([])
  })

  it('is kept once, however often it is sent, and five wait at most', async () => {
    await step(disnaker, company, 'warned')
    await Promise.all([1, 2, 3].map(() => answer('Satu', undefined, 'k1')))
    expect((await portal()).answers).toHaveLength(1)
    const all = await Promise.all([2, 3, 4, 5, 6, 7].map((n) => answer(`Jawaban ${n}`, undefined, `k${n}`)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(4)
    expect(all.filter(({ body }) => body.code === 'answer.too_many')).toHaveLength(2)
    const { row, answers } = await fileOf(disnaker, company)
    expect(answers).toHaveLength(5)
    expect(row.answersWaiting).toBe(5)
  })

  it('is marked as read by one officer, and the count follows', async () => {
    await step(disnaker, company, 'warned')
    await answer('Satu', undefined, 'k1')
    await answer('Dua', undefined, 'k2')
    const both = await Promise.all([read('k1'), read('k1', 'lain', test.as('disnaker', '*', 'disnaker-2'))])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await fileOf(disnaker, company)).row.answersWaiting).toBe(1)
    expect((await read('none')).status).toBe(404)
    expect((await read('k2', undefined, test.as('auditor'))).status).toBe(403)
  })

  it('stands in the audit log without its words', async () => {
    await step(disnaker, company, 'warned')
    await answer('Rahasia perusahaan', { bytes: pdf, name: 'surat.pdf' }, 'k1')
    await read('k1', 'Sudah dibaca')
    const { items } = await (
      await test.as('auditor')('GET', `/programmes/malang/audit?subject=${company}`)
    ).json()
    const whats = items.map(({ what }: { what: string }) => what)
    expect(whats).toEqual(expect.arrayContaining(['standing.answered', 'standing.answer_read']))
    expect(JSON.stringify(items)).not.toContain('Rahasia')
  })
})
