import { type PublishedFigures, smallest } from '../contract/progress.ts'
import { type ProgressStep, progressSteps } from '../contract/progress-steps.ts'

type Figures = Record<ProgressStep, number>

/** Among more people than this, that a few of them did not pass tells of nobody. */
const crowd = 50

/** How many steps of a row may be shown: all before the first that would show a person. */
function safeSteps(row: Figures): number {
  const at = progressSteps.findIndex((step) => {
    const few = row[step] > 0 && row[step] < smallest
    // Of a small group, how many did not pass is as telling as how many did.
    const failed = row.examined - row.competent
    const tells = step === 'competent' && failed > 0 && failed < smallest && row.examined < crowd
    return few || tells
  })
  return at < 0 ? progressSteps.length : at
}

/**
 * Which of `values`, whose sum is known, must stay hidden beside those in `hidden`, so that none of these can
 * be computed: at least two, together large enough that each could be `smallest` or more though all be above
 * zero. The least of the rest go along; where none are left, all, the zeros too.
 */
function alongWith(hidden: ReadonlySet<number>, values: readonly number[]): Set<number> {
  const all = new Set(hidden)
  const sum = () => [...all].reduce((whole, at) => whole + values[at]!, 0)
  const safe = () => all.size === 0 || sum() === 0 || (all.size > 1 && sum() - all.size >= smallest - 1)
  const rest = values
    .map((value, at) => ({ value, at }))
    .filter(({ value, at }) => value > 0 && !all.has(at))
    .sort((a, b) => a.value - b.value)
  for (const { at } of rest) {
    if (safe()) return all
    all.add(at)
  }
  return safe() ? all : new Set(values.keys())
}

const shown = (row: Figures, isHidden: (step: ProgressStep, at: number) => boolean) =>
  Object.fromEntries(
    progressSteps.map((step, at) => [step, isHidden(step, at) ? null : row[step]]),
  ) as PublishedFigures

/**
 * What of a total and of the lists that add up to it may be told. A row that is hidden at one step is hidden
 * at all later ones, since each step is a part of the one before; what is hidden of a total hides the column.
 */
export function publish(
  total: Figures,
  lists: readonly (readonly Figures[])[],
): { total: PublishedFigures; lists: PublishedFigures[][] } {
  const known = safeSteps(total)
  return {
    total: shown(total, (_, at) => at >= known),
    lists: lists.map((rows) => {
      const own = rows.map(safeSteps)
      let hidden = new Set<number>()
      const columns = progressSteps.map((step, at) => {
        if (at >= known) return new Set(rows.keys())
        const first = [...rows.keys()].filter((row) => own[row]! <= at)
        hidden = alongWith(
          new Set([...hidden, ...first]),
          rows.map((row) => row[step]),
        )
        return hidden
      })
      return rows.map((row, index) => shown(row, (_, at) => columns[at]!.has(index)))
    }),
  }
}

/** What was new in each week; the weeks of one step add up to its total. */
export function publishWeeks(weeks: readonly Figures[], total: PublishedFigures) {
  const column = (step: ProgressStep) => {
    const values = weeks.map((week) => week[step])
    const few = values.flatMap((value, at) => (value > 0 && value < smallest ? [at] : []))
    const hidden = total[step] === null ? new Set(values.keys()) : alongWith(new Set(few), values)
    return values.map((value, at) => (hidden.has(at) ? null : value))
  }
  const [nominated, verified, certified] = [column('nominated'), column('verified'), column('certified')]
  return weeks.map((_, at) => ({
    nominated: nominated[at]!,
    verified: verified[at]!,
    certified: certified[at]!,
  }))
}
