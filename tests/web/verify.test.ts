import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Statement } from '../../functions/contract/statement.ts'
import type { Revocations } from '../../functions/contract/verdict.ts'
import { buildSite } from '../../web/build.ts'
import { languages, paths } from '../../web/src/routes.ts'
import { saidOf } from '../../web/src/pages/verify/said.ts'
import { words } from '../../web/src/pages/verify/words.ts'
import { listOf, seed, signerOf } from '../certificates/keys.ts'
import { launch } from '../support/browser.ts'
import { type Answer, type Asked, serveSite } from '../support/site.ts'
import { problem } from '../support/stub-api.ts'
import { faultsOf } from '../support/look.ts'

const signer = signerOf()
const stranger = signerOf({ active: { seed: seed('stranger'), from: '2026-01-01' }, retired: [] })
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const facts: Omit<Statement, 'key'> = {
  id: '01KAWT3XGZ9Q4V6R8T2M5N7P0B',
  number: '81210 5131 0 0012345 2026',
  registration: 'CS.1207.00456 2026',
  name: "Siti Nur'aini",
  scheme: 'Petugas Kebersihan',
  issued: day(-10),
  expires: day(1000),
}
const revoked = { ...facts, id: '01KAWT3XGZ9Q4V6R8T2M5N7P0C' }
const replaced = { ...facts, id: '01KAWT3XGZ9Q4V6R8T2M5N7P0D' }
const expired = { ...facts, issued: day(-800), expires: day(-2) }
const valid = signer.state(facts)

/** The name in the statement is made another of the same length; the signature stays. */
function altered(): string {
  const bytes = Buffer.from(valid, 'base64url')
  bytes.write('Rini', bytes.indexOf('Siti'))
  return bytes.toString('base64url')
}
const codes = {
  valid,
  expired: signer.state(expired),
  revoked: signer.state(revoked),
  replaced: signer.state(replaced),
  altered: altered(),
  unknown_key: stranger.state(facts),
  unreadable: 'not-a-certificate',
} as const

let folder: string
let browser: Browser
let list: Revocations
let context: BrowserContext | undefined
let site: Awaited<ReturnType<typeof serveSite>> | undefined
let over: (asked: Asked) => Answer = () => undefined
let sent = 0
let troubles: string[] = []

const api = (asked: Asked): Answer =>
  over(asked) ??
  (asked.path === '/keys'
    ? { body: { keys: signer.keys } }
    : asked.path === '/revocations'
      ? { body: list }
      : undefined)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gelombang-verify-'))
  const [started] = await Promise.all([launch(), buildSite({ outDir: folder, parts: ['public'] })])
  browser = started
  list = await listOf(new Date().toISOString(), { revoked: [revoked.id], replaced: [replaced.id] })
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(async () => {
  over = () => undefined
  await context?.close()
  await site?.close()
  context = site = undefined
  if (troubles.length > 0) throw new Error(troubles.join('\n'))
})

async function open(path: string): Promise<Page> {
  sent = 0
  site = await serveSite(folder, api, { codings: ['gzip'], onSent: (_, bytes) => (sent += bytes) })
  context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  troubles = []
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) troubles.push(message.text())
  })
  await page.goto(site.url + path)
  return page
}
/** What the page says, when it has said it: the key of its words. */
async function said(page: Page): Promise<string | null> {
  await page.waitForSelector('#answer [data-said]')
  return page.locator('#answer [data-said]').getAttribute('data-said')
}
const text = (page: Page) => page.locator('#answer').innerText()

const withoutEd25519 = (page: Page) =>
  page.addInitScript(() => {
    // Pages that are not secure, such as about:blank, have no cryptography to begin with.
    if (crypto.subtle)
      crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))
  })
/** Whether the page has loaded the substitute for the browser's own Ed25519. */
const substituted = (page: Page) =>
  page.evaluate(() =>
    performance.getEntriesByType('resource').some(({ name }) => /\/ed25519-[^/]+\.js$/.test(name)),
  )

async function fits(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  expect(await faultsOf(page)).toEqual([])
}
async function lookUp(page: Page, number: string) {
  await page.waitForSelector('#app[data-live]')
  await page.fill('#number', number)
  await page.click('form button[type=submit]')
}

describe('a code that is scanned', { timeout: 30_000 }, () => {
  const cases = languages.flatMap((language) =>
    (Object.keys(codes) as (keyof typeof codes)[]).map((answer) => [answer, language] as const),
  )
  it.each(cases)('is answered %s, in words: %s', async (answer, language) => {
    const page = await open(`${paths.verify[language]}#${codes[answer]}`)
    expect(await said(page)).toBe(answer)
    const shown = await text(page)
    const { title, lead, next } = words[language].answers[answer]
    for (const part of [title, lead, next]) expect(shown).toContain(part)
    const proven = ['valid', 'expired', 'revoked', 'replaced'].includes(answer)
    for (const fact of [facts.name, facts.scheme, facts.number, facts.registration])
      expect(shown.includes(fact)).toBe(proven)
    expect(shown.includes(words[language].asOf[0])).toBe(proven)
    expect(shown).not.toContain(words[language].offline)
    await fits(page)
  })

  it('is never called valid when nothing could be loaded', async () => {
    over = () => ({ status: 503, body: '' })
    const page = await open(`${paths.verify.id}#${valid}`)
    expect(await said(page)).toBe('cannot_keys')
    await fits(page)
  })

  it('is never called valid without a recent genuine list, and asks again on demand', async () => {
    const old = await listOf(new Date(Date.now() - 25 * 3_600_000).toISOString())
    const forged = { ...list, revoked: '' }
    let given: Answer = { status: 503, body: '' }
    over = ({ path }) => (path === '/revocations' ? given : undefined)
    const page = await open(`${paths.verify.id}#${valid}`)
    expect(await said(page)).toBe('cannot_list')
    expect(await text(page)).toContain(facts.name)
    await fits(page)
    for (given of [{ body: old }, { body: forged }, { body: {} }, { body: null }]) {
      await page.reload()
      expect(await said(page)).toBe('cannot_list')
    }
    over = () => undefined
    await page.click('[data-again]')
    await page.waitForSelector('[data-said=valid]')
  })

  it('says so when the browser has no cryptography at all', async () => {
    const page = await open(paths.privacy.id)
    await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
    await page.goto(`${site!.url}${paths.verify.id}#${valid}`)
    expect(await said(page)).toBe('cannot_crypto')
    await fits(page)
  })

  it('is judged alike where the browser knows no Ed25519', async () => {
    const page = await open(paths.privacy.id)
    await withoutEd25519(page)
    for (const [answer, code] of Object.entries(codes)) {
      await page.goto('about:blank')
      await page.goto(`${site!.url}${paths.verify.id}#${code}`)
      expect(await said(page)).toBe(answer)
    }
    expect(await substituted(page)).toBe(true)
    const own = await context!.newPage()
    await own.goto(`${site!.url}${paths.verify.id}#${valid}`)
    expect(await said(own)).toBe('valid')
    await own.waitForSelector('#app[data-kept]')
    expect(await substituted(own)).toBe(false)
  })

  it.each([
    ['the browser’s own Ed25519', false],
    ['the substitute', true],
  ])('is never called valid with a changed byte: %s', async (_, substitute) => {
    const page = await open(paths.privacy.id)
    if (substitute) await withoutEd25519(page)
    await page.goto(`${site!.url}${paths.verify.id}#${valid}`)
    expect(await said(page)).toBe('valid')
    const bytes = Buffer.from(valid, 'base64url')
    const found: (string | null)[] = []
    // What is signed stands before and behind the 64 bytes of the signature.
    for (let at = 5; at < bytes.length; at++) {
      const copy = Buffer.from(bytes)
      copy[at]! ^= 1
      await page.evaluate((code) => {
        document.querySelector('#answer [data-said]')?.removeAttribute('data-said')
        location.hash = code
      }, copy.toString('base64url'))
      found.push(await said(page))
    }
    expect(found.filter((one) => one !== 'altered' && one !== 'unreadable')).toEqual([])
    expect(found.filter((one) => one === 'altered').length).toBeGreaterThanOrEqual(64)
    expect(await substituted(page)).toBe(substitute)
    await page.evaluate((code) => (location.hash = code), valid)
    await page.waitForSelector('[data-said=valid]')
  })

  it('is answered anew when another is scanned in the same tab', async () => {
    const page = await open(`${paths.verify.id}#${valid}`)
    expect(await said(page)).toBe('valid')
    await page.evaluate((code) => (location.hash = code), codes.revoked)
    await page.waitForSelector('[data-said=revoked]')
  })
})

describe('without network', { timeout: 60_000 }, () => {
  it('a page that was opened before answers, and says that it is offline', async () => {
    const page = await open(paths.verify.id)
    await page.waitForSelector('#app[data-kept]')
    const { url } = site!
    await site!.close()
    for (const [answer, code] of Object.entries(codes)) {
      await page.goto('about:blank')
      await page.goto(`${url}${paths.verify.id}#${code}`)
      expect(await said(page)).toBe(answer)
    }
    await page.goto('about:blank')
    await page.goto(`${url}${paths.verify.id}#${valid}`)
    await said(page)
    expect(await text(page)).toContain(words.id.offline)
    await fits(page)
  })

  it('the substitute for Ed25519 is kept too', async () => {
    const page = await open(paths.privacy.id)
    await withoutEd25519(page)
    const { url } = site!
    await page.goto(url + paths.verify.en)
    await page.waitForSelector('#app[data-kept]')
    await site!.close()
    await page.goto(`${url}${paths.verify.en}#${codes.altered}`)
    await page.reload()
    expect(await said(page)).toBe('altered')
  })

  it('what the device kept is not believed for longer than a day', async () => {
    const page = await open(paths.verify.id)
    await page.waitForSelector('#app[data-kept]')
    const { url } = site!
    await site!.close()
    await page.clock.setFixedTime(new Date(Date.now() + 25 * 3_600_000))
    for (const [code, answer] of [
      [codes.valid, 'cannot_list'],
      [codes.unknown_key, 'cannot_keys'],
      [codes.revoked, 'revoked'],
    ] as const) {
      await page.goto('about:blank')
      await page.goto(`${url}${paths.verify.id}#${code}`)
      expect(await said(page)).toBe(answer)
    }
  })

  it('a page that never was opened does not open: nothing is called valid', async () => {
    const page = await open(paths.privacy.id)
    const { url } = site!
    await site!.close()
    await expect(page.goto(`${url}${paths.verify.id}#${valid}`)).rejects.toThrow()
    troubles = []
  })
})

describe('a number that is typed', { timeout: 30_000 }, () => {
  const states = ['issued', 'expired', 'revoked', 'replaced'] as const
  it.each(states)('of a certificate that is %s', async (state) => {
    const asked: unknown[] = []
    over = ({ path, body }) => {
      if (path !== '/certificates/lookup') return undefined
      asked.push(body)
      const { number, name, scheme, issued: issuedOn, expires: expiresOn } = facts
      return { body: { found: { number, name, scheme, schemeEn: 'Cleaner', state, issuedOn, expiresOn } } }
    }
    const page = await open(paths.verify.en)
    await lookUp(page, ` ${facts.number} `)
    expect(await said(page)).toBe(saidOf[state])
    expect(asked).toEqual([{ number: facts.number }])
    for (const fact of [facts.name, facts.number, 'Cleaner']) expect(await text(page)).toContain(fact)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
    await fits(page)
  })

  it('that nobody has, that was left out, and that cannot be looked up now', async () => {
    let given: Answer = { body: {} }
    over = ({ path }) => (path === '/certificates/lookup' ? given : undefined)
    const page = await open(paths.verify.id)
    await lookUp(page, '1')
    expect(await said(page)).toBe('not_found')
    await fits(page)
    await lookUp(page, ' ')
    expect(await page.locator('#number-error').innerText()).toBe(words.id.form.missing)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('number')
    await fits(page)
    given = problem(429, 'rate.exceeded')
    await lookUp(page, '2')
    await page.waitForSelector('[data-said=not_asked]')
    expect(await page.locator('#number-error').count()).toBe(0)
    await fits(page)
  })

  it('that was sent before the script had come', async () => {
    over = ({ path }) => (path === '/certificates/lookup' ? { body: {} } : undefined)
    const page = await open(`${paths.verify.id}?number=81210`)
    expect(await said(page)).toBe('not_found')
    expect(await page.inputValue('#number')).toBe('81210')
  })
})

describe('the page', { timeout: 30_000 }, () => {
  it('weighs at most 20 KB in all, its worker and a first answer included', async () => {
    const page = await open(`${paths.verify.id}#${valid}`)
    await page.waitForSelector('#app[data-kept]')
    expect(await said(page)).toBe('valid')
    expect(sent).toBeGreaterThan(5000)
    expect(sent).toBeLessThanOrEqual(20 * 1024)
  })

  it('says what is needed where scripts are off', async () => {
    site = await serveSite(folder, api)
    context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    for (const language of languages) {
      await page.goto(site.url + paths.verify[language])
      expect(await page.locator('noscript').innerText()).toContain(words[language].noScript)
    }
  })
})
