/** Conditions and updates of DynamoDB, written as data: names and values are always bound, never spliced. */

type Bound = { names: Record<string, string>; values: Record<string, unknown> }
export type Condition = (bound: Bound) => string

const nameOf = (bound: Bound, path: string) =>
  path
    .split('.')
    .map((part) => {
      const placeholder = `#${part.replace(/\W/g, '_')}`
      bound.names[placeholder] = part
      return placeholder
    })
    .join('.')

const valueOf = (bound: Bound, value: unknown) => {
  const placeholder = `:v${Object.keys(bound.values).length}`
  bound.values[placeholder] = value
  return placeholder
}

export const exists =
  (path = 'pk'): Condition =>
  (bound) =>
    `attribute_exists(${nameOf(bound, path)})`
export const absent =
  (path = 'pk'): Condition =>
  (bound) =>
    `attribute_not_exists(${nameOf(bound, path)})`
export const equals =
  (path: string, value: unknown): Condition =>
  (bound) =>
    `${nameOf(bound, path)} = ${valueOf(bound, value)}`
export const differs =
  (path: string, value: unknown): Condition =>
  (bound) =>
    `${nameOf(bound, path)} <> ${valueOf(bound, value)}`
export const among =
  (path: string, values: readonly unknown[]): Condition =>
  (bound) =>
    `${nameOf(bound, path)} IN (${values.map((value) => valueOf(bound, value)).join(', ')})`
export const atMost =
  (path: string, limit: number | string): Condition =>
  (bound) =>
    `${nameOf(bound, path)} <= ${valueOf(bound, limit)}`
export const atLeast =
  (path: string, limit: number | string): Condition =>
  (bound) =>
    `${nameOf(bound, path)} >= ${valueOf(bound, limit)}`
export const startsWith =
  (path: string, prefix: string): Condition =>
  (bound) =>
    `begins_with(${nameOf(bound, path)}, ${valueOf(bound, prefix)})`
export const between =
  (path: string, low: unknown, high: unknown): Condition =>
  (bound) =>
    `${nameOf(bound, path)} BETWEEN ${valueOf(bound, low)} AND ${valueOf(bound, high)}`
export const all =
  (...conditions: Condition[]): Condition =>
  (bound) =>
    conditions.map((condition) => `(${condition(bound)})`).join(' AND ')
export const any =
  (...conditions: Condition[]): Condition =>
  (bound) =>
    conditions.map((condition) => `(${condition(bound)})`).join(' OR ')

const attributes = ({ names, values }: Bound) => ({
  ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
  ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
})

/** The condition of a put, a delete or a check. */
export function when(condition: Condition) {
  const bound: Bound = { names: {}, values: {} }
  return { ConditionExpression: condition(bound), ...attributes(bound) }
}

/** The key (and filter) of a query. */
export function where(key: Condition, filter?: Condition) {
  const bound: Bound = { names: {}, values: {} }
  return {
    KeyConditionExpression: key(bound),
    ...(filter && { FilterExpression: filter(bound) }),
    ...attributes(bound),
  }
}

/** An update: undefined in `set` is left alone; `add` counts up or down; `append` grows lists, which must exist. */
export function change(of: {
  set?: Record<string, unknown>
  append?: Record<string, unknown[]>
  /** Only where nothing stands yet. */
  ifAbsent?: Record<string, unknown>
  add?: Record<string, number>
  remove?: readonly string[]
  when?: Condition
}) {
  const bound: Bound = { names: {}, values: {} }
  const set = Object.entries(of.set ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([path, value]) => `${nameOf(bound, path)} = ${valueOf(bound, value)}`)
  for (const [path, values] of Object.entries(of.append ?? {})) {
    const name = nameOf(bound, path)
    set.push(`${name} = list_append(${name}, ${valueOf(bound, values)})`)
  }
  for (const [path, value] of Object.entries(of.ifAbsent ?? {})) {
    if (value === undefined) continue
    const name = nameOf(bound, path)
    set.push(`${name} = if_not_exists(${name}, ${valueOf(bound, value)})`)
  }
  const add = Object.entries(of.add ?? {}).map(([path, by]) => `${nameOf(bound, path)} ${valueOf(bound, by)}`)
  const remove = (of.remove ?? []).map((path) => nameOf(bound, path))
  const clauses = [
    set.length > 0 && `SET ${set.join(', ')}`,
    add.length > 0 && `ADD ${add.join(', ')}`,
    remove.length > 0 && `REMOVE ${remove.join(', ')}`,
  ].filter(Boolean)
  const condition = of.when?.(bound)
  return {
    UpdateExpression: clauses.join(' '),
    ...(condition && { ConditionExpression: condition }),
    ...attributes(bound),
  }
}
