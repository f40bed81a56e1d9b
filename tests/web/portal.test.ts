import { describe, expect, it } from 'vitest'
import { paths } from '../../web/src/routes.ts'
import type { Asked } from '../support/site.ts'
import { company as own, nomination, problem, programme } from '../support/stub-api.ts'
import { fill, proceed, publicSite } from './public-site.ts'
import { faultsOf } from '../support/look.ts'

const web = publicSite()
/** All that BNSP wants to know. */
const bnsp = {
  birthPlace: 'Malang',
  address: 'Jalan Panji 3',
  cityCode: '3507',
  provinceCode: '35',
  education: '5',
  occupation: '89',
}

describe('the portal', () => {
  it('comes all at once: nothing that is read is pushed away by what is slower', async () => {
    web.over = async ({ path }) => {
      const slow = path.startsWith('/portal/nominations') ? 900 : path === '/portal/asks' ? 600 : 0
      if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow))
      return undefined
    }
    const page = await web.open(paths.home.id)
    await page.addInitScript(() => {
      const seen = window as unknown as { shift: number }
      seen.shift = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/portal/asks'))
    await page.goto(new URL(paths.portal.id, page.url()).href)
    await asked
    await page.locator('.acts a').first().waitFor()
    await page.locator('table tbody tr').first().waitFor()
    const shift = await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
      return (window as unknown as { shift: number }).shift
    })
    expect(shift).toBeLessThan(0.01)
  })

  it('asks for a link when nobody is signed in', async () => {
    web.over = ({ path }) => (path.startsWith('/portal') ? problem(401, 'session.missing') : undefined)
    const page = await web.open(paths.portal.id)
    await page.locator('#email').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await page.locator('header a').allInnerTexts()).toContain('Masuk perusahaan')
  })

  it('has itself and the way out in the head of every page, until the company has left', async () => {
    const page = await web.open(paths.portal.id)
    const head = () => page.locator('header nav').locator('a:visible, button:visible').allInnerTexts()
    const [inside, outside] = [
      ['Portal perusahaan', 'Keluar'],
      ['Daftar', 'Masuk perusahaan'],
    ]
    await expect.poll(head).toEqual(inside)
    expect(await faultsOf(page)).toEqual([])
    for (const path of [paths.home.id, paths.roster.en]) {
      await page.goto(web.url + path)
      await expect.poll(head).toEqual(path === paths.home.id ? inside : ['Company portal', 'Sign out'])
    }
    await page.goto(web.url + paths.home.id)
    const offered = () => page.locator('main .actions a:visible').allInnerTexts()
    await expect.poll(offered).toEqual(['Buka portal perusahaan'])
    // Only now: the page before may not have had its answer yet.
    web.over = ({ path }) => (path === '/portal' ? problem(401, 'session.missing') : undefined)
    await page.getByRole('button', { name: 'Keluar' }).click()
    await expect.poll(head).toEqual(outside)
    expect(await offered()).toEqual(['Daftarkan perusahaan', 'Sudah terdaftar? Masuk'])
    expect(web.asked.filter(({ path }) => path === '/portal/leave')).toHaveLength(1)

    // A session that ended by itself: the first page that asks for it finds out.
    await page.evaluate(() => sessionStorage.setItem('draft:signed-in', 'true'))
    await page.reload()
    await expect.poll(head).toEqual(inside)
    await page.goto(web.url + paths.portal.id)
    await expect.poll(head).toEqual(outside)
    expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({})
  })

  it.each([
    { browser: '2026-12-24T03:00:00Z', today: '2026-11-30', open: true },
    { browser: '2026-11-01T03:00:00Z', today: '2026-12-01', open: false },
  ])('lets nominate by the day in Malang $today, not by a clock at $browser', async (clock) => {
    const { browser, today, open } = clock
    web.over = ({ path }) =>
      path === '/portal'
        ? { body: { company: own, programme: { ...programme, nominateUntil: '2026-11-30' }, today } }
        : undefined
    const page = await web.open(paths.portal.id)
    await page.clock.setFixedTime(browser)
    await page.reload()
    await page.locator('#workers').waitFor()
    expect(await page.evaluate(() => new Date().toISOString())).toContain(browser.slice(0, 10))
    expect(await page.getByRole('link', { name: 'Kirim daftar tenaga (Excel)' }).count()).toBe(open ? 1 : 0)
    expect(await page.getByText('30 November 2026').count()).toBe(open ? 1 : 0)
  })

  it('shows the workers of one state alone, with how many there are', async () => {
    const page = await web.open(paths.portal.id)
    await page.getByLabel('Keadaan').selectOption({ label: 'Perlu diperbaiki (1)' })
    const states = () =>
      web.asked.filter(({ path }) => path === '/portal/nominations').map(({ query }) => query.get('state'))
    await expect.poll(states).toEqual([null, 'returned'])
    await page.locator('button', { hasText: 'Tarik Wahyudi Lestari' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('withdraws a worker only after a question that names the person', async () => {
    web.over = ({ path, method }) =>
      method === 'POST' && path.endsWith('/withdraw')
        ? {
            body: {
              id: '01K0NOMINATION1',
              name: 'Wahyudi Lestari',
              nik: '3507••••••••9005',
              state: 'withdrawn',
            },
          }
        : undefined
    const page = await web.open(paths.portal.id)
    await page.locator('button', { hasText: 'Tarik Wahyudi Lestari' }).click()
    const dialog = page.locator('dialog')
    expect(await dialog.locator('h2').textContent()).toBe('Tarik Wahyudi Lestari?')
    expect(await faultsOf(page)).toEqual([])
    await dialog.locator('button[type=submit]').click()
    await page.locator('[role=status]', { hasText: 'Wahyudi Lestari sudah ditarik.' }).waitFor()
  })

  it.each([
    {
      act: 'appeal',
      button: 'Banding Wahyudi Lestari',
      title: 'Banding untuk Wahyudi Lestari?',
      reason: 'Alat uji rusak',
      done: 'Banding untuk Wahyudi Lestari sudah diajukan.',
    },
    {
      act: 'reassess',
      button: 'Uji ulang Wahyudi Lestari',
      title: 'Uji ulang Wahyudi Lestari?',
      reason: '',
      done: 'Wahyudi Lestari menunggu jadwal uji lagi.',
    },
  ] as const)('offers who is not yet competent: $act', async ({ act, button, title, reason, done }) => {
    const failed = nomination({
      state: 'not_yet_competent',
      appealUntil: '2099-12-14',
      name: 'Wahyudi Lestari',
    })
    const others = [
      nomination({ id: '01K0ABSENT', state: 'absent', name: 'Ponari' }),
      nomination({ id: '01K0LATE', state: 'not_yet_competent', appealUntil: '2020-12-14', name: 'Sulastri' }),
      nomination({ id: '01K0PASSED', state: 'competent', appealUntil: '2099-12-14', name: 'Mariyam' }),
    ]
    web.over = ({ method, path }) =>
      method === 'POST' && path === `/portal/nominations/${failed.id}/${act}`
        ? { body: { ...failed, state: act === 'appeal' ? 'appealed' : 'verified', version: 2 } }
        : path === '/portal/nominations'
          ? { body: { items: [failed, ...others] } }
          : undefined
    const page = await web.open(paths.portal.id)
    await page.getByText('Banding paling lambat 14 Desember 2099.').waitFor()
    const offered = page.getByRole('button', { name: /^(Banding|Uji ulang) / })
    expect((await offered.allTextContents()).map((text) => text.trim())).toEqual([
      'Banding Wahyudi Lestari',
      'Uji ulang Wahyudi Lestari',
      'Uji ulang Ponari',
      'Uji ulang Sulastri',
    ])
    await page.getByRole('button', { name: button }).click()
    const dialog = page.locator('dialog')
    expect(await dialog.locator('h2').textContent()).toBe(title)
    await dialog.locator('textarea').fill(reason)
    expect(await faultsOf(page)).toEqual([])
    await dialog.locator('button[type=submit]').click()
    await page.locator('[role=status]', { hasText: done }).waitFor()
    expect(web.asked.find(({ path }) => path.endsWith(act))?.body).toEqual({ reason })
  })

  it('lets another worker take a seat, one who waits or a new one, and shows the history', async () => {
    web.over = ({ path, query, method }) =>
      path === '/portal/nominations' && query.get('state') === 'verified'
        ? { body: { items: [nomination({ id: '01K0WAITS', state: 'verified', name: 'Ponari' })] } }
        : method === 'POST' && path.endsWith('/replace')
          ? {
              body: {
                replaced: nomination({ id: '01K0ASSIGNED', state: 'replaced', name: "Siti Nur'aini" }),
                by: nomination({ id: '01K0WAITS', state: 'assigned', name: 'Ponari' }),
              },
            }
          : undefined
    const page = await web.open(`${paths.nominate.id}?id=01K0ASSIGNED&act=replace`)
    await page.locator('#by').waitFor()
    expect(await page.locator('.steps-taken li').count()).toBe(3)
    expect(await faultsOf(page)).toEqual([])
    // Nobody is chosen by the page: a slip of the finger gives no seat away.
    await page.locator('button', { hasText: 'Ganti' }).click()
    await page.locator('.summary', { hasText: 'Pilih siapa yang menggantikan.' }).waitFor()
    expect(web.asked.some(({ path }) => path.endsWith('/replace'))).toBe(false)
    await page.locator('#by').selectOption('new')
    await page.locator('#nik').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#by').selectOption('01K0WAITS')
    await page.locator('button', { hasText: 'Ganti' }).click()
    await page.locator('[role=status]', { hasText: "Siti Nur'aini digantikan Ponari" }).waitFor()
    expect(web.asked.at(-1)?.body).toMatchObject({ by: '01K0WAITS', version: 1 })
  })

  it('saves data for BNSP without sending the nomination back, and tells every fault at once', async () => {
    const details = ({ method, path }: Asked) => method === 'PUT' && path.endsWith('/details')
    web.over = (one) =>
      details(one)
        ? problem(400, 'input.invalid', {
            errors: [
              { field: 'phone', code: 'phone.malformed', text: 'Nomor HP keliru.' },
              { field: 'unavailable', code: 'nomination.seated_then', text: 'Ada ujian hari itu.' },
            ],
          })
        : undefined
    const page = await web.open(`${paths.nominate.id}?id=01K0ASSIGNED`)
    await page.locator('#birthPlace').fill('Malang')
    await proceed(page)
    await page.locator('.summary').waitFor()
    expect(await page.locator('.summary a').allTextContents()).toEqual([
      'Nomor HP keliru.',
      'Ada ujian hari itu.',
    ])
    expect(await faultsOf(page)).toEqual([])
    web.over = (one) =>
      details(one) ? { body: nomination({ id: '01K0ASSIGNED', state: 'assigned' }) } : undefined
    await proceed(page)
    await page.locator('[role=status]', { hasText: 'tidak perlu diperiksa ulang' }).waitFor()
    expect(web.asked.at(-1)?.body).toMatchObject({ birthPlace: 'Malang', unavailable: [], version: 1 })
  })

  it('keeps days and data that were not sent for this tab, and none of it after leaving', async () => {
    const worker = nomination({ id: '01K0ASSIGNED', state: 'assigned', email: 'siti@example.test', ...bnsp })
    web.over = ({ method, path }) =>
      path === '/portal/nominations/01K0ASSIGNED'
        ? { body: worker }
        : method === 'PUT'
          ? { body: { ...worker, version: 2 } }
          : undefined
    const page = await web.open(`${paths.nominate.id}?id=01K0ASSIGNED`)
    const days = page.locator('.names li')
    const held = () =>
      page.evaluate(() => {
        const { 'draft:signed-in': _, ...drafts } = { ...sessionStorage }
        return drafts
      })
    await page.locator('summary', { hasText: 'Data untuk BNSP' }).click()
    await page.locator('#unavailable').fill('2026-12-10')
    await page.getByRole('button', { name: 'Tambah tanggal' }).click()
    await page.locator('#email').fill('')
    await page.locator('#notBefore').fill('2026-12-01')
    await page.reload()
    await page.locator('[role=status]', { hasText: 'sudah dipulihkan' }).waitFor()
    expect(await days.allTextContents()).toEqual([expect.stringContaining('10 Desember 2026')])
    expect(await page.locator('#notBefore').inputValue()).toBe('2026-12-01')
    expect(await page.locator('#email').inputValue()).toBe('')
    expect(await page.locator('#phone').inputValue()).toBe(worker.phone)
    expect(await faultsOf(page)).toEqual([])
    // What was not touched is not kept, so that it does not undo what a colleague has changed since.
    expect(Object.keys(await held())).toEqual(['draft:details 01K0ASSIGNED'])
    expect(JSON.stringify(await held())).not.toContain(worker.phone)

    await page.getByRole('button', { name: 'Buang isian itu' }).click()
    await expect.poll(() => days.count()).toBe(0)
    expect(await page.locator('#email').inputValue()).toBe('siti@example.test')
    expect(await held()).toEqual({})

    await page.locator('#unavailable').fill('2026-12-11')
    await page.getByRole('button', { name: 'Tambah tanggal' }).click()
    await page.reload()
    await days.waitFor()
    await proceed(page)
    await page.locator('[role=status]', { hasText: 'tidak perlu diperiksa ulang' }).waitFor()
    expect(web.asked.at(-1)?.body).toMatchObject({ unavailable: ['2026-12-11'], email: 'siti@example.test' })
    expect(await held()).toEqual({})

    await page.locator('summary', { hasText: 'Data untuk BNSP' }).click()
    await page.locator('#phone').fill('0812')
    expect(await held()).not.toEqual({})
    await page.goto(web.url + paths.portal.id)
    await page.getByRole('button', { name: 'Keluar' }).click()
    await expect.poll(() => web.asked.some(({ path }) => path === '/portal/leave')).toBe(true)
    await expect.poll(held).toEqual({})
  })

  it('keeps the days of a worker who is being nominated', async () => {
    const page = await web.open(paths.nominate.id)
    await page.locator('#name').fill('Wahyudi Lestari')
    await page.locator('summary', { hasText: 'Kapan' }).click()
    await page.locator('#unavailable').fill('2026-12-10')
    await page.getByRole('button', { name: 'Tambah tanggal' }).click()
    await page.reload()
    await page.locator('[role=status]', { hasText: 'sudah dipulihkan' }).waitFor()
    await expect.poll(() => page.locator('#name').inputValue()).toBe('Wahyudi Lestari')
    web.over = ({ method }) =>
      method === 'POST' ? { body: { outcomes: [{ at: 0, outcome: 'taken' }] } } : undefined
    // Picked, but not added.
    await page.locator('summary', { hasText: 'Kapan' }).click()
    await page.locator('#unavailable').fill('2026-12-03')
    await proceed(page)
    await page.locator('h1', { hasText: 'Wahyudi Lestari sudah dinominasikan.' }).waitFor()
    expect(web.asked.at(-1)?.body).toMatchObject({
      nominations: [{ unavailable: ['2026-12-03', '2026-12-10'] }],
    })
    await page.getByRole('button', { name: 'Tambah orang lain' }).click()
    await page.locator('summary', { hasText: 'Kapan' }).click()
    expect(await page.locator('.names li').count()).toBe(0)
    expect(await page.locator('#name').inputValue()).toBe('')
  })

  it('adds and removes contacts, and signs everyone out', async () => {
    const missing = (field: string) => ({ field, code: 'field.required', text: 'Isian ini wajib diisi.' })
    web.over = ({ method, path, body }) =>
      method === 'POST' && path.startsWith('/portal/contacts')
        ? (body as { name?: string } | undefined)?.name === ''
          ? problem(400, 'input.invalid', { errors: ['name', 'phone', 'email'].map(missing) })
          : { body: { ...own, contacts: [], version: 4 } }
        : method === 'POST' && path === '/portal/leave-everywhere'
          ? { body: null }
          : undefined
    const page = await web.open(paths.company.id)
    await page.locator('button', { hasText: 'Tambah kontak' }).click()
    await page.locator('article form button[type=submit]').click()
    // In the order of the form, each by the name of its field.
    await expect
      .poll(() => page.locator('.summary li').allTextContents())
      .toEqual(['Nama', 'Alamat surel', 'Nomor telepon'].map((name) => `${name}: Isian ini wajib diisi.`))
    await fill(page, { name: 'Wati', email: 'wati@example.test', phone: '0341391122' })
    expect(await faultsOf(page)).toEqual([])
    await page.locator('article form button[type=submit]').click()
    await page.locator('[role=status]', { hasText: 'wati@example.test' }).waitFor()
    expect(web.asked.at(-1)?.body).toMatchObject({ name: 'Wati', language: 'id', version: 3 })
    await page.reload()
    await page.locator('button', { hasText: 'Hapus Budi Santoso' }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('dialog button.danger').click()
    await page.locator('[role=status]', { hasText: 'Budi Santoso dihapus' }).waitFor()
    await page.locator('button', { hasText: 'Keluarkan semua' }).click()
    await expect.poll(() => web.asked.some(({ path }) => path === '/portal/leave-everywhere')).toBe(true)
  })

  it('asks to look at the identity card when the data contradict the NIK', async () => {
    const contradiction = {
      at: 0,
      outcome: 'confirm',
      errors: [{ field: 'sex', code: 'sex.contradicts_nik', text: 'Jenis kelamin tidak sama.' }],
    }
    let sent = 0
    web.over = ({ method, path }) =>
      method === 'POST' && path === '/portal/nominations'
        ? { body: { outcomes: [sent++ === 0 ? contradiction : { at: 0, outcome: 'taken' }] } }
        : undefined
    const page = await web.open(paths.nominate.id)
    await page.locator('#nik').fill('3507182104839005')
    await page.locator('#name').fill('Wahyudi Lestari')
    await proceed(page)
    await page.locator('#confirm-sex').check()
    expect(await faultsOf(page)).toEqual([])
    await proceed(page)
    await page.locator('h1', { hasText: 'Wahyudi Lestari sudah dinominasikan.' }).waitFor()
    expect(web.asked.at(-1)?.body).toMatchObject({ nominations: [{ confirmed: ['sex'] }] })
  })
})
