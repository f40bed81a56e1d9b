import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailHealth, Notice } from '../../functions/contract/notice.ts'
import { noticeKinds } from '../../functions/contract/notice.ts'
import { texts as english } from '../../functions/contract/text/en.ts'
import { texts as indonesian } from '../../functions/contract/text/id.ts'
import { createGather } from '../../functions/mail/gather.ts'
import { createReminders } from '../../functions/mail/reminders.ts'
import { healthOf, noticeRepository } from '../../functions/mail/repository.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { programme, seedProgramme } from '../support/people.ts'
import { seatsOf } from '../support/seats.ts'
import { type Arrived, postOf } from './post.ts'

let test: TestApp
let post: ReturnType<typeof postOf>
const base = `/programmes/${programme.id}/mail`
type List = { items: Notice[]; next?: string; health: MailHealth }

beforeAll(async () => {
  test = await testApp({ at: '2027-01-04T02:00:00.000Z' })
  await seedProgramme(test)
  post = postOf(test.db)
})
afterAll(() => test.stop())

const listed = async (path = base): Promise<List> => {
  const reply = await test.as('lsp')('GET', path)
  expect(reply.status).toBe(200)
  return (await reply.json()) as List
}

describe('the mails of a programme', () => {
  it('are listed newest first, a page at a time, of one state or all', async () => {
    await post.owe(55)
    post.clock.forward({ minutes: 1 })
    const [last] = await post.owe(1, { to: 'bounce@company.test', company: 'B1' })
    await post.run()
    await post.tell()
    const first = await listed()
    expect(first.items).toHaveLength(50)
    expect(first.items[0]).toMatchObject({
      id: last,
      state: 'bounced',
      problem: 'notice.bounced',
      to: 'bounce@company.test',
    })
    const second = await listed(`${base}?after=${encodeURIComponent(first.next!)}`)
    expect(second.items).toHaveLength(6)
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(56)
    expect((await listed(`${base}?state=bounced`)).items.map(({ id }) => id)).toEqual([last])
    expect((await listed(`${base}?state=dead`)).items).toEqual([])
    expect(first.health).toEqual({ sent: 56, bounced: 1, complained: 0, stopped: false })
  })

  it('reach the company they are for, and no other', async () => {
    const own = await test.asCompany({ programme: programme.id, company: 'B1' })('GET', '/portal/mail')
    expect(((await own.json()) as List).items).toHaveLength(1)
    const other = await test.asCompany({ programme: programme.id, company: 'B2' })('GET', '/portal/mail')
    expect(((await other.json()) as List).items).toEqual([])
    expect((await test.as('lsp', 'elsewhere')('GET', base)).status).toBe(403)
    expect((await test.as('auditor')('POST', `${base}/x/resend`)).status).toBe(403)
  })

  it('can be sent again when they did not arrive: to the address that holds now, once', async () => {
    const [bounced] = (await listed(`${base}?state=bounced`)).items
    await seatsOf(test.deps).people([{ company: 'B1' }])
    const sent = await test.as('disnaker')('POST', `${base}/${bounced!.id}/resend`)
    expect(await sent.json()).toMatchObject({ state: 'owed', to: 'hrd@b1.test', attempts: 0 })
    const again = await test.as('disnaker')('POST', `${base}/${bounced!.id}/resend`)
    expect(again.status).toBe(409)
    expect(await again.json()).toMatchObject({ code: 'notice.wrong_state' })
    post.clock.forward({ minutes: 1 })
    const before = post.inbox.length
    expect(await post.run()).toMatchObject({ sent: 1 })
    await post.tell(before)
    expect(await post.read(bounced!.id)).toMatchObject({ state: 'delivered', turn: 2 })
    expect((await test.as('lsp')('POST', `${base}/nobody/resend`)).status).toBe(404)
  })

  it('stop and go on at a word of an officer, who is on record', async () => {
    const stop = await test.as('disnaker')('POST', `${base}/switch`, { stopped: true })
    expect(await stop.json()).toEqual({ stopped: true })
    expect((await listed()).health.stopped).toBe(true)
    await test.as('disnaker')('POST', `${base}/switch`, { stopped: false })
    expect((await listed()).health.stopped).toBe(false)
  })

  it.each(noticeKinds)('show what %s looks like', async (kind) => {
    const reply = await test.as('auditor')('GET', `${base}/preview/${kind}?language=en`)
    expect(await reply.json()).toMatchObject({ kind, html: expect.stringContaining('lang="en"') })
  })

  it('know no other kind', async () => {
    expect((await test.as('auditor')('GET', `${base}/preview/nonsense`)).status).toBe(404)
  })

  it('are counted by state', async () => {
    expect(await noticeRepository(test.deps).countByState(programme.id)).toEqual({ delivered: 56 })
  })
})

describe('reminders', () => {
  const remind = async () => createReminders(test.deps).run()

  it('are owed seven days and one day before, once, for those who are seated then', async () => {
    const seats = seatsOf(test.deps)
    const wave = await seats.wave(10, '2027-01-11')
    await seats.people([{ company: 'R1', state: 'assigned', email: true, n: 2 }], { wave: wave.id })
    await seats.people([{ company: 'R2', state: 'verified', email: true }])
    expect(await remind()).toBe(3)
    expect(await remind()).toBe(3)
    test.clock.set('2027-01-05T02:00:00.000Z')
    expect(await remind()).toBe(0)
    test.clock.set('2027-01-10T02:00:00.000Z')
    expect(await remind()).toBe(3)
    const { items } = await noticeRepository(test.deps).listByCompany(programme.id, 'R1')
    expect(items.map(({ kind }) => kind).sort()).toEqual([
      'reminder_company',
      'reminder_company',
      'reminder_worker',
      'reminder_worker',
      'reminder_worker',
      'reminder_worker',
    ])
  })

  let reminder: Arrived
  it('name the day that is meant, and are dropped when they come too late', async () => {
    const office = postOf(test.db, { gather: createGather(test.db) })
    office.clock.set('2027-01-10T02:00:00.000Z')
    // Those of a week before come too late: the day's own say the same.
    expect(await office.run()).toMatchObject({ sent: 3, dropped: 3 })
    reminder = office.inbox.find(({ tags }) => tags.kind === 'reminder_worker')!
    expect(reminder.letter.subject).toBe('Pengingat: ujian Anda besok, Senin, 11 Januari 2027 pukul 08.00')
    expect(reminder.letter.unsubscribe?.url).toContain('https://site.test/api/programmes/malang/mail/')
  })

  it('can be stopped with one click, by nobody but the reader', async () => {
    const path = new URL(reminder.letter.unsubscribe!.url).pathname.replace('/api', '')
    const click = (to: string) =>
      test.nobody('POST', to, 'List-Unsubscribe=One-Click', {
        'content-type': 'application/x-www-form-urlencoded',
      })
    expect((await click(`${path.slice(0, -1)}_`)).status).toBe(404)
    expect((await click(path)).status).toBe(200)
    const office = postOf(test.db, { gather: createGather(test.db) })
    const seats = seatsOf(test.deps)
    const wave = await seats.wave(10, '2027-01-17')
    await seats.people([{ company: 'R3', state: 'assigned', n: 1 }], {
      wave: wave.id,
      email: reminder.letter.to,
    })
    await remind()
    office.clock.set('2027-01-10T03:00:00.000Z')
    expect(await office.run()).toMatchObject({ sent: 1, dropped: 1 })
    const { items } = await noticeRepository(test.deps).listByCompany(programme.id, 'R3')
    expect(items.find(({ kind }) => kind === 'reminder_worker')).toMatchObject({
      state: 'dropped',
      problem: 'notice.unwanted',
    })
  })
})

describe('the alarm', () => {
  it.each([
    [{ sent: 1000, bounced: 19, complained: 0 }, undefined],
    [{ sent: 1000, bounced: 20, complained: 0 }, 'bounces'],
    [{ sent: 2000, bounced: 0, complained: 1 }, 'complaints'],
    [{ sent: 2001, bounced: 0, complained: 1 }, undefined],
    [{ sent: 0, bounced: 0, complained: 0 }, undefined],
  ])('for %o is %s', (counts, alarm) => {
    expect(healthOf({ ...counts, stopped: false }).alarm).toBe(alarm)
  })
})

describe('what a mail may be marked with', () => {
  const codes = [
    'notice.void',
    'notice.failed',
    'notice.refused',
    'notice.unconfirmed',
    'notice.lost',
    'notice.bounced',
    'notice.bounced_soft',
    'notice.complained',
    'notice.address_dead',
    'notice.address_complained',
    'notice.unwanted',
  ]
  it.each(codes)('%s has a text in both languages', (code) => {
    expect(indonesian[code]).toBeDefined()
    expect(english[code]).toBeDefined()
  })
})

describe('an address that its mails do not reach', () => {
  it('is replaced by an officer: the new one gets the way in, and what bounced goes there', async () => {
    const disnaker = test.as('disnaker')
    const csv =
      'nama,jenis,nib,npwp,email,kecamatan,perkiraan_tenaga\nPT Salah,outsourcing,,,hrd+bounce@salah.test,Lawang,5'
    await disnaker('POST', `/programmes/${programme.id}/companies/import`, { csv })
    const office = postOf(test.db, { gather: createGather(test.db) })
    office.clock.set(test.clock.now().toISOString())
    await office.run()
    await office.tell()
    const bounced = (await listed(`${base}?state=bounced`)).items.find(
      ({ to }) => to === 'hrd+bounce@salah.test',
    )!
    const asked = async () => {
      const portal = test.asCompany({ programme: programme.id, company: bounced.company! })
      return (await (await portal('GET', '/portal/asks')).json()) as { kind: string }[]
    }
    expect(await asked()).toContainEqual({ kind: 'address', count: 1, people: [] })
    const path = `/programmes/${programme.id}/companies/${bounced.company}`
    const { version } = (await (await disnaker('GET', path)).json()) as { version: number }
    const change = { email: 'hrd@benar.test', version }
    expect((await test.as('lsp')('PUT', `${path}/address`, change)).status).toBe(403)
    expect((await disnaker('PUT', `${path}/address`, { ...change, email: 'hrd@' })).status).toBe(400)
    expect((await disnaker('PUT', `${path}/address`, change)).status).toBe(200)
    expect((await disnaker('PUT', `${path}/address`, change)).status).toBe(409)
    expect((await asked()).map(({ kind }) => kind)).not.toContain('address')
    await disnaker('POST', `${base}/${bounced.id}/resend`)
    await office.run()
    const arrived = office.inbox.filter(({ letter }) => letter.to === 'hrd@benar.test')
    expect(arrived.map(({ tags }) => tags.kind)).toEqual(['invitation', 'invitation'])
  })
})
