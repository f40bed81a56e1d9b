import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../functions/contract/wave.ts'
import {
  byCompany,
  byReason,
  byWave,
  coloured,
  columnsOf,
  leftBy,
} from '../../../web/src/admin/plans/arrange.ts'
import { plan, waves } from './stub.ts'

const planOf = (of: Partial<Plan>): Plan => ({ ...plan, ...of })
const seat = (nomination: string, company: string, wave: string, kept = false) => ({
  nomination,
  company,
  name: nomination,
  wave,
  kept,
})

describe('a plan on the screen', () => {
  it('loses nobody: every assignment stands in one column', () => {
    const columns = columnsOf(plan, waves)
    const shown = columns.flatMap(({ groups }) => groups.flatMap(({ people }) => people))
    expect(shown.map(({ nomination }) => nomination).sort()).toEqual(
      plan.assignments.map(({ nomination }) => nomination).sort(),
    )
    expect(columns.map(({ wave }) => wave.date)).toEqual(columns.map(({ wave }) => wave.date).toSorted())
  })

  it('shows a cancelled wave only while people sit there', () => {
    const empty = planOf({ assignments: [] })
    expect(columnsOf(empty, waves).some(({ wave }) => wave.id === 'W5')).toBe(false)
    expect(columnsOf(plan, waves).some(({ wave }) => wave.id === 'W5')).toBe(true)
  })

  it('puts the largest company of a wave first and counts who is new', () => {
    const [column] = columnsOf(
      planOf({ assignments: [seat('a', 'X', 'W0'), seat('b', 'Y', 'W0', true), seat('c', 'Y', 'W0')] }),
      waves,
    )
    expect(column).toMatchObject({ placed: 3, fresh: 2 })
    expect(column?.groups.map(({ company, fresh }) => [company, fresh])).toEqual([
      ['Y', 1],
      ['X', 1],
    ])
  })

  it('gives colours to the companies with the most people', () => {
    const colours = coloured(
      planOf({ assignments: [seat('a', 'X', 'W0'), seat('b', 'Y', 'W0'), seat('c', 'Y', 'W1')] }),
      1,
    )
    expect([...colours]).toEqual([['Y', 0]])
  })

  it('gives colours first to the largest of the wave that is looked at, when there are too few for all', () => {
    const many = planOf({
      assignments: [
        ...['a', 'b', 'c'].map((name) => seat(name, 'X', 'W0')),
        ...['d', 'e'].map((name) => seat(name, 'Y', 'W1')),
        seat('f', 'Z', 'W1'),
      ],
    })
    const seen = columnsOf(many, waves).find(({ wave }) => wave.id === 'W1')
    expect([...coloured(many, 2, seen)]).toEqual([
      ['Y', 0],
      ['Z', 1],
    ])
    expect([...coloured(many, 3, seen)]).toEqual([
      ['X', 0],
      ['Y', 1],
      ['Z', 2],
    ])
  })

  it('groups who is left out by reason, the commonest first', () => {
    const left = leftBy(plan)
    expect(left.map(({ n }) => n)).toEqual(left.map(({ n }) => n).toSorted((a, b) => b - a))
    expect(left.reduce((sum, { n }) => sum + n, 0)).toBe(plan.unplaced.length)
  })

  it('compares two plans by wave, company and reason', () => {
    const before = planOf({ assignments: [seat('a', 'X', 'W0'), seat('b', 'Y', 'W0')], unplaced: [] })
    const after = planOf({
      assignments: [seat('a', 'X', 'W1'), seat('b', 'Y', 'W0'), seat('c', 'Y', 'W1')],
      unplaced: plan.unplaced.slice(0, 1),
    })
    expect(byWave(before, after)).toEqual([
      { key: 'W0', before: 2, after: 1 },
      { key: 'W1', before: 0, after: 2 },
    ])
    expect(byCompany(before, after)).toEqual([{ key: 'Y', before: 1, after: 2 }])
    expect(byReason(before, after)).toEqual([{ key: 'quota', before: 0, after: 1 }])
  })
})
