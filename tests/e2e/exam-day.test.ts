import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slipCode } from '../../functions/contract/slip.ts'
import { launch } from '../support/browser.ts'
import { drift } from '../support/counters.ts'
import { type ExamSystem, examSystem, programme } from '../support/exam-system.ts'
import { settled } from '../web/admin/harness.ts'
import { cutNetwork, restoreNetwork } from '../support/network.ts'

const shots = 'screenshots/exam-day'
const people = 30
/** Who does not come. */
const absent = 2

let system: ExamSystem
let browser: Browser
let day: Awaited<ReturnType<ExamSystem['wave']>>
const troubles: string[] = []

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  ;[system, browser] = await Promise.all([examSystem(), launch()])
  day = await system.wave(
    ['KANJURUHAN', 'LAWANG', 'BERSIH'].map((company) => ({ company, n: people / 3 })),
    // The first assessor stands in the register twice: at most ten candidates an entry.
    {
      emails: ['assessor-1@gelombang.test', 'assessor-2@gelombang.test', 'assessor-1@gelombang.test'],
      spare: 0,
    },
  )
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

async function open(
  id: string,
  path: string,
  width = 1280,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await system.signedIn(browser, id, { viewport: { width, height: 800 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(`${system.siteUrl}/admin/${programme}${path}`)
  await settled(page)
  return { context, page }
}
const examPath = (rest = '') => `/ujian/${day.wave.id}${rest}`
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
const state = async () => {
  const lsp = await system.people.officer('lsp-1')
  return lsp('GET /programmes/:programme/exams/:wave', { params: { programme, wave: day.wave.id } })
}
const inState = async (wanted: string) => (await state()).people.filter((one) => one.state === wanted).length

describe('an exam day of thirty', { timeout: 300_000 }, () => {
  it('1. two assessors check people in, half of it without network', async () => {
    const phones = [
      await open('assessor-1', examPath('/hadir'), 360),
      await open('assessor-2', examPath('/hadir'), 360),
    ] as const
    for (const { page } of phones) await page.waitForSelector('[data-offline]')
    const coming = day.people.slice(0, people - absent)
    const mark = async (page: Page, part: typeof coming) => {
      const field = page.getByRole('searchbox', { name: 'Nama, atau kode di surat' })
      for (const one of part) {
        await field.fill(slipCode(one.id))
        await field.press('Enter')
        await page.getByText(`Hadir: ${one.name}`, { exact: true }).waitFor()
      }
    }
    await mark(phones[0].page, coming.slice(0, 7))
    await mark(phones[1].page, coming.slice(7, 14))
    // What was noted is told a moment later.
    await expect.poll(() => inState('attended'), { timeout: 40_000 }).toBe(14)
    for (const { context } of phones) await cutNetwork(context)
    // Both mark two of the same people.
    await mark(phones[0].page, coming.slice(14, 22))
    await mark(phones[1].page, coming.slice(20))
    await phones[0].page.getByText('8 belum terkirim').waitFor()
    await picture(phones[0].page, 'check-in-offline')
    expect(await inState('attended')).toBe(14)
    for (const { context } of phones) await restoreNetwork(context)
    await expect.poll(() => inState('attended'), { timeout: 40_000 }).toBe(people - absent)
    for (const { page } of phones)
      await page.getByText(`${people - absent} dari ${people} hadir`).waitFor({ timeout: 30_000 })
    await picture(phones[1].page, 'check-in-synced')
    for (const { context } of phones) await context.close()
    expect(troubles).toEqual([])
  })

  it('2. the LSP shares candidates out, closes check-in and prints', async () => {
    const { context, page } = await open('lsp-1', examPath())
    await page.getByRole('button', { name: 'Bagi peserta ke asesor' }).click()
    await page.getByText('Peserta sudah dibagi.').first().waitFor()
    await page.getByRole('button', { name: 'Tutup presensi' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup presensi' }).click()
    await page
      .getByText(`Presensi ditutup: ${people - absent} hadir, ${absent} tidak hadir.`)
      .first()
      .waitFor()
    await settled(page)
    await page.getByLabel('Nomor dokumen').fill('012/LSP-CSN/XI/2026')
    for (const name of ['Daftar hadir bertanda tangan', 'Surat tugas asesor', 'Berita acara']) {
      const href = await page.getByRole('link', { name }).getAttribute('href')
      const file = await context.request.get(`${system.siteUrl}${href}`)
      expect(file.status(), name).toBe(200)
      expect((await file.body()).subarray(0, 4).toString()).toBe('%PDF')
    }
    await picture(page, 'closed')
    await context.close()
  })

  it('3. each assessor recommends own candidates', async () => {
    for (const id of ['assessor-1', 'assessor-2']) {
      const { context, page } = await open(id, examPath('/rekomendasi'))
      const rows = await page.locator('table.verdicts tbody tr').count()
      await page.locator('[data-cell="0.0"]').focus()
      for (let key = 0; key < rows * 2; key++) await page.keyboard.press(key === 0 ? 'b' : 'k')
      await picture(page, `recommended-${id}`)
      await page.getByRole('button', { name: `Simpan ${rows} orang` }).click()
      await page.getByText(`${rows} orang tersimpan.`).first().waitFor()
      await context.close()
    }
    expect(await inState('recommended')).toBe(people - absent)
  })

  it('4. the committee decides, and each company is told', async () => {
    const { context, page } = await open('committee-1', examPath('/keputusan'))
    await page.getByRole('button', { name: 'Isi yang kosong sesuai rekomendasi' }).click()
    await picture(page, 'decisions')
    await page.getByRole('button', { name: `Simpan ${people - absent} orang` }).click()
    await page.getByText('Semua sudah diputuskan.').waitFor()
    const { wave, people: all } = await state()
    expect(wave.state).toBe('decided')
    expect(all.filter(({ decision }) => decision?.verdict === 'BK').length).toBe(2)
    expect(all.filter(({ decision }) => decision?.verdict === 'K').length).toBe(people - absent - 2)
    expect(await drift(system.deps.db, programme)).toEqual([])
    await context.close()
    expect(troubles).toEqual([])
  })

  it('5. who was absent waits for a seat again', async () => {
    const { context, page } = await open('lsp-1', examPath())
    await page
      .getByRole('button', { name: /^Uji ulang: / })
      .first()
      .click()
    await page.getByRole('dialog').getByLabel('Alasan').fill('Sakit, surat dokter dilihat')
    await page.getByRole('button', { name: 'Kembalikan ke daftar tunggu' }).click()
    await page.getByText('menunggu kursi lagi').first().waitFor()
    await picture(page, 'reassessed')
    expect(await drift(system.deps.db, programme)).toEqual([])
    await context.close()
  })
})
