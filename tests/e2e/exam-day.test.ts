import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slipCode } from '../../functions/contract/slip.ts'
import { filledIn, full } from '../bnsp/decided.ts'
import { launch } from '../support/browser.ts'
import { drift } from '../support/counters.ts'
import { type ExamSystem, examSystem, programme } from '../support/exam-system.ts'
import { settled } from '../web/admin/harness.ts'
import { faultsOf } from '../support/look.ts'
import { cutNetwork, restoreNetwork } from '../support/network.ts'
import { cellsOf, header, nikOf, rowOf } from './bnsp-sheet.ts'

const shots = 'screenshots/exam-day'
const people = 30
/** Who does not come. */
const absent = 2

let system: ExamSystem
let browser: Browser
let day: Awaited<ReturnType<ExamSystem['wave']>>
const troubles: string[] = []
const schedule = 'JDW-3507/0042'
const passed = people - absent - 2

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  ;[system, browser] = await Promise.all([examSystem(), launch()])
  day = await system.wave(
    ['KANJURUHAN', 'LAWANG', 'BERSIH'].map((company) => ({
      company,
      n: people / 3,
      email: company === 'LAWANG',
    })),
    // The first assessor stands in the register twice: at most ten candidates an entry.
    {
      emails: ['assessor-1@gelombang.test', 'assessor-2@gelombang.test', 'assessor-1@gelombang.test'],
      spare: 0,
      known: full,
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
/** The bytes of what a click downloads. */
async function downloaded(page: Page, link: Locator): Promise<Uint8Array> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  return new Uint8Array(await readFile(await file.path()))
}
/** A phone of the public, on which nobody is signed in. */
async function phone(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  return { context, page: await context.newPage() }
}
const answerOf = async (page: Page) => {
  const answer = page.locator('#answer [data-said]')
  await answer.waitFor()
  return answer.getAttribute('data-said')
}
const inState = async (wanted: string) => (await state()).people.filter((one) => one.state === wanted).length

describe('an exam day of thirty', { timeout: 300_000 }, () => {
  it('0. the LSP asks BNSP for quota, with a sheet of those who wait', async () => {
    const waiting = await system.waiting([{ company: 'TURUT', n: 3, email: true }], full)
    const { context, page } = await open('lsp-1', '/kuota')
    await page
      .getByRole('button', { name: /^Daftar untuk BNSP/ })
      .first()
      .click()
    await page.getByRole('status').filter({ hasText: /^3 / }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    const file = await downloaded(page, page.getByRole('link', { name: 'Unduh .xlsx' }))
    expect(await cellsOf(file)).toEqual([header, ...waiting.map((one, at) => rowOf(at, one))])
    await context.close()
  })

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

  it('6. the results go to BNSP, and its numbers come back', async () => {
    const { context, page } = await open('lsp-1', `/laporan/${day.wave.id}`)
    await page.getByLabel('KODE JADWAL').fill(schedule)
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.getByText(`KODE JADWAL ${schedule}`).waitFor()
    await page.getByText('Semua kolom terisi').waitFor()
    const file = await downloaded(page, page.getByRole('link', { name: 'Unduh hasil (.xlsx)' }))

    const [first, ...rows] = await cellsOf(file)
    expect(first).toEqual(header)
    const decided = (await state()).people.filter(({ decision }) => decision)
    expect(decided).toHaveLength(people - absent)
    const byNik = new Map(day.people.map((one) => [nikOf(one), one]))
    const expected = rows.map((row, at) => {
      const one = byNik.get(row[2]!)!
      const found = decided.find(({ nomination }) => nomination === one.id)!
      return rowOf(at, one, {
        schedule,
        date: day.wave.date,
        registration: day.examiners.find(({ id }) => id === found.assessor)!.registration,
        verdict: found.decision!.verdict,
      })
    })
    expect(rows).toEqual(expected)
    expect(new Set(rows.map((row) => row[2])).size).toBe(people - absent)

    await page.getByLabel('Nomor surat').fill('B-77/LSP/2026')
    await page.getByRole('button', { name: 'Catat surat laporan' }).click()
    await page.getByText('Dilaporkan dengan surat B-77/LSP/2026').waitFor()
    const back = await filledIn(
      file,
      (row, at) => (row.at(-1) === 'K' ? [`CS.${at} 2026`, `REG.${at}`, `B ${at}`] : []),
      schedule,
    )
    await page.locator('input[type=file]').setInputFiles({
      name: 'dari-bnsp.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(back),
    })
    await page.getByRole('button', { name: /^Tulis \d+ baris$/ }).click()
    await page.locator('.notice.good').waitFor()
    await settled(page)
    await picture(page, 'reported')
    const lsp = await system.people.officer('lsp-1')
    const report = await lsp('GET /programmes/:programme/bnsp/waves/:wave', {
      params: { programme, wave: day.wave.id },
    })
    expect(report).toMatchObject({ competent: passed, numbered: passed, wave: { scheduleCode: schedule } })
    await context.close()
    expect(troubles).toEqual([])
  })

  it('7. certificates are issued and printed', async () => {
    const { context, page } = await open('lsp-1', `/sertifikat/gelombang/${day.wave.id}`)
    await page.getByRole('button', { name: `Terbitkan ${passed} sertifikat` }).click()
    await page.getByText(`${passed} sertifikat terbit.`).first().waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: `Siapkan ${passed} sertifikat` }).click()
    const singles = page.getByRole('button', { name: 'Berkas satuan (zip)' })
    await singles.waitFor({ timeout: 60_000 })
    const files = Object.values(unzipSync(await downloaded(page, singles)))
    expect(files).toHaveLength(passed)
    expect(new Set(files.map((file) => strFromU8(file.subarray(0, 5), true)))).toEqual(new Set(['%PDF-']))
    await picture(page, 'issued')
    await context.close()
    expect(await inState('certified')).toBe(passed)
    expect(await drift(system.deps.db, programme)).toEqual([])
  })

  it('8. anyone finds a certificate valid, without network too, until two officers revoke it', async () => {
    const { people: all } = await state()
    const [one, other] = all.filter(({ company, state: of }) => company === 'LAWANG' && of === 'certified')
    const mails = await system.mailsTo(`${one!.nomination}@worker.test`, 2)
    const link = /http\S+\/periksa#\S+/.exec(mails.at(-1)!.text)![0]
    const public1 = await phone()
    await public1.page.goto(link)
    expect(await answerOf(public1.page)).toBe('valid')
    expect(await public1.page.locator('#answer').innerText()).toContain(one!.name)
    await public1.page.waitForSelector('#app[data-kept]')
    await cutNetwork(public1.context)
    const mailsOfOther = await system.mailsTo(`${other!.nomination}@worker.test`, 2)
    await public1.page.goto('about:blank')
    await public1.page.goto(/http\S+\/periksa#\S+/.exec(mailsOfOther.at(-1)!.text)![0])
    expect(await answerOf(public1.page)).toBe('valid')
    expect(await public1.page.locator('#answer').innerText()).toContain(other!.name)
    await picture(public1.page, 'valid-offline')
    await public1.context.close()

    const register = await open('lsp-1', '/sertifikat')
    await register.page.getByRole('link', { name: one!.name, exact: true }).click()
    await register.page.getByRole('button', { name: 'Usulkan pencabutan' }).click()
    await register.page.locator('dialog textarea').fill('Peserta bertukar nama')
    await register.page.getByRole('button', { name: 'Usulkan', exact: true }).click()
    await register.page.locator('.notice.warn').waitFor()
    const path = new URL(register.page.url()).pathname.replace(`/admin/${programme}`, '')
    await register.context.close()
    const second = await open('lsp-2', path)
    await second.page.getByRole('button', { name: 'Tegaskan pencabutan' }).click()
    await second.page.getByRole('dialog').getByRole('button', { name: 'Cabut', exact: true }).click()
    await second.page.getByText('Dicabut').first().waitFor()
    await picture(second.page, 'revoked')
    await second.context.close()

    const public2 = await phone()
    await public2.page.goto(link)
    expect(await answerOf(public2.page)).toBe('revoked')
    await public2.context.close()
    expect(troubles).toEqual([])
  })

  it('9. a company is told of all its people together, and each worker of her own', async () => {
    const { people: all } = await state()
    const told = all.filter(({ company, decision }) => company === 'LAWANG' && decision)
    const passed = told.filter(({ decision }) => decision!.verdict === 'K')
    const said = ({ verdict }: { verdict: string }) =>
      verdict === 'K' ? 'Kompeten (K)' : 'Belum kompeten (BK)'
    for (const { nomination, decision } of told) {
      const own = await system.mailsTo(`${nomination}@worker.test`, decision!.verdict === 'K' ? 2 : 1)
      expect(own.find(({ subject }) => subject.startsWith('Hasil'))!.text).toContain(
        `Hasil: ${said(decision!)}`,
      )
    }
    // The company's leave once the quarter of an hour is over.
    await system.clock.forward(21 / (24 * 60))
    const mails = async (about: string) =>
      (await system.mailsTo('hrd@lawang.test')).filter(({ subject }) => subject.startsWith(about))
    const named = async (about: string) => {
      const texts = (await mails(about)).map(({ text }) => text).join('\n')
      return told.map(({ name }) => texts.split(name).length - 1)
    }
    await expect.poll(() => named('Hasil'), { timeout: 40_000 }).toEqual(told.map(() => 1))
    // One who has passed holds none any more; what is decided around the end of a quarter comes in two.
    const holding = async () => (await named('Sertifikat')).filter((n) => n === 1).length
    await expect.poll(holding, { timeout: 40_000 }).toBeGreaterThanOrEqual(passed.length - 1)
    expect((await mails('Hasil')).length).toBeLessThanOrEqual(2)
    expect((await mails('Sertifikat')).length).toBeLessThanOrEqual(2)
    const results = (await mails('Hasil')).map(({ text }) => text).join('\n')
    for (const { name, decision } of told)
      expect(results).toMatch(
        new RegExp(`${name}( \\| |\n(.+\n)*Hasil: )${said(decision!).replace(/[()]/g, '\\$&')}`),
      )
    expect(JSON.stringify([await mails('Hasil'), await mails('Sertifikat')])).not.toMatch(/\b3507\d{12}\b/)
  })
})
