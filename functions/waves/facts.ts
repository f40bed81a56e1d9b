import * as v from 'valibot'
import type { StoredCompany } from '../companies/company.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import type { Item, Key } from '../platform/db.ts'
import { stored } from '../platform/stored.ts'
import type { StoredQuota } from '../quota/quota.ts'
import { quotaRepository } from '../quota/repository.ts'
import type { Ref } from './admission.ts'
import { companiesOf } from './companies.ts'
import { registers } from './registers.ts'
import { waveRepository } from './repository.ts'
import type { StoredWave } from './wave.ts'
import { capKey } from './writes.ts'

export const caps = stored(v.object({ company: v.string(), taken: v.number() }))

/** What is known before people take seats in a wave. */
export type Facts = {
  wave: StoredWave | undefined
  quota: StoredQuota
  /** Companies that employ an assessor of the wave. */
  assessing: ReadonlySet<string>
  /** Seats that each company has in the wave. */
  held: ReadonlyMap<string, number>
  companies: ReadonlyMap<string, StoredCompany>
  nominations: ReadonlyMap<string, StoredNomination>
  /** The batch was done before. */
  marked: boolean
}

export type Wanted = { wave: string; people: readonly Ref[]; from?: string; mark?: { key: Key } }

/** Reads people consistently, by id. */
export const readPeople =
  (deps: Deps) =>
  async (programme: string, people: readonly Ref[]): Promise<Map<string, StoredNomination>> => {
    const refs = people.map(({ company, id }) => ({ programme, company, id }))
    const known = await nominationRepository(deps).getMany(refs, true)
    return new Map(known.map((one) => [one.id, one]))
  }

/** Reads all facts consistently. */
export function createFacts(deps: Deps) {
  const { db } = deps
  const waves = waveRepository(deps)
  const quotas = quotaRepository(deps)
  const people = readPeople(deps)
  const { assessors } = registers(deps)

  return async (programme: string, { wave: id, people: wanted, mark }: Wanted): Promise<Facts> => {
    const companyIds = [...new Set(wanted.map(({ company }) => company))]
    const keys = [...companyIds.map((company) => capKey(programme, id, company)), ...(mark ? [mark.key] : [])]
    const around = waves.find(programme, id).then(async (wave) => {
      const [quota, examiners] = await Promise.all([
        quotas.find(programme, wave?.scheme ?? ''),
        assessors.some(programme, wave?.assessors ?? []),
      ])
      return { wave, quota, assessing: new Set(examiners.flatMap(({ company }) => company ?? [])) }
    })
    const [of, found, companies, nominations] = await Promise.all([
      around,
      db.batchGet(db.tables.waves, keys, true),
      companiesOf(db, programme, wanted),
      people(programme, wanted),
    ])
    const isMark = (item: Item) => mark !== undefined && item.pk === mark.key.pk && item.sk === mark.key.sk
    const counters = found.filter((item) => !isMark(item)).map(caps.read)
    return {
      ...of,
      companies,
      nominations,
      held: new Map(counters.map(({ company, taken }) => [company, taken])),
      marked: found.some(isMark),
    }
  }
}
