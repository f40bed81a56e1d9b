import { describe, expect, it } from 'vitest'
import { plan } from '../../functions/waves/planner.ts'
import type { Nominee } from '../../functions/waves/planner/types.ts'
import { waitingOrder } from '../../functions/waves/waiting.ts'
import { numbers } from '../support/random.ts'

/** One scheme, one wave that suits everyone: the planner then gives seats in the order of the list. */
const random = (seed: number): Nominee[] => {
  const next = numbers(seed)
  return Array.from({ length: 1 + next(40) }, (_, n) => ({
    id: `n${n}`,
    company: `C${next(5)}`,
    scheme: 'cleaner',
    nominatedAt: new Date(Date.UTC(2026, 10, 1, next(30), next(3))).toISOString(),
    ...(next(3) === 0 && { lockedTo: 'w' }),
  }))
}

describe('the waiting list', () => {
  it('goes by the claims of the companies, then first come, first served', () => {
    const person = (id: string, company: string, hour: number, lockedTo?: string): Nominee => ({
      id,
      company,
      scheme: 'cleaner',
      nominatedAt: new Date(Date.UTC(2026, 10, 1, hour)).toISOString(),
      ...(lockedTo && { lockedTo }),
    })
    const list = waitingOrder([
      person('a1', 'A', 1, 'w'),
      person('a2', 'A', 2),
      person('a3', 'A', 3),
      person('b1', 'B', 9),
      person('b2', 'B', 8),
    ])
    expect(list.map(({ id, claim }) => [id, claim.over, claim.under])).toEqual([
      ['b2', 1, 2],
      ['a2', 3, 3],
      ['b1', 3, 2],
      ['a3', 5, 3],
    ])
  })

  it('agrees with the planner on who is next, whatever the number of seats', () => {
    for (let seed = 0; seed < 300; seed++) {
      const nominees = random(seed)
      const seated = nominees.filter(({ lockedTo }) => lockedTo).length
      const list = waitingOrder(nominees)
      const seats = seated + (seed % (list.length + 1))
      const made = plan({ waves: [{ id: 'w', date: '2026-12-10', scheme: 'cleaner', seats }], nominees })
      const chosen = list.slice(0, seats - seated)
      const placed = new Map<string, number>()
      for (const { company, lockedTo } of nominees)
        if (lockedTo) placed.set(company, (placed.get(company) ?? 0) + 1)
      for (const { company } of chosen) placed.set(company, (placed.get(company) ?? 0) + 1)
      const size = (company: string) => nominees.filter((one) => one.company === company).length
      const unfairness = [...placed].reduce((sum, [company, x]) => sum + x ** 2 / size(company), 0)
      expect(unfairness).toBeCloseTo(made.objective.unfairness, 9)
      // Companies of equal claim may take turns; whom a company sends may not differ.
      for (const share of made.shares.filter(({ company, placed: x }) => placed.get(company) === x)) {
        const of = ({ id }: { id: string }) =>
          nominees.find((one) => one.id === id)!.company === share.company
        const mine = made.assignments.map(({ nominee }) => ({ id: nominee })).filter(of)
        const locked = nominees.filter((one) => one.lockedTo && one.company === share.company)
        expect(mine.map(({ id }) => id).sort()).toEqual(
          [...locked, ...chosen.filter(of)].map(({ id }) => id).sort(),
        )
      }
    }
  })
})
