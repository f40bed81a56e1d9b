import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCheck } from '../../functions/audit/check.ts'
import { buildIfChanged } from '../../local/build.ts'
import { createPeople } from '../../local/demo-api.ts'
import { fillDemo } from '../../local/demo.ts'
import { freePort } from '../../local/engine.ts'
import { startSystem } from '../../local/system.ts'
import { dayIn } from '../../functions/platform/jakarta.ts'

const size = process.env.FULL ? { rows: 72 } : { rows: 6, most: 8 }
const params = { programme: 'malang-2026' }

describe('the demo', { timeout: 600_000 }, () => {
  let dataDir: string
  let system: Awaited<ReturnType<typeof startSystem>>
  const said: string[] = []
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'gelombang-'))
    const [site, provider, mailbox, engine, files] = (await Promise.all(
      Array.from({ length: 5 }, freePort),
    )) as [number, number, number, number, number]
    await buildIfChanged()
    system = await startSystem({
      ports: { site, provider, mailbox, engine, files },
      host: '127.0.0.1',
      siteUrl: `http://localhost:${site}`,
      dataDir,
      fresh: true,
      demo: true,
    })
    await fillDemo(system, (line) => void said.push(line), size)
  }, 600_000)
  afterAll(async () => {
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('fills a programme with companies, nominations and waves in every state that there is', async () => {
    const officer = await createPeople(system.deps).officer('auditor-1')
    const overview = await officer('GET /programmes/:programme/overview', { params })
    expect(Object.keys(overview.companies.byState).sort()).toEqual([
      'confirmed',
      'invited',
      'refused',
      'registered',
      'verified',
    ])
    // Of few people all find a seat, and none need be returned.
    const whole = ['verified', 'returned', 'refused']
    for (const state of [
      'submitted',
      'assigned',
      'attended',
      'recommended',
      'competent',
      'absent',
      'withdrawn',
      ...(process.env.FULL ? whole : []),
    ])
      expect(overview.nominations[state]).toBeGreaterThan(0)
    expect(overview.mail.delivered).toBeGreaterThan(size.rows)
    expect(overview.mail.bounced).toBe(1)
    const waves = await officer('GET /programmes/:programme/waves', { params })
    const today = dayIn(system.clock.now())
    expect(waves.filter(({ date }) => date < today).length).toBeGreaterThan(1)
    expect(waves.filter(({ state }) => state === 'cancelled')).toHaveLength(1)
  })

  it('leaves a clerk and an officer something to find: contacts, limits, a draft, a replacement, a contest', async () => {
    const people = createPeople(system.deps)
    const officer = await people.officer('lsp-1')
    const { items } = await officer('GET /programmes/:programme/companies', { params })
    const company = items.find(({ contacts = [] }) => contacts.length > 0)
    expect(company).toMatchObject({ maxPerWave: 6, unavailable: [expect.any(String), expect.any(String)] })
    expect(company?.contacts?.map(({ confirmedAt }) => confirmedAt !== undefined)).toEqual([true, false])
    const call = await people.company(params.programme, company!.id, company!.email)
    expect(await call('GET /portal/drafts')).toMatchObject([
      { rows: 6, sent: 0, savedBy: 'Endah Prasetyowati' },
    ])
    const own = await call('GET /portal/nominations', { query: { state: 'replaced' } })
    expect(own.items).toHaveLength(1)
    const rivals = await Promise.all(
      items.map(({ id }) =>
        officer('GET /programmes/:programme/nominations', { params, query: { company: id } }),
      ),
    )
    expect(rivals.flatMap(({ items: theirs }) => theirs).filter(({ contested }) => contested)).toHaveLength(1)
  })

  it('takes a wave to BNSP and back, with certificates in all states that three weeks bring and workers on their own pages', async () => {
    const people = createPeople(system.deps)
    const officer = await people.officer('auditor-1')
    const { items } = await officer('GET /programmes/:programme/certificates', { params })
    expect([...new Set(items.map(({ state }) => state))].sort()).toEqual(['issued', 'replaced', 'revoked'])
    expect(items.filter(({ revocation, state }) => revocation && state === 'issued')).toHaveLength(1)
    const [reported, ...others] = (await officer('GET /programmes/:programme/bnsp/waves', { params })).filter(
      ({ state }) => state === 'reported',
    )
    expect(others).toEqual([])
    const of = { params: { ...params, wave: reported!.id } }
    const report = await officer('GET /programmes/:programme/bnsp/waves/:wave', of)
    expect(report.wave.scheduleCode).toBe('JDW-3507-0117')
    expect(report.numbered).toBe(report.competent - 2)
    const { job } = await officer('GET /programmes/:programme/certificates/waves/:wave/print', of)
    expect(job).toMatchObject({ state: 'done' })
    expect(await officer('GET /programmes/:programme/appeals', { params })).toHaveLength(1)
    const seekers = await officer('GET /programmes/:programme/placement', { params })
    expect(seekers.items.map(({ district }) => district)).toEqual(['Kepanjen'])
    const requests = await officer('GET /programmes/:programme/data-requests', { params })
    expect(requests.map(({ kind, answer }) => [kind, answer !== undefined])).toEqual([
      ['correct', false],
      ['erase', true],
    ])
  })

  it('leaves no counter adrift, and the clock at today', async () => {
    expect((await createCheck(system.deps)(params.programme)).drift).toEqual([])
    expect(Math.abs(system.clock.ahead())).toBeLessThan(60_000)
    expect(said.at(-1)).toMatch(/^Done: \d+ nominations/)
  })

  it('fills nothing twice', async () => {
    said.length = 0
    await fillDemo(system, (line) => void said.push(line), size)
    expect(said).toEqual([expect.stringContaining('There are companies already')])
  })
})
