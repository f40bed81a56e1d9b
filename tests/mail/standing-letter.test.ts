import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGather } from '../../functions/mail/gather.ts'
import { standardRules } from '../../functions/standing/standing.ts'
import { fileOf, invited, step } from '../standing/world.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme } from '../support/people.ts'
import { postOf } from './post.ts'

let test: TestApp
let company: string
let other: string
const letterNo = '560/17/35.07.105/2026'
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
  const ids = await invited(test, ['PT Sapu Jagat', 'PT Lain'], 25)
  company = ids['PT Sapu Jagat']!
  other = ids['PT Lain']!
  const rules = {
    ...standardRules,
    place: 'Kepanjen',
    signerTitle: 'Kepala Dinas Tenaga Kerja',
    signerName: 'Nama Kepala',
    signerNumber: 'NIP 19700101 199503 1 001',
    version: 0,
  }
  await test.as('disnaker')('PUT', '/programmes/malang/standing/rules', rules)
  await step(test.as('disnaker'), company, 'warned', { letterNo })
})
afterAll(() => test.stop())

const post = () => postOf(test.db, { gather: createGather(test.db) })
const stepOf = async (at = -1) => (await fileOf(test.as('disnaker'), company)).steps.at(at)!.id
const own = (step: string, of = company) =>
  test.asCompany({ programme: 'malang', company: of })('GET', `/papers/portal/standing/${step}/letter.pdf`)
const officers = (role: Parameters<TestApp['as']>[0], step: string) =>
  test.as(role)('GET', `/papers/programmes/malang/companies/${company}/standing/${step}/letter.pdf`)
const bytes = async (reply: Response) => Buffer.from(await reply.arrayBuffer())

describe('the letter of a step', () => {
  it('goes with its mail, and is the same file for officers and in the portal', async () => {
    const office = post()
    office.clock.set('2026-11-24T04:00:00.000Z')
    await office.run()
    const mail = office.inbox.find(({ tags }) => tags.kind === 'standing_letter')!
    expect(mail.letter.text).toContain('Suratnya terlampir (PDF).')
    const [attached] = mail.letter.attachments
    expect(attached).toMatchObject({
      filename: 'surat-560-17-35.07.105-2026.pdf',
      contentType: 'application/pdf',
    })
    const file = attached!.content.toString('latin1')
    expect(file.startsWith('%PDF-')).toBe(true)

    const id = await stepOf()
    for (const reply of [await officers('disnaker', id), await officers('auditor', id), await own(id)]) {
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-type')).toBe('application/pdf')
      expect(reply.headers.get('content-disposition')).toBe(
        'inline; filename="surat-560-17-35.07.105-2026.pdf"',
      )
      // But for where the portal is, which the letter names.
      expect((await bytes(reply)).length / attached!.content.length).toBeCloseTo(1, 1)
    }
    expect(Buffer.compare(await bytes(await own(id)), await bytes(await officers('disnaker', id)))).toBe(0)
  })

  it('is shown to nobody else', async () => {
    const id = await stepOf()
    expect((await own(id, other)).status).toBe(404)
    expect((await own('nothing')).status).toBe(404)
    expect((await officers('assessor', id)).status).toBe(403)
    expect((await test.nobody('GET', `/papers/portal/standing/${id}/letter.pdf`)).status).toBe(401)
  })

  it('is there for each decision, and says which letter is taken back', async () => {
    const disnaker = test.as('disnaker')
    for (const kind of ['uncooperative', 'sanctioned', 'undone', 'cleared', 'exempted'])
      expect(await step(disnaker, company, kind, { exemption: 'closed' })).toMatchObject({ done: true })
    for (const at of [1, 2, 3, 4, 5]) {
      const reply = await own(await stepOf(at))
      expect(reply.status).toBe(200)
      expect((await bytes(reply)).length).toBeGreaterThan(5000)
    }
  })
})
