import { describe, expect, it } from 'vitest'
import { company, nomination, problem } from '../../support/stub-api.ts'
import { adminPages, settled } from './harness.ts'
import { faultsOf, overflow } from '../../support/look.ts'
import { dataRequests, missing } from './stub.ts'

const admin = adminPages()
const one = '/programmes/malang-2026/companies/C2/nominations/N2'
const other = '/programmes/malang-2026/companies/C4/nominations/N4B'
const claimed = nomination({
  id: 'N2',
  company: 'C2',
  companyName: 'PT Bersih 02',
  name: 'Pekerja 2',
  contested: true,
  version: 3,
})
const holder = nomination({
  id: 'N4B',
  company: 'C4',
  companyName: 'RSUD Kanjuruhan Kabupaten Malang',
  name: 'Pekerja Dua',
  address: 'Jalan Panji 3, Kepanjen',
  version: 2,
})

/** Answers as two companies' nominations of one person; `keep` is what a decision gets. */
const contested = (keep: () => ReturnType<typeof problem> = () => ({ body: holder })) =>
  admin.answer(({ method, path, body }) => {
    if (path === one && method === 'GET') return { body: claimed }
    if (path === `${one}/rivals`) return { body: [holder, claimed] }
    if (method === 'POST' && path.endsWith('/keep'))
      return (body as { reason: string }).reason
        ? keep()
        : problem(400, 'input.invalid', {
            errors: [{ field: 'reason', code: 'field.required', text: 'Isian ini wajib diisi.' }],
          })
    return undefined
  })

describe('a person whom two companies nominate', () => {
  it.each([
    { width: 1280, language: 'id', open: 'Tetapkan orang ini di RSUD', act: 'Tetapkan', said: 'tetap di' },
    { width: 360, language: 'en', open: 'Keep this person with RSUD', act: 'Keep', said: 'stays with' },
  ] as const)(
    'is seen side by side and kept with a reason, at $width px in $language',
    async ({ width, language, open, act, said }) => {
      contested()
      const page = await admin.open('/nominasi?buka=C2.N2', { viewport: { width, height: 900 } })
      // The drawer is modal: the language is chosen before it opens.
      if (language === 'en') {
        await page.goto(page.url().replace(/\?.*/, ''))
        await settled(page)
        await page.click('button[lang=en]')
        await page.waitForSelector('html[lang=en]')
        await page.goto(`${page.url()}?buka=C2.N2`)
        await settled(page)
      }
      const heads = page.locator('dialog thead th')
      await heads.nth(2).waitFor()
      expect(await heads.allInnerTexts()).toEqual([
        expect.any(String),
        expect.stringContaining('RSUD Kanjuruhan'),
        'PT Bersih 02',
      ])
      expect(await faultsOf(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/rivals-${width}.png` })

      await page.getByRole('button', { name: open }).click()
      await page.getByRole('button', { name: act, exact: true }).click()
      await page.waitForSelector('.summary')
      expect(await faultsOf(page)).toEqual([])
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/keep-${width}.png` })
      await page.locator('dialog textarea').fill('Slip gaji dari RSUD')
      await page.getByRole('button', { name: act, exact: true }).click()
      await page.waitForFunction(() => document.querySelectorAll('dialog').length < 2)
      expect(await page.locator('.result p span').innerText()).toContain(said)
      expect(admin.asked.filter(({ path }) => path === `${other}/keep`).at(-1)?.body).toEqual({
        reason: 'Slip gaji dari RSUD',
        seen: [
          { id: 'N4B', version: 2 },
          { id: 'N2', version: 3 },
        ],
      })
    },
    30_000,
  )

  it('is shown anew when a decision comes too late', async () => {
    contested(() => problem(409, 'version.stale'))
    const page = await admin.open('/nominasi?buka=C2.N2')
    await page.getByRole('button', { name: 'Tetapkan orang ini di PT Bersih 02' }).click()
    await page.locator('dialog textarea').fill('Kartu pegawai')
    await page.getByRole('button', { name: 'Tetapkan', exact: true }).click()
    await page.waitForSelector('.summary')
    expect(await page.locator('.summary').innerText()).toContain('version.stale')
    const looked = () => admin.asked.filter(({ path }) => path === `${one}/rivals`).length
    const before = looked()
    await page.getByRole('button', { name: 'Batal' }).click()
    await expect.poll(looked).toBe(before + 1)
  })

  it('is only looked at by an auditor', async () => {
    admin.as('auditor')
    contested()
    const page = await admin.open('/nominasi?buka=C2.N2')
    await page.locator('dialog thead th').nth(2).waitFor()
    expect(await page.getByRole('button', { name: /^Tetapkan/ }).count()).toBe(0)
  })
})

describe('someone who took a seat as a replacement', () => {
  it('is recorded as checked once, and the drawer stays open', async () => {
    const fresh = { ...claimed, contested: false, state: 'assigned' as const, unchecked: true }
    admin.answer(({ method, path }) =>
      path === one && method === 'GET'
        ? { body: fresh }
        : path === `${one}/check`
          ? { body: { ...fresh, unchecked: undefined } }
          : undefined,
    )
    const page = await admin.open('/nominasi?buka=C2.N2')
    const check = page.getByRole('button', { name: 'Data sudah diperiksa' })
    await check.waitFor()
    expect(await faultsOf(page)).toEqual([])
    await check.click()
    await check.waitFor({ state: 'detached' })
    expect(await page.locator('dialog').count()).toBe(1)
    expect(await page.locator('.result p span').innerText()).toContain('sudah diperiksa')
    expect(admin.asked.filter(({ path }) => path === `${one}/check`)).toHaveLength(1)
  })
})

describe('what workers ask about their data', () => {
  const base = '/programmes/malang-2026/data-requests'

  it.each([
    { width: 1280, language: 'id' },
    { width: 360, language: 'en' },
  ] as const)('is answered with what was done, at $width px in $language', async ({ width, language }) => {
    admin.answer(({ method, path, body }) => {
      if (method !== 'POST' || path !== `${base}/R0/answer`) return undefined
      const { answer } = body as { answer: string }
      return answer ? { body: { ...dataRequests[0]!, answer } } : missing('answer')
    })
    const page = await admin.open('/permintaan', { viewport: { width, height: 900 } })
    if (language === 'en') {
      await page.click('button[lang=en]')
      await page.waitForSelector('html[lang=en]')
      await settled(page)
    }
    // What is late says so in words; what is answered asks for nothing more.
    const rows = page.locator('tbody tr')
    expect(await rows.count()).toBe(3)
    expect(await rows.nth(0).innerText()).toContain(language === 'id' ? 'Terlambat' : 'Late')
    expect(await rows.nth(1).locator('.tag').count()).toBe(0)
    expect(await rows.nth(2).locator('button').count()).toBe(0)
    const act = language === 'id' ? 'Jawab' : 'Answer'
    await rows.nth(0).locator('button').click()
    const dialog = page.locator('dialog')
    await dialog.getByRole('button', { name: act, exact: true }).click()
    await dialog.locator('.summary').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await dialog.locator('textarea').fill('Nama sudah dibetulkan.')
    await dialog.getByRole('button', { name: act, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.locator('.result p span').innerText()).toContain('Siti Aminah 0')
    expect(admin.asked.filter(({ method }) => method === 'POST').at(-1)?.body).toEqual({
      answer: 'Nama sudah dibetulkan.',
    })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  })

  it('is only looked at by an auditor', async () => {
    admin.as('auditor')
    const page = await admin.open('/permintaan')
    expect(await page.locator('tbody tr').count()).toBe(3)
    expect(await page.locator('tbody button').count()).toBe(0)
  })
})

describe('who is open to work', () => {
  it.each([1280, 360])(
    'is found by scheme and district, with a certificate to check, at %d px',
    async (width) => {
      admin.as('placement')
      const page = await admin.open('/penempatan', { viewport: { width, height: 900 } })
      const row = page.locator('tbody tr').first()
      expect(await row.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(
        ['/periksa#GLC1', 'tel:+628123456789', 'mailto:siti@example.test'],
      )
      await page.locator('input[name=district]').fill('Kepanjen')
      await page.locator('input[name=district]').press('Enter')
      await expect
        .poll(() => admin.asked.findLast(({ path }) => path.endsWith('/placement'))?.query.get('district'))
        .toBe('Kepanjen')
      await settled(page)
      expect(new URL(page.url()).searchParams.get('district')).toBe('Kepanjen')
      expect(await faultsOf(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      admin.answer(({ path }) => (path.endsWith('/placement') ? { body: { items: [] } } : undefined))
      await page.reload()
      await page.getByText('Belum ada').first().waitFor()
      expect(await faultsOf(page)).toEqual([])
    },
  )
})

describe('the contacts of a company', () => {
  it.each([1280, 360])('are listed with what waits to be confirmed, at %d px', async (width) => {
    admin.answer(({ path }) =>
      path === '/programmes/malang-2026/companies/C2'
        ? { body: { ...company, newEmail: 'baru@example.test' } }
        : undefined,
    )
    const page = await admin.open('/perusahaan/C2', { viewport: { width, height: 900 } })
    const rows = page.locator('table', { hasText: 'Budi Santoso' }).locator('tbody tr')
    expect(await rows.count()).toBe(2)
    expect(await rows.nth(0).innerText()).not.toContain('Belum dikonfirmasi')
    expect(await rows.nth(1).innerText()).toContain('Belum dikonfirmasi')
    expect(await page.locator('dl.pairs').first().innerText()).toContain('baru@example.test menunggu')
    expect(await faultsOf(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/contacts-${width}.png`, fullPage: true })
  })
})
