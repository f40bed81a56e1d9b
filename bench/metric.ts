/** One measurement: what came out, what it was held against, and whether the goal is met. */
export type Metric = {
  group: string
  name: string
  value: number
  unit: string
  /** The bare counterpart, run in turns beside it; null where there is none. */
  baseline: number | null
  ratio: number | null
  /** Of the ratio where there is one, else of the value; null: only watched. */
  goal: number | null
  ok: boolean
}

/** Measurements of a group that stand for themselves: the goal, where there is one, is of the value. */
export const plain =
  (group: string) =>
  (name: string, value: number, unit: string, goal: number | null = null): Metric => ({
    group,
    name,
    value,
    unit,
    baseline: null,
    ratio: null,
    goal,
    ok: goal === null || value <= goal,
  })

/** Measurements of a group that are held against a baseline: the goal is of the ratio. */
export const against =
  (group: string) =>
  (name: string, value: number, baseline: number, unit: string, goal: number): Metric => ({
    group,
    name,
    value,
    unit,
    baseline,
    ratio: value / baseline,
    goal,
    ok: value / baseline <= goal,
  })

/** A group of measurements; `full` asks for every page and repeat. */
export type Group = (full: boolean) => Promise<Metric[]>

export const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
