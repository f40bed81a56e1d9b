import { describe, expect, it } from 'vitest'
import { adminPages, settled } from './harness.ts'
import { faultsOf, overflow } from '../../support/look.ts'

const admin = adminPages()
const pages = [
  '',
  '/perusahaan',
  '/perusahaan/C2',
  '/perusahaan/impor',
  '/nominasi',
  '/nominasi?buka=C2.N2',
  '/kuota',
  '/gelombang',
  '/gelombang/baru',
  '/gelombang/tempat',
  '/gelombang/antrean',
  '/gelombang/W0',
  '/rencana',
  '/rencana/PLAN1',
  '/ujian',
  '/ujian/W0',
  '/ujian/W0/rekomendasi',
  '/ujian/W0/keputusan',
  '/banding',
  '/penempatan',
  '/permintaan',
  '/surel',
  '/surel/contoh',
  '/program',
  '/audit',
  '/loket/kunci',
  '/status/aturan',
]

/** Looked at in a narrow, dark window too, unless all are. */
const narrow = [
  '',
  '/perusahaan',
  '/nominasi?buka=C2.N2',
  '/kuota',
  '/gelombang/baru',
  '/rencana/PLAN1',
  '/penempatan',
  '/permintaan',
  '/surel',
]

describe('every page of the officers', () => {
  it.each([
    { width: 1280, colorScheme: 'light', language: 'id', looked: pages.slice(0, 8) },
    { width: 1280, colorScheme: 'dark', language: 'id', looked: pages.slice(8) },
    { width: 360, colorScheme: 'dark', language: 'en', looked: process.env.FULL ? pages : narrow },
  ] as const)(
    'has no fault of axe and does not overflow at $width px, $colorScheme, in $language',
    async ({ width, colorScheme, language, looked }) => {
      const page = await admin.open('', { viewport: { width, height: 800 }, colorScheme })
      const origin = new URL(page.url()).origin
      if (language === 'en') {
        await page.click('button[lang=en]')
        await page.waitForSelector('html[lang=en]')
      }
      const found: string[] = []
      for (const path of looked) {
        await page.goto(`${origin}/admin/malang-2026${path}`)
        await settled(page)
        found.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`))
        if ((await overflow(page)) > 0) found.push(`${path} overflows`)
        if ((await page.locator('h1').count()) !== 1) found.push(`${path} has not one h1`)
        if ((await page.locator('html').getAttribute('lang')) !== language) found.push(`${path}: language`)
      }
      expect(found).toEqual([])
    },
    120_000,
  )

  it('asks whoever is not signed in to sign in, and comes back to the same page', async () => {
    admin.answer(({ path }) => (path === '/me' ? { status: 401, body: problemOf(401) } : undefined))
    const page = await admin.open('/kuota')
    expect(await page.locator('.door a.button').getAttribute('href')).toBe(
      '/api/auth/login?back=%2Fadmin%2Fmalang-2026%2Fkuota',
    )
    expect(await faultsOf(page)).toEqual([])
  })

  it('shows each role its pages only, and says so at the others', async () => {
    admin.as('permit')
    const page = await admin.open('/kuota')
    expect(await page.locator('nav.side a').allInnerTexts()).toEqual(['Loket izin', 'Program'])
    expect(await page.locator('h1').innerText()).toBe('Peran Anda tidak mencakup halaman ini.')
    expect(await page.locator('form.form').count()).toBe(0)
  })

  it.each([
    ['disnaker', ''],
    ['lsp', ''],
    ['auditor', ''],
    ['assessor', '/ujian'],
    ['committee', '/ujian'],
    ['permit', '/loket'],
    ['placement', '/penempatan'],
  ] as const)('begins for %s at %j, and leads back there', async (role, home) => {
    admin.as(role)
    const page = await admin.open('/perusahaan')
    const expected = `/admin/malang-2026${home}`
    if (!home) await page.locator('a.brand').click()
    else if (role === 'committee') await page.goto(new URL('/admin', page.url()).href)
    else await page.locator('main a').click()
    await expect.poll(() => new URL(page.url()).pathname).toBe(expected)
    expect(await page.locator('a.brand').getAttribute('href')).toBe(expected)
  })

  it('shows an auditor everything and lets it change nothing', async () => {
    admin.as('auditor')
    const page = await admin.open('/nominasi?buka=C2.N2')
    expect(await page.locator('nav.side a').count()).toBe(15)
    expect(await page.locator('dialog button').allInnerTexts()).toEqual(['Tutup'])
    expect(await page.locator('tbody input').count()).toBe(0)
  })

  it('leads from an entry of the log that names several to all that was done to one of them', async () => {
    admin.as('auditor')
    const page = await admin.open('/audit')
    const entry = page.locator('details.entry').first()
    await entry.locator('summary').click()
    expect(await faultsOf(page)).toEqual([])
    await entry.getByRole('link', { name: 'N2', exact: true }).click()
    await expect.poll(() => new URL(page.url()).search).toBe('?subject=N2')
  })

  it('brings shell and any one page in 45 KB', async () => {
    const sizes: Record<string, number> = {}
    for (const path of ['/rencana/PLAN1', '/nominasi?buka=C2.N2', '/gelombang/W0', '/surel']) {
      admin.sent.length = 0
      const page = await admin.open(path, {})
      // A file that comes late would be counted for the next page.
      await page.waitForLoadState('networkidle')
      const files = admin.sent.filter(({ path }) => !path.startsWith('/api/'))
      sizes[path] = files.reduce((sum, { bytes }) => sum + bytes, 0)
    }
    const heaviest = Math.max(...Object.values(sizes))
    expect(heaviest, JSON.stringify(sizes)).toBeLessThanOrEqual(45 * 1024)
    // A shell that was not loaded would be light too.
    expect(heaviest).toBeGreaterThan(25 * 1024)
  })
})

const problemOf = (status: number) => ({
  type: 'about:blank',
  status,
  code: 'session.missing',
  title: 'Anda belum masuk',
  requestId: 'request-0001',
})
