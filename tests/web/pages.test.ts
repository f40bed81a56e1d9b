import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../../web/build.ts'
import { languages, pageNames, paths } from '../../web/src/routes.ts'
import { text as enWords } from '../../web/src/text/en.ts'
import { text as idWords } from '../../web/src/text/id.ts'
import { launch } from '../support/browser.ts'
import { type Answer, type Asked, serveSite } from '../support/site.ts'
import { company as own, nomination, problem, stubApi } from '../support/stub-api.ts'

let folder: string
let browser: Browser
let context: BrowserContext
let site: Awaited<ReturnType<typeof serveSite>>
let over: (asked: Asked) => Answer = () => undefined
let asked: Asked[] = []
let troubles: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gelombang-web-'))
  const [started] = await Promise.all([launch(), buildSite({ outDir: folder, parts: ['public'] })])
  browser = started
  site = await serveSite(
    folder,
    stubApi((one) => {
      asked.push(one)
      return over(one)
    }),
  )
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(async () => {
  over = () => undefined
  asked = []
  await context.close()
  if (troubles.length > 0) throw new Error(troubles.join('\n'))
})

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
  troubles = []
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|hydrat/i.test(message.text())) troubles.push(message.text())
  })
  await page.goto(site.url + path)
  return page
}
const alive = (page: Page) => page.waitForSelector('#app[data-live]')

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const token = 'abcdefghijklmnopqrstuvwxyz0123456789'
const company = {
  name: 'RSUD Contoh',
  kind: 'rumah sakit daerah',
  district: 'Kepanjen',
  address: 'Jalan Contoh 1',
  expectedWorkers: '25',
}
async function fill(page: Page, values: Record<string, string>) {
  for (const [id, value] of Object.entries(values)) {
    const control = page.locator(`#${id}`)
    if (id === 'kind') await control.selectOption(value)
    else await control.fill(value)
  }
}
const proceed = (page: Page) => page.locator('form button[type=submit]').click()

describe('hydration', () => {
  const cases = languages.flatMap((language) =>
    (['register', 'login', 'confirm'] as const).map((name) => [language, name] as const),
  )
  it.each(cases)('keeps every node and what was typed before it: %s %s', async (language, name) => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const page = await open('/privasi')
    await page.route('**/assets/index-*.js', async (route) => {
      await gate
      await route.continue()
    })
    await page.goto(`${site.url}${paths[name][language]}${name === 'confirm' ? `#${token}` : ''}`, {
      waitUntil: 'commit',
    })
    await page.waitForSelector('.foot')
    const inputs = page.locator('#app input:not([type=hidden])')
    const typed = name === 'confirm' ? [] : ['diketik lebih dulu']
    for (const words of typed) await inputs.first().fill(words)
    const before = await page.evaluate(() => {
      const all = [...document.querySelectorAll('#app *')]
      for (const element of all) (element as { mark?: true }).mark = true
      return all.length
    })
    release()
    await alive(page)
    const kept = await page.evaluate(
      () => [...document.querySelectorAll('#app *')].filter((one) => (one as { mark?: true }).mark).length,
    )
    expect(kept).toBe(before)
    const held = await inputs.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    expect(held.filter((value) => value && value !== 'on')).toEqual(typed)
  })
})

describe('every public page', () => {
  const all = [
    ...pageNames.flatMap((name) => languages.map((language) => paths[name][language])),
    '/tidak-ada',
  ]
  const sample = process.env.FULL ? all : all.filter((_, at) => at % 8 === 0 || at % 8 === 3)

  it.each(sample)('fits 320 pixels and has no fault for axe: %s', async (path) => {
    const page = await open('/', {
      viewport: { width: 320, height: 640 },
      colorScheme: path.startsWith('/en') ? 'dark' : 'light',
    })
    await page.goto(site.url + path, { waitUntil: 'networkidle' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    expect(await faultsOf(page)).toEqual([])
  })

  it('answers an unknown address with a real 404', async () => {
    const page = await open('/')
    const answer = await page.goto(`${site.url}/tidak-ada`)
    expect(answer?.status()).toBe(404)
    expect(await page.title()).toContain('Halaman tidak ditemukan')
  })
})

describe('the registration', { timeout: 60_000 }, () => {
  it('says what is wrong, goes on step by step, and ends with a reference', async () => {
    const page = await open(paths.register.id)
    await alive(page)
    await proceed(page)
    const summary = page.locator('.summary')
    await summary.waitFor()
    await expect.poll(() => page.title()).toMatch(/^Kesalahan: /)
    expect(await summary.locator('a').allTextContents()).toContain('Isi nama perusahaan atau instansi.')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('summary')
    expect(await faultsOf(page)).toEqual([])
    await summary.locator('a').first().click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name')

    await fill(page, company)
    await proceed(page)
    await page.locator('#contactName').waitFor({ state: 'visible' })
    // The heading takes the focus a moment after the step is shown.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await fill(page, { contactName: 'Sri', contactPhone: '0341 391122', email: 'sri@example.test' })
    await proceed(page)
    await page.locator('#affirmed').check()
    await proceed(page)
    await page.locator('dl.pairs').first().waitFor()
    expect(await page.locator('dd .muted').first().textContent()).toBe('Tidak diisi')
    expect(await faultsOf(page)).toEqual([])

    await page.locator('a', { hasText: 'Ubah Kecamatan' }).click()
    await fill(page, { district: 'Lawang' })
    await proceed(page)
    await page.locator('dl.pairs').first().waitFor()
    expect(await page.locator('dl.pairs').first().textContent()).toContain('Lawang')

    over = ({ path }) => (path === '/registrations' ? { status: 502, body: 'bad gateway' } : undefined)
    await proceed(page)
    await page.locator('.notice.bad').waitFor()
    expect(await page.locator('.notice.bad').textContent()).toContain('Sambungan terputus')
    expect(await faultsOf(page)).toEqual([])
    over = () => undefined
    await proceed(page)
    await page.locator('.reference').waitFor()
    expect(await page.locator('.reference').textContent()).toBe('01K0REFERENCE')
    expect(await faultsOf(page)).toEqual([])

    const sent = asked.filter(({ path }) => path === '/registrations').map(({ body }) => body)
    expect(sent[0]).toMatchObject({ ...company, district: 'Lawang', notice: '2026-11', language: 'id' })
    // The same request again: sending twice changes nothing.
    expect(sent[1]).toEqual(sent[0])
    await page.reload()
    expect(await page.locator('.reference').textContent()).toBe('01K0REFERENCE')
  })

  it('returns to the filled form on Back, and keeps the draft over a reload and a change of language', async () => {
    const page = await open(paths.register.id)
    await alive(page)
    await fill(page, company)
    await proceed(page)
    await page.locator('#contactName').fill('Sri')
    await page.goBack()
    expect(await page.locator('#name').inputValue()).toBe(company.name)
    await page.reload()
    await alive(page)
    expect(await page.locator('#district').inputValue()).toBe('Kepanjen')
    await page.locator('[role=status]', { hasText: 'dipulihkan' }).waitFor()
    await page.locator('a[data-switch]').click()
    await page.waitForURL('**/en/register**')
    await alive(page)
    await page.locator('[role=status]', { hasText: 'restored' }).waitFor()
    expect(await page.locator('#name').inputValue()).toBe(company.name)
    await page.locator('button', { hasText: 'Clear the form' }).click()
    expect(await page.locator('#name').inputValue()).toBe('')
  })

  it('fills in what an invitation knows', async () => {
    over = ({ path }) =>
      path === '/invitations/read'
        ? {
            body: { programme: 'malang-2026', ...company, expectedWorkers: 25, email: 'rsud@example.test' },
          }
        : undefined
    const page = await open(`${paths.register.id}#${token}`)
    await page.locator('[role=status]', { hasText: 'undangan' }).waitFor()
    expect(await page.locator('#name').inputValue()).toBe(company.name)
    expect(page.url()).not.toContain(token)
  })

  it('posts a plain form without JavaScript', async () => {
    over = ({ path }) => (path === '/registrations' ? { html: '<h1>Terkirim</h1>' } : undefined)
    const page = await open(paths.register.id, { javaScriptEnabled: false })
    await fill(page, {
      ...company,
      contactName: 'Sri',
      contactPhone: '0341391122',
      email: 'sri@example.test',
    })
    await page.locator('#affirmed').check()
    await proceed(page)
    expect(await page.locator('h1').textContent()).toBe('Terkirim')
    expect(asked.at(-1)?.body).toMatchObject({
      ...company,
      affirmed: 'on',
      notice: '2026-11',
      language: 'id',
    })
  })
})

describe('links', () => {
  it.each(languages)('are spent by the button, not by opening the page (%s)', async (language) => {
    const words = language === 'en' ? enWords : idWords
    const page = await open(`${paths.login[language]}#${token}`)
    await alive(page)
    await page.locator('button', { hasText: words.link.loginButton }).waitFor()
    expect(asked.some(({ path }) => path === '/links/spend')).toBe(false)
    await page.locator('button', { hasText: words.link.loginButton }).click()
    await page.locator(`a[href="${paths.portal[language]}"].button`).waitFor()
    expect(asked.at(-1)).toMatchObject({ path: '/links/spend', body: { token }, language })
  })

  it('that are used up offer a new one without telling whether the address is known', async () => {
    over = ({ path }) => (path === '/links/spend' ? problem(410, 'link.invalid') : undefined)
    const page = await open(`${paths.confirm.id}#${token}`)
    await alive(page)
    await page.locator('button', { hasText: idWords.link.confirmButton }).click()
    await page.locator('h1', { hasText: idWords.link.expired }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#email').fill('siapa@example.test')
    await proceed(page)
    await page.locator('.notice.good', { hasText: 'Bila siapa@example.test terdaftar' }).waitFor()
  })
})

describe('the portal', () => {
  it('asks for a link when nobody is signed in', async () => {
    over = ({ path }) => (path.startsWith('/portal') ? problem(401, 'session.missing') : undefined)
    const page = await open(paths.portal.id)
    await page.locator('#email').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('withdraws a worker only after a question that names the person', async () => {
    over = ({ path, method }) =>
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
    const page = await open(paths.portal.id)
    await page.locator('button', { hasText: 'Tarik Wahyudi Lestari' }).click()
    const dialog = page.locator('dialog')
    expect(await dialog.locator('h2').textContent()).toBe('Tarik Wahyudi Lestari?')
    expect(await faultsOf(page)).toEqual([])
    await dialog.locator('button[type=submit]').click()
    await page.locator('[role=status]', { hasText: 'Wahyudi Lestari sudah ditarik.' }).waitFor()
  })

  it('lets another worker take a seat, one who waits or a new one, and shows the history', async () => {
    over = ({ path, query, method }) =>
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
    const page = await open(`${paths.nominate.id}?id=01K0ASSIGNED&act=replace`)
    await page.locator('#by').waitFor()
    expect(await page.locator('.steps-taken li').count()).toBe(3)
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#by').selectOption('new')
    await page.locator('#nik').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#by').selectOption('01K0WAITS')
    await page.locator('button', { hasText: 'Ganti' }).click()
    await page.locator('[role=status]', { hasText: "Siti Nur'aini digantikan Ponari" }).waitFor()
    expect(asked.at(-1)?.body).toMatchObject({ by: '01K0WAITS', version: 1 })
  })

  it('saves data for BNSP without sending the nomination back, and tells every fault at once', async () => {
    const details = ({ method, path }: Asked) => method === 'PUT' && path.endsWith('/details')
    over = (one) =>
      details(one)
        ? problem(400, 'input.invalid', {
            errors: [
              { field: 'phone', code: 'phone.malformed', text: 'Nomor HP keliru.' },
              { field: 'unavailable', code: 'nomination.seated_then', text: 'Ada ujian hari itu.' },
            ],
          })
        : undefined
    const page = await open(`${paths.nominate.id}?id=01K0ASSIGNED`)
    await page.locator('#birthPlace').fill('Malang')
    await proceed(page)
    expect(await page.locator('.summary a').allTextContents()).toEqual([
      'Nomor HP keliru.',
      'Ada ujian hari itu.',
    ])
    expect(await faultsOf(page)).toEqual([])
    over = (one) =>
      details(one) ? { body: nomination({ id: '01K0ASSIGNED', state: 'assigned' }) } : undefined
    await proceed(page)
    await page.locator('[role=status]', { hasText: 'tidak perlu diperiksa ulang' }).waitFor()
    expect(asked.at(-1)?.body).toMatchObject({ birthPlace: 'Malang', unavailable: [], version: 1 })
  })

  it('adds and removes contacts, and signs everyone out', async () => {
    over = ({ method, path }) =>
      method === 'POST' && path.startsWith('/portal/contacts')
        ? { body: { ...own, contacts: [], version: 4 } }
        : method === 'POST' && path === '/portal/leave-everywhere'
          ? { body: null }
          : undefined
    const page = await open(paths.company.id)
    await page.locator('button', { hasText: 'Tambah kontak' }).click()
    await fill(page, { name: 'Wati', email: 'wati@example.test', phone: '0341391122' })
    expect(await faultsOf(page)).toEqual([])
    await page.locator('article form button[type=submit]').click()
    await page.locator('[role=status]', { hasText: 'wati@example.test' }).waitFor()
    expect(asked.at(-1)?.body).toMatchObject({ name: 'Wati', language: 'id', version: 3 })
    await page.reload()
    await page.locator('button', { hasText: 'Hapus Budi Santoso' }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('dialog button.danger').click()
    await page.locator('[role=status]', { hasText: 'Budi Santoso dihapus' }).waitFor()
    await page.locator('button', { hasText: 'Keluarkan semua' }).click()
    await page.waitForLoadState('networkidle')
    expect(asked.some(({ path }) => path === '/portal/leave-everywhere')).toBe(true)
  })

  it('asks to look at the identity card when the data contradict the NIK', async () => {
    const contradiction = {
      at: 0,
      outcome: 'confirm',
      errors: [{ field: 'sex', code: 'sex.contradicts_nik', text: 'Jenis kelamin tidak sama.' }],
    }
    let sent = 0
    over = ({ method, path }) =>
      method === 'POST' && path === '/portal/nominations'
        ? { body: { outcomes: [sent++ === 0 ? contradiction : { at: 0, outcome: 'taken' }] } }
        : undefined
    const page = await open(paths.nominate.id)
    await page.locator('#nik').fill('3507182104839005')
    await page.locator('#name').fill('Wahyudi Lestari')
    await proceed(page)
    await page.locator('#confirm-sex').check()
    expect(await faultsOf(page)).toEqual([])
    await proceed(page)
    await page.locator('h1', { hasText: 'Wahyudi Lestari sudah dinominasikan.' }).waitFor()
    expect(asked.at(-1)?.body).toMatchObject({ nominations: [{ confirmed: ['sex'] }] })
  })
})

describe('a roster', { timeout: 60_000 }, () => {
  const roster = join(import.meta.dirname, 'fixtures/rsud-kanjuruhan.xlsx')
  const take = ({ body }: Asked): Answer => {
    const { nominations } = body as { nominations: unknown[] }
    return {
      body: { outcomes: nominations.map((_, at) => ({ at, outcome: 'taken', nomination: `n${at}` })) },
    }
  }
  const isBatch = ({ method, path }: Asked) => method === 'POST' && path === '/portal/nominations'
  const counts = (page: Page) => page.locator('.tab strong').allTextContents()

  it('is read, mended in place by keyboard, confirmed, and sent in batches over a broken connection', async () => {
    const page = await open(paths.roster.id, { viewport: { width: 1280, height: 900 } })
    await page.locator('#file').waitFor()
    await page.setInputFiles('#file', roster)
    await page.locator('.grid').waitFor()
    expect(await counts(page)).toEqual(['4', '1', '37'])
    expect(await faultsOf(page)).toEqual([])

    // The second faulty row lacks a digit of its NIK.
    await page.locator('.grid [role=gridcell][tabindex="0"]').focus()
    await page.keyboard.press('ArrowDown')
    // The input has the focus before another key can come, however slow the machine.
    const focused = await page.evaluate(async () => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      await Promise.resolve().then(() => undefined)
      return document.activeElement?.className
    })
    expect(focused).toBe('edit')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('3507194204999013')
    await page.keyboard.press('Enter')
    await page.locator('[role=status]', { hasText: 'sudah benar' }).waitFor()
    expect(await counts(page)).toEqual(['3', '1', '38'])
    // The row has left the list; the keyboard stays in the grid.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell')

    await page.locator('.tab.confirm').click()
    await page.locator('.grid input[type=checkbox]').check()
    expect(await faultsOf(page)).toEqual([])
    await page.selectOption('#scheme', 'cleaner')

    over = (one) =>
      isBatch(one) ? (asked.filter(isBatch).length === 1 ? take(one) : { status: 503, body: '' }) : undefined
    await page.locator('button', { hasText: 'Kirim 39 orang' }).click()
    await page.locator('.notice.bad', { hasText: 'Sambungan terputus' }).waitFor({ timeout: 8000 })
    await page.reload()
    await page.locator('.notice', { hasText: 'sudah dibuka lagi' }).waitFor()
    over = (one) => (isBatch(one) ? take(one) : undefined)
    asked = []
    await page.locator('button', { hasText: 'Lanjutkan mengirim 14 orang' }).click()
    await page.locator('h2', { hasText: 'Daftar sudah terkirim' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    const nominations = asked
      .filter(isBatch)
      .flatMap(({ body }) => (body as { nominations: object[] }).nominations)
    expect(nominations).toHaveLength(14)
    expect(nominations.every((one) => 'scheme' in one && one.scheme === 'cleaner')).toBe(true)
  })

  it('is saved in the background, goes on when the connection comes back, and shows who was faster', async () => {
    const kept = new Map<
      string,
      { version: number; rows: number; name: string; chunks: Map<number, unknown[]> }
    >()
    let broken = true
    let faster: string | undefined
    over = (one) => {
      const id = /^\/portal\/drafts\/([\w-]+)$/.exec(one.path)?.[1]
      const chunk = /^\/portal\/drafts\/([\w-]+)\/chunks\/(\d+)$/.exec(one.path)
      const head = (key: string) => {
        const { version, rows, name } = kept.get(key)!
        const at = '2026-11-24T03:00:00.000Z'
        const facts = { sent: 0, whole: true, savedAt: at, waitsUntil: at, scheme: '' }
        return {
          id: key,
          name,
          version,
          rows,
          chunks: Math.ceil(rows / 200),
          savedBy: faster ?? 'Rina',
          ...facts,
        }
      }
      if (one.path.startsWith('/portal/drafts') && broken) return { status: 503, body: '' }
      if (one.path === '/portal/drafts') return { body: [...kept.keys()].map(head) }
      if (chunk) return { body: { rows: kept.get(chunk[1]!)!.chunks.get(Number(chunk[2])) } }
      if (id && one.method === 'PUT') {
        if (faster) return problem(409, 'draft.overtaken')
        const sent = one.body as {
          version: number
          rows: number
          name: string
          chunks: { at: number; rows: unknown[] }[]
        }
        const draft = kept.get(id) ?? { ...sent, chunks: new Map<number, unknown[]>() }
        for (const { at, rows } of sent.chunks) draft.chunks.set(at, rows)
        kept.set(id, { ...draft, version: sent.version + 1 })
        return { body: head(id) }
      }
      if (id) return { body: head(id) }
      return isBatch(one) ? take(one) : undefined
    }
    const page = await open(paths.roster.id, { viewport: { width: 1280, height: 900 } })
    await page.setInputFiles('#file', roster)
    await page.locator('.grid').waitFor()
    await page.locator('[role=status]', { hasText: 'Sambungan terputus' }).waitFor()
    broken = false
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.locator('p[role=status]', { hasText: 'Tersimpan' }).waitFor()
    expect([...kept.values()].map(({ rows, chunks }) => [rows, chunks.get(0)?.length])).toEqual([[42, 42]])
    expect(await faultsOf(page)).toEqual([])

    // Another device: nothing in this tab, everything on the server.
    await page.evaluate(() => sessionStorage.clear())
    await page.goto('about:blank')
    await page.goto(site.url + paths.roster.id)
    await page.locator('button', { hasText: 'Lanjutkan' }).click()
    await page.locator('.grid').waitFor()
    expect(await counts(page)).toEqual(['4', '1', '37'])

    faster = 'Budi'
    await page.locator('.tab.confirm').click()
    await page.locator('.grid input[type=checkbox]').check()
    await page.locator('[role=alert]', { hasText: 'Budi juga mengerjakan' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    faster = undefined
    await page.locator('button', { hasText: 'Simpan milik saya' }).click()
    await page.locator('p[role=status]', { hasText: 'Tersimpan' }).waitFor()
    expect(kept.size).toBe(2)
  })

  it('comes back as the same workbook, its faulty cells marked', async () => {
    const page = await open(paths.roster.id, { viewport: { width: 1280, height: 900 } })
    await page.setInputFiles('#file', roster)
    await page.locator('.grid').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('button', { hasText: 'Unduh daftar dengan tanda' }).click(),
    ])
    const { default: ExcelJS } = await import('exceljs')
    const [before, after] = [new ExcelJS.Workbook(), new ExcelJS.Workbook()]
    await before.xlsx.readFile(roster)
    await after.xlsx.readFile(await download.path())
    expect(after.worksheets.map(({ name }) => name)).toEqual(before.worksheets.map(({ name }) => name))
    const marked: string[] = []
    after.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.text).toBe(before.getWorksheet(sheet.name)!.getCell(cell.address).text)
          if (cell.note) marked.push(cell.address)
        }),
      ),
    )
    expect(marked.length).toBeGreaterThanOrEqual(5)
  })

  it('of ten thousand pasted rows draws only what is in sight, and scrolls to the last by keyboard', async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => {
      const serial = String(9000 + (at % 999)).padStart(4, '0')
      const day = String(1 + (at % 28)).padStart(2, '0')
      return `3507${String(1 + (at % 30)).padStart(2, '0')}${day}0190${serial}\tOrang ${'abcdefghij'[at % 10]}\tL\t${day}/01/1990\t08123456${serial}`
    })
    const page = await open(paths.roster.en, { viewport: { width: 1280, height: 900 } })
    await page.locator('summary', { hasText: 'paste' }).click()
    await page.evaluate(
      (text) => {
        const area = document.querySelector<HTMLTextAreaElement>('#paste')
        if (area) area.value = text
      },
      ['NIK\tNama\tL/P\tTanggal Lahir\tNo HP', ...lines].join('\n'),
    )
    await page.locator('button', { hasText: 'Read what was pasted' }).click()
    await page.locator('.grid').waitFor({ timeout: 15_000 })
    const total = Number(await page.locator('.grid').getAttribute('aria-rowcount')) - 1
    expect(total).toBeGreaterThan(1000)
    expect(await page.locator('.grid-body .grid-row').count()).toBeLessThan(40)
    await page.locator('.grid [role=gridcell][tabindex="0"]').focus()
    for (let press = 0; press < 30; press++) await page.keyboard.press('PageDown')
    const index = await page.evaluate(() =>
      document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex'),
    )
    expect(Number(index)).toBe(2 + 30 * 8)
  })
})
