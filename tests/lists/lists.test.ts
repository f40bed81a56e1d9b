import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyKey } from '../../functions/companies/repository.ts'
import { change } from '../../functions/platform/expressions.ts'
import { createListFile, column, mostRows } from '../../functions/print/list-file.ts'
import { type Caller, testApp, type TestApp } from '../support/app.ts'
import { officer, seatsOf } from '../support/seats.ts'

let test: TestApp
let wave: string
const base = '/papers/programmes/malang/lists'
const admin: Caller = (...asked) => test.as('admin')(...asked)
const formula = '=HYPERLINK("http://x.test","klik")'

beforeAll(async () => {
  test = await testApp()
  const seats = seatsOf(test.deps)
  await seats.begin()
  await seats.quota(2000)
  wave = (await seats.wave(40)).id
  await seats.people([{ company: 'A', state: 'assigned', n: 3 }], { wave })
  await seats.people([{ company: 'B', n: 620 }])
  await seats.people([{ company: 'C', state: 'submitted' }], { companyName: formula, name: 'Siti Aminah' })
  await test.db.update({
    TableName: test.db.tables.nominations,
    Key: companyKey('malang', 'A'),
    ...change({ set: { registeredAt: '2026-11-01T02:00:00.000Z' } }),
  })
  const people = await seats.people([{ company: 'D', state: 'competent', email: true, n: 2 }], {
    wave: 'held',
  })
  const rows = people.map(({ company, id }) => ({ company, nomination: id, certificateNo: `No ${id}` }))
  await admin('PUT', '/programmes/malang/certificates/waves/held/numbers', { rows })
  await admin('POST', '/programmes/malang/certificates/waves/held/issue', { issuedOn: '2026-11-24' })
}, 60_000)
afterAll(() => test.stop())

/** The rows of a CSV of one line a row; heads first. */
async function csv(path: string, call = admin) {
  const answer = await call('GET', `${base}/${path}${path.includes('?') ? '&' : '?'}format=csv`)
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.text()).replace('\uFEFF', '').trim().split('\r\n')
}
async function sheet(answer: Response) {
  const book = new exceljs.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  return book.worksheets[0]!
}

describe('a list as a file', () => {
  it.each([
    ['companies', 4],
    ['companies?search=pt b', 1],
    ['standing', 4],
    ['standing?standing=warned', 0],
    ['nominations', 626],
    ['nominations?state=verified', 620],
    ['nominations?state=verified&company=A', 0],
    ['nominations?scheme=supervisor', 0],
    ['waves', 1],
    ['mail', 3],
    ['mail?state=owed', 3],
    ['mail?state=bounced', 0],
    ['certificates', 2],
    ['certificates?state=revoked', 0],
    ['placement', 0],
    ['ageing/unplaced', 620],
    ['ageing/awaited', 1],
    ['ageing/mails', 0],
    ['audit?what=certificate.issued', 2],
  ])('%s has its head and %i rows, as CSV and as a workbook', async (path, n) => {
    const lines = await csv(path)
    expect(lines).toHaveLength(n + 1)
    const whole = await sheet(await admin('GET', `${base}/${path}`))
    expect(whole.rowCount).toBe(n + 1)
    expect(String(whole.getCell('A1').value)).toBe(lines[0]!.split(',')[0])
  })

  it('of who sits in a wave names the day, the company and the person', async () => {
    const lines = await csv(`waves/${wave}`)
    expect(lines).toHaveLength(4)
    expect(lines[1]).toMatch(/^2026-12-10,PT A,Pekerja \d,Dapat kursi$/)
    expect((await admin('GET', `${base}/waves/nowhere`)).status).toBe(404)
  })

  it('of mails says in words of what kind each is', async () => {
    const [id, en] = [(await csv('mail')).join('\n'), (await csv('mail?language=en')).join('\n')]
    expect(id).toContain(',Sertifikat siap,')
    expect(id).toContain(',"Sertifikat siap, untuk peserta",')
    expect(en).toContain(',Certificate ready,')
    expect(id + en).not.toContain('certificate_ready')
  })

  it('speaks the language that is asked for, and refuses a format that there is not', async () => {
    expect((await csv('waves?language=en'))[0]).toMatch(/^Date,Hours,Scheme,Venue/)
    const answer = await admin('GET', `${base}/companies?format=pdf`)
    expect([answer.status, await answer.json()]).toMatchObject([400, { errors: [{ code: 'list.format' }] }])
    expect((await admin('GET', `${base}/ageing/nothing`)).status).toBe(404)
  })

  it('holds no whole NIK and no formula', async () => {
    const text = (await csv('nominations?state=submitted')).join('\n')
    expect(text).toContain('3507••••')
    expect(text).not.toMatch(/\d{16}/)
    expect(text).toContain(`"'${formula.replaceAll('"', '""')}"`)
    const book = await sheet(await admin('GET', `${base}/nominations?state=submitted`))
    const cell = book.getRow(2).getCell(7)
    expect([cell.value, cell.numFmt]).toEqual([`'${formula}`, '@'])
    expect(book.getRow(2).getCell(4).value).toBeInstanceOf(Date)
  })

  it('of what a search finds is asked by a form, and does not keep what was asked', async () => {
    const answer = await admin('POST', `${base}/search`, 'text=siti&format=csv&language=id', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('Siti Aminah')
    const [entry] = (await (await admin('GET', '/programmes/malang/audit?what=search.exported')).json()).items
    expect(entry.after).toEqual({ list: 'hasil-cari', format: 'csv', rows: 1, whole: true })
  })

  it('is on record: who took out what, with which filter', async () => {
    await csv('companies?state=verified', test.as('lsp'))
    const [entry] = (await (await admin('GET', '/programmes/malang/audit?what=company.exported')).json())
      .items
    expect(entry).toMatchObject({
      by: 'staff:lsp-1',
      after: { list: 'perusahaan', format: 'csv', rows: 4, whole: true, state: 'verified' },
    })
  })

  it('says so when it is not the whole list', async () => {
    const page = Array.from({ length: mostRows }, (_, n) => n)
    const answer = await createListFile(test.deps)({
      programme: 'malang',
      kind: 'search',
      filename: 'angka',
      columns: [column<number>('Angka', 'Number', (n) => n)],
      pages: [page, page],
      query: { format: 'csv', language: 'id' },
      actor: officer as never,
    })
    expect(answer.headers.get('content-disposition')).toContain('angka-2026-11-24-sebagian.csv')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines).toHaveLength(mostRows + 2)
    expect(lines.at(-1)).toBe('Daftar ini belum lengkap: persempit saringannya.')
  })
})
