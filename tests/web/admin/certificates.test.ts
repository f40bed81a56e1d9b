import { describe, expect, it } from 'vitest'
import type { Certificate, Graduate } from '../../../functions/contract/certificate.ts'
import { adminPages, settled } from './harness.ts'
import { faultsOf, overflow } from '../../support/look.ts'
import { waves } from './stub.ts'

const admin = adminPages()
const base = '/programmes/malang-2026/certificates'
const certificate = (over: Partial<Certificate> = {}): Certificate => ({
  id: 'CERT1',
  nomination: 'N1',
  company: 'C1',
  companyName: 'RSUD Kanjuruhan',
  name: 'Siti Aminah Rahmawati',
  scheme: 'cleaner',
  schemeName: 'Petugas Kebersihan',
  schemeNameEn: 'Cleaner',
  wave: 'W0',
  certificateNo: '81210 5131 0 0000017 2026',
  registrationNo: 'CS.1234 00017 2026',
  issuedOn: '2026-11-20',
  expiresOn: '2099-11-19',
  state: 'issued',
  statement: 'GLC1',
  version: 1,
  ...over,
})
const proposed = certificate({
  revocation: {
    reason: 'Asesor keliru orang',
    by: 'staff:lsp-2',
    name: 'Budi',
    at: '2026-11-22T02:00:00.000Z',
  },
})
const all = [
  certificate(),
  certificate({ ...proposed, id: 'CERT2', name: 'Budi Hartono' }),
  certificate({ id: 'CERT3', name: 'Dewi', expiresOn: '2020-01-01' }),
  certificate({ id: 'CERT4', name: 'Eko', state: 'revoked', reason: 'Asesor keliru orang' }),
]
const graduate = (at: number, over: Partial<Graduate> = {}): Graduate => ({
  nomination: `N${at}`,
  company: 'C1',
  companyName: 'RSUD Kanjuruhan',
  name: `Pekerja ${at}`,
  state: 'competent',
  earliest: '2026-11-12',
  ...over,
})
const shot = (page: Awaited<ReturnType<typeof admin.open>>, name: string) =>
  process.env.SHOTS && page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })

describe('the register', () => {
  it.each([1280, 360])('is listed, and filters live in the address, at %d px', async (width) => {
    admin.answer(({ path }) =>
      path === base
        ? { body: { items: all } }
        : path.endsWith('/waves')
          ? { body: waves.map((wave, at) => ({ ...wave, state: at < 3 ? 'decided' : wave.state })) }
          : undefined,
    )
    const page = await admin.open('/sertifikat', { viewport: { width, height: 900 } })
    const rows = page.locator('tbody tr')
    expect(await rows.count()).toBe(4)
    expect(await rows.nth(1).innerText()).toContain('Diusulkan dicabut')
    expect(await rows.nth(2).innerText()).toContain('Kedaluwarsa')
    expect(await faultsOf(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await shot(page, `register-${width}`)
    await page.locator('select[name=state]').selectOption('revoked')
    await settled(page)
    expect(
      admin.asked
        .filter(({ path }) => path === base)
        .at(-1)
        ?.query.get('state'),
    ).toBe('revoked')
  })
})

describe('one certificate', () => {
  it.each([1280, 360])('is proposed for revocation with a reason, at %d px', async (width) => {
    admin.answer(({ path }) =>
      path === `${base}/CERT1`
        ? { body: { ...certificate(), earliest: '2026-11-14' } }
        : path === `${base}/CERT1/revocation`
          ? { body: proposed }
          : undefined,
    )
    const page = await admin.open('/sertifikat/CERT1', { viewport: { width, height: 900 } })
    expect(await page.getByRole('link', { name: 'Unduh PDF' }).getAttribute('href')).toBe(
      '/api/papers/programmes/malang-2026/certificates/CERT1',
    )
    expect(await faultsOf(page)).toEqual([])
    await shot(page, `certificate-${width}`)
    await page.getByRole('button', { name: 'Usulkan pencabutan' }).click()
    await page.locator('dialog textarea').fill('Asesor keliru orang')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Usulkan', exact: true }).click()
    await page.locator('.notice.warn').waitFor()
    expect(await page.locator('.notice.warn').innerText()).toContain('Asesor keliru orang')
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await shot(page, `proposed-${width}`)
  })

  it('is not confirmed by who proposed it, and only looked at by an auditor', async () => {
    const own = { ...proposed, revocation: { ...proposed.revocation!, by: 'staff:officer' } }
    admin.answer(({ path }) => (path === `${base}/CERT1` ? { body: own } : undefined))
    const page = await admin.open('/sertifikat/CERT1')
    expect(await page.getByRole('button', { name: 'Tegaskan pencabutan' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Batalkan usulan' }).count()).toBe(1)
    admin.as('auditor')
    await page.reload()
    await settled(page)
    expect(await page.getByRole('button', { name: /usulan|Terbitkan|Tegaskan/ }).count()).toBe(0)
  })

  it('is issued again, as another', async () => {
    admin.answer(({ path }) =>
      path === `${base}/CERT1`
        ? { body: { ...certificate(), earliest: '2026-11-14' } }
        : path === `${base}/CERT1/reissue`
          ? { body: certificate({ id: 'CERT9', replaces: 'CERT1' }) }
          : path === `${base}/CERT9`
            ? { body: certificate({ id: 'CERT9', replaces: 'CERT1' }) }
            : undefined,
    )
    const page = await admin.open('/sertifikat/CERT1')
    await page.getByRole('button', { name: 'Terbitkan lagi' }).click()
    await page.locator('dialog textarea').fill('Nama keliru')
    expect(await page.getByLabel('Terbit', { exact: true }).getAttribute('min')).toBe('2026-11-14')
    expect(await faultsOf(page)).toEqual([])
    await shot(page, 'reissue')
    await page.getByRole('button', { name: 'Terbitkan pengganti' }).click()
    await page.getByRole('link', { name: 'sertifikat lama' }).waitFor()
    expect(admin.asked.find(({ path }) => path.endsWith('/reissue'))?.body).toMatchObject({
      certificateNo: '81210 5131 0 0000017 2026',
      reason: 'Nama keliru',
      version: 1,
    })
  })
})

describe('the graduates of a wave', () => {
  it.each([1280, 360])('get numbers by pasting, then certificates call by call, at %d px', async (width) => {
    let people = [
      graduate(0, { state: 'certified', certificate: certificate() }),
      graduate(1, { earliest: '2026-11-20' }),
      graduate(2),
    ]
    let left = 2
    let printing = 0
    admin.answer(({ method, path, body }) => {
      if (path === `${base}/waves/W0`) return { body: people }
      if (path.endsWith('/print')) {
        const job = { id: 'J1', state: 'working', total: 1, done: 0, at: '2026-11-24T02:00:00.000Z' }
        if (method === 'POST') printing = 1
        if (printing === 0) return { body: {} }
        if (printing++ < 3) return { body: method === 'POST' ? job : { job } }
        return { body: { job: { ...job, state: 'done', done: 1, keptUntil: '2026-12-01T02:00:00.000Z' } } }
      }
      if (path.endsWith('/numbers')) {
        const { rows } = body as { rows: { nomination: string; certificateNo: string }[] }
        people = people.map((one) => ({ ...one, ...rows.find((row) => row.nomination === one.nomination) }))
        return { body: { set: rows.length, skipped: [] } }
      }
      if (method === 'POST' && path.endsWith('/issue')) {
        left -= 1
        return { body: { issued: 1, left, skipped: [] } }
      }
      return undefined
    })
    const page = await admin.open('/sertifikat/gelombang/W0', { viewport: { width, height: 900 } })
    // Of those who wait, the one whose exam was decided first.
    expect(await page.getByLabel('Terbit', { exact: true }).getAttribute('min')).toBe('2026-11-12')
    const fields = page.locator('input.number-field')
    expect(await fields.count()).toBe(6)
    await fields.first().evaluate((field) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', '81210 1\tCS 1\n81210 2\tCS 2\n')
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    expect(await fields.nth(3).inputValue()).toBe('81210 2')
    expect(await faultsOf(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Siapkan 1 sertifikat' }).click()
    await page.waitForSelector('progress')
    await page.getByRole('button', { name: 'Satu PDF untuk dicetak' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await shot(page, `graduates-${width}`)
    await page.getByRole('button', { name: 'Simpan nomor' }).click()
    await page.getByRole('button', { name: 'Terbitkan 2 sertifikat' }).click()
    await expect.poll(() => page.locator('.result p span').innerText()).toBe('2 sertifikat terbit.')
    expect(admin.asked.filter(({ path }) => path.endsWith('/issue'))).toHaveLength(2)
  })
})
