import * as v from 'valibot'
import { shortHash } from '../contract/verdict.ts'
import type { Deps } from '../deps.ts'
import type { Item } from '../platform/db.ts'
import { all, equals, startsWith, where } from '../platform/expressions.ts'
import { type Drift, type Facts, findDrift, lasting } from './invariants.ts'

const Nomination = v.object({
  id: v.string(),
  company: v.string(),
  scheme: v.string(),
  state: v.string(),
  wave: v.exactOptional(v.string()),
})
const Company = v.object({ id: v.string(), counts: v.record(v.string(), v.number()) })
const Quota = v.object({ scheme: v.string(), granted: v.number(), taken: v.number() })
const Wave = v.object({ id: v.string(), seats: v.number(), taken: v.number() })
const Cap = v.object({ wave: v.string(), company: v.string(), taken: v.number() })
const Certificate = v.object({ id: v.string(), nomination: v.string(), state: v.string() })
const Sitting = v.object({ wave: v.string(), company: v.string(), scheme: v.string(), spent: v.boolean() })

/** Companies whose nominations are read at once. */
const atOnce = 16

export type Report = { programme: string; nominations: number; counters: number; drift: Drift[] }

/** Recounts what the tables hold; made for a schedule, and read only. */
export function createCheck({ db, log }: Pick<Deps, 'db' | 'log'>, pauseMs = 5000) {
  const partition = (table: 'nominations' | 'waves', pk: string, prefix = '') =>
    db.queryAll({
      TableName: db.tables[table],
      ...where(prefix ? all(equals('pk', pk), startsWith('sk', prefix)) : equals('pk', pk)),
      ConsistentRead: true,
    })

  async function read(programme: string): Promise<Facts> {
    const below = `P#${programme}#`
    const [companies, quota, waves, certificates, holders, listed] = await Promise.all([
      db.queryAll({
        TableName: db.tables.nominations,
        IndexName: 'companies',
        ...where(equals('listKey', `${below}companies`)),
      }),
      partition('waves', `${below}quota`, 'scheme#'),
      partition('waves', `${below}waves`, 'wave#'),
      partition('waves', `${below}certificates`, 'certificate#'),
      partition('waves', `${below}holders`),
      partition('waves', 'REVOCATIONS'),
    ])
    const hashes = new Set(listed.map(({ sk }) => sk))
    const each = async (items: Item[], of: (item: Item) => Promise<Item[]>) => {
      const found: Item[] = []
      for (let from = 0; from < items.length; from += atOnce)
        found.push(...(await Promise.all(items.slice(from, from + atOnce).map(of))).flat())
      return found
    }
    const inCompanies = await each(companies, ({ id }) => partition('nominations', `${below}C#${id}`))
    const caps = await each(waves, ({ id }) => partition('waves', `${below}W#${id}`, 'company#'))
    const sittings = await each(waves, ({ id }) => partition('waves', `${below}W#${id}`, 'past#'))
    const ofKind = (kind: string) => inCompanies.filter(({ sk }) => String(sk).split('#')[0] === kind)
    return {
      nominations: ofKind('nomination').map((item) => v.parse(Nomination, item)),
      companies: ofKind('company').map((item) => v.parse(Company, item)),
      quota: quota.map((item) => v.parse(Quota, item)),
      waves: waves.map((item) => v.parse(Wave, item)),
      caps: caps.map((item) => v.parse(Cap, item)),
      certificates: await Promise.all(
        certificates.map(async (item) => {
          const one = v.parse(Certificate, item)
          return { ...one, listed: hashes.has(await shortHash(one.id)) }
        }),
      ),
      holders: holders.map(({ sk, certificate }) => ({
        nomination: String(sk),
        certificate: String(certificate),
      })),
      sittings: sittings.map((item) => v.parse(Sitting, item)),
    }
  }

  /** Recounts one programme; what differs is looked at again after a pause, before it is reported. */
  return async (programme: string): Promise<Report> => {
    let facts = await read(programme)
    let drift = findDrift(facts)
    if (drift.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      facts = await read(programme)
      drift = lasting(drift, findDrift(facts))
    }
    const { nominations, companies, quota, waves, caps } = facts
    const counters =
      companies.reduce((sum, { counts }) => sum + Object.keys(counts).length, 0) +
      quota.length +
      waves.length +
      caps.length
    log.info('audit.invariants', { programme, counters, drift: drift.length })
    return { programme, nominations: nominations.length, counters, drift }
  }
}
