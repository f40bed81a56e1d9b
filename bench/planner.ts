import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from './metric.ts'
import type { Metric } from './metric.ts'
import type { Run } from './planner-run.ts'

const SIZES = [1_000, 10_000, 100_000, 1_000_000]

/** Measures the planner at four sizes, each in a process of its own, with more repeats if `full`. */
export async function planner(full: boolean): Promise<Metric[]> {
  const metrics: Metric[] = []
  let tenth = Infinity
  for (const people of SIZES) {
    const run = await measure(people, full ? 9 : 5)
    const time = median(run.planned)
    const sorting = median(run.sorted)
    const name = people.toLocaleString('en')
    const add = (what: string, value: number, unit: string, rest: Partial<Metric>) =>
      metrics.push({
        group: 'planner',
        name: `${name} people: ${what}`,
        value,
        unit,
        baseline: null,
        ratio: null,
        goal: null,
        ok: true,
        ...rest,
      })
    const ratio = median(run.planned.map((planned, i) => planned / run.sorted[i]!))
    if (people === 1_000_000)
      add('plan, against sorting them', time, 'ms', { baseline: sorting, ratio, goal: 0.5, ok: ratio <= 0.5 })
    else add('plan, against sorting them', time, 'ms', { baseline: sorting, ratio })
    if (people <= 10_000) {
      add('plan', time, 'ms', { goal: 300, ok: time <= 300 })
      add('plan, first in its process', run.planned[0]!, 'ms', {})
    }
    if (people === 1_000_000) {
      const growth = time / tenth
      add('plan, against a tenth of them', time, 'ms', {
        baseline: tenth,
        ratio: growth,
        goal: 6,
        ok: growth <= 6,
      })
      add('memory above the input', run.megabytes, 'MB', { goal: 250, ok: run.megabytes <= 250 })
    }
    add('proved optimal', run.optimal ? 1 : 0, 'of 1', { goal: 1, ok: run.optimal })
    tenth = time
  }
  return metrics
}

async function measure(people: number, repeats: number): Promise<Run> {
  const script = fileURLToPath(new URL('planner-run.ts', import.meta.url))
  const options = ['--import', 'tsx', '--expose-gc', script, String(people), String(repeats)]
  const { stdout } = await promisify(execFile)(process.execPath, options)
  return JSON.parse(stdout) as Run
}
