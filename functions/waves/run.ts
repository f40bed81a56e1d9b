import type { StoredCompany } from '../companies/company.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { equals, where } from '../platform/expressions.ts'
import { nothingGranted, type StoredQuota } from '../quota/quota.ts'
import { quotaRepository } from '../quota/repository.ts'
import { companiesOf } from './companies.ts'
import { caps, type Facts, readPeople, type Wanted } from './facts.ts'
import { registers } from './registers.ts'
import { waveRepository } from './repository.ts'
import type { StoredWave } from './wave.ts'

/** A counter of each company in a wave, as it is now. */
type Held = Map<string, number>

/**
 * What a run of batches knows of waves, quota, caps and companies from its start and its own writes, so that
 * between two batches only people are read, and those while the batch before is written. It may be out of
 * date: whoever uses it lets the conditions decide, and leaves nobody out before reading afresh.
 */
export async function startRun(deps: Deps, programme: string, batches: readonly Wanted[]) {
  const { db } = deps
  const people = readPeople(deps)
  const listed = await waveRepository(deps).list(programme)
  // After the waves: an employer that is new since then comes with another version of the wave.
  const [{ quota }, examiners, companies] = await Promise.all([
    quotaRepository(deps).list(programme),
    registers(deps).assessors.list(programme),
    companiesOf(
      db,
      programme,
      batches.flatMap((batch) => batch.people),
    ),
  ])
  const waves = new Map<string, StoredWave>(listed.map((wave) => [wave.id, wave]))
  const quotas = new Map<string, StoredQuota>(quota.map((one) => [one.scheme, one]))
  const employer = new Map(examiners.map(({ id, company }) => [id, company]))
  const held = new Map<string, Promise<Held>>()
  const reading = new Map<Wanted, Promise<[Map<string, StoredNomination>, Held]>>()

  const readHeld = async (wave: string): Promise<Held> => {
    // In an empty wave every counter stands at nothing.
    if (waves.get(wave)?.taken === 0) return new Map()
    const items = await db.queryAll({
      TableName: db.tables.waves,
      ...where(equals('pk', `P#${programme}#W#${wave}`)),
      ConsistentRead: true,
    })
    return new Map(items.map(caps.read).map(({ company, taken }) => [company, taken]))
  }
  const heldIn = (wave: string): Promise<Held> => {
    const known = held.get(wave) ?? readHeld(wave)
    held.set(wave, known)
    return known
  }

  return {
    /** Starts to read for a batch that comes next. */
    lookAhead(batch: Wanted | undefined) {
      if (!batch || reading.has(batch)) return
      const both = Promise.all([people(programme, batch.people), heldIn(batch.wave)])
      // Whoever awaits it hears of a failure; nobody may, when the run ends before.
      both.catch(() => {})
      reading.set(batch, both)
    },

    async facts(batch: Wanted): Promise<Facts> {
      this.lookAhead(batch)
      const [nominations, counters] = await reading.get(batch)!
      reading.delete(batch)
      const wave = waves.get(batch.wave)
      return {
        wave,
        quota: quotas.get(wave?.scheme ?? '') ?? nothingGranted(wave?.scheme ?? ''),
        assessing: new Set(wave?.assessors.flatMap((id) => employer.get(id) ?? [])),
        held: counters,
        companies,
        nominations,
        marked: false,
      }
    },

    /** Notes what was read afresh. */
    learn({ wave, quota: fresh, companies: known, held: counters }: Facts) {
      if (!wave) return
      waves.set(wave.id, wave)
      quotas.set(fresh.scheme, fresh)
      for (const [id, company] of known as Map<string, StoredCompany>) companies.set(id, company)
      held.set(
        wave.id,
        heldIn(wave.id).then((before) => new Map([...before, ...counters])),
      )
    },

    /** Counts what the run itself has written. */
    async seated({ wave: id, from }: Pick<Wanted, 'wave' | 'from'>, those: readonly StoredNomination[]) {
      const count = async (wave: string, by: number) => {
        const known = waves.get(wave)
        if (known) waves.set(wave, { ...known, taken: known.taken + by * those.length })
        const counters = await heldIn(wave)
        for (const { company } of those) counters.set(company, (counters.get(company) ?? 0) + by)
      }
      await count(id, 1)
      if (from) return count(from, -1)
      const of = quotas.get(waves.get(id)?.scheme ?? '')
      if (of) quotas.set(of.scheme, { ...of, taken: of.taken + those.length })
    },
  }
}
export type Run = Awaited<ReturnType<typeof startRun>>
