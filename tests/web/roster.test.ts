import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { paths } from '../../web/src/routes.ts'
import type { Answer, Asked } from '../support/site.ts'
import { problem } from '../support/stub-api.ts'
import { publicSite } from './public-site.ts'
import { faultsOf } from '../support/look.ts'

const web = publicSite()

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
    const page = await web.open(paths.roster.id, { viewport: { width: 1280, height: 900 } })
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

    web.over = (one) =>
      isBatch(one)
        ? web.asked.filter(isBatch).length === 1
          ? take(one)
          : { status: 503, body: '' }
        : undefined
    await page.locator('button', { hasText: 'Kirim 39 orang' }).click()
    await page.locator('.notice.bad', { hasText: 'Sambungan terputus' }).waitFor({ timeout: 8000 })
    await page.reload()
    await page.locator('.notice', { hasText: 'sudah dibuka lagi' }).waitFor()
    web.over = (one) => (isBatch(one) ? take(one) : undefined)
    web.asked = []
    await page.locator('button', { hasText: 'Lanjutkan mengirim 14 orang' }).click()
    await page.locator('h2', { hasText: 'Daftar sudah terkirim' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    const nominations = web.asked
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
    web.over = (one) => {
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
      if (id && one.method === 'DELETE') {
        kept.delete(id)
        return { status: 204, body: '' }
      }
      if (id) return { body: head(id) }
      return isBatch(one) ? take(one) : undefined
    }
    const page = await web.open(paths.roster.id, { viewport: { width: 1280, height: 900 } })
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
    await page.goto(web.url + paths.roster.id)
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

    // The same file once more is the roster that was begun with it, until the clerk wants it otherwise.
    await page.locator('button', { hasText: 'Pakai berkas lain' }).click()
    await page.setInputFiles('#file', roster)
    await page.locator('.notice', { hasText: 'sudah dibuka lagi' }).waitFor()
    expect(await counts(page)).toEqual(['4', '1', '37'])
    expect(await page.locator('#understood').count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    await page.locator('button', { hasText: 'Mulai dari isi berkas' }).click()
    await page.locator('#understood').waitFor()
    await page.locator('p[role=status]', { hasText: 'Tersimpan' }).waitFor()
    expect(kept.size).toBe(2)

    // Thrown away only after a second thought.
    await page.locator('button', { hasText: 'Pakai berkas lain' }).click()
    await page.locator('button', { hasText: 'Hapus' }).first().click()
    await page.locator('dialog', { hasText: 'Hapus daftar “rsud-kanjuruhan.xlsx”?' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('dialog button', { hasText: 'Ya, hapus' }).click()
    await expect.poll(() => page.locator('article').count()).toBe(1)
    expect(kept.size).toBe(1)
  })

  it('of which nothing is sure says what it guessed, what it leaves out and which scheme is strange', async () => {
    const lines = ['Abdul', 'Budi', 'Citra'].map((name, at) =>
      [
        name,
        `350701${11 + at}0190${9001 + at}`,
        'L',
        `${11 + at}/01/1990`,
        `0812345690${at}0`,
        at ? '' : 'bukan surel',
        at ? 'Penyelia' : 'Koki',
      ].join('\t'),
    )
    const page = await web.open(paths.roster.id, { viewport: { width: 360, height: 740 } })
    await page.locator('summary', { hasText: 'tempel' }).click()
    await page.fill('#paste', ['Nama\tKolom X\tL/P\tTgl Lahir\tHP\tSurel\tSkema', ...lines].join('\n'))
    await page.locator('button', { hasText: 'Baca yang ditempel' }).click()
    await page.locator('.notice li', { hasText: 'B – Kolom X: NIK' }).waitFor()
    expect(await counts(page)).toEqual(['0', '0', '3'])
    await page.locator('summary', { hasText: '1 catatan lain' }).click()
    await page.locator('li', { hasText: 'Baris 2, Abdul. Surel: Alamat email tidak terbaca' }).waitFor()
    await page.locator('.notice', { hasText: 'tidak punya skema “Koki” (1)' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Skema untuk orang yang skemanya tidak tertulis').selectOption('cleaner')
    web.over = (one) => (isBatch(one) ? take(one) : undefined)
    await page.locator('button', { hasText: 'Kirim 3 orang' }).click()
    await page.locator('h2', { hasText: 'Daftar sudah terkirim' }).waitFor()
    const sent = web.asked.find(isBatch)?.body as { nominations: { scheme: string }[] }
    expect(sent.nominations.map(({ scheme }) => scheme)).toEqual(['cleaner', 'supervisor', 'supervisor'])
  })

  it('comes back as the same workbook, its faulty cells marked', async () => {
    const page = await web.open(paths.roster.id, { viewport: { width: 1280, height: 900 } })
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
    const page = await web.open(paths.roster.en, { viewport: { width: 1280, height: 900 } })
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
