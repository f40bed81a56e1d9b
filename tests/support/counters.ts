import { createCheck } from '../../functions/audit/check.ts'
import type { Db, Item, Key } from '../../functions/platform/db.ts'
import { createLog } from '../../functions/platform/log.ts'
import { isFindable } from '../../functions/search/reindex.ts'

/**
 * Every counter of a programme against the items it counts, every limit, the index keys of every
 * nomination, and the words that names are found by: what differs, in words. Empty when all is well.
 */
export async function drift(db: Db, programme: string): Promise<string[]> {
  const check = createCheck({ db, log: createLog(() => {}) }, 0)
  const query = (pk: string, IndexName?: string) =>
    db.queryAll({
      TableName: db.tables.nominations,
      IndexName,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': IndexName ? 'listKey' : 'pk' },
      ExpressionAttributeValues: { ':pk': pk },
    })
  const [{ drift: found }, companies] = await Promise.all([
    check(programme),
    query(`P#${programme}#companies`, 'companies'),
  ])
  const people = (await Promise.all(companies.map(({ pk }) => query(String(pk))))).flat()
  const misplaced = people.filter(
    ({ sk, state, wave, stateKey, waveKey }) =>
      String(sk).startsWith('nomination#') &&
      (stateKey !== `P#${programme}#${state}` || waveKey !== (wave ? `P#${programme}#W#${wave}` : undefined)),
  )
  const lost = people.filter((item) => !isFindable(programme, item))
  return [
    ...found.map((one) => JSON.stringify(one)),
    ...misplaced.map(({ id }) => `index of ${id}`),
    ...lost.map(({ name }) => `words of ${name}`),
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
