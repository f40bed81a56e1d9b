import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { problem } from '../../support/stub-api.ts'
import { adminPages } from './harness.ts'
import { faultsOf, overflow } from '../../support/look.ts'
import { plan } from './stub.ts'

const admin = adminPages()
const base = '/programmes/malang-2026'
type Pins = { pins: { nomination: string; wave: string }[] }

/** The plan with people put elsewhere, as the API would answer. */
const put = ({ pins }: Pins) => ({
  ...plan,
  id: 'trial',
  pins,
  assignments: plan.assignments.map((one) => {
    const pin = pins.find(({ nomination }) => nomination === one.nomination)
    return pin ? { ...one, wave: pin.wave } : one
  }),
})
const answer = () =>
  admin.answer(({ method, path, body }) => {
    if (method !== 'POST') return undefined
    if (path === `${base}/plans/PLAN1/pins/try`) {
      if ((body as Pins).pins.some(({ wave }) => wave === 'W2'))
        return problem(409, 'plan.fixed_seats', { title: 'Semua 20 kursi dipegang orang lain.' })
      return { body: put(body as Pins) }
    }
    return path === `${base}/plans/PLAN1/pins`
      ? { status: 201, body: { ...put(body as Pins), id: 'PLAN2' } }
      : undefined
  })
const sent = (path: string) =>
  admin.asked.filter((one) => one.path === base + path).map(({ body }) => (body as Pins).pins)
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

describe('the board', () => {
  it('takes up a share of a company by keys, puts it back, is told why not, and puts it down', async () => {
    answer()
    const page = await admin.open('/rencana/PLAN1')
    await page.getByRole('tab').nth(1).click()
    const handle = page.locator('[role=tabpanel] .handle').first()
    await handle.focus()
    await page.keyboard.press('Space')
    const bar = page.getByRole('toolbar')
    await bar.waitFor()
    expect(await focused(page)).toContain('3 Des 2099')
    expect(await page.locator('.visually-hidden[role=status]').innerText()).toContain('Escape mengembalikan')
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
    expect(await handle.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(sent('/plans/PLAN1/pins/try')).toEqual([])

    await page.keyboard.press('Space')
    await bar.waitFor()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.targets [role=alert]')
    expect(await page.locator('.targets [role=alert]').innerText()).toContain('Semua 20 kursi')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.edits')
    expect(await focused(page)).toBe('Perubahan yang belum disimpan')
    const [, pins] = sent('/plans/PLAN1/pins/try')
    expect(new Set(pins!.map(({ wave }) => wave))).toEqual(new Set(['W3']))
    expect(await page.locator('.edits tbody tr').count()).toBe(pins!.length)
    expect(await page.locator('.result p span').innerText()).toMatch(/berpindah/)
    expect(await page.getByRole('button', { name: 'Jalankan rencana…' }).count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Simpan sebagai rencana baru' }).click()
    await page.waitForURL(/rencana\/PLAN2/)
    expect(sent('/plans/PLAN1/pins')).toEqual([pins])
  })

  it('lets a person be dragged by the mouse onto another wave, says why not, and the change be discarded', async () => {
    answer()
    const page = await admin.open('/rencana/PLAN1')
    await page.getByRole('tab').nth(1).click()
    await page.locator('[role=tabpanel] summary').first().click()
    const person = page.locator('[role=tabpanel] ol .movable').first()
    const dragTo = async (nth: number) => {
      await person.scrollIntoViewIfNeeded()
      await person.hover()
      await page.mouse.down()
      const box = (await person.boundingBox())!
      await page.mouse.move(box.x + 30, box.y + 12, { steps: 4 })
      const target = page.locator('.row-of-targets button').nth(nth)
      await target.waitFor()
      const to = (await target.boundingBox())!
      await page.mouse.move(to.x + 20, to.y + 12, { steps: 6 })
      await page.mouse.up()
    }
    await dragTo(0)
    await page.getByText('Semua 20 kursi dipegang orang lain.').waitFor()
    await page.getByRole('button', { name: 'Kembalikan' }).click()
    await page.waitForSelector('.targets', { state: 'detached' })
    await dragTo(1)
    await page.waitForSelector('.edits')
    expect(sent('/plans/PLAN1/pins/try').map(({ length }) => length)).toEqual([1, 1])
    await page.getByRole('button', { name: 'Buang semua' }).click()
    await page.waitForFunction(() => !document.querySelector('.edits'))
    expect(await page.getByRole('button', { name: 'Jalankan rencana…' }).count()).toBe(1)
  })

  it('gives a seat to somebody left out by touch, at 360 px', async () => {
    answer()
    const page = await admin.open('/rencana/PLAN1', { viewport: { width: 360, height: 740 }, hasTouch: true })
    await page.locator('.reason summary').first().click()
    await page.locator('.reason .handle').first().tap()
    await page.locator('.row-of-targets button').nth(2).tap()
    await page.waitForSelector('.edits')
    expect(sent('/plans/PLAN1/pins/try')[0]?.[0]?.nomination).toMatch(/^U/)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  })

  it('moves nobody for who may only read', async () => {
    admin.as('auditor')
    const page = await admin.open('/rencana/PLAN1')
    await page.locator('[role=tabpanel] summary').first().click()
    expect(await page.locator('.handle').count()).toBe(0)
  })
})
