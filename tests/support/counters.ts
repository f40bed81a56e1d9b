import { nominationStates } from '../../functions/contract/nomination.ts'
import type { Db, Item, Key } from '../../functions/platform/db.ts'

const count = (into: Map<string, number>, key: string, by = 1) => into.set(key, (into.get(key) ?? 0) + by)

/**
 * Every counter of a programme against the items it counts, and every limit: what differs, in words.
 * Empty when all is well.
 */
export async function drift(db: Db, programme: string): Promise<string[]> {
  const all = (table: 'nominations' | 'waves', pk: string, IndexName?: string) =>
    db.queryAll({
      TableName: db.tables[table],
      IndexName,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: {
        '#pk': IndexName === 'byState' ? 'stateKey' : IndexName === 'companies' ? 'listKey' : 'pk',
      },
      ExpressionAttributeValues: { ':pk': pk },
    })
  const people = (
    await Promise.all(
      nominationStates.map((state) => all('nominations', `P#${programme}#${state}`, 'byState')),
    )
  ).flat()
  const waves = (await all('waves', `P#${programme}#waves`)).filter(({ sk }) =>
    String(sk).startsWith('wave#'),
  )
  const quotas = (await all('waves', `P#${programme}#quota`)).filter(({ sk }) =>
    String(sk).startsWith('scheme#'),
  )
  const caps = (await Promise.all(waves.map(({ id }) => all('waves', `P#${programme}#W#${id}`)))).flat()
  const companies = await all('nominations', `P#${programme}#companies`, 'companies')

  const expected = new Map<string, number>()
  for (const { company, state, wave, scheme } of people) {
    count(expected, `counts ${company} ${state}`)
    if (!wave) continue
    count(expected, `wave ${wave}`)
    count(expected, `quota ${scheme}`)
    count(expected, `cap ${wave} ${company}`)
  }
  const found = new Map<string, number>()
  const take = (key: string, taken: unknown) => {
    if (Number(taken) !== 0) found.set(key, Number(taken))
  }
  for (const { id, taken } of waves) take(`wave ${id}`, taken)
  for (const { scheme, taken } of quotas) take(`quota ${scheme}`, taken)
  for (const { wave, company, taken } of caps) take(`cap ${wave} ${company}`, taken)
  for (const { id, counts } of companies)
    for (const [state, n] of Object.entries(counts as Record<string, number>))
      take(`counts ${id} ${state}`, n)

  const over = (kind: string, items: Item[], limit: string) =>
    items.flatMap((item) =>
      Number(item.taken) > Number(item[limit])
        ? [`${kind} ${item.id ?? item.scheme}: ${item.taken} of ${item[limit]}`]
        : [],
    )
  const wrongIndex = people.flatMap(({ id, state, wave, stateKey, waveKey }) =>
    stateKey === `P#${programme}#${state}` && waveKey === (wave ? `P#${programme}#W#${wave}` : undefined)
      ? []
      : [`index of ${id}`],
  )
  return [
    ...[...new Set([...expected.keys(), ...found.keys()])].flatMap((key) =>
      expected.get(key) === found.get(key)
        ? []
        : [`${key}: counted ${expected.get(key) ?? 0}, kept ${found.get(key) ?? 0}`],
    ),
    ...over('oversold wave', waves, 'seats'),
    ...over('overspent quota', quotas, 'granted'),
    ...wrongIndex,
  ]
}

/** Every mail of a programme, whole. */
export async function mailsOf(db: Db, programme: string): Promise<Item[]> {
  const listed = await db.queryAll({
    TableName: db.tables.mail,
    IndexName: 'byProgramme',
    KeyConditionExpression: 'listKey = :k',
    ExpressionAttributeValues: { ':k': `P#${programme}#mail` },
  })
  return db.batchGet(
    db.tables.mail,
    listed.map(({ pk, sk }) => ({ pk, sk }) as Key),
  )
}
