import * as fc from 'fast-check'
import highs from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type PublishedFigures, smallest } from '../../functions/contract/progress.ts'
import { type ProgressStep, progressSteps } from '../../functions/contract/progress-steps.ts'
import { publish, publishWeeks } from '../../functions/progress/withhold.ts'

type Figures = Record<ProgressStep, number>
const row = (...values: number[]) =>
  Object.fromEntries(progressSteps.map((step, at) => [step, values[at] ?? 0])) as Figures
const sum = (rows: Figures[]) =>
  row(...progressSteps.map((step) => rows.reduce((all, one) => all + one[step], 0)))

/** People of a row by the step that is their last. */
const rows = fc
  .array(fc.array(fc.oneof(fc.constant(0), fc.nat(4), fc.nat(30)), { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((people) =>
    people.map((last) => row(...progressSteps.map((_, at) => last.slice(at).reduce((a, b) => a + b, 0)))),
  )

let solve: Awaited<ReturnType<typeof highs>>
beforeAll(async () => void (solve = await highs()))

/**
 * The least and the most that a cell can be, for someone who knows everything published: sums, that each step
 * is a part of the one before, and that nothing is below zero.
 */
function range(total: PublishedFigures, list: PublishedFigures[], cell: { at: number; step: ProgressStep }) {
  const name = (at: number | 'T', step: ProgressStep) => `x${at}_${step}`
  const known: string[] = []
  const constraints: string[] = []
  const all: [number | 'T', PublishedFigures][] = [
    ['T', total],
    ...list.map((one, at): [number, PublishedFigures] => [at, one]),
  ]
  for (const [at, figures] of all)
    for (const [n, step] of progressSteps.entries()) {
      const value = figures[step]
      if (value !== null) known.push(`${name(at, step)} = ${value}`)
      const before = progressSteps[n - 1]
      if (before) constraints.push(`${name(at, before)} - ${name(at, step)} >= 0`)
    }
  for (const step of progressSteps)
    constraints.push(`${list.map((_, at) => name(at, step)).join(' + ')} - ${name('T', step)} = 0`)
  const asked = (sense: 'Minimize' | 'Maximize') => {
    const problem = `${sense}\n obj: ${name(cell.at, cell.step)}\nSubject To\n${[...constraints, ...known].map((one, n) => ` c${n}: ${one}`).join('\n')}\nEnd`
    const { Status, ObjectiveValue } = solve.solve(problem)
    return Status === 'Optimal' ? Math.round(ObjectiveValue) : Infinity
  }
  return { least: asked('Minimize'), most: asked('Maximize') }
}

const leaks = (total: PublishedFigures, list: PublishedFigures[], truth: Figures[]) =>
  truth.flatMap((figures, at) =>
    progressSteps.flatMap((step) => {
      if (list[at]![step] !== null || figures[step] === 0) return []
      const { least, most } = range(total, list, { at, step })
      return least < most ? [] : [`row ${at} ${step} is ${least}`]
    }),
  )

describe('what is withheld', () => {
  it('shows no figure from 1 to 4', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const shown = publish(sum(list), [list])
        for (const figures of [shown.total, ...shown.lists[0]!])
          for (const value of Object.values(figures))
            expect(value === null || value === 0 || value >= smallest).toBe(true)
      }),
    )
  })
  it('shows nothing but the truth, and everything where nothing is small', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const shown = publish(sum(list), [list]).lists[0]!
        for (const [at, figures] of shown.entries())
          for (const step of progressSteps) expect([null, list[at]![step]]).toContain(figures[step])
      }),
    )
    const large = [row(90, 80, 70, 60, 50), row(190, 180, 170, 100, 50)]
    expect(publish(sum(large), [large])).toEqual({ total: sum(large), lists: [large] })
  })
  it('cannot be computed from totals, the other rows and the other steps', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { total, lists } = publish(sum(list), [list])
        expect(leaks(total, lists[0]!, list)).toEqual([])
      }),
      { numRuns: process.env.FULL ? 2000 : 120 },
    )
  }, 120_000)
  it('could be computed if only the small figures were withheld', () => {
    const list = [row(3), row(20), row(30)]
    const naive = list.map((one) => ({ ...one, nominated: one.nominated < 5 ? null : one.nominated }))
    expect(leaks(sum(list), naive, list)).toEqual(['row 0 nominated is 3'])
  })
  it('does not tell that few of a small group failed, but does of a crowd', () => {
    const [few, crowd] = [row(20, 12, 12, 10, 0), row(90, 80, 80, 78, 0)]
    const { lists, total } = publish(sum([few, crowd]), [[few, crowd]])
    expect(lists[0]).toEqual([
      { ...few, competent: null, certified: null },
      { ...crowd, competent: null, certified: null },
    ])
    expect(total.competent).toBe(88)
  })
})

describe('the weeks', () => {
  it('hide a small week beside another, so that their sum tells nothing', () => {
    const weeks = [row(40, 3, 0, 0, 0), row(20, 9, 0, 0, 0), row(0, 30, 0, 0, 0)]
    const shown = publishWeeks(weeks, sum(weeks))
    expect(shown.map(({ nominated }) => nominated)).toEqual([40, 20, 0])
    expect(shown.map(({ verified }) => verified)).toEqual([null, null, 30])
  })
  it('are all hidden where their sum is', () => {
    const weeks = [row(2), row(0), row(1)]
    expect(publishWeeks(weeks, { ...sum(weeks), nominated: null }).map(({ nominated }) => nominated)).toEqual(
      [null, null, null],
    )
  })
})
