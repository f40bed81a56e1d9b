import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { problem, programme } from '../../support/stub-api.ts'
import { adminPages, settled } from './harness.ts'
import { faultsOf } from '../../support/look.ts'
import { missing, nominations, plan, waves } from './stub.ts'

const admin = adminPages()
const base = '/programmes/malang-2026'
const result = (page: Page) => page.locator('.result p span').innerText()
const asked = (method: string, path: string) =>
  admin.asked.filter((one) => one.method === method && one.path === base + path)

describe('work with nominations', () => {
  it('verifies those that are chosen, and says how many and who was left out', async () => {
    admin.answer(({ method, path }) =>
      method === 'POST' && path === `${base}/nominations/verify`
        ? {
            body: {
              verified: 1,
              skipped: [{ id: 'N1', code: 'nomination.wrong_state', text: 'Sudah berubah' }],
            },
          }
        : undefined,
    )
    const page = await admin.open('/nominasi')
    await page.getByLabel('Pilih Pekerja 0').check()
    await page.getByLabel('Pilih Pekerja 1').check()
    await page.getByRole('button', { name: 'Verifikasi 2 terpilih' }).click()
    await page.waitForSelector('.notice.warn')
    expect(await result(page)).toBe('1 nominasi diverifikasi.')
    expect(await page.locator('.notice.warn li').innerText()).toBe('Pekerja 1: Sudah berubah')
    expect(asked('POST', '/nominations/verify').map(({ body }) => body)).toEqual([
      { nominations: [0, 1].map((at) => ({ company: `C${at}`, id: `N${at}` })) },
    ])
  })

  it('verifies all that match, call by call, until nothing is left', async () => {
    let calls = 0
    admin.answer(({ path }) =>
      path === `${base}/nominations/verify-matching`
        ? { body: { verified: 40, skipped: [], ...(++calls < 3 && { next: `after-${calls}` }) } }
        : undefined,
    )
    const page = await admin.open('/nominasi?scheme=cleaner')
    await page.getByRole('button', { name: 'Verifikasi semua yang cocok' }).click()
    expect(await page.locator('dialog').innerText()).toContain('untuk skema Petugas Kebersihan')
    await page.getByRole('button', { name: 'Verifikasi semua', exact: true }).click()
    await page.waitForFunction(() => !document.querySelector('dialog'))
    expect(await result(page)).toBe('120 nominasi diverifikasi.')
    expect(asked('POST', '/nominations/verify-matching').map(({ body }) => body)).toEqual([
      { scheme: 'cleaner' },
      { scheme: 'cleaner', after: 'after-1' },
      { scheme: 'cleaner', after: 'after-2' },
    ])
  })

  it('wants a reason to return one: the fault leads to its field, and what was typed is sent', async () => {
    admin.answer(({ method, path, body }) => {
      if (method !== 'POST' || !path.endsWith('/return')) return undefined
      const { reason } = body as { reason: string }
      return reason ? { body: { ...nominations[2], state: 'returned', reason } } : missing('reason')
    })
    const page = await admin.open('/nominasi?buka=C2.N2')
    await page.getByRole('button', { name: 'Kembalikan…' }).click()
    const send = page.getByRole('button', { name: 'Kembalikan', exact: true })
    await send.click()
    await page.waitForSelector('.summary')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('summary')
    await expect.poll(() => page.title()).toMatch(/^Kesalahan: /)
    expect(await faultsOf(page)).toEqual([])
    await page.locator('.summary a').click()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type('KTP tidak terbaca')
    await send.click()
    await page.waitForFunction(() => document.querySelectorAll('dialog').length < 2)
    expect(await result(page)).toBe('Nominasi Pekerja 2 dikembalikan.')
    // On to the next of the list.
    expect(page.url()).toContain('buka=C3.N3')
  })
})

describe('work with lists', () => {
  it('keeps filters in the address, goes back with them, and shows more by cursor', async () => {
    const page = await admin.open('/perusahaan')
    expect(await page.locator('tbody tr').count()).toBe(8)
    await page.getByRole('button', { name: 'Tampilkan 50 lagi' }).click()
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 14)
    await page.getByLabel('Keadaan').selectOption('confirmed')
    await page.waitForURL(/state=confirmed/)
    await settled(page)
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2)
    await page.goBack()
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 8)
    expect(await page.getByLabel('Keadaan').inputValue()).toBe('')
  })

  it('shows the rows of a company list that were refused, with their reasons', async () => {
    admin.answer(({ path }) =>
      path === `${base}/companies/import`
        ? {
            body: {
              invited: 2,
              unchanged: 1,
              refused: [{ row: 4, field: 'nib', code: 'nib.malformed', text: 'NIB terdiri atas 13 angka.' }],
            },
          }
        : undefined,
    )
    const page = await admin.open('/perusahaan/impor')
    await page.setInputFiles('input[type=file]', {
      name: 'daftar.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('nama\nPT Caf\xe9\n', 'latin1'),
    })
    await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('Café'))
    await page.getByRole('button', { name: 'Undang perusahaan' }).click()
    await page.waitForSelector('section table')
    expect(await page.locator('section li').allInnerTexts()).toEqual([
      '2 perusahaan diundang',
      '1 sudah ada, tidak diubah',
      '1 baris perlu diperbaiki',
    ])
    expect(await page.locator('tbody tr').innerText()).toMatch(/4\s+nib\s+NIB terdiri atas 13 angka\./)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Hasil')
  })
})

describe('work with plans', () => {
  it('moves between waves by the keyboard and shows the people of a company on demand', async () => {
    const page = await admin.open('/rencana/PLAN1')
    await page.getByRole('tab').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    const tab = page.getByRole('tab', { selected: true })
    expect(await tab.getAttribute('aria-label')).toContain('8 dari 20 kursi')
    expect(await tab.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await page.locator('[role=tabpanel] ol').count()).toBe(0)
    await page.locator('[role=tabpanel] summary').first().click()
    expect(await page.locator('[role=tabpanel] ol li').first().innerText()).toMatch(/^Peserta \d+/)
  })

  it('carries a plan out until it is done, and goes on after a broken call', async () => {
    let done = 0
    admin.answer(({ method, path }) => {
      const at = path === `${base}/plans/PLAN1` || path === `${base}/plans/PLAN1/commit`
      if (!at) return undefined
      if (method === 'POST' && ++done === 2) return { status: 502, html: 'Bad gateway' }
      const state = done === 0 ? 'draft' : done < 4 ? 'committing' : 'committed'
      return { body: { ...plan, state, done: Math.min(done, 4) } }
    })
    const page = await admin.open('/rencana/PLAN1')
    await page.getByRole('button', { name: 'Jalankan rencana…' }).click()
    expect(await page.locator('dialog p').innerText()).toMatch(/^54 orang dari \d+ perusahaan/)
    await page.getByRole('button', { name: 'Jalankan', exact: true }).click()
    await page.waitForSelector('.notice.bad')
    expect(await page.locator('progress').getAttribute('value')).toBe('1')
    await page.getByRole('button', { name: 'Lanjutkan' }).click()
    await page.waitForFunction(() => document.body.innerText.includes('sudah dijalankan seluruhnya'))
    expect(asked('POST', '/plans/PLAN1/commit')).toHaveLength(4)
    expect(await page.locator('progress').count()).toBe(0)
  })

  it('tries other values beside the plan and sends only what was typed', async () => {
    admin.answer(({ path }) =>
      path === `${base}/plans/try`
        ? {
            body: {
              ...plan,
              objective: { ...plan.objective, placed: 70 },
              assignments: plan.assignments.slice(0, 70),
            },
          }
        : undefined,
    )
    const page = await admin.open('/rencana/PLAN1')
    await page.getByRole('button', { name: 'Bagaimana kalau' }).click()
    await page.getByLabel('Kuota Petugas Kebersihan').fill('70')
    await page.getByText('Kursi dan tanggal per gelombang').click()
    await page.getByLabel('Kursi 2 Des 2099, Petugas Kebersihan').fill('8')
    await page.getByRole('button', { name: 'Coba', exact: true }).click()
    await page.waitForSelector('h3:has-text("Perbandingan")')
    expect(asked('POST', '/plans/try')[0]?.body).toEqual({
      quota: { cleaner: '70' },
      seats: { W1: '8' },
      dates: {},
    })
    expect(await result(page)).toBe('Dengan nilai ini 70 mendapat kursi (-2).')
    const sums = page.getByRole('table', { name: 'Perbandingan' })
    expect(await sums.getByRole('row', { name: /^Dapat kursi/ }).innerText()).toMatch(/72\s+70\s+-2/)
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('other work', () => {
  it('shows the faults of a wave at their fields and keeps what was typed', async () => {
    admin.answer(({ method, path }) =>
      method === 'POST' && path === `${base}/waves` ? missing('venue') : undefined,
    )
    const page = await admin.open('/gelombang/baru')
    await page.getByLabel('Skema').selectOption('cleaner')
    await page.getByLabel('Asesor 2').check()
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.waitForSelector('.summary')
    expect(await page.locator('.field.wrong label').allInnerTexts()).toEqual(['Tempat uji (TUK)'])
    expect(await page.getByLabel('Skema').inputValue()).toBe('cleaner')
    expect(await page.getByLabel('Asesor 2').isChecked()).toBe(true)
    expect(asked('POST', '/waves')[0]?.body).toMatchObject({
      scheme: 'cleaner',
      assessors: ['A2'],
      venue: null,
    })
    expect(await faultsOf(page)).toEqual([])
  })

  it('edits a venue as it is shown', async () => {
    admin.answer(({ method, path, body }) =>
      method === 'PUT' && path === `${base}/venues/V1`
        ? { body: { ...(body as object), id: 'V1', version: 2, capacity: 30 } }
        : undefined,
    )
    const page = await admin.open('/gelombang/tempat')
    await page.getByRole('button', { name: 'Ubah TUK Kepanjen' }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Daya tampung').fill('30')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.waitForSelector('dialog', { state: 'detached' })
    expect(asked('PUT', '/venues/V1')[0]?.body).toMatchObject({
      name: 'TUK Kepanjen',
      kind: 'sewaktu',
      capacity: '30',
      version: 1,
    })
    expect(await result(page)).toBe('TUK Kepanjen diubah.')
  })

  it('confirms a planned wave as it is shown, after asking', async () => {
    admin.answer(({ path }) =>
      path === `${base}/waves/W0/confirm` ? { body: { ...waves[0], state: 'confirmed' } } : undefined,
    )
    const page = await admin.open('/gelombang/W0')
    await page.getByRole('button', { name: 'Pastikan gelombang…' }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('dialog button[type=submit]').click()
    await page.waitForFunction(() => !document.querySelector('dialog[open]'))
    expect(asked('POST', '/waves/W0/confirm')[0]?.body).toEqual({ version: waves[0]!.version })
    expect(await page.getByRole('button', { name: 'Pastikan gelombang…' }).count()).toBe(0)
  })

  it('cancels a wave only with its name, its people and a reason', async () => {
    admin.answer(({ path }) =>
      path === `${base}/waves/W0/cancel`
        ? { body: { ...waves[0], state: 'cancelled', taken: 0 } }
        : undefined,
    )
    const page = await admin.open('/gelombang/W0')
    await page.getByRole('button', { name: 'Batalkan gelombang…' }).click()
    await expect
      .poll(() => page.locator('dialog').innerText())
      .toMatch(/Batalkan gelombang 1 Des 2099\?[\s\S]+12 orang/)
    await page.getByLabel('Alasan').fill('Banjir')
    await page.locator('dialog button[type=submit]').click()
    await page.waitForSelector('.tag:has-text("Dibatalkan")')
    expect(asked('POST', '/waves/W0/cancel')[0]?.body).toEqual({ reason: 'Banjir' })
  })

  it('tells of a change that somebody else was faster with, and saves mine over it on demand', async () => {
    const stored = { ...programme, version: 2, office: { ...programme.office, phone: '0341 999' } }
    let saved = 0
    admin.answer(({ method, path, body }) => {
      if (path !== base) return undefined
      if (method === 'PUT' && (body as { version: number }).version !== 2)
        return problem(409, 'version.stale', { title: 'Orang lain baru saja mengubah data ini.' })
      if (method === 'PUT') return { body: { ...(body as object), id: programme.id, version: 3 } }
      return { body: saved++ === 0 ? programme : stored }
    })
    const page = await admin.open('/program')
    await page.getByLabel('Nama program').fill('Program baru')
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.waitForSelector('.summary.wide')
    expect(await page.locator('.summary tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^Nama program\s.*Program baru$/),
      expect.stringMatching(/Telepon\s+0341 999\s+0341 391122$/),
    ])
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Simpan isian saya di atasnya' }).click()
    await page.waitForFunction(() => !document.querySelector('.summary'))
    expect(await result(page)).toBe('Program disimpan.')
    expect(asked('PUT', '').at(-1)?.body).toMatchObject({ name: 'Program baru', version: 2 })
  })

  it('says whether freed seats are offered, and loses nothing of the programme that it does not ask for', async () => {
    let stored: object = { ...programme, appealDays: 10 }
    admin.answer(({ method, path, body }) => {
      if (path !== base) return undefined
      if (method === 'PUT') stored = { ...(body as object), id: programme.id, version: 2 }
      return { body: stored }
    })
    const page = await admin.open('/program')
    const box = page.getByLabel('Berikan kursi yang kosong kembali')
    expect(await box.isChecked()).toBe(true)
    await box.uncheck()
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.waitForSelector('.result p span')
    expect(asked('PUT', '').at(-1)?.body).toMatchObject({ autoRefill: false, appealDays: 10 })
    expect(await box.isChecked()).toBe(false)
    expect(await faultsOf(page)).toEqual([])
  })

  it('gives freed seats to who is next, after asking, where the programme leaves that to its officers', async () => {
    let given = false
    admin.answer(({ method, path }) => {
      if (path === '/programmes') return { body: [{ ...programme, autoRefill: false }] }
      if (path === `${base}/waves`) return { body: waves.map((one) => ({ ...one, freed: 2 })) }
      if (path === `${base}/freed-seats` && given) return { body: [] }
      if (method !== 'POST' || path !== `${base}/freed-seats/offer`) return undefined
      given = true
      return { body: { seated: 2 } }
    })
    const page = await admin.open('/gelombang/W0')
    expect(await page.locator('main .notice').innerText()).toContain('2 kursi kosong kembali')
    await page.getByRole('link', { name: 'Lihat siapa yang berikutnya' }).click()
    const give = page.getByRole('button', { name: 'Berikan kepada 2 orang berikutnya…' })
    await give.waitFor()
    expect(await page.locator('main table').first().innerText()).toMatch(/Pekerja 0 \(PT Bersih 00\)/)
    expect(await page.locator('main table').nth(1).locator('tbody tr').count()).toBe(50)
    await page.getByRole('button', { name: /lagi/ }).click()
    await expect.poll(() => page.locator('main table').nth(1).locator('tbody tr').count()).toBe(60)
    await give.click()
    await page.waitForSelector('dialog[open]')
    expect(await faultsOf(page)).toEqual([])
    expect(asked('POST', '/freed-seats/offer')).toEqual([])
    await page.locator('dialog button[type=submit]').click()
    await page.getByText('Tidak ada kursi yang kosong kembali.').waitFor()
    expect(await result(page)).toBe('2 orang mendapat kursi.')
    expect(asked('POST', '/freed-seats/offer').length).toBe(1)
    expect(await give.count()).toBe(0)
  })

  it('shows a mail with its styles, and runs no script of it', async () => {
    const page = await admin.open('/surel/contoh')
    const frame = page.frameLocator('iframe')
    await page.waitForFunction(
      () => document.querySelector('iframe')?.contentDocument?.querySelector('p')?.style.color !== '',
    )
    expect(await frame.locator('p').evaluate((p) => getComputedStyle(p).color)).toBe('rgb(1, 2, 3)')
    expect(await page.evaluate(() => 'wrong' in window)).toBe(false)
  })

  it('says that the session has ended, and keeps what was typed', async () => {
    const page = await admin.open('/gelombang/baru')
    admin.answer(() => problem(401, 'session.missing'))
    await page.getByLabel('Catatan').fill('Bawa KTP')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.waitForSelector('.notice.warn a[href^="/api/auth/login"]')
    expect(await page.getByLabel('Catatan').inputValue()).toBe('Bawa KTP')
  })

  it('keeps the language that was chosen', async () => {
    const page = await admin.open('/kuota')
    await page.click('button[lang=en]')
    await page.waitForSelector('h1:has-text("BNSP quota")')
    await page.reload()
    await settled(page)
    expect(await page.locator('h1').innerText()).toBe('BNSP quota')
    expect(admin.asked.at(-1)?.language).toBe('en')
  })
})
