import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../../web/build.ts'
import { launch } from '../support/browser.ts'
import { type Answer, serveSite } from '../support/site.ts'
import { problem, stubApi } from '../support/stub-api.ts'
import { faultsOf, overflow } from '../support/look.ts'

let folder: string
let browser: Browser
let site: Awaited<ReturnType<typeof serveSite>>
let over: Answer
let sent = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gelombang-progress-'))
  const [started] = await Promise.all([launch(), buildSite({ outDir: folder, parts: ['public'] })])
  browser = started
  const api = stubApi(({ path }) => (path === '/progress' ? over : undefined))
  site = await serveSite(folder, api, { codings: ['gzip'], onSent: (_, bytes) => (sent += bytes) })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(folder, { recursive: true, force: true })
})

async function opened(path: string, width = 360): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } })
  sent = 0
  await page.goto(site.url + path)
  await page.waitForLoadState('networkidle')
  return page
}

describe('the page of the 100 days', () => {
  it.each([
    ['/100-hari', 'Hari ke-23 dari 100', '1.955', 'tidak ditampilkan'],
    ['/en/100-days', 'Day 23 of 100', '1,955', 'withheld'],
  ])('tells day, figures and what is withheld, in words too: %s', async (path, day, nominated, withheld) => {
    const page = await opened(path)
    expect(await page.locator('.day strong').innerText()).toBe(day)
    expect(await page.locator('table.funnel tr').nth(1).locator('td').innerText()).toBe(nominated)
    expect(await page.locator('table.funnel tr').nth(4).locator('td').textContent()).toBe(`∗${withheld}`)
    await page.locator('summary').click()
    expect(await page.locator('details td').first().innerText()).toBe(nominated)
    expect(await faultsOf(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(sent).toBeLessThanOrEqual(25 * 1024)
    await page.close()
  })
  it('has its heading and meaning before any script has run', async () => {
    expect(await readFile(join(folder, '100-hari/index.html'), 'utf8')).toContain('100 hari sertifikasi')
  })
  it('says what to do when there are no figures yet', async () => {
    over = { status: 404, body: problem(404, 'progress.unknown') }
    const page = await opened('/100-hari')
    expect(await page.locator('[role=status]').innerText()).toMatch(/satu jam lagi/)
    over = undefined
    await page.close()
  })
})

describe('the home page', () => {
  it('shows the head figures, links to the page, and stays light', async () => {
    const page = await opened('/')
    expect(await page.locator('[data-progress=nominated]').innerText()).toBe('1.955')
    expect(await page.locator('[data-progress=certified]').innerText()).toBe('∗')
    expect(await page.locator('.so-far a').getAttribute('href')).toBe('/100-hari')
    expect(sent).toBeLessThanOrEqual(18 * 1024)
    await page.close()
  })
})
