import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkerPage } from '../../functions/contract/worker-page.ts'
import { buildSite } from '../../web/build.ts'
import { paths } from '../../web/src/routes.ts'
import { launch } from '../support/browser.ts'
import { type Asked, serveSite } from '../support/site.ts'
import { problem, stubApi } from '../support/stub-api.ts'
import { faultsOf, overflow } from '../support/look.ts'

let folder: string
let browser: Browser
let site: Awaited<ReturnType<typeof serveSite>>
let sent = 0
let asked: Asked[] = []

const own: WorkerPage = {
  ticket: 'ticket',
  programme: {
    name: 'Sertifikasi Tenaga Kebersihan Kabupaten Malang 2026',
    nameEn: 'Certification of Cleaning Workers, Malang Regency 2026',
    office: { name: 'Disnaker Kabupaten Malang', email: 'disnaker@example.test', phone: '0341 391122' },
  },
  company: 'RSUD Kanjuruhan',
  scheme: { name: 'Petugas Kebersihan', nameEn: 'Cleaner' },
  state: 'certified',
  wave: {
    date: '2026-11-20',
    startsAt: '08:00',
    endsAt: '15:00',
    venue: 'TUK Kepanjen',
    address: 'Kepanjen',
  },
  certificate: {
    number: '81210 5131 0 0000017 2026',
    state: 'issued',
    issuedOn: '2026-11-20',
    expiresOn: '2029-11-19',
    statement: 'GLC1',
  },
  data: { name: 'Siti Aminah', nik: '3507••••••••9075', birthDate: '1990-05-12', phone: '+62812••••017' },
  requests: [],
}
let now = own
const api = stubApi((one) => {
  asked.push(one)
  if (one.path === '/worker/open')
    return (one.body as { birthDate: string }).birthDate === '12-05-1990'
      ? { body: now }
      : problem(404, 'worker.unknown')
  if (one.path === '/worker/open-to-work') {
    const { open, district } = one.body as { open: boolean; district: string }
    const { openToWork: _, ...rest } = now
    now = open ? { ...rest, openToWork: { since: '2026-11-24T02:00:00.000Z', district } } : rest
    return { body: now }
  }
  if (one.path === '/worker/requests') {
    const { kind, text } = one.body as { kind: 'correct'; text: string }
    const times = { at: '2026-11-24T02:00:00.000Z', dueAt: '2026-11-27T02:00:00.000Z' }
    return { body: (now = { ...now, requests: [{ kind, text, ...times }] }) }
  }
  return undefined
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gelombang-own-'))
  const [started] = await Promise.all([launch(), buildSite({ outDir: folder, parts: ['public'] })])
  browser = started
  site = await serveSite(folder, api, { codings: ['gzip'], onSent: (_, bytes) => (sent += bytes) })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(path: string, width = 360): Promise<Page> {
  now = own
  asked = []
  sent = 0
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  const page = await context.newPage()
  await page.goto(site.url + path)
  await page.waitForSelector('#app[data-live]')
  return page
}
const shot = (page: Page, name: string) =>
  process.env.SHOTS && page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })

describe("a worker's own page", () => {
  it.each([
    ['id', 360],
    ['en', 1280],
  ] as const)(
    'opens by link and date of birth, %s at %d px',
    async (language, width) => {
      const page = await open(`${paths.own[language]}#token.of.hers`, width)
      expect(await faultsOf(page)).toEqual([])
      await shot(page, `own-enter-${width}`)
      await page.fill('#birthDate', '13-05-1990')
      await page.click('button[type=submit]')
      await page.locator('.notice.bad').waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.fill('#birthDate', '12-05-1990')
      await page.click('button[type=submit]')
      await page.locator('h1', { hasText: 'Siti Aminah' }).waitFor()
      expect(asked.at(-1)?.body).toEqual({ token: 'token.of.hers', birthDate: '12-05-1990' })
      expect(await page.locator('main').innerText()).toContain('3507••••••••9075')
      expect(await faultsOf(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await page.locator('summary').last().click()
      await page.fill('#text', 'Nama saya keliru')
      await shot(page, `own-open-${width}`)
      await page
        .locator('form', { has: page.locator('#text') })
        .locator('button')
        .click()
      await page.locator('.notice', { hasText: 'Nama saya keliru' }).waitFor()
      await page.fill('#district', 'Kepanjen')
      await page
        .locator('form', { has: page.locator('#district') })
        .locator('button')
        .click()
      await page.locator('.notice.good', { hasText: 'Kepanjen' }).waitFor()
      expect(await faultsOf(page)).toEqual([])
      await shot(page, `own-done-${width}`)
      await page.locator('.notice.good button').click()
      await page.locator('#district').waitFor()
      await page.locator('.title-row button').click()
      await page.locator('#birthDate').waitFor()
      await page.context().close()
    },
    90_000,
  )

  it('says how to come by a link when there is none, and names a date that is missing', async () => {
    const page = await open(paths.own.id)
    await page.locator('.notice', { hasText: 'kode QR' }).waitFor()
    await page.goto(`${site.url}${paths.own.id}#x`)
    await page.locator('#birthDate').waitFor()
    await page.click('button[type=submit]')
    await page.locator('.field-error').waitFor()
    expect(asked.filter(({ path }) => path.startsWith('/worker'))).toEqual([])
    await page.context().close()
  })

  it('weighs at most 25 KB', async () => {
    const page = await open(`${paths.own.id}#x`)
    await page.waitForLoadState('networkidle')
    expect(sent / 1024).toBeLessThanOrEqual(25)
    await page.context().close()
  }, 30_000)
})
