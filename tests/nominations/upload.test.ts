import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { createCookies } from '../../functions/auth/cookies.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { launch } from '../support/browser.ts'
import { faultsOf, overflow } from '../support/look.ts'
import { seedProgramme, verifiedCompany } from '../support/people.ts'

let test: TestApp
let company: Awaited<ReturnType<typeof verifiedCompany>>
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
  company = await verifiedCompany(test)
})
afterAll(() => test.stop())

const header = 'Nama,NIK,L/P,Tanggal Lahir,No. HP'
const good = [
  'Wahyudi Lestari,3507132104839005,L,21/04/1983,081234567890',
  'Siti Aminah,3507136104839006,P,21/04/1983,081234567891',
]
const bad = '<b>Ani</b>,35071321,X,31/02/1990,12'
const path = '/papers/portal/roster'

const doubtful = [
  'Rina Wati,3507132104839007,P,21/04/1983,081234567892',
  'Budi Hartono,3507132104839008,L,22/04/1983,081234567893',
]

type Fields = { file?: Blob | string; language?: string; send?: string; scheme?: string }
/** Sends the form as a browser without JavaScript does; what answers is a page. */
async function upload({ file = '', ...fields }: Fields, call = company.call, headers = {}) {
  const form = new FormData()
  form.set('file', typeof file === 'string' ? new Blob([file]) : file, 'daftar.csv')
  for (const [name, value] of Object.entries({ scheme: 'cleaner', ...fields })) form.set(name, value)
  const sent = new Response(form)
  const body = Buffer.from(await sent.arrayBuffer()).toString('latin1')
  const answer = await call('POST', path, body, {
    'content-type': sent.headers.get('content-type')!,
    ...headers,
  })
  return { status: answer.status, headers: answer.headers, page: await answer.text() }
}
const held = async () => (await (await company.call('GET', '/portal/nominations')).json()).items.length

/** Sends what a page without a file gives back. */
const giveBack = async (fields: [string, string][], call = company.call) => {
  const form = new FormData()
  for (const [name, value] of [['language', 'id'], ...fields] as const) form.append(name, value)
  const sent = new Response(form)
  const type = sent.headers.get('content-type')!
  const answer = await call('POST', path, await sent.text(), { 'content-type': type })
  return { status: answer.status, page: await answer.text() }
}

/** Looked at as a browser shows it, at the width of a phone. */
describe('the pages of a roster sent without JavaScript', () => {
  let browser: Awaited<ReturnType<typeof launch>>
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  it('have no fault of axe, no trouble with their policy, and do not overflow', async () => {
    const file = [header, good[0], bad].join('\n')
    const pages = [
      await (await company.call('GET', path)).text(),
      (await upload({ file, language: 'en' })).page,
      (await upload({ file: 'halo' })).page,
      (await upload({ file: [header, good[0], bad, ...doubtful].join('\n') })).page,
    ]
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
    const policy = (await company.call('GET', path)).headers.get('content-security-policy')!
    for (const [at, body] of pages.entries()) {
      const page = await context.newPage()
      const troubles: string[] = []
      page.on('console', (message) => troubles.push(message.text()))
      await page.route('http://site.test/**', (route) =>
        route.fulfill({
          body,
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': policy },
        }),
      )
      await page.goto(`http://site.test/${at}`)
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/upload-${at}.png`, fullPage: true })
      expect(troubles).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(await faultsOf(page)).toEqual([])
    }
    await context.close()
  }, 30_000)

  it('let a doubtful row be confirmed by a tick, and keep the others', async () => {
    const { call } = await verifiedCompany(test, { name: 'RSUD Lawang', email: 'lawang@contoh.test' })
    const nominated = async () => (await (await call('GET', '/portal/nominations')).json()).items
    const file = [header, good[0], bad, ...doubtful].join('\n')
    const context = await browser.newContext({
      viewport: { width: 360, height: 800 },
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    await page.route('http://site.test/**', async (route) => {
      const request = route.request()
      const { page: body, status } =
        request.method() === 'POST'
          ? await (async () => {
              const answer = await call('POST', path, request.postData()!, {
                'content-type': request.headers()['content-type']!,
              })
              return { page: await answer.text(), status: answer.status }
            })()
          : await upload({ file }, call)
      await route.fulfill({ body, status, contentType: 'text/html; charset=utf-8' })
    })
    const shot = (name: string) =>
      process.env.SHOTS && page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })

    await page.goto(`http://site.test/api${path}`)
    expect(await page.getByRole('checkbox', { name: /^Baris \d: KTP sudah diperiksa/ }).count()).toBe(2)
    expect(await page.content()).not.toMatch(/35071321048390\d\d/)
    await page.getByRole('button', { name: 'Kirim yang dicentang' }).click()
    await page.getByRole('heading', { name: /Belum ada baris yang dicentang/ }).waitFor()
    expect(await nominated()).toEqual([])

    await page.goto(`http://site.test/api${path}`)
    await page.getByLabel('Baris 4: KTP sudah diperiksa').check()
    await shot('doubts')
    await page.getByRole('button', { name: 'Kirim yang dicentang' }).click()
    await page.getByText('1 masuk').waitFor()
    await shot('doubts-sent')
    // The other one still waits for its tick, and nothing else was sent.
    expect(await nominated()).toMatchObject([{ name: 'Rina Wati', confirmed: ['sex', 'birthDate'] }])
    await page.getByLabel('Baris 5: KTP sudah diperiksa').check()
    await page.getByRole('button', { name: 'Kirim yang dicentang' }).click()
    await expect
      .poll(async () => (await nominated()).map(({ name }: { name: string }) => name).sort())
      .toEqual(['Budi Hartono', 'Rina Wati'])
    await expect.poll(() => page.getByRole('checkbox', { name: /^Baris/ }).count()).toBe(0)
    await context.close()
  }, 30_000)
})

describe('a roster sent without JavaScript', () => {
  it('is asked for by a form in the language of the page, under a policy that allows no script', async () => {
    const answer = await company.call('GET', `${path}?language=en`)
    const page = await answer.text()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('html'),
    ])
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('enctype="multipart/form-data"')
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
    expect(policy).toContain(Buffer.from(digest).toString('base64'))
  })

  it('is only read unless the box is ticked', async () => {
    const { status, page } = await upload({ file: [header, ...good].join('\n') })
    expect(status).toBe(200)
    expect(page).toContain('2 baik, belum dikirim')
    expect(await held()).toBe(0)
  })

  it('says which scheme the programme does not have, and which value is left out', async () => {
    const file = [`${header},Skema,Surel`, `${good[0]},Koki,bukan surel`, `${good[1]},cleaner,a@b.test`]
    const { page } = await upload({ file: file.join('\n') })
    expect(page.match(/tidak punya skema “.*?”/g)).toEqual(['tidak punya skema “Koki”'])
    expect(page.match(/Alamat email tidak terbaca/g)).toHaveLength(1)
  })

  it('gives every row its answer, in the language of the form, and sends the good ones', async () => {
    const file = [header, good[0], bad, good[1]].join('\n')
    const { status, page } = await upload({ file, language: 'en', send: 'yes' })
    expect(status).toBe(200)
    expect(page).toContain('<html lang="en">')
    expect(page.match(/<th scope="row">/g)).toHaveLength(3)
    expect(page).toContain('2 taken')
    expect(page).toContain('1 not taken yet')
    expect(page).not.toContain('<b>Ani')
    expect(page).not.toContain('3507132104839005')
    expect(await held()).toBe(2)
    const again = await upload({ file, language: 'id', send: 'yes' })
    expect(again.page).toContain('2 sudah ada, tidak berubah')
    expect(await held()).toBe(2)
  })

  it('says so when nobody stands in the file', async () => {
    expect((await upload({ file: header })).page).toContain('Berkas ini kosong')
  })

  it('shows so many rows that its answer fits, and says how many there are', async () => {
    const file = [
      header,
      ...Array.from(
        { length: 20_000 },
        (_, n) => `Orang ${n},${9_900_000_000_000_000 + n},L,21/04/1983,081234567890`,
      ),
    ].join('\n')
    const { status, page } = await upload({ file })
    expect(status).toBe(200)
    expect(page).toContain('20000 belum bisa diterima')
    expect(page).toContain('1000 dari 20000 baris ditampilkan')
    expect(page.match(/<th scope="row">/g)?.length).toBe(1000)
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000)
  })

  it('takes rows back only as they were given, and only from whom', async () => {
    const { call } = await verifiedCompany(test, { name: 'RSUD Turen', email: 'turen@contoh.test' })
    const { page } = await upload({ file: [header, doubtful[0]].join('\n') }, call)
    const row = /name="row" value="([^"]+)"/.exec(page)![1]!
    const flipped = (row.startsWith('A') ? 'B' : 'A') + row.slice(1)
    for (const [given, from] of [
      [row, company.call],
      [flipped, call],
      ['', call],
    ] as const) {
      const answer = await giveBack(
        [
          ['row', given],
          ['right', '0'],
        ],
        from,
      )
      expect([answer.status, answer.page.includes('Kirim berkasnya sekali lagi')]).toEqual([400, true])
    }
    const strange = await giveBack(
      [
        ['row', row],
        ['right', '7'],
      ],
      call,
    )
    expect(strange.status).toBe(400)
    expect((await (await call('GET', '/portal/nominations')).json()).items).toEqual([])
    expect(test.log).toEqual([])
  })

  it('takes the language of the browser when the form names none', async () => {
    const { page } = await upload({ file: header }, company.call, { 'accept-language': 'en-GB' })
    expect(page).toContain('<html lang="en">')
  })

  it('is read out of a workbook as a browser sends it', async () => {
    const { secret, write } = test.sessions.portalWrite({
      programme: 'malang',
      company: company.id,
      email: 'hrd@contoh.test',
    })
    await test.db.transact([write])
    const form = new FormData()
    const bytes = readFileSync(new URL('../web/fixtures/rsud-kanjuruhan.xlsx', import.meta.url))
    form.set('file', new Blob([bytes]), 'rsud-kanjuruhan.xlsx')
    const answer = await test.app.request(`/api${path}`, {
      method: 'POST',
      body: form,
      headers: {
        origin: test.deps.siteUrl,
        cookie: `${createCookies(false).nameOf('portal')}=${secret}`,
      },
    })
    expect(answer.status).toBe(200)
    expect((await answer.text()).match(/<th scope="row">/g)!.length).toBeGreaterThan(10)
  })

  it.each([
    ['not a roster', 'halo', 400],
    ['a picture', '\u0089PNG\r\n\u001a\n0000', 400],
    ['a broken workbook', 'PK\u0003\u0004broken', 400],
    ['empty', '', 400],
    ['too large', 'a'.repeat(4 * 1024 * 1024 + 1), 413],
    ['larger than any request may be', 'a'.repeat(5_000_001), 413],
  ])('is refused by a page when it is %s', async (_, file, status) => {
    const answer = await upload({ file })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('html'),
    ])
    expect(answer.page).toContain('<html lang="id">')
    expect(test.log).toEqual([])
  })

  it('is refused from another site, from nobody, and when it is no form', async () => {
    const file = [header, ...good].join('\n')
    expect((await upload({ file }, company.call, { origin: 'http://elsewhere.test' })).status).toBe(403)
    expect((await upload({ file }, test.nobody)).status).toBe(401)
    expect((await company.call('POST', path, {})).status).toBe(415)
    const broken = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await company.call('POST', path, '--x\r\nbroken', broken)).status).toBe(400)
    expect((await company.call('POST', path, 'x', { 'content-type': 'multipart/form-data' })).status).toBe(
      400,
    )
    expect(test.log).toEqual([])
  })
})
