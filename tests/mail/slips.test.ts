import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSlip, slipCode, slipIsOurs, slipToken } from '../../functions/contract/slip.ts'
import { noticeId } from '../../functions/mail/notice.ts'
import { owe } from '../../functions/mail/owe.ts'
import { printSlips } from '../../functions/mail/slips.ts'
import { createPrinter } from '../../functions/print/printer.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { programme, seedProgramme } from '../support/people.ts'
import { seatsOf } from '../support/seats.ts'

let test: TestApp
let wave: string
let other: string
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
  const seats = seatsOf(test.deps)
  wave = (await seats.wave(30)).id
  other = (await seats.wave(30)).id
  await seats.people([{ company: 'C1', state: 'assigned', n: 4 }], { wave })
  await seats.people([{ company: 'C2', state: 'assigned', n: 3 }], { wave })
  await seats.people([{ company: 'C3', state: 'verified', n: 1 }])
})
afterAll(() => test.stop())

const pages = async (reply: Response) => {
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toBe('application/pdf')
  const file = Buffer.from(await reply.arrayBuffer()).toString('latin1')
  expect(file.startsWith('%PDF-')).toBe(true)
  return file.match(/\/Type \/Page\n/g)?.length
}
const own = (company: string, of = wave) =>
  test.asCompany({ programme: programme.id, company })('GET', `/papers/portal/waves/${of}/slips.pdf`)
const all = (role: Parameters<TestApp['as']>[0]) =>
  test.as(role)('GET', `/papers/programmes/${programme.id}/waves/${wave}/slips.pdf`)

describe('what goes with a mail', () => {
  const base = `/papers/programmes/${programme.id}/mail`
  async function owed(of: string) {
    const id = `assignment:${of}`
    await test.db.transact([
      owe(test.db.tables, {
        id,
        kind: 'wave_assignment_company',
        programme: programme.id,
        company: 'C1',
        to: 'hrd@c1.test',
        language: 'id',
        facts: { wave: of, link: 'L1' },
        owedAt: test.clock.now().toISOString(),
        requestId: 'request-1',
      }),
    ])
    return noticeId(programme.id, id)
  }
  const file = (notice: string, name: string, role: Parameters<TestApp['as']>[0] = 'lsp') =>
    test.as(role)('GET', `${base}/${notice}/${name}`)

  it('opens from its line in the list: the list, the slips of just this company, the calendar', async () => {
    const id = await owed(wave)
    const { items } = await (await test.as('lsp')('GET', `/programmes/${programme.id}/mail`)).json()
    expect(items.find((one: { id: string }) => one.id === id)).toMatchObject({
      encloses: ['list', 'slips', 'calendar'],
    })
    expect(await pages(await file(id, 'slips'))).toBe(2)
    const list = Buffer.from(await (await file(id, 'list', 'auditor')).arrayBuffer())
    expect(list.subarray(0, 2).toString()).toBe('PK')
    const calendar = await file(id, 'calendar')
    expect(calendar.headers.get('content-disposition')).toMatch(/jadwal-ujian-.*\.ics/)
    expect(await calendar.text()).toContain('METHOD:REQUEST')
  })

  it('is gone once there is nothing to say, is no letter, and is not for everyone', async () => {
    const id = await owed(other)
    for (const name of ['slips', 'calendar', 'nothing']) {
      const reply = await file(id, name)
      expect([reply.status, await reply.json()]).toMatchObject([404, { code: 'notice.nothing_enclosed' }])
    }
    expect((await file(id, 'letter', 'disnaker')).status).toBe(404)
    // Letters are of standings, which the LSP does not see.
    expect((await file(id, 'letter', 'lsp')).status).toBe(403)
    expect((await file(id, 'slips', 'permit')).status).toBe(403)
    expect((await file('nobody', 'slips')).status).toBe(404)
  })
})

describe('call-up slips', () => {
  it('are printed three to a sheet: a company has its own, officers have all', async () => {
    expect(await pages(await own('C1'))).toBe(2)
    expect(await pages(await own('C2'))).toBe(1)
    expect(await pages(await all('lsp'))).toBe(3)
    expect(await pages(await all('auditor'))).toBe(3)
  })

  it('are for nobody who has no seat in the wave, and for no stranger', async () => {
    for (const reply of [await own('C3'), await own('C1', other)]) {
      expect(reply.status).toBe(404)
      expect(await reply.json()).toMatchObject({ code: 'slips.none' })
    }
    expect((await own('C1', 'nowhere')).status).toBe(404)
    expect((await all('permit')).status).toBe(403)
    expect((await test.nobody('GET', `/papers/portal/waves/${wave}/slips.pdf`)).status).toBe(401)
  })

  it('carry a token that names the seat, and nothing of the person', () => {
    const slip = { nomination: 'n1', company: 'C1', wave, version: 2 }
    const token = slipToken(test.deps.seal.sign, programme.id, slip)
    expect(readSlip(token)).toEqual(slip)
    expect(slipIsOurs(test.deps.seal.sign, programme.id, token)).toBe(true)
  })

  it('fit their third of a sheet with the longest names and places', async () => {
    const long = (words: number) => 'Kecamatan Singosari '.repeat(words).trim()
    const file = await printSlips(createPrinter(test.deps), {
      programme,
      exam: {
        date: '2027-01-12',
        startsAt: '08:00',
        endsAt: '15:00',
        venue: { name: long(8), address: long(15) },
        scheme: { id: 'Petugas Kebersihan', en: 'Cleaner' },
      },
      people: Array.from({ length: 3 }, (_, at) => ({
        name: 'Siti Aminah Kusuma '.repeat(5).trim(),
        company: long(7),
        code: slipCode(`n${at}`),
        token: `GLB1.n${at}`,
      })),
    })
    expect(
      Buffer.from(file)
        .toString('latin1')
        .match(/\/Type \/Page\n/g),
    ).toHaveLength(1)
  })
})
