import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReturned } from '../../../functions/contract/returned/reader.ts'
import { buildSite } from '../../../web/build.ts'
import { decidedWave, full, textsOf } from '../../bnsp/decided.ts'
import type { Loose } from '../../exams/day.ts'
import { launch } from '../../support/browser.ts'
import { serveSite } from '../../support/site.ts'
import { settled } from './harness.ts'
import { faultsOf, overflow } from '../../support/look.ts'

/** The pages of the reports on the real API: a wave from its decisions to the numbers of its certificates. */
describe('a wave’s way to BNSP and back, in the browser', () => {
  let folder: string
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveSite>>
  let day: Awaited<ReturnType<typeof decidedWave>>
  let who = 'lsp-1'

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gelombang-bnsp-'))
    const made = await Promise.all([
      launch(),
      decidedWave({ n: 4, bk: 1, complete: false }),
      buildSite({ outDir: folder, parts: ['admin'] }),
    ])
    ;[browser, day] = made
    site = await serveSite(folder, async ({ method, path, query, body }) => {
      const search = query.toString()
      const call = day.as(who)
      const answer = await call(
        method,
        search ? `${path}?${search}` : path,
        method === 'GET' ? undefined : body,
        { 'accept-language': 'id' },
      )
      const text = await answer.text()
      return { status: answer.status, body: text ? JSON.parse(text) : undefined }
    })
    for (const one of day.people.slice(0, 2)) await day.mend(one, full)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await day?.test.stop()
    await rm(folder, { recursive: true, force: true })
  })

  async function open(path: string, width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${site.url}/admin/malang/${path}`)
    await settled(page)
    return page
  }
  const sound = async (page: Page) => [
    ...(await faultsOf(page)),
    ...((await overflow(page)) > 0 ? ['overflows'] : []),
  ]

  it('fills in blanks, sets the schedule, checks the file row by row and writes it', async () => {
    const path = `laporan/${day.wave.id}`
    const page = await open(path, 360)
    expect(await sound(page)).toEqual([])
    expect(await page.locator('dl.pairs dd').allInnerTexts()).toEqual(['3', '1', '0', '0'])

    const whileWrong: string[] = []
    for (let left = 2; left > 0; left--) {
      await page
        .getByRole('button', { name: /^Lengkapi data/ })
        .first()
        .click()
      const dialog = page.locator('dialog')
      await dialog.getByLabel('Tempat lahir').fill('Malang')
      await dialog.getByLabel('Alamat tempat tinggal').fill('Jl. Panji 1, Kepanjen')
      await dialog.getByLabel('Kode kota tempat tinggal').fill(left === 2 ? '35' : '3507')
      await dialog.getByLabel('Kode provinsi tempat tinggal').fill('35')
      await dialog.getByLabel('Pendidikan').selectOption('3')
      await dialog.getByLabel('Pekerjaan').selectOption('15')
      await dialog.getByRole('button', { name: 'Simpan' }).click()
      if (left === 2) {
        await dialog.locator('.summary').waitFor()
        whileWrong.push(...(await sound(page)))
        await dialog.getByLabel('Kode kota tempat tinggal').fill('3507')
        await dialog.getByRole('button', { name: 'Simpan' }).click()
      }
      await dialog.waitFor({ state: 'detached' })
      await settled(page)
    }
    expect(whileWrong).toEqual([])
    await page.getByText('Semua kolom terisi').waitFor()
    const download = page.getByRole('link', { name: 'Unduh hasil (.xlsx)' })
    expect(await download.getAttribute('href')).toBe(`/api/papers${day.wavePath}/results.xlsx`)

    const lines = await textsOf(await day.sheet())
    const sheet = [...lines.entries()].map(([at, line]) =>
      at === 0
        ? [...line, 'NOMOR SERTIFIKAT', 'NOMOR REGISTRASI', 'NOMOR BLANKO']
        : [...line.with(13, 'JDW-9'), ...(line.at(-1) === 'K' ? [`CS.${at}`, `R.${at}`, `B.${at}`] : [])],
    )
    const stranger = ['9', 'Orang Asing', '3507014101900001', ...Array(15).fill(''), 'K', 'CS.90']
    const doubtful = sheet.findIndex((line, at) => at > 0 && line.length > 19)
    sheet[doubtful]![1] = 'Nama Lain'
    const csv = [...sheet, stranger].map((line) => line.join(';')).join('\r\n')
    expect(readReturned(new TextEncoder().encode(csv)).rows).toHaveLength(5)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'bnsp.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText('Berkas ini membawa KODE JADWAL JDW-9.').waitFor()
    expect(await sound(page)).toEqual([])
    const tags = page.locator('.table.cards .tag')
    expect((await tags.allInnerTexts()).sort()).toEqual([
      'Akan ditulis',
      'Akan ditulis',
      'Akan ditulis',
      'Ditolak',
      'Perlu dilihat',
    ])
    expect(await page.getByLabel('Nomor sertifikat').inputValue()).toBe('T')
    await page.getByRole('checkbox', { name: /sudah saya periksa$/ }).check()
    await page.getByRole('button', { name: 'Tulis 4 baris' }).click()
    await page.locator('.notice.good').waitFor()
    await settled(page)
    expect(await sound(page)).toEqual([])
    expect(await page.locator('dl.pairs dd').allInnerTexts()).toEqual(['3', '1', '0', '3'])
    expect(await day.report()).toMatchObject({ numbered: 3, wave: { scheduleCode: 'JDW-9' } })

    await page.getByLabel('Nomor surat').fill('B-77/LSP/2026')
    await page.getByRole('button', { name: 'Catat surat laporan' }).click()
    await page.getByText('Dilaporkan dengan surat B-77/LSP/2026').waitFor()
    await page.context().close()
  }, 120_000)

  it('changes a code table, and shows its faults at their rows', async () => {
    const page = await open('laporan/kode', 360)
    expect(await sound(page)).toEqual([])
    const code = page.getByLabel('Ditulis di lembar, SMA/sederajat')
    await code.fill('')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.locator('.summary').waitFor()
    expect(await sound(page)).toEqual([])
    await code.fill('03')
    await page.getByRole('button', { name: 'Tambah baris' }).nth(2).click()
    await page.getByLabel('Kode asal, baris baru').fill('3578')
    await page.getByLabel('Ditulis di lembar, baris baru').fill('3578')
    await page.getByLabel('Arti, baris baru').fill('Kota Surabaya')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await expect.poll(async () => (await day.ask('lsp-1', 'GET', `${day.base}/codes`)).version).toBe(1)
    const codes = await day.ask('lsp-1', 'GET', `${day.base}/codes`)
    expect(codes.education.find(({ id }: Loose) => id === '3').code).toBe('03')
    expect(codes.city.at(-1)).toEqual({ id: '3578', code: '3578', name: 'Kota Surabaya' })
    await page.context().close()
  }, 60_000)

  it('lets an auditor look and change nothing', async () => {
    who = 'auditor-1'
    for (const path of ['laporan', `laporan/${day.wave.id}`, 'laporan/kode']) {
      const page = await open(path)
      expect(await sound(page)).toEqual([])
      expect(await page.locator('main form, main input, main a[download]').count()).toBe(0)
      await page.context().close()
    }
    who = 'lsp-1'
  }, 60_000)
})
