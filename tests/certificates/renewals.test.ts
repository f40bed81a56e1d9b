import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRenewals } from '../../functions/certificates/renewals.ts'
import { reminderOn } from '../../functions/certificates/certificate.ts'
import { createCheck } from '../../functions/audit/check.ts'
import { createCompose } from '../../functions/mail/compose.ts'
import { createGather } from '../../functions/mail/gather.ts'
import { equals, where } from '../../functions/platform/expressions.ts'
import { type Caller, testApp, type TestApp } from '../support/app.ts'
import { seatsOf } from '../support/seats.ts'

let test: TestApp
const lsp: Caller = (...asked) => test.as('lsp')(...asked)
const base = '/programmes/malang/certificates'
beforeAll(async () => {
  test = await testApp()
  const seats = seatsOf(test.deps)
  await seats.begin({ endsOn: '2031-01-01' })
  const people = await seats.people(
    [
      { company: 'A', state: 'competent' },
      { company: 'B', state: 'competent', email: true },
    ],
    { wave: 'w' },
  )
  const rows = people.map(({ company, id }) => ({ company, nomination: id, certificateNo: `R ${id}` }))
  await lsp('PUT', `${base}/waves/w/numbers`, { rows })
  await lsp('POST', `${base}/waves/w/issue`, { issuedOn: '2026-11-24' })
})
afterAll(() => test.stop())

const owed = async (company: string) =>
  (
    await test.db.queryAll({
      TableName: test.db.tables.mail,
      IndexName: 'byCompany',
      ...where(equals('companyKey', `P#malang#C#${company}`)),
    })
  ).length

describe('reminders of a certificate that ends 2029-11-23', () => {
  it.each([
    ['2029-05-22', undefined],
    ['2029-05-23', 6],
    ['2029-05-30', 6],
    ['2029-05-31', undefined],
    ['2029-08-23', 3],
    ['2029-10-25', 1],
    ['2029-11-24', undefined],
  ])('on %s: %s', (today, months) => expect(reminderOn('2029-11-23', today)?.months).toBe(months))
})

describe('a reminder that waited', () => {
  const gather = () => createGather(test.db)
  async function letterOf(
    kind: 'renewal' | 'renewal_worker',
    months: number,
    day: string,
    over: object = {},
  ) {
    const { items } = await (await lsp('GET', base)).json()
    const { id: certificate, nomination, company } = items[0]
    const { compose } = createCompose({
      gather: {
        ...gather(),
        async certificate(programme, id) {
          const found = await gather().certificate(programme, id)
          return found && { ...found, ...over }
        },
      },
      seal: test.deps.seal,
      siteUrl: 'https://site.test',
      now: () => new Date(`${day}T09:00:00+07:00`),
    })
    const id = `${kind}-${months}`
    return (
      await compose({
        id,
        programme: 'malang',
        company,
        kind,
        to: 'hrd@a.test',
        language: 'id',
        requestId: 'request-1',
        state: 'claimed',
        owedAt: day,
        dueAt: day,
        attempts: 1,
        pauses: 0,
        turn: 1,
        facts: { nomination, certificate, months, link: 'L1' },
      })
    ).letter
  }
  it.each([
    // Six months' notice: good until the day of the three months' notice, which says it better.
    [6, '2029-05-23', true],
    [6, '2029-08-22', true],
    [6, '2029-08-23', false],
    [3, '2029-10-22', true],
    [3, '2029-10-23', false],
    // The last one holds to the last day of validity.
    [1, '2029-11-23', true],
    [1, '2029-11-24', false],
  ])('of %s months, sent on %s: %s', async (months, day, still) => {
    for (const kind of ['renewal', 'renewal_worker'] as const)
      expect((await letterOf(kind, months, day)) !== undefined).toBe(still)
  })
  it.each(['revoked', 'replaced', 'expired'] as const)('is not sent of one that is %s', async (state) => {
    expect(await letterOf('renewal', 6, '2029-05-23', { state })).toBeUndefined()
  })
})

describe('the daily run', () => {
  it('tells company and worker once at 6, 3 and 1 months, then ends the certificate', async () => {
    const run = createRenewals(test.deps)
    const [before, both] = [await owed('A'), await owed('B')]
    expect(await run()).toEqual({ reminded: 0, expired: 0 })
    for (const [at, day] of ['2029-05-23', '2029-08-23', '2029-10-23'].entries()) {
      test.clock.set(`${day}T00:00:00.000Z`)
      expect(await run()).toEqual({ reminded: 2, expired: 0 })
      await Promise.all([run(), run()])
      test.clock.forward({ days: 3 })
      await run()
      expect(await owed('A')).toBe(before + at + 1)
      // Of B there is an address of the worker too.
      expect(await owed('B')).toBe(both + 2 * (at + 1))
    }
    test.clock.set('2029-11-23T16:59:00.000Z')
    expect((await run()).expired).toBe(0)
    // A minute later it is the 24th in Malang.
    test.clock.set('2029-11-23T17:01:00.000Z')
    const told = await Promise.all([run(), run()])
    expect(told[0].expired + told[1].expired).toBe(2)
    const { items } = await (await lsp('GET', `${base}?state=expired`)).json()
    expect(items).toHaveLength(2)
    // Free to be nominated again: nobody holds her.
    const [one] = items
    const nomination = await (
      await lsp('GET', `/programmes/malang/companies/${one.company}/nominations/${one.nomination}`)
    ).json()
    expect(nomination.state).toBe('certified')
    const drift = await createCheck(test.deps, 0)('malang')
    expect(
      drift.drift.filter((each) => 'counter' in each && /held|holder|listed/.test(each.counter)),
    ).toEqual([])
  }, 60_000)
})
