import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companySteps } from '../../functions/companies/steps-repository.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { registration, seedProgramme } from '../support/people.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
})
afterAll(() => test.stop())

const post = async (body: unknown) => {
  const answer = await test.nobody('POST', '/registrations', body)
  return { status: answer.status, body: await answer.json() }
}

describe('a registration', () => {
  it('is taken, and shows only where its confirmation went', async () => {
    const { status, body } = await post(registration())
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'registered', email: 'hr•••@bersih.test' })
  })

  it('tells every fault at once, each with field, code and a text that says how to mend it', async () => {
    const { status, body } = await post({
      programme: 'malang',
      kind: 'pabrik',
      nib: '12',
      email: 'nobody',
      affirmed: false,
    })
    expect(status).toBe(400)
    const codes = Object.fromEntries(
      body.errors.map((error: { field: string; code: string }) => [error.field, error.code]),
    )
    expect(codes).toMatchObject({
      name: 'field.required',
      nib: 'nib.malformed',
      email: 'email.invalid',
      expectedWorkers: 'field.required',
      affirmed: 'company.not_affirmed',
    })
    for (const error of body.errors) expect(error.text).toMatch(/\s/)
  })

  it('is the same one when it is sent again, also by two clicks at once', async () => {
    const sent = registration({ nib: '3333333333333', email: 'dua@klik.test', requestId: 'form-1' })
    const both = await Promise.all([post(sent), post(sent)])
    const again = await post(sent)
    expect(new Set([...both, again].map(({ body }) => body.reference)).size).toBe(1)
    expect(both.map(({ status }) => status)).toEqual([201, 201])
  })

  it('is refused for a number that is registered, by whom ever', async () => {
    const { status, body } = await post(registration({ email: 'other@else.test' }))
    expect([status, body.code]).toEqual([409, 'company.taken'])
  })

  it('needs no number from a public hospital, but from a firm', async () => {
    expect((await post(registration({ nib: '', kind: 'pabrik', email: 'a@firm.test' }))).body.errors).toEqual(
      [expect.objectContaining({ field: 'nib', code: 'company.number_needed' })],
    )
    expect(
      (await post(registration({ nib: '', kind: 'rumah sakit daerah', email: 'a@rsud.test' }))).status,
    ).toBe(201)
  })

  it('works as a plain form, answered by a page', async () => {
    const form = new URLSearchParams({
      ...(registration({ nib: '4444444444444', email: 'form@plain.test' }) as Record<string, string>),
      expectedWorkers: '4',
      affirmed: 'on',
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const taken = await test.nobody('POST', '/registrations', form.toString(), headers)
    expect(taken.headers.get('content-type')).toContain('text/html')
    expect(await taken.text()).toContain('Nomor rujukan')
    const refused = await test.nobody('POST', '/registrations', 'name=', headers)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('Isian ini wajib diisi')
  })

  it('answers a body that is no JSON, or of another type, without failing', async () => {
    const broken = await test.nobody('POST', '/registrations', '{', { 'content-type': 'application/json' })
    expect([broken.status, (await broken.json()).code]).toEqual([400, 'body.malformed'])
    const typed = await test.nobody('POST', '/registrations', '<a/>', { 'content-type': 'text/xml' })
    expect([typed.status, (await typed.json()).code]).toEqual([415, 'body.unsupported'])
  })
})

describe('the way of an uninvited company', () => {
  it('goes from registered over confirmed to verified, and in no other order', async () => {
    const { body } = await post(registration({ nib: '5555555555555', email: 'way@firm.test' }))
    const verify = () => test.as('disnaker')('POST', `/programmes/malang/companies/${body.reference}/verify`)
    expect((await (await verify()).json()).code).toBe('company.not_confirmed')
    const steps = companySteps(test.deps)
    const actor = { kind: 'anyone', requestId: 'test' } as const
    expect((await steps.confirmEmail('malang', body.reference, 'way@firm.test', actor)).state).toBe(
      'confirmed',
    )
    expect((await steps.confirmEmail('malang', body.reference, 'way@firm.test', actor)).state).toBe(
      'confirmed',
    )
    expect((await (await verify()).json()).state).toBe('verified')
    expect((await verify()).status).toBe(409)
  })
})

describe('the list of Disnaker', () => {
  const csv = readFileSync(new URL('./fixtures/companies.csv', import.meta.url), 'utf8')
  const bring = async (text: string) =>
    (await test.as('disnaker')('POST', '/programmes/malang/companies/import', { csv: text })).json()

  it('invites 72 companies once, however often it is imported', async () => {
    expect(await bring(csv)).toEqual({ invited: 72, unchanged: 0, refused: [] })
    expect(await bring(csv)).toEqual({ invited: 0, unchanged: 72, refused: [] })
  })

  it('takes good rows and says of the others what is wrong, by the number of the sheet', async () => {
    const text =
      'nama;jenis;nib;npwp;email;kecamatan;perkiraan_tenaga\n\nPT Satu;pabrik;9876543210123;;satu@x.test;Dau;4\nPT Dua;pabrik;12;;dua;Dau;empat\n'
    const answer = await bring(text)
    expect(answer).toMatchObject({ invited: 1, unchanged: 0 })
    expect(answer.refused.map((one: { row: number; field: string }) => [one.row, one.field])).toEqual([
      [4, 'nib'],
      [4, 'email'],
      [4, 'expectedWorkers'],
    ])
  })

  it('names every column that is missing', async () => {
    const answer = await bring('nama,nib\nPT,1\n')
    expect(answer.code).toBe('input.invalid')
    expect(answer.errors.map((error: { field: string }) => error.field)).toEqual([
      'kind',
      'email',
      'district',
      'expectedWorkers',
    ])
  })

  it('is listed by name, by page, by state and by search', async () => {
    const read = async (query: string) =>
      (await test.as('disnaker')('GET', `/programmes/malang/companies${query}`)).json()
    const first = await read('?state=invited')
    expect(first.items).toHaveLength(50)
    const second = await read(`?state=invited&after=${first.next}`)
    const names = [...first.items, ...second.items].map((company: { name: string }) => company.name)
    expect(new Set(names).size).toBe(73)
    expect(names).toEqual([...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    expect((await read('?search=rsud')).items.map((company: { name: string }) => company.name)).toEqual([
      'RSUD Kanjuruhan',
      'RSUD Lawang',
    ])
    expect((await read('?after=forged.x')).code).toBe('cursor.malformed')
  })
})
