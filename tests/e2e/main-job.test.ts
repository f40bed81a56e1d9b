import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from '../support/browser.ts'
import { startWholeSystem } from '../support/system.ts'
import { dayIn } from '../../functions/platform/jakarta.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const shots = 'screenshots/main-job'

let system: Awaited<ReturnType<typeof startWholeSystem>>
let browser: Browser
const troubles: string[] = []

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  ;[system, browser] = await Promise.all([startWholeSystem(), launch()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

/** A person with a browser of her own. */
async function person(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  return { context, page }
}
async function officer(id: string): Promise<Page> {
  const { page } = await person()
  await page.goto(`${system.site}/admin/`)
  await page.getByRole('link', { name: 'Masuk sebagai petugas' }).click()
  await page.locator(`button[value="${id}"]`).click()
  await page.getByRole('heading', { level: 1, name: 'Ringkasan' }).waitFor()
  return page
}
const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name }).click()
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
async function pictures(page: Page, name: string) {
  await picture(page, `${name}-desk`)
  await page.setViewportSize({ width: 360, height: 740 })
  await picture(page, `${name}-phone`)
  await page.setViewportSize({ width: 1280, height: 900 })
}
/** Presses the button that spends a link, and goes on to the portal. */
async function spend(page: Page) {
  await page.waitForSelector('#app[data-live]')
  await page.getByRole('main').getByRole('button').first().click()
  await page.getByRole('main').locator('a.button').click()
  await page.waitForURL('**/portal')
}
/** Both waves show that many of their ten seats taken. */
async function seatsTaken(page: Page, taken: number) {
  const shown = page.locator('title', { hasText: `: ${taken} dari 10 kursi terisi` })
  await expect.poll(() => shown.count(), { timeout: 20_000 }).toBe(2)
}
const linkIn = (text: string, path: string) =>
  new RegExp(`${system.site}${path}#[\\w.-]+`).exec(text)?.[0] ?? `no link to ${path} in: ${text}`

describe('the main job', { timeout: 240_000 }, () => {
  let disnaker: Page
  let lsp: Page
  let clerk: Page

  it('1. Disnaker signs in, edits the programme, invites 72 companies and sees who is awaited', async () => {
    disnaker = await officer('disnaker-1')
    await menu(disnaker, 'Program')
    await disnaker.getByLabel('Paling banyak orang per perusahaan dan gelombang').fill('12')
    await disnaker.getByRole('button', { name: 'Simpan' }).click()
    await disnaker.getByText('Program disimpan.').first().waitFor()
    await pictures(disnaker, 'programme')

    await menu(disnaker, 'Perusahaan')
    await disnaker.getByRole('link', { name: 'Undang dari daftar CSV' }).first().click()
    await disnaker.locator('input[type=file]').setInputFiles(fixture('companies/fixtures/companies.csv'))
    await disnaker.getByRole('button', { name: 'Undang perusahaan' }).click()
    await disnaker.getByText('72 perusahaan diundang').first().waitFor()
    await picture(disnaker, 'import')
    await disnaker.goto(`${system.site}/admin/malang-2026/perusahaan?standing=awaited&search=rsud`)
    await disnaker.getByRole('link', { name: 'RSUD Kanjuruhan' }).waitFor()
    await pictures(disnaker, 'companies')

    const [invitation] = await system.mailsTo('kanjuruhan@example.test')
    expect(invitation?.subject).toMatch(/undang|sertifikasi/i)
    await expect.poll(async () => (await system.mails()).length, { timeout: 60_000 }).toBe(72)
  })

  it('2. a clerk follows the invitation, registers, and nominates by form and by file', async () => {
    const [invitation] = await system.mailsTo('kanjuruhan@example.test')
    const { page } = await person()
    clerk = page
    await clerk.goto(linkIn(invitation!.text, '/daftar'))
    await expect
      .poll(() => clerk.getByLabel('Nama perusahaan atau instansi').inputValue())
      .toBe('RSUD Kanjuruhan')
    await clerk.getByLabel('Alamat kantor').fill('Jl. Panji 100, Kepanjen')
    await pictures(clerk, 'register')
    await clerk.getByRole('button', { name: 'Lanjut' }).click()
    await clerk.getByLabel('Nama narahubung').fill('Ratna Dewi')
    await clerk.getByLabel('Nomor telepon').fill('0341 395041')
    await clerk.getByRole('button', { name: 'Lanjut' }).click()
    await clerk.locator('#affirmed').check()
    await clerk.getByRole('button', { name: 'Lanjut' }).click()
    await picture(clerk, 'register-check')
    await clerk.getByRole('button', { name: 'Kirim pendaftaran' }).click()
    await clerk.getByText('Pendaftaran terkirim').first().waitFor()
    await clerk.getByText('Perusahaan Anda diundang Disnaker, jadi sudah terverifikasi.').waitFor()
    await pictures(clerk, 'registered')

    const mails = await system.mailsTo('kanjuruhan@example.test', 2)
    await clerk.goto(linkIn(mails.at(-1)!.text, '/masuk'))
    await spend(clerk)
    await clerk.getByRole('link', { name: 'Tambah satu orang' }).click()
    await clerk.getByLabel('NIK', { exact: true }).fill('3507 0112 0590 9901')
    await clerk.getByLabel('Nama sesuai KTP').fill('Slamet Riyadi')
    await clerk.locator('#sex').selectOption('L')
    await clerk.getByLabel('Tanggal lahir').fill('12/05/1990')
    await clerk.getByLabel('Nomor HP').fill('0812 3456 7890')
    await clerk.locator('#scheme').selectOption('cleaner')
    await clerk.getByText('Data lain (boleh kosong)').click()
    await clerk.locator('#email').fill('slamet@example.test')
    await pictures(clerk, 'nominate')
    await clerk.getByRole('button', { name: 'Kirim nominasi' }).click()
    await clerk.getByText('Slamet Riyadi sudah dinominasikan.').waitFor()

    await clerk.goto(`${system.site}/portal`)
    await clerk.getByRole('link', { name: 'Kirim daftar tenaga (Excel)' }).click()
    await clerk.locator('input[type=file]').setInputFiles(fixture('e2e/fixtures/rsud-kanjuruhan.xlsx'))
    await clerk.getByRole('button', { name: '37 Siap dikirim' }).waitFor()
    await clerk.getByRole('button', { name: '1 Perlu dipastikan' }).waitFor()
    await clerk.getByRole('button', { name: '4 Perlu diperbaiki' }).click()
    await pictures(clerk, 'roster')
    const [marked] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('button', { name: 'Unduh daftar dengan tanda kesalahan' }).click(),
    ])
    const rows = (await readExcelFile(await marked.path())) as unknown as { data?: unknown[] }[]
    expect(JSON.stringify(rows)).toContain('Wahyudi Lestari')
    await clerk.getByLabel('Skema untuk semua orang di daftar ini').selectOption('cleaner')
    await clerk.getByRole('button', { name: 'Kirim 37 orang' }).click()
    await clerk.getByText('Daftar sudah terkirim').waitFor()
    await pictures(clerk, 'roster-sent')
    await clerk.goto(`${system.site}/portal`)
    await clerk.getByText('38 dari perkiraan 48 orang sudah dinominasikan.').waitFor()
    await pictures(clerk, 'portal')
  })

  it('2b. a company comes uninvited, confirms its address, and is brought back by a link', async () => {
    const { page } = await person()
    await page.goto(`${system.site}/daftar`)
    await page.waitForSelector('#app[data-live]')
    await page.getByLabel('Nama perusahaan atau instansi').fill('PT Datang Sendiri')
    await page.getByLabel('Jenis').selectOption('outsourcing')
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await page.getByRole('alert').waitFor()
    await pictures(page, 'register-faults')
    await page.getByLabel('NIB').fill('9120 0010 20304')
    await page.getByLabel('Kecamatan').fill('Singosari')
    await page.getByLabel('Alamat kantor').fill('Jl. Raya Singosari 5')
    await page.getByLabel('Perkiraan jumlah tenaga kebersihan').fill('3')
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await page.getByLabel('Nama narahubung').fill('Dian')
    await page.getByLabel('Nomor telepon').fill('08123456789')
    await page.getByLabel('Alamat surel').fill('dian@sendiri.example.test')
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await page.locator('#affirmed').check()
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await page.getByRole('button', { name: 'Kirim pendaftaran' }).click()
    await page.getByText('Pendaftaran terkirim').first().waitFor()
    const [confirm] = await system.mailsTo('dian@sendiri.example.test')
    await page.goto(linkIn(confirm!.text, '/konfirmasi'))
    await pictures(page, 'confirm')
    await spend(page)
    await page.getByRole('button', { name: 'Keluar' }).click()
    await page.getByText('Anda belum masuk, atau sesi Anda sudah berakhir.').first().waitFor()

    await page.goto(`${system.site}/masuk`)
    await page.waitForSelector('#app[data-live]')
    await page.getByLabel('Alamat surel').fill('dian@sendiri.example.test')
    await page.getByRole('main').getByRole('button').first().click()
    const mails = await system.mailsTo('dian@sendiri.example.test', 2)
    await page.goto(linkIn(mails.at(-1)!.text, '/masuk'))
    await spend(page)
  })

  it('3. Disnaker verifies the uninvited company; the LSP verifies nominations and returns one', async () => {
    await disnaker.goto(`${system.site}/admin/malang-2026/perusahaan?state=confirmed`)
    await disnaker.getByRole('link', { name: 'PT Datang Sendiri' }).click()
    await disnaker.getByRole('button', { name: 'Verifikasi' }).first().click()
    await disnaker.getByRole('dialog').getByRole('button', { name: 'Verifikasi' }).click()
    await disnaker.getByText('PT Datang Sendiri sudah diverifikasi.').first().waitFor()
    await pictures(disnaker, 'company')

    lsp = await officer('lsp-1')
    await menu(lsp, 'Nominasi')
    await lsp.getByText('38 nominasi').first().waitFor()
    await pictures(lsp, 'nominations')
    await lsp.getByRole('link', { name: 'Slamet Riyadi' }).click()
    await lsp.getByRole('button', { name: 'Kembalikan…' }).click()
    await lsp.getByLabel('Alasan').fill('Unggah ulang: nama di KTP berbeda.')
    await lsp.getByRole('dialog').last().getByRole('button', { name: 'Kembalikan' }).last().click()
    await lsp.getByText('Nominasi Slamet Riyadi dikembalikan.').first().waitFor()
    await lsp.goto(`${system.site}/admin/malang-2026/nominasi`)
    await lsp
      .getByRole('checkbox', { name: /^Pilih / })
      .nth(1)
      .check()
    await lsp.getByRole('button', { name: 'Verifikasi 1 terpilih' }).click()
    await lsp.getByText('1 nominasi diverifikasi.').first().waitFor()
    await lsp.getByRole('button', { name: 'Verifikasi semua yang cocok…' }).click()
    await lsp.getByRole('dialog').getByRole('button', { name: 'Verifikasi semua' }).click()
    await lsp.getByText('36 nominasi diverifikasi.').first().waitFor()

    const mails = await system.mailsTo('kanjuruhan@example.test', 3)
    expect(mails.at(-1)!.text).toContain('Unggah ulang: nama di KTP berbeda.')
    await clerk.goto(`${system.site}/portal`)
    await clerk.getByText('Unggah ulang: nama di KTP berbeda.').first().waitFor()
    await clerk.getByRole('link', { name: 'Perbaiki' }).first().click()
    await clerk.getByLabel('Nama sesuai KTP').fill('Slamet Riyadi, S.Pd.')
    await clerk.getByRole('button', { name: 'Simpan perbaikan' }).click()
    await clerk
      .getByText(/Slamet Riyadi, S\.Pd\./)
      .first()
      .waitFor()
    await lsp.goto(`${system.site}/admin/malang-2026/nominasi`)
    await lsp.getByRole('link', { name: 'Slamet Riyadi, S.Pd.' }).click()
    await lsp.getByRole('dialog').getByRole('button', { name: 'Verifikasi' }).click()
    await lsp.getByText('Slamet Riyadi, S.Pd. diverifikasi.').first().waitFor()
    expect(JSON.stringify(await system.mails())).not.toMatch(/\b3507\d{12}\b/)
  })

  it('4. the LSP downloads the list for BNSP and records the quota with its letter', async () => {
    await lsp.goto(`${system.site}/admin/malang-2026/kuota`)
    await lsp.getByRole('button', { name: 'Daftar untuk BNSP' }).first().click()
    const download = lsp.waitForEvent('download')
    await lsp.getByRole('link', { name: 'Unduh .xlsx' }).first().click()
    const file = await (await download).path()
    const [sheet] = await readExcelFile(readFileSync(file))
    expect(sheet!.data[0]!.slice(0, 3)).toEqual(['No', 'NAMA ASESI', 'NIK'])
    expect(sheet!.data).toHaveLength(1 + 38)
    await lsp.getByRole('button', { name: 'Catat pemberian…' }).first().click()
    await lsp.getByLabel('Kuota seluruhnya mulai sekarang').fill('30')
    await lsp.getByLabel('Nomor surat').fill('B.112/BNSP/XI/2026')
    await lsp.getByLabel('Tanggal surat').fill('2026-11-20')
    await lsp.getByRole('button', { name: 'Simpan' }).click()
    await lsp.getByText('Kuota tercatat.').first().waitFor()
    await pictures(lsp, 'quota')
  })

  it('5. the LSP makes venue, assessor and waves, plans, sees who goes where and why not, and commits', async () => {
    await lsp.goto(`${system.site}/admin/malang-2026/gelombang/tempat`)
    await lsp.getByRole('button', { name: 'Tambah tempat' }).click()
    await lsp.getByLabel('Nama tempat').fill('BLK Singosari')
    await lsp.getByLabel('Jenis TUK').selectOption('sewaktu')
    await lsp.getByLabel('Alamat').fill('Jl. Raya Singosari 1')
    await lsp.getByLabel('Daya tampung').fill('20')
    await lsp.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click()
    await lsp.getByRole('table').getByText('BLK Singosari').waitFor()
    await lsp.getByRole('button', { name: 'Tambah asesor' }).click()
    await lsp.getByLabel('Nama', { exact: true }).fill('Bambang Sutrisno')
    await lsp.getByLabel('Nomor registrasi').fill('MET.000.001668 2012')
    await lsp.getByLabel('Surel').fill('bambang@example.test')
    await lsp.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click()
    await lsp.getByRole('table').getByText('Bambang Sutrisno').waitFor()
    await pictures(lsp, 'places')
    for (const day of [20, 22]) {
      await lsp.goto(`${system.site}/admin/malang-2026/gelombang/baru`)
      await lsp.getByLabel('Skema').selectOption('cleaner')
      await lsp.getByLabel('Tanggal', { exact: true }).fill(soon(day))
      await lsp.getByLabel('Tempat uji (TUK)').selectOption({ index: 1 })
      await lsp.getByRole('checkbox', { name: /Bambang/ }).check()
      await lsp.getByRole('main').getByRole('button', { name: 'Simpan' }).click()
      await lsp.waitForURL((url) => !url.pathname.endsWith('/baru'))
    }
    await lsp.goto(`${system.site}/admin/malang-2026/gelombang`)
    await seatsTaken(lsp, 0)
    await pictures(lsp, 'waves')

    await menu(lsp, 'Rencana')
    await lsp.getByRole('button', { name: 'Susun rencana baru' }).click()
    await lsp.waitForURL('**/rencana/*')
    await lsp.getByText('Semua gelombang yang bisa dihadiri sudah penuh').first().waitFor()
    expect(await lsp.evaluate(() => scrollY)).toBe(0)
    await pictures(lsp, 'plan')
    await lsp.getByRole('button', { name: 'Jalankan rencana…' }).click()
    await lsp.getByRole('dialog').getByRole('button', { name: 'Jalankan' }).click()
    await lsp.getByText('Rencana sudah dijalankan seluruhnya.').first().waitFor()
    await lsp.goto(`${system.site}/admin/malang-2026/gelombang`)
    await seatsTaken(lsp, 10)
    await lsp.goto(`${system.site}/admin/malang-2026`)
    await lsp.getByRole('heading', { level: 1, name: 'Ringkasan' }).waitFor()
    await lsp.getByText('20 terpakai dari 30').waitFor()
    await pictures(lsp, 'overview')
  })

  it('6. the scheduled function mails company and worker; the portal shows the waves', async () => {
    const calls = async () =>
      (await system.mailsTo('kanjuruhan@example.test')).filter(({ attachments }) =>
        attachments.some((name) => name.endsWith('.ics')),
      )
    await expect.poll(async () => (await calls()).length, { timeout: 60_000 }).toBe(2)
    for (const call of await calls())
      expect(call.attachments.some((name) => name.endsWith('.xlsx'))).toBe(true)
    const [worker] = await system.mailsTo('slamet@example.test')
    expect(worker!.text).toContain('BLK Singosari')
    expect(worker!.attachments.some((name) => name.endsWith('.ics'))).toBe(true)
    await clerk.goto(`${system.site}/portal`)
    await clerk.getByText('BLK Singosari').first().waitFor()
    await pictures(clerk, 'portal-waves')
    await menu(lsp, 'Surel')
    await lsp.getByRole('row').nth(1).waitFor()
    await pictures(lsp, 'mail')
    expect(JSON.stringify(await system.mails())).not.toMatch(/\b3507\d{12}\b/)
  })

  it('6b. a worker whom the company takes back is called off, and the company gets its list anew', async () => {
    const before = (await system.mailsTo('kanjuruhan@example.test')).length
    await clerk
      .getByRole('row', { name: /Slamet Riyadi/ })
      .getByRole('button', { name: 'Tarik' })
      .click()
    await clerk.getByRole('dialog').getByRole('button', { name: 'Ya, tarik' }).click()
    await clerk.getByText('Slamet Riyadi, S.Pd. sudah ditarik.').first().waitFor()
    const toWorker = await system.mailsTo('slamet@example.test', 2)
    expect(toWorker.at(-1)!.subject).toMatch(/batal/i)
    const toCompany = await system.mailsTo('kanjuruhan@example.test', before + 1)
    expect(toCompany.at(-1)!.text).not.toContain('Slamet')
  })

  it('keeps everything through a kill and a restart', async () => {
    await system.crash()
    await clerk.goto(`${system.site}/portal`)
    await clerk.getByText('BLK Singosari').first().waitFor()
    await clerk.getByText('Slamet Riyadi, S.Pd.').first().waitFor()
    expect((await system.mailsTo('slamet@example.test')).length).toBe(2)
  })

  it('saw no script fail and no answer of 500 all the way', () => {
    expect(troubles).toEqual([])
  })
})

const soon = (days: number) => dayIn(new Date(Date.now() + days * 86_400_000))
