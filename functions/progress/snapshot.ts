import * as v from 'valibot'
import { nominationStates } from '../contract/nomination.ts'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { Item } from '../platform/db.ts'
import { all, equals, startsWith, where } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { reckon } from './figures.ts'
import { progressRepository } from './repository.ts'

// Only what is counted, so that what else changes in an item does not stop the count.
const Company = v.object({
  id: v.string(),
  district: v.string(),
  state: v.string(),
  invited: v.boolean(),
  counts: v.record(v.string(), v.number()),
})
const Worker = v.object({
  company: v.string(),
  scheme: v.string(),
  state: v.picklist(nominationStates),
  submittedAt: v.string(),
  verifiedAt: v.optional(v.string()),
  history: v.array(v.object({ state: v.string(), at: v.string() })),
})
const Wave = v.object({ state: v.string(), date: v.string() })

/** Companies whose nominations are read at once. */
const atOnce = 16
/** The list of companies is an index, which may lag: the picture claims to be so much older than its reading. */
const lagMs = 60_000
/** A programme is counted on for so long after its end: results and certificates come late. */
const afterEndDays = 120

/**
 * Writes the public picture of every programme under way. Companies and nominations are read consistently,
 * each item once, after the instant that the picture bears.
 */
export function createSnapshot(deps: Pick<Deps, 'db' | 'log' | 'now' | 'newId'>) {
  const { db, log, now } = deps
  const pictures = progressRepository(deps)

  async function facts(programme: Programme) {
    const below = `P#${programme.id}#`
    const [listed, waves] = await Promise.all([
      db.queryAll({
        TableName: db.tables.nominations,
        IndexName: 'companies',
        ...where(equals('listKey', `${below}companies`)),
        ProjectionExpression: 'pk',
      }),
      db.queryAll({
        TableName: db.tables.waves,
        ...where(all(equals('pk', `${below}waves`), startsWith('sk', 'wave#'))),
        ConsistentRead: true,
      }),
    ])
    const items: Item[] = []
    for (let from = 0; from < listed.length; from += atOnce)
      items.push(
        ...(
          await Promise.all(
            listed.slice(from, from + atOnce).map(({ pk }) =>
              db.queryAll({
                TableName: db.tables.nominations,
                ...where(equals('pk', pk)),
                ConsistentRead: true,
              }),
            ),
          )
        ).flat(),
      )
    const ofKind = (kind: string) => items.filter(({ sk }) => String(sk).split('#')[0] === kind)
    return {
      programme,
      companies: ofKind('company').map((item) => v.parse(Company, item)),
      workers: ofKind('nomination').map((item) => v.parse(Worker, item)),
      waves: waves.map((item) => v.parse(Wave, item)),
    }
  }

  return async (): Promise<{ written: number }> => {
    let written = 0
    const last = dayIn(new Date(now().getTime() - afterEndDays * 86_400_000))
    for (const programme of await programmeRepository(deps).list()) {
      if (programme.endsOn < last) continue
      const asOf = new Date(now().getTime() - lagMs)
      if (await pictures.put(reckon(await facts(programme), asOf))) written += 1
    }
    log.info('progress.snapshot', { written })
    return { written }
  }
}
