import type { Resource } from '../resource.ts'

/** Of each build its own: where its bytes lie, and the moment that starts the build of the site. */
const own = new Set(['code', 's3Key', 'key', 'source', 'triggers'])

const settings = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(settings)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !own.has(key))
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([key, each]) => [key, settings(each)]),
  )
}

/** Resources that one of two graphs lacks or has with other settings, a line each. */
export function differences(ours: readonly Resource[], theirs: readonly Resource[]): string[] {
  const name = ({ type, name: of }: Resource) => `${type} ${of}`
  const byName = new Map(theirs.map((one) => [name(one), one]))
  const known = new Set(ours.map(name))
  return [
    ...ours.flatMap((one) => {
      const other = byName.get(name(one))
      if (!other) return [`only in the graph: ${name(one)}`]
      const [mine, its] = [JSON.stringify(settings(one.inputs)), JSON.stringify(settings(other.inputs))]
      return mine === its ? [] : [`differs: ${name(one)}\n  graph: ${mine}\n  diff:  ${its}`]
    }),
    ...theirs.flatMap((one) => (known.has(name(one)) ? [] : [`only in sst diff: ${name(one)}`])),
  ]
}
