import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from '../support/browser.ts'
import { createJar, signIn } from '../support/jar.ts'
import { registration, worker } from '../support/people.ts'
import { startWholeSystem } from '../support/system.ts'
import { monthsOn } from '../../functions/certificates/certificate.ts'
import { dayIn } from '../../functions/platform/jakarta.ts'
import { faultsOf, overflow } from '../support/look.ts'

const shots = 'screenshots/clock'
const programme = 'malang-2026'
const base = `/programmes/${programme}`
/** Of the local provider's assessor-2. */
const examiner = 'assessor-2@gelombang.test'
const number = '81210 9412 7 0000001 2026'
const [companyMail, workerMail] = ['hrd@pengingat.test', 'siti@pengingat.test']
const dayFrom = (days: number) => dayIn(new Date(Date.now() + days * 86_400_000))

let system: Awaited<ReturnType<typeof startWholeSystem>>
let browser: Browser
let page: Page
beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  ;[system, browser] = await Promise.all([startWholeSystem(), launch()])
  page = await browser.newPage()
  page.setDefaultTimeout(30_000)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

type Reply = {
  id: string
  state: string
  expiresOn: string
  schemes: object[]
  wave: string
  items: (Reply & { company: string })[]
}
/** Asks the API with a cookie; throws what it refuses. */
const asking =
  (cookie: string) =>
  async (method: string, path: string, body?: object): Promise<Reply> => {
    const reply = await fetch(`${system.site}/api${path}`, {
      method,
      headers: { cookie, origin: system.site, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as Reply
  }
async function officer(id: string) {
  const jar = createJar()
  await signIn(jar, system.site, id)
  return asking(jar.header(`${system.site}/api/me`))
}
const tokenIn = (text: string, path: string) => new RegExp(`${path}#([\\w.-]+)`).exec(text)![1]
async function byLink(text: string, path: string) {
  const token = tokenIn(text, path)
  const reply = await fetch(`${system.site}/api/links/spend`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: system.site },
    body: JSON.stringify({ token }),
  })
  return asking(reply.headers.getSetCookie()[0]!.split(';')[0]!)
}

/** A company with one worker who sits in a wave in ten days. */
async function seatSomebody() {
  const [disnaker, lsp] = [await officer('disnaker-1'), await officer('lsp-1')]
  await disnaker('POST', `${base}/companies/import`, {
    csv: `nama,jenis,nib,npwp,email,kecamatan,perkiraan_tenaga\nPT Pengingat,outsourcing,,,${companyMail},Lawang,1`,
  })
  const invitation = tokenIn((await system.mailsTo(companyMail))[0]!.text, '/daftar')
  await asking('')('POST', '/registrations', {
    ...registration({ email: companyMail, name: 'PT Pengingat' }),
    invitation,
  })
  const portal = await byLink((await system.mailsTo(companyMail, 2)).at(-1)!.text, '/masuk')
  await portal('POST', '/portal/nominations', { nominations: [worker(1, { email: workerMail })] })
  const { items } = await lsp('GET', `${base}/nominations?state=submitted`)
  await lsp('POST', `${base}/nominations/verify`, {
    nominations: items.map(({ company, id }) => ({ company, id })),
  })
  const letter = { letterNo: '1', letterDate: dayFrom(-1) }
  await lsp('POST', `${base}/quota/cleaner/grants`, { granted: 10, version: 0, ...letter })
  const venue = await lsp('POST', `${base}/venues`, {
    name: 'BLK Singosari',
    kind: 'sewaktu',
    address: 'Jl. Raya Singosari 1',
    capacity: 10,
  })
  const assessor = await lsp('POST', `${base}/assessors`, {
    name: 'Dewi Anggraini',
    registration: 'MET.000.001668 2012',
    email: examiner,
  })
  await lsp('POST', `${base}/waves`, {
    scheme: 'cleaner',
    date: dayFrom(10),
    startsAt: '08:00',
    endsAt: '15:00',
    venue: venue.id,
    assessors: [assessor.id],
  })
  const plan = await lsp('POST', `${base}/plans`)
  let { state } = plan
  while (state !== 'committed') ({ state } = await lsp('POST', `${base}/plans/${plan.id}/commit`))
}

/** The worker comes, is found competent, and gets a certificate: all on the day of the exam. */
async function certify() {
  const [lsp, assessor, committee] = [
    await officer('lsp-1'),
    await officer('assessor-2'),
    await officer('committee-1'),
  ]
  const { items } = await lsp('GET', `${base}/nominations?state=assigned`)
  const { company, id: nomination, wave } = items[0]!
  const exam = `${base}/exams/${wave}`
  const { now } = (await (await fetch(`${system.site}/__clock`)).json()) as { now: string }
  await lsp('POST', `${exam}/check-ins`, {
    checkIns: [{ id: 'check-in-siti', nomination, company, at: now, device: 'hp', how: 'name' }],
  })
  await lsp('PUT', `${exam}/panel`, { version: 0, of: {}, share: true })
  await lsp('POST', `${exam}/close`)
  await assessor('POST', `${exam}/recommendations`, {
    recommendations: [{ nomination, company, technical: 'K', managerial: 'K' }],
  })
  await committee('POST', `${exam}/decisions`, { decisions: [{ nomination, company, verdict: 'K' }] })
  // One year instead of three: fewer days to walk through.
  const { id: _, ...terms } = await lsp('GET', base)
  const schemes = terms.schemes.map((scheme) => ({ ...scheme, validYears: 1 }))
  await lsp('PUT', base, { ...terms, schemes })
  const ofWave = `${base}/certificates/waves/${wave}`
  await lsp('PUT', `${ofWave}/numbers`, { rows: [{ nomination, company, certificateNo: number }] })
  await lsp('POST', `${ofWave}/issue`, { issuedOn: dayIn(new Date(now)) })
  return (await lsp('GET', `${base}/certificates`)).items[0]!
}

/** Sets the clock of this machine forward by the page's button. */
async function forward(button: string) {
  await page.goto(`${system.site}/__local`)
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('status').waitFor({ timeout: 120_000 })
}
/** The same, until a day. */
async function forwardTo(day: string) {
  await page.goto(`${system.site}/__local`)
  await page.getByLabel('Sampai tanggal').fill(day)
  await page.getByRole('button', { name: 'Maju ke tanggal ini' }).click()
  await page.getByRole('status').waitFor({ timeout: 120_000 })
}
const subjectsTo = async (address: string, atLeast: number) =>
  (await system.mailsTo(address, atLeast)).map(({ subject }) => subject)

describe('the clock, set forward', { timeout: 240_000 }, () => {
  it('brings the reminders of seven days and of one day into the mailbox, each once', async () => {
    // Nobody is reminded before seven in the morning, Jakarta's time (UTC+7).
    const hour = (new Date().getUTCHours() + 7) % 24
    for (let at = hour; at < 8; at++) await forward('Maju 1 jam')
    await seatSomebody()
    const [assigned] = await system.mailsTo(workerMail)
    expect(assigned!.subject).toMatch(/^Jadwal ujian Anda/)
    const called = (await system.mailsTo(companyMail, 3)).at(-1)!
    expect(called.attachments.some((name) => /^surat-panggilan-.*\.pdf$/.test(name))).toBe(true)

    for (let day = 0; day < 3; day++) await forward('Maju 1 hari')
    await page.screenshot({ path: `${shots}/local.png`, fullPage: true })
    const week = await subjectsTo(workerMail, 2)
    expect(week.at(-1)).toMatch(/^Pengingat: ujian Anda 7 hari lagi/)
    expect((await subjectsTo(companyMail, 4)).at(-1)).toMatch(/^Pengingat: ujian .*7 hari lagi/)

    for (let day = 0; day < 6; day++) await forward('Maju 1 hari')
    expect((await subjectsTo(workerMail, 3)).at(-1)).toMatch(/^Pengingat: ujian Anda besok/)
    const all = await subjectsTo(companyMail, 5)
    for (const said of [/7 hari lagi/, /besok/])
      expect(all.filter((subject) => said.test(subject))).toHaveLength(1)
  })

  it('tells six, three and one months before a certificate ends, and shows everywhere that it has ended', async () => {
    await forward('Maju 1 hari')
    const { expiresOn } = await certify()
    const told = (await system.mailsTo(workerMail, 5)).map(({ text }) => text).join('\n')
    const check = /https?:\/\/\S+\/periksa#\S+/.exec(told)![0]
    await page.goto(check)
    await page.getByRole('heading', { name: 'Sertifikat ini berlaku' }).waitFor()

    await forwardTo(monthsOn(expiresOn, -6))
    expect((await subjectsTo(workerMail, 6)).at(-1)).toMatch(/^Sertifikat Anda berakhir .*, 6 bulan lagi$/)
    // Five months at one go lose nothing that falls due on the way.
    await forwardTo(monthsOn(expiresOn, -1))
    const since = (await subjectsTo(workerMail, 8)).slice(6)
    expect(since).toEqual([
      expect.stringMatching(/, 3 bulan lagi$/),
      expect.stringMatching(/, 1 bulan lagi$/),
    ])
    await forward('Maju 30 hari')
    await forward('Maju 1 minggu')
    const all = await subjectsTo(companyMail, 1)
    expect(all.filter((subject) => subject.endsWith('bulan lagi'))).toHaveLength(3)
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto(`${system.site}/__local`)
    await page.screenshot({ path: `${shots}/local-360.png`, fullPage: true })
    expect([await overflow(page), await faultsOf(page)]).toEqual([0, []])

    await page.goto(check)
    await page.getByRole('heading', { name: 'Sertifikat ini sudah kedaluwarsa' }).waitFor()
    await page.screenshot({ path: `${shots}/expired.png` })
    const lsp = await officer('lsp-1')
    expect((await lsp('GET', `${base}/certificates?state=expired`)).items).toHaveLength(1)
    // The last mail's link has ended too; the company asks for another.
    await page.goto(`${system.site}/masuk`)
    await page.getByLabel('Alamat surel').fill(companyMail)
    await page.getByRole('button', { name: 'Kirim tautan' }).click()
    const link = (await system.mailsTo(companyMail, all.length + 1)).at(-1)!
    await page.goto(/https?:\/\/\S+\/masuk#\S+/.exec(link.text)![0])
    await page.getByRole('button', { name: 'Masuk' }).click()
    await page.getByRole('link', { name: 'Buka portal perusahaan' }).click()
    await page.getByText('Tampilkan sertifikat 1 tenaga kerja').click()
    await page.getByText('Kedaluwarsa').first().waitFor()
    await page.screenshot({ path: `${shots}/portal.png`, fullPage: true })
  })
})
