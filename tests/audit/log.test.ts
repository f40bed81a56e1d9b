import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../../functions/audit/record.ts'
import type { AuditEntry } from '../../functions/contract/audit.ts'
import type { Actor } from '../../functions/platform/actor.ts'
import { createSealer } from '../../functions/audit/sealer.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme } from '../support/people.ts'

const officer = (id: string): Actor => ({
  kind: 'staff',
  id,
  name: `Petugas ${id}`,
  email: '',
  grants: [],
  requestId: `request-of-${id}`,
  ip: '203.0.113.9',
})
const ask = async (test: TestApp, query = '') => {
  const answer = await test.as('auditor')('GET', `/programmes/malang/audit${query && `?${query}`}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as { items: AuditEntry[]; next?: string; lookedUntil: string }
}
const whats = ({ items }: { items: AuditEntry[] }) => items.map(({ what }) => what)

let test: TestApp
/** Entries over ten days, oldest first; every fourth by another officer. */
const entries = Array.from({ length: 120 }, (_, n) => ({
  at: new Date(Date.parse('2026-11-14T01:00:00.000Z') + n * 2 * 3_600_000),
  by: n % 4 === 0 ? 'lsp-2' : 'lsp-1',
  what: n % 10 === 0 ? ('wave.cancelled' as const) : ('nomination.verified' as const),
  id: `N${n}`,
}))
beforeAll(async () => {
  test = await testApp({ at: '2026-11-14T00:30:00.000Z' })
  await seedProgramme(test)
  test.clock.set('2026-11-24T03:00:00.000Z')
  for (const { at, by, what, id } of entries)
    await test.db.transact([
      record(test.db.tables, officer(by), at, test.deps.newId(), {
        programme: 'malang',
        what,
        subject: id === 'N7' ? { kind: 'nomination', ids: ['N7', 'N7b'] } : { kind: 'nomination', id },
        before: { state: 'submitted' },
        after: { state: 'verified', note: 'NIK 3507011205909000, surel budi.santoso@contoh.test' },
        reason: 'Sesuai 3507.0112.0590.9000',
      }),
    ])
  await createSealer(test.deps)(Date.now() + 30_000)
})
afterAll(() => test.stop())

describe('the audit log', () => {
  it('lists everything once, newest first, page by page', async () => {
    const seen: AuditEntry[] = []
    let after: string | undefined
    do {
      const page = await ask(test, after ? `after=${encodeURIComponent(after)}` : '')
      expect(page.items.length).toBeLessThanOrEqual(50)
      seen.push(...page.items)
      after = page.next
    } while (after)
    expect(seen).toHaveLength(entries.length + 1)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    const times = seen.map(({ at }) => at)
    expect(times).toEqual(times.toSorted().reverse())
  })

  it('finds by who, what, day, subject and request', async () => {
    expect((await ask(test, 'who=LSP-2')).items).toHaveLength(30)
    expect(new Set(whats(await ask(test, 'what=wave')))).toEqual(new Set(['wave.cancelled']))
    expect((await ask(test, 'what=wav')).items).toEqual([])
    // Ten hours of one day in Malang are of the day before elsewhere.
    const day = await ask(test, 'from=2026-11-16&until=2026-11-16')
    expect(day.items).toHaveLength(12)
    expect(day.items.at(-1)!.at >= '2026-11-15T17:00').toBe(true)
    expect(day.items[0]!.at < '2026-11-16T17:00').toBe(true)
    for (const subject of ['N7', 'N7b']) expect((await ask(test, `subject=${subject}`)).items).toHaveLength(1)
    expect((await ask(test, 'request=request-of-lsp-2')).items).toHaveLength(30)
    expect((await ask(test, 'what=wave&who=lsp-1&subject=N0')).items).toEqual([])
  })

  it('tells who, what, to whom, when, from where, before and after, with what names a person masked', async () => {
    const [entry] = (await ask(test, 'subject=N5')).items
    expect(entry).toMatchObject({
      by: 'staff:lsp-1',
      name: 'Petugas lsp-1',
      source: 'admin',
      from: '203.0.113.9',
      requestId: 'request-of-lsp-1',
      what: 'nomination.verified',
      before: { state: 'submitted' },
      after: { state: 'verified', note: 'NIK 3507••••00, surel b•••@contoh.test' },
      reason: 'Sesuai 3507••••00',
    })
  })

  it('notes the request and the door of what people do', async () => {
    await test.nobody('POST', '/registrations', {
      ...(await import('../support/people.ts')).registration(),
    })
    const [entry] = (await ask(test, 'what=company.registered')).items
    expect(entry).toMatchObject({ source: 'public', by: 'anyone' })
    expect(entry!.requestId).not.toBe('')
  })

  it('is exported as a file without formulas, and the export is in the log', async () => {
    const answer = await test.as('auditor')(
      'GET',
      '/papers/programmes/malang/lists/audit?format=csv&who=lsp-2',
    )
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const rows = (await answer.text()).trim().split('\r\n')
    expect(rows).toHaveLength(31)
    expect(rows[0]).toContain('Nomor permintaan')
    expect(rows[1]).toMatch(/(Nominasi diverifikasi|Gelombang dibatalkan).*,Nominasi,/)
    expect(rows.join('\n')).not.toMatch(/3507011205909000|budi\.santoso/)
    const [entry] = (await ask(test, 'what=audit.exported')).items
    expect(entry).toMatchObject({ by: 'staff:auditor-1', after: { rows: 30, whole: true, who: 'lsp-2' } })
  })

  it('is read by auditors and admins alone', async () => {
    for (const role of ['disnaker', 'lsp', 'permit'] as const)
      expect((await test.as(role)('GET', '/programmes/malang/audit')).status).toBe(403)
    expect((await test.as('auditor', 'other')('GET', '/programmes/malang/audit')).status).toBe(403)
  })

  it('refuses a cursor of another programme, and days that are none', async () => {
    for (const query of ['after=x.y', 'from=2026-02-30', 'until=gestern'])
      expect((await test.as('auditor')('GET', `/programmes/malang/audit?${query}`)).status).toBe(400)
  })
})
