import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { slipCode } from '../../../functions/contract/slip.ts'
import { chromiumHere, launch } from '../../support/browser.ts'
import { filmOf } from '../../support/camera.ts'
import { drift } from '../../support/counters.ts'
import { type ExamSystem, examSystem, programme } from '../../support/exam-system.ts'
import { faultsOf, overflow } from '../../support/look.ts'
import { cutNetwork, restoreNetwork } from '../../support/network.ts'

let system: ExamSystem
let browser: Browser
const opened: BrowserContext[] = []
const troubles: string[] = []
beforeAll(async () => {
  ;[system, browser] = await Promise.all([examSystem(), launch()])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close()
  const found = troubles.splice(0)
  if (found.length > 0) throw new Error(found.join('\n'))
})

type Wave = Awaited<ReturnType<ExamSystem['wave']>>
type Phone = { context: BrowserContext; page: Page }

/** A phone at the door, with the page of the wave kept. */
async function phone(of: Wave, id = 'assessor-1', within = browser): Promise<Phone> {
  const context = await system.signedIn(within, id)
  opened.push(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) troubles.push(message.text())
  })
  await page.goto(`${system.siteUrl}/admin/${programme}/ujian/${of.wave.id}/hadir`)
  await page.waitForSelector('[data-offline]')
  return { context, page }
}
async function typeCode(page: Page, { id }: { id: string }) {
  const field = page.getByRole('searchbox', { name: 'Nama, atau kode di surat' })
  await field.fill(slipCode(id).toLowerCase())
  await field.press('Enter')
  await expect.poll(() => field.inputValue()).toBe('')
}
const dayOf = async ({ wave }: Wave) => {
  const lsp = await system.people.officer('lsp-1')
  return lsp('GET /programmes/:programme/exams/:wave', { params: { programme, wave: wave.id } })
}
const here = async (of: Wave) => (await dayOf(of)).people.filter(({ state }) => state === 'attended').length
async function unsent(page: Page, n: number) {
  await expect
    .poll(() => page.getByText(/^\d+ belum terkirim$/).allInnerTexts(), { timeout: 30_000 })
    .toEqual(n > 0 ? [`${n} belum terkirim`] : [])
}

const assessor = { emails: ['assessor-1@gelombang.test'] }

describe('the check-in page on a phone', { timeout: 180_000 }, () => {
  it('opens, marks and survives a reload without network, and tells the server when it is back', async () => {
    const day = await system.wave([{ company: 'A', n: 6 }], assessor)
    const { context, page } = await phone(day)
    expect(await faultsOf(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)

    await cutNetwork(context)
    await page.reload()
    await page.getByText('Tanpa jaringan', { exact: true }).waitFor()
    const [byName, ...byCode] = day.people.slice(0, 3)
    await page.getByRole('searchbox', { name: 'Nama, atau kode di surat' }).fill(byName!.name)
    await page.locator('.check-in-list button').first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Catat hadir' }).click()
    for (const one of byCode) await typeCode(page, one)
    await unsent(page, 3)
    // As often as she is marked, she is noted once.
    await typeCode(page, byCode[0]!)
    await page.getByText('sudah tercatat').waitFor()
    expect(await faultsOf(page)).toEqual([])

    // The start of the installed page leads to the list that is kept.
    await page.goto(`${system.siteUrl}/admin`)
    await page.getByRole('link', { name: 'Daftar hadir (6)' }).click()
    await unsent(page, 3)
    expect(await here(day)).toBe(0)

    await restoreNetwork(context)
    await unsent(page, 0)
    expect(await here(day)).toBe(3)
    await page.getByText('3 dari 6 hadir').waitFor()
  })

  it('keeps what it holds encrypted, and drops it after the day', async () => {
    const day = await system.wave([{ company: 'B', n: 3 }], assessor)
    const { page } = await phone(day)
    const inspect = (wave: string) =>
      page.evaluate(async (id) => {
        const asked = <T>(request: IDBRequest<T>) =>
          new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)))
        const database = await asked(indexedDB.open('gelombang.exams'))
        const read = (store: string) =>
          asked(database.transaction(store).objectStore(store).get(id)) as Promise<
            { data: ArrayBuffer } | CryptoKey | undefined
          >
        const [list, key] = await Promise.all([read('lists'), read('keys')])
        database.close()
        return {
          text: list && new TextDecoder('latin1').decode((list as { data: ArrayBuffer }).data),
          extractable: key && (key as CryptoKey).extractable,
        }
      }, wave)
    const kept = await inspect(day.wave.id)
    expect(kept.text!.length).toBeGreaterThan(300)
    expect(kept.text).not.toMatch(/Pekerja|nomination|PT B/)
    expect(kept.extractable).toBe(false)

    await page.clock.setFixedTime(Date.now() + 86_400_000)
    await page.goto(`${system.siteUrl}/admin/${programme}/ujian`)
    await expect.poll(async () => inspect(day.wave.id)).toEqual({})
  })

  it('is one of three that tell in any order and repeat themselves: one attendance each', async () => {
    const day = await system.wave([{ company: 'C', n: 9 }], assessor)
    const phones = await Promise.all(['assessor-1', 'lsp-1', 'lsp-2'].map((id) => phone(day, id)))
    for (const { context } of phones) await cutNetwork(context)
    const shares = [day.people.slice(0, 5), day.people.slice(3, 8), day.people.slice(2)]
    for (const [at, { page }] of phones.entries()) {
      for (const one of shares[at]!) await typeCode(page, one)
      await unsent(page, shares[at]!.length)
    }
    // The answer to the last one's first word is lost: it says all again.
    let lost = 0
    await phones[2]!.page.route('**/check-ins', async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      return route.abort()
    })
    const [first, second, last] = phones
    await restoreNetwork(last!.context)
    await expect.poll(() => lost, { timeout: 20_000 }).toBeGreaterThan(0)
    await restoreNetwork(first!.context)
    await restoreNetwork(second!.context)
    for (const { page } of phones) await unsent(page, 0)
    expect(lost).toBeGreaterThan(1)

    const { people, conflicts } = await dayOf(day)
    expect(people.map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'attended'))
    // Seen first by the device that marked first, whoever told first.
    expect(people.find(({ nomination }) => nomination === day.people[4]!.id)?.attendance?.by).toContain(
      'assessor-1',
    )
    expect(conflicts).toEqual([])
    expect(await drift(system.deps.db, programme)).toEqual([])
  })

  it('shows who was not counted, and the officer sees it too', async () => {
    const day = await system.wave([{ company: 'D', n: 3 }], assessor)
    const { context, page } = await phone(day)
    await cutNetwork(context)
    const [gone, stays] = day.people
    await typeCode(page, gone!)
    await typeCode(page, stays!)
    const company = await system.people.company(programme, 'D', 'hrd@d.test')
    await company('POST /portal/nominations/:nomination/withdraw', {
      params: { nomination: gone!.id },
      body: {},
    })
    await restoreNetwork(context)
    await page.getByText('1 tidak dihitung: perlu petugas LSP').waitFor({ timeout: 30_000 })
    await page.getByText('Nominasi orang ini sudah ditarik').waitFor()
    expect(await here(day)).toBe(1)
    expect((await dayOf(day)).conflicts).toMatchObject([{ nomination: gone!.id, code: 'exam.withdrawn' }])
    await page.getByRole('button', { name: 'Sudah dibaca' }).click()
    await expect.poll(() => page.getByText('tidak dihitung').count()).toBe(0)
  })

  it('reads the slip through the camera, without network', async () => {
    const day = await system.wave([{ company: 'E', n: 2 }], assessor)
    const folder = await mkdtemp(join(tmpdir(), 'gelombang-film-'))
    const film = join(folder, 'slip.y4m')
    await filmOf(system.slip(day.people[0]!, day.wave.id), film)
    const { executablePath, args } = await chromiumHere()
    const seeing = await chromium.launch({
      executablePath,
      headless: true,
      args: [
        ...args,
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ],
    })
    try {
      const { context, page } = await phone(day, 'assessor-1', seeing)
      await context.grantPermissions(['camera'])
      await cutNetwork(context)
      await page.reload()
      await page.getByRole('button', { name: 'Pindai kode QR' }).click()
      await page.getByText(`Hadir: ${day.people[0]!.name}`).waitFor()
      expect(await faultsOf(page)).toEqual([])
      await restoreNetwork(context)
      await unsent(page, 0)
      const [seen] = (await dayOf(day)).people.filter(({ attendance }) => attendance)
      expect(seen).toMatchObject({ nomination: day.people[0]!.id, attendance: { how: 'scan' } })
    } finally {
      await seeing.close()
      opened.length = 0
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('says what to do where there is no camera', async () => {
    const day = await system.wave([{ company: 'F', n: 2 }], assessor)
    const { page } = await phone(day)
    await page.getByRole('button', { name: 'Pindai kode QR' }).click()
    await expect.poll(() => page.getByText('Kamera tidak dapat dipakai').count()).toBe(1)
    expect(await faultsOf(page)).toEqual([])
  })
})
