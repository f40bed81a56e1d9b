import { describe, expect, it } from 'vitest'
import { asksOf, type Surroundings } from '../../functions/nominations/asks.ts'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'

const complete = {
  birthPlace: 'Malang',
  address: 'Jl. Panji',
  cityCode: '3507',
  provinceCode: '35',
  education: '3',
  occupation: '15',
}
const one = (id: string, over: Partial<StoredNomination> = {}) =>
  ({
    id,
    name: `Pekerja ${id}`,
    state: 'verified',
    unavailable: [],
    ...complete,
    ...over,
  }) as StoredNomination
const surroundings = (over: Partial<Surroundings> = {}): Surroundings => ({
  company: { state: 'verified', email: 'hrd@company.test', expectedWorkers: 3, counts: {} },
  nominations: [one('a'), one('b'), one('c')],
  drafts: [],
  unreached: new Set(),
  dates: new Map([
    ['w1', '2026-12-10'],
    ['w2', '2026-12-03'],
  ]),
  until: '2027-01-31',
  nominated: 3,
  today: '2026-11-24',
  ...over,
})
const said = (over: Partial<Surroundings>) =>
  asksOf(surroundings(over)).map(({ kind, count, until }) => [kind, count, until])

describe('what is asked of a company', () => {
  it('is nothing when everyone waits and nothing is missing', () => expect(said({})).toEqual([]))

  it('names the returned first, then the blanks with the day of the first exam, then the headcount', () => {
    const nominations = [
      one('a', { state: 'returned' }),
      one('b', { state: 'assigned', wave: 'w1', address: '' }),
      one('c', { state: 'assigned', wave: 'w2', education: undefined }),
      one('d', { state: 'withdrawn', address: undefined }),
    ]
    expect(said({ nominations, nominated: 1 })).toEqual([
      ['mend', 1, '2027-01-31'],
      ['data', 2, '2026-12-03'],
      ['headcount', 2, '2027-01-31'],
      ['send', 1, '2026-12-03'],
    ])
  })

  it('asks for nobody once nominations are closed, nor of a company that may not nominate', () => {
    expect(said({ nominated: 0, today: '2027-02-01' })).toEqual([])
    const company = { ...surroundings().company, state: 'registered', expectedWorkers: 3, counts: {} }
    expect(said({ nominated: 0, company })).toEqual([['confirm', 1, undefined]])
  })

  it('shows an exam on a day the company has closed', () => {
    const company = { ...surroundings().company, unavailable: ['2026-12-10'] }
    const nominations = [one('a', { state: 'assigned', wave: 'w1' })]
    expect(said({ company, nominations })[0]).toEqual(['closed_day', 1, '2026-12-10'])
  })

  it('tells of addresses that no mail reaches: its own first, and those of workers who still wait for news', () => {
    const nominations = [
      one('a', { email: 'a@worker.test' }),
      one('b', { email: 'b@worker.test' }),
      one('c', { state: 'withdrawn', email: 'c@worker.test' }),
    ]
    const unreached = new Set(['hrd@company.test', 'a@worker.test', 'c@worker.test'])
    expect(asksOf(surroundings({ nominations, unreached }))).toEqual([
      { kind: 'address', count: 1, people: [] },
      { kind: 'worker_address', count: 1, people: [{ id: 'a', name: 'Pekerja a' }] },
    ])
  })

  it('reminds of a roster that was not sent, until it is gone', () =>
    expect(said({ drafts: ['2026-12-01', '2026-11-28'] })).toEqual([['draft', 2, '2026-11-28']]))

  it('names five at most', () => {
    const nominations = Array.from({ length: 9 }, (_, n) => one(String(n), { state: 'returned' }))
    expect(asksOf(surroundings({ nominations }))[0]).toMatchObject({ count: 9 })
    expect(asksOf(surroundings({ nominations }))[0]!.people).toHaveLength(5)
  })
})
