import { describe, expect, it } from 'vitest'
import { languages, pageNames, paths } from '../../web/src/routes.ts'
import { text as enWords } from '../../web/src/text/en.ts'
import { text as idWords } from '../../web/src/text/id.ts'
import { problem } from '../support/stub-api.ts'
import { alive, fill, proceed, publicSite } from './public-site.ts'
import { faultsOf } from '../support/look.ts'

const web = publicSite()
const token = 'abcdefghijklmnopqrstuvwxyz0123456789'
const company = {
  name: 'RSUD Contoh',
  kind: 'rumah sakit daerah',
  district: 'Kepanjen',
  address: 'Jalan Contoh 1',
  expectedWorkers: '25',
}

describe('hydration', () => {
  const cases = languages.flatMap((language) =>
    (['register', 'login', 'confirm'] as const).map((name) => [language, name] as const),
  )
  it.each(cases)('keeps every node and what was typed before it: %s %s', async (language, name) => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const page = await web.open('/privasi')
    await page.route('**/assets/index-*.js', async (route) => {
      await gate
      await route.continue()
    })
    await page.goto(`${web.url}${paths[name][language]}${name === 'confirm' ? `#${token}` : ''}`, {
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
    const page = await web.open('/', {
      viewport: { width: 320, height: 640 },
      colorScheme: path.startsWith('/en') ? 'dark' : 'light',
    })
    await page.goto(web.url + path, { waitUntil: 'networkidle' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    expect(await faultsOf(page)).toEqual([])
  })

  it('answers an unknown address with a real 404', async () => {
    const page = await web.open('/')
    const answer = await page.goto(`${web.url}/tidak-ada`)
    expect(answer?.status()).toBe(404)
    expect(await page.title()).toContain('Halaman tidak ditemukan')
  })
})

describe('the registration', { timeout: 60_000 }, () => {
  it('says what is wrong, goes on step by step, and ends with a reference', async () => {
    const page = await web.open(paths.register.id)
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

    web.over = ({ path }) => (path === '/registrations' ? { status: 502, body: 'bad gateway' } : undefined)
    await proceed(page)
    await page.locator('.notice.bad').waitFor()
    expect(await page.locator('.notice.bad').textContent()).toContain('Sambungan terputus')
    expect(await faultsOf(page)).toEqual([])
    web.over = () => undefined
    await proceed(page)
    await page.locator('.reference').waitFor()
    expect(await page.locator('.reference').textContent()).toBe('01K0REFERENCE')
    expect(await faultsOf(page)).toEqual([])

    const sent = web.asked.filter(({ path }) => path === '/registrations').map(({ body }) => body)
    expect(sent[0]).toMatchObject({ ...company, district: 'Lawang', notice: '2026-11', language: 'id' })
    // The same request again: sending twice changes nothing.
    expect(sent[1]).toEqual(sent[0])
    await page.reload()
    expect(await page.locator('.reference').textContent()).toBe('01K0REFERENCE')
  })

  it('returns to the filled form on Back, and keeps the draft over a reload and a change of language', async () => {
    const page = await web.open(paths.register.id)
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
    web.over = ({ path }) =>
      path === '/invitations/read'
        ? {
            body: { programme: 'malang-2026', ...company, expectedWorkers: 25, email: 'rsud@example.test' },
          }
        : undefined
    const page = await web.open(`${paths.register.id}#${token}`)
    await page.locator('[role=status]', { hasText: 'undangan' }).waitFor()
    expect(await page.locator('#name').inputValue()).toBe(company.name)
    expect(page.url()).not.toContain(token)
  })

  it('posts a plain form without JavaScript', async () => {
    web.over = ({ path }) => (path === '/registrations' ? { html: '<h1>Terkirim</h1>' } : undefined)
    const page = await web.open(paths.register.id, { javaScriptEnabled: false })
    await fill(page, {
      ...company,
      contactName: 'Sri',
      contactPhone: '0341391122',
      email: 'sri@example.test',
    })
    await page.locator('#affirmed').check()
    await proceed(page)
    expect(await page.locator('h1').textContent()).toBe('Terkirim')
    expect(web.asked.at(-1)?.body).toMatchObject({
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
    const page = await web.open(`${paths.login[language]}#${token}`)
    await alive(page)
    await page.locator('button', { hasText: words.link.loginButton }).waitFor()
    expect(web.asked.some(({ path }) => path === '/links/spend')).toBe(false)
    await page.locator('button', { hasText: words.link.loginButton }).click()
    await page.locator(`a[href="${paths.portal[language]}"].button`).waitFor()
    expect(web.asked.at(-1)).toMatchObject({ path: '/links/spend', body: { token }, language })
  })

  it('that are used up offer a new one without telling whether the address is known', async () => {
    web.over = ({ path }) => (path === '/links/spend' ? problem(410, 'link.invalid') : undefined)
    const page = await web.open(`${paths.confirm.id}#${token}`)
    await alive(page)
    await page.locator('button', { hasText: idWords.link.confirmButton }).click()
    await page.locator('h1', { hasText: idWords.link.expired }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#email').fill('siapa@example.test')
    await proceed(page)
    await page.locator('.notice.good', { hasText: 'Bila siapa@example.test terdaftar' }).waitFor()
  })
})
