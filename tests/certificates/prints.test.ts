import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPrintJobs } from '../../functions/certificates/print-jobs.ts'
import type { PrintJob } from '../../functions/contract/certificate-print.ts'
import type { Files } from '../../functions/platform/files.ts'
import { dayIn } from '../../functions/platform/jakarta.ts'
import { type Caller, testApp, type TestApp } from '../support/app.ts'
import { seatsOf } from '../support/seats.ts'

const base = '/programmes/malang/certificates'
const many = process.env.FULL ? 500 : 60
const soon = () => Date.now() + 600_000
let test: TestApp
/** Signed in anew each time: the clock is moved far. */
const lsp: Caller = (...asked) => test.as('lsp')(...asked)
let serial = 0

beforeAll(async () => {
  test = await testApp()
  await seatsOf(test.deps).begin()
})
afterAll(() => test.stop())

const json = async (answer: Promise<Response>) => (await answer).json()
/** A wave in which everybody holds a certificate. */
async function certified(n: number) {
  const wave = `p${serial++}`
  const people = await seatsOf(test.deps).people([{ company: wave, state: 'competent', n }], { wave })
  for (let from = 0; from < n; from += 100) {
    const rows = people.slice(from, from + 100).map(({ company, id }, at) => ({
      company,
      nomination: id,
      certificateNo: `${wave} ${String(from + at).padStart(4, '0')}`,
    }))
    expect(await json(lsp('PUT', `${base}/waves/${wave}/numbers`, { rows }))).toMatchObject({ skipped: [] })
  }
  for (;;) {
    const { left } = await json(
      lsp('POST', `${base}/waves/${wave}/issue`, { issuedOn: dayIn(test.clock.now()) }),
    )
    if (left === 0) break
  }
  return { wave, print: `${base}/waves/${wave}/print` }
}
const start = (print: string): Promise<PrintJob> => json(lsp('POST', print))
const progress = async (print: string): Promise<PrintJob> => (await json(lsp('GET', print))).job
/** Follows both links, as a browser without a session does. */
async function files(print: string) {
  const links = await json(lsp('POST', `/papers${print}/links`))
  const read = async (url: string) => {
    const answer = await fetch(url)
    expect(answer.status).toBe(200)
    return {
      name: answer.headers.get('content-disposition'),
      bytes: new Uint8Array(await answer.arrayBuffer()),
    }
  }
  const [sheets, singles] = await Promise.all([read(links.sheets), read(links.singles)])
  return { sheets, singles, entries: unzipSync(singles.bytes) }
}
const pages = (pdf: Uint8Array) =>
  Math.max(
    ...[
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/Count (\d+)/g),
    ].map(([, n]) => Number(n)),
  )

describe('printing a wave', () => {
  it(`makes one file to print and a zip of ${many} single files, and can be asked for again`, async () => {
    const { wave, print } = await certified(many)
    expect(await json(lsp('GET', print))).toEqual({})
    const job = await start(print)
    expect(job).toMatchObject({ state: 'waiting', total: many, done: 0 })
    // Asked at once by several, it is one job.
    expect((await Promise.all([start(print), start(print)])).map(({ id }) => id)).toEqual([job.id, job.id])
    const early = await lsp('POST', `/papers${print}/links`)
    expect(early.status).toBe(409)

    expect(await createPrintJobs(test.deps)(soon())).toEqual({ printed: 1 })
    expect(await progress(print)).toMatchObject({ id: job.id, state: 'done', done: many })
    const { sheets, singles, entries } = await files(print)
    expect(sheets.name).toBe(`attachment; filename="sertifikat-${wave}.pdf"`)
    expect(singles.name).toBe(`attachment; filename="sertifikat-${wave}.zip"`)
    expect(Object.keys(entries)).toHaveLength(many)
    for (const bytes of Object.values(entries))
      expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-')
    expect(pages(sheets.bytes)).toBe(many)
    // Nothing is left to do, and nothing is done twice.
    expect(await createPrintJobs(test.deps)(soon())).toEqual({ printed: 0 })
    expect((await start(print)).id).toBe(job.id)
    // The bucket forgets; then it is printed anew.
    test.clock.forward({ days: 7 })
    expect((await lsp('POST', `/papers${print}/links`)).status).toBe(409)
    expect((await start(print)).id).not.toBe(job.id)
    await createPrintJobs(test.deps)(soon())
    test.clock.forward({ days: -7 })
  }, 900_000)

  it('goes on after a crash with what was not stored, and prints nothing twice', async () => {
    const { print } = await certified(101)
    await start(print)
    const stored: string[] = []
    let broken = true
    const faulty: Files = {
      ...test.deps.files,
      async put(key, bytes, of) {
        if (broken && key.endsWith('part-1.zip')) throw new Error('the machine is gone')
        stored.push(key.split('/').at(-1)!)
        await test.deps.files.put(key, bytes, of)
      },
    }
    const run = createPrintJobs({ ...test.deps, files: faulty })
    expect(await run(soon())).toEqual({ printed: 0 })
    expect(await progress(print)).toMatchObject({ state: 'working', done: 50 })
    // While the lease of the one that died holds, nobody else works on it.
    broken = false
    expect(await run(soon())).toEqual({ printed: 0 })
    test.clock.forward({ minutes: 7 })
    expect(await run(soon())).toEqual({ printed: 1 })
    expect(stored).toEqual(['part-0.zip', 'part-1.zip', 'part-2.zip', 'singles.zip', 'sheets.pdf'])
    expect(Object.keys((await files(print)).entries)).toHaveLength(101)
  }, 120_000)

  it('stops at its deadline after one part, and the next run goes on', async () => {
    const { print } = await certified(51)
    await start(print)
    const run = createPrintJobs(test.deps)
    const past = Date.now() + 50
    expect(await run(past)).toEqual({ printed: 0 })
    expect(await progress(print)).toMatchObject({ state: 'working', done: 50 })
    expect(await run(soon())).toEqual({ printed: 1 })
  }, 60_000)

  it('is done by one of two that begin together', async () => {
    const { print } = await certified(3)
    await start(print)
    const told = await Promise.all([createPrintJobs(test.deps)(soon()), createPrintJobs(test.deps)(soon())])
    expect(told.map(({ printed }) => printed).sort()).toEqual([0, 1])
  }, 60_000)

  it('leaves out what is revoked meanwhile, and begins anew when the wave has changed', async () => {
    const { wave, print } = await certified(3)
    const before = await start(print)
    const [{ certificate }] = await json(lsp('GET', `${base}/waves/${wave}`))
    await lsp('POST', `${base}/${certificate.id}/revocation`, { reason: 'Keliru' })
    await test.as('lsp', '*', 'lsp-2')('POST', `${base}/${certificate.id}/revocation/confirm`)
    await createPrintJobs(test.deps)(soon())
    expect(Object.keys((await files(print)).entries)).toHaveLength(2)
    const after = await start(print)
    expect(after.id).not.toBe(before.id)
    expect(after.total).toBe(2)
    await createPrintJobs(test.deps)(soon())
  }, 60_000)

  it('gives up after some tries, and says so', async () => {
    const { print } = await certified(1)
    await start(print)
    const broken: Files = { ...test.deps.files, put: () => Promise.reject(new Error('no')) }
    for (let run = 0; run < 7; run++) {
      await createPrintJobs({ ...test.deps, files: broken })(soon())
      test.clock.forward({ minutes: 7 })
    }
    expect((await progress(print)).state).toBe('failed')
    expect((await start(print)).state).toBe('waiting')
    await createPrintJobs(test.deps)(soon())
    expect((await progress(print)).state).toBe('done')
  }, 60_000)

  it('needs something to print', async () => {
    await seatsOf(test.deps).people([{ company: 'none', state: 'competent', n: 1 }], { wave: 'none' })
    const answer = await lsp('POST', `${base}/waves/none/print`)
    expect([answer.status, (await answer.json()).code]).toEqual([409, 'certificate.none_to_print'])
  })
})
