import type { Group, Metric } from './metric.ts'

/** Loaded when chosen: a group brings engines, browsers and libraries of its own. */
const groups: Record<string, () => Promise<Group>> = {
  start: async () => (await import('./start.ts')).start,
  web: async () => (await import('./web.ts')).web,
  roster: async () => {
    const [{ roster }, { rosterCommit }] = await Promise.all([
      import('./roster.ts'),
      import('./roster-commit.ts'),
    ])
    return async (full) => [...(await roster(full)), ...(await rosterCommit(full))]
  },
  planner: async () => {
    const [{ planner }, { seats }] = await Promise.all([import('./planner.ts'), import('./seats.ts')])
    return async (full) => [...(await planner(full)), ...(await seats(full))]
  },
  certificates: async () => (await import('./certificates.ts')).certificates,
  mail: async () => (await import('./mail.ts')).mail,
  cost: async () => (await import('./cost.ts')).cost,
  scale: async () => (await import('./scale.ts')).scale,
  lists: async () => (await import('./lists.ts')).lists,
  functions: async () => (await import('./functions.ts')).functions,
  limits: async () => (await import('./limits.ts')).measureLimits,
}

const asked = process.argv.slice(2)
const full = asked.includes('--full')
const json = asked.includes('--json')
const chosen = asked.filter((word) => !word.startsWith('--'))
const unknown = chosen.filter((name) => !(name in groups))
if (unknown.length > 0) {
  console.error(`No such group: ${unknown.join(', ')}. There are: ${Object.keys(groups).join(', ')}`)
  process.exit(2)
}

// What a group says while it works must not mix with the result.
console.log = console.info = (...said: unknown[]) => console.error(...said)

const number = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))

const metrics: Metric[] = []
for (const name of chosen.length > 0 ? chosen : Object.keys(groups)) {
  const group = await groups[name]!()
  metrics.push(...(await group(full)))
}

if (json) process.stdout.write(`${JSON.stringify({ metrics })}\n`)
else {
  const rows = metrics.map(({ group, name, value, unit, baseline, ratio, goal, ok }) => [
    ok ? '✓' : '✗',
    group,
    name,
    `${number(value)} ${unit}`,
    baseline === null ? '' : number(baseline),
    ratio === null ? '' : `${number(ratio)}×`,
    goal === null ? '' : `≤ ${number(goal)}`,
  ])
  const table = [['', 'group', 'name', 'value', 'baseline', 'ratio', 'goal'], ...rows]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)))
  for (const row of table)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()}\n`,
    )
}
process.exit(metrics.every(({ ok }) => ok) ? 0 : 1)
