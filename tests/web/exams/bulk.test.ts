import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from '../../support/browser.ts'
import { type ExamSystem, examSystem, programme } from '../../support/exam-system.ts'
import { settled } from '../admin/harness.ts'

const size = 100
const most = { seconds: 120, keysEach: 1.1 }

let system: ExamSystem
let browser: Browser
let day: Awaited<ReturnType<ExamSystem['wave']>>
beforeAll(async () => {
  ;[system, browser] = await Promise.all([examSystem(), launch()])
  const companies = Array.from({ length: 10 }, (_, at) => ({ company: `BULK${at}`, n: size / 10 }))
  // Ten entries of the register that are one person: at most ten candidates each.
  day = await system.wave(companies, { emails: Array(10).fill('assessor-1@gelombang.test') })
  const lsp = await system.people.officer('lsp-1')
  const params = { programme, wave: day.wave.id }
  const checkIns = day.people.map(({ id }) => ({
    id: `check-in-${id}`,
    nomination: id,
    at: new Date().toISOString(),
    device: 'hp-1',
    how: 'code' as const,
  }))
  await lsp('POST /programmes/:programme/exams/:wave/check-ins', { params, body: { checkIns } })
  await lsp('PUT /programmes/:programme/exams/:wave/panel', {
    params,
    body: { version: 0, of: {}, share: true },
  })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

/** Opens a grid, stands in its first cell. */
async function grid(id: string, page: string): Promise<Page> {
  const context = await system.signedIn(browser, id, { viewport: { width: 1280, height: 900 } })
  const opened = await context.newPage()
  await opened.goto(`${system.siteUrl}/admin/${programme}/ujian/${day.wave.id}/${page}`)
  await settled(opened)
  await opened.locator('[data-cell="0.0"]').focus()
  return opened
}
const outcomes = async () => {
  const lsp = await system.people.officer('lsp-1')
  const { people } = await lsp('GET /programmes/:programme/exams/:wave', {
    params: { programme, wave: day.wave.id },
  })
  return people
}

/** Presses keys one by one, then Tab to the button and Enter; gives how many and how long, saving included. */
async function enter(page: Page, keys: readonly string[]) {
  const began = performance.now()
  for (const key of keys) await page.keyboard.press(key)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText(`${size} orang tersimpan.`).first().waitFor({ timeout: 110_000 })
  return { pressed: keys.length + 2, seconds: (performance.now() - began) / 1000 }
}

describe(`results of a wave of ${size} by keyboard`, { timeout: 300_000 }, () => {
  it('are recommended in both parts in less than two minutes', async () => {
    const page = await grid('assessor-1', 'rekomendasi')
    const keys = Array.from({ length: size * 2 }, (_, at) => (at % 20 === 0 ? 'b' : 'k'))
    const { pressed, seconds } = await enter(page, keys)
    console.log(`recommended ${size}: ${pressed} keys, ${seconds.toFixed(1)} s`)
    expect(seconds).toBeLessThan(most.seconds)
    expect(pressed).toBeLessThanOrEqual(size * 2 * most.keysEach)
    const found = (await outcomes()).map(({ recommendation }) => recommendation?.verdict)
    expect(found.filter((verdict) => verdict === 'BK').length).toBe(size / 10)
    expect(found.filter((verdict) => verdict === 'K').length).toBe(size - size / 10)
  })

  it('are decided in less than two minutes', async () => {
    const page = await grid('committee-1', 'keputusan')
    const { pressed, seconds } = await enter(page, Array(size).fill('r'))
    console.log(`decided ${size}: ${pressed} keys, ${seconds.toFixed(1)} s`)
    expect(seconds).toBeLessThan(most.seconds)
    expect(pressed).toBeLessThanOrEqual(size * most.keysEach)
    const decided = (await outcomes()).map(({ decision }) => decision?.verdict)
    expect(decided.filter((verdict) => verdict === 'K').length).toBe(size - size / 10)
  })
})
