import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from '../support/browser.ts'
import { worker } from '../support/people.ts'
import { startWholeSystem } from '../support/system.ts'

let system: Awaited<ReturnType<typeof startWholeSystem>>
let browser: Browser
const troubles: string[] = []
beforeAll(async () => {
  ;[system, browser] = await Promise.all([startWholeSystem(), launch()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const shots = process.env.SHOTS
const base = '/admin/malang-2026'
const email = 'hrd@lawang.test'

async function officer(id: string, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(`${system.site}${base}${path}`)
  await page.getByRole('link', { name: 'Masuk sebagai petugas' }).click()
  await page.locator(`button[value="${id}"]`).click()
  await page.waitForURL(`**${base}${path}`)
  return page
}
async function pictures(page: Page, name: string) {
  if (!shots) return
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const api = (path: string, body: object, cookie = '') =>
  fetch(`${system.site}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: system.site, cookie },
    body: JSON.stringify(body),
  })
const tokenIn = (text: string, path: string) => new RegExp(`${path}#([\\w.-]+)`).exec(text)?.[1] ?? ''

async function decide(page: Page, act: string, letter: string) {
  await page.getByRole('button', { name: `${act}…` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nomor surat untuk RSUD Lawang').fill(letter)
  await dialog.getByLabel('Alasan').fill('Daftar tenaga kebersihan belum dikirim')
  if (letter === '560/1/2026') await pictures(page, 'decide')
  await dialog.getByRole('button', { name: act }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(`Surat ${letter}`).first().waitFor()
}
async function look(page: Page, typed: string, answer: string) {
  await page.getByRole('searchbox').fill('')
  await page.getByRole('searchbox').fill(typed)
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('heading', { name: answer }).waitFor()
}

describe('the standing of a company', { timeout: 180_000 }, () => {
  it('goes from awaited over warned to sanctioned, is refused at the desk, and is cleared by nominating', async () => {
    const disnaker = await officer('disnaker-1', '/perusahaan/impor')
    await disnaker
      .locator('textarea')
      .fill(
        `nama,jenis,nib,npwp,email,kecamatan,perkiraan_tenaga\nRSUD Lawang,Rumah sakit,,,${email},Lawang,2`,
      )
    await disnaker.getByRole('button', { name: 'Undang perusahaan' }).click()
    await disnaker.getByText('1 perusahaan diundang').first().waitFor()
    await system.mailsTo(email)

    await disnaker.goto(`${system.site}${base}/status`)
    await disnaker.getByText('1 perusahaan', { exact: true }).first().waitFor()
    await pictures(disnaker, 'list')
    await disnaker.getByRole('link', { name: 'RSUD Lawang' }).click()
    await decide(disnaker, 'Beri peringatan', '560/1/2026')
    await decide(disnaker, 'Nyatakan tidak kooperatif', '560/2/2026')

    const clerk = await officer('permit-1', '/loket')
    await look(clerk, 'lawang', 'Boleh ditandatangani')
    await decide(disnaker, 'Jatuhkan sanksi', '560/3/2026')
    await pictures(disnaker, 'file')
    await look(clerk, 'rsud law', 'Jangan ditandatangani')
    expect(await clerk.getByRole('main').innerText()).toContain('560/3/2026')
    await pictures(clerk, 'hold')
    await look(clerk, 'CV Entah', 'Tidak ada dalam daftar')
    await pictures(clerk, 'unknown')

    const letter = (await system.mailsTo(email, 4)).find(({ subject }) => subject.startsWith('Sanksi'))!
    expect(letter.text).toContain('Daftar tenaga kebersihan belum dikirim')
    const registered = await api('/registrations', {
      invitation: tokenIn(letter.text, '/daftar'),
      name: 'RSUD Lawang',
      kind: 'Rumah sakit',
      district: 'Lawang',
      address: 'Jl. Kartini 5',
      expectedWorkers: 2,
      contactName: 'Ratna Dewi',
      contactPhone: '0341426235',
      email,
      notice: '1',
      affirmed: true,
    })
    expect(registered.status).toBe(201)
    const welcome = (await system.mailsTo(email, 5)).at(-1)!
    const spent = await api('/links/spend', { token: tokenIn(welcome.text, '/masuk') })
    const cookie = spent.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const sent = await api('/portal/nominations', { nominations: [worker(1), worker(2)] }, cookie)
    expect(sent.status).toBe(200)

    await look(clerk, 'RSUD Lawang', 'Boleh ditandatangani')
    await disnaker.reload()
    await disnaker.getByText('Memenuhi nominasi yang disepakati').first().waitFor()
    await pictures(disnaker, 'cleared')
    const subjects = (await system.mailsTo(email, 6)).map(({ subject }) => subject)
    for (const said of [/^Peringatan/, /tidak kooperatif/, /^Sanksi/, /kembali kooperatif/])
      expect(subjects.filter((subject) => said.test(subject))).toHaveLength(1)

    const auditor = await officer('auditor-1', '/audit')
    const log = async (what: string, ...said: string[]) => {
      await auditor.goto(`${system.site}${base}/audit?what=${what}`)
      for (const one of said) await auditor.getByRole('cell', { name: one }).first().waitFor()
    }
    await log('company.invited', 'Perusahaan diundang')
    await log('company.verified', 'Perusahaan diverifikasi')
    await log('nomination.submitted', 'Nominasi masuk')
    // Each look at the desk is on record.
    await log('permit', 'Loket izin memeriksa perusahaan')
    expect(await auditor.getByRole('cell', { name: 'Loket izin memeriksa perusahaan' }).count()).toBe(4)
    await log(
      'standing',
      'Perusahaan diperingatkan',
      'Perusahaan dinyatakan tidak kooperatif',
      'Perusahaan dikenai sanksi',
      'Kembali kooperatif karena nominasi lengkap',
    )
    await pictures(auditor, 'audit')
    const [file] = await Promise.all([
      auditor.waitForEvent('download'),
      auditor.getByRole('link', { name: 'CSV' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^catatan-audit-.*\.csv$/)
    const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
    expect(rows).toHaveLength(5)
    expect(troubles).toEqual([])
  })
})
