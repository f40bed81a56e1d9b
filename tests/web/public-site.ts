import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { buildSite } from '../../web/build.ts'
import { launch } from '../support/browser.ts'
import { type Answer, type Asked, serveSite } from '../support/site.ts'
import { stubApi } from '../support/stub-api.ts'

/**
 * The public pages as they are built, in a browser, before an API that answers as `over` says, else as a stub. A
 * test fails when its page threw, broke the policy, or was not what had been prerendered.
 */
export function publicSite() {
  let folder: string
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveSite>>
  let troubles: string[] = []
  const web = {
    over: (_: Asked): Answer | Promise<Answer> => undefined,
    asked: [] as Asked[],
    url: '',
    context: undefined as unknown as BrowserContext,
    async open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
      web.context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
      troubles = []
      const page = await web.context.newPage()
      page.on('pageerror', (error) => troubles.push(error.message))
      page.on('console', (message) => {
        if (/Content Security Policy|hydrat/i.test(message.text())) troubles.push(message.text())
      })
      await page.goto(web.url + path)
      return page
    },
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gelombang-web-'))
    const [started] = await Promise.all([launch(), buildSite({ outDir: folder, parts: ['public'] })])
    browser = started
    site = await serveSite(
      folder,
      stubApi((one) => {
        web.asked.push(one)
        return web.over(one)
      }),
    )
    web.url = site.url
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await rm(folder, { recursive: true, force: true })
  })
  afterEach(async () => {
    web.over = () => undefined
    web.asked = []
    await web.context.close()
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
  })
  return web
}

export const alive = (page: Page) => page.waitForSelector('#app[data-live]')

export async function fill(page: Page, values: Record<string, string>) {
  for (const [id, value] of Object.entries(values)) {
    const control = page.locator(`#${id}`)
    if (id === 'kind') await control.selectOption(value)
    else await control.fill(value)
  }
}
export const proceed = (page: Page) => page.locator('form button[type=submit]').click()
