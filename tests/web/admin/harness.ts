import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Role } from '../../../functions/contract/access.ts'
import { buildSite } from '../../../web/build.ts'
import { launch } from '../../support/browser.ts'
import { type Answer, type Asked, serveSite } from '../../support/site.ts'
import { adminApi } from './stub.ts'

/** The built admin pages in a real browser, with a stub behind them. */
export function adminPages() {
  let folder: string
  let browser: Browser
  let context: BrowserContext | undefined
  let site: Awaited<ReturnType<typeof serveSite>>
  let over: (asked: Asked) => Answer = () => undefined
  let role: Role = 'admin'
  let troubles: string[] = []
  const asked: Asked[] = []
  const sent: { path: string; bytes: number }[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gelombang-admin-'))
    const [started] = await Promise.all([launch(), buildSite({ outDir: folder, parts: ['admin'] })])
    browser = started
    const api = adminApi(
      () => role,
      (one) => {
        asked.push(one)
        return over(one)
      },
    )
    site = await serveSite(folder, api, {
      codings: ['gzip'],
      onSent: (path, bytes) => sent.push({ path, bytes }),
    })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await rm(folder, { recursive: true, force: true })
  })
  afterEach(async () => {
    over = () => undefined
    role = 'admin'
    asked.length = 0
    sent.length = 0
    await context?.close()
    context = undefined
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
  })

  return {
    asked,
    sent,
    answer: (of: typeof over) => (over = of),
    as: (of: Role) => (role = of),
    /** Options make a browser of their own, with nothing in its cache. */
    async open(path: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page> {
      troubles = []
      if (options) {
        await context?.close()
        context = undefined
      }
      context ??= await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(8000)
      page.on('pageerror', (error) => troubles.push(error.message))
      page.on('console', (message) => {
        if (/Content Security Policy/i.test(message.text())) troubles.push(message.text())
      })
      await page.goto(`${site.url}/admin/malang-2026${path}`)
      await settled(page)
      return page
    },
  }
}

/** Waits until the page shows what it has asked for. */
export async function settled(page: Page) {
  await page.waitForSelector('h1')
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
}
