import { setImmediate as nextTurn } from 'node:timers/promises'
import type { StoredCompany } from '../companies/company.ts'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import type { Actor } from '../platform/actor.ts'
import { equals, where } from '../platform/expressions.ts'
import { nothingGranted, type StoredQuota } from '../quota/quota.ts'
import { quotaRepository } from '../quota/repository.ts'
import { companiesOf } from './companies.ts'
import { caps, type Facts, readPeople } from './facts.ts'
import { type Assignment, createPreparation, type Prepared } from './preparation.ts'
import { registers } from './registers.ts'
import { waveRepository } from './repository.ts'
import type { StoredWave } from './wave.ts'

/** A counter of each company in a wave, as it is now. */
type Held = Map<string, number>

/**
 * What a run of batches knows of waves, quota, caps and companies from its start and its own writes, so that
 * between two batches only people are read, and each is prepared while the one before is written. It may be
 * out of date: whoever uses it lets the conditions decide, and leaves nobody out before reading afresh.
 */
export async function startRun(
  deps: Deps,
  programme: Programme,
  batches: readonly Assignment[],
  actor: Actor,
) {
  const { db } = deps
  const people = readPeople(deps)
  const prepare = createPreparation(deps)
  const listed = await waveRepository(deps).list(programme.id)
  // After the waves: an employer that is new since then comes with another version of the wave.
  const [{ quota }, examiners, companies] = await Promise.all([
    quotaRepository(deps).list(programme.id),
    registers(deps).assessors.list(programme.id),
    companiesOf(
      db,
      programme.id,
      batches.flatMap((batch) => batch.people),
    ),
  ])
  const waves = new Map<string, StoredWave>(listed.map((wave) => [wave.id, wave]))
  const quotas = new Map<string, StoredQuota>(quota.map((one) => [one.scheme, one]))
  const employer = new Map(examiners.map(({ id, company }) => [id, company]))
  const held = new Map<string, Promise<Held>>()
  const reading = new Map<Assignment, Promise<[Map<string, StoredNomination>, Held]>>()

  const readHeld = async (wave: string): Promise<Held> => {
    // In an empty wave every counter stands at nothing.
    if (waves.get(wave)?.taken === 0) return new Map()
    const items = await db.queryAll({
      TableName: db.tables.waves,
      ...where(equals('pk', `P#${programme.id}#W#${wave}`)),
      ConsistentRead: true,
    })
    return new Map(items.map(caps.read).map(({ company, taken }) => [company, taken]))
  }
  const heldIn = (wave: string): Promise<Held> => {
    const known = held.get(wave) ?? readHeld(wave)
    held.set(wave, known)
    return known
  }

  /** Starts to read for a batch that comes soon. */
  const lookAhead = (batch: Assignment | undefined) => {
    if (!batch || reading.has(batch)) return
    const both = Promise.all([people(programme.id, batch.people), heldIn(batch.wave)])
    // Whoever awaits it hears of a failure; nobody may, when the run ends before.
    both.catch(() => {})
    reading.set(batch, both)
  }

  async function facts(batch: Assignment): Promise<Facts> {
    lookAhead(batch)
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
  }

  /** Counts people as seated; when they are not after all, what is read afresh sets it right. */
  async function count({ wave: id, from }: Assignment, those: readonly StoredNomination[]) {
    const counted = async (wave: string, by: number) => {
      const known = waves.get(wave)
      if (known) waves.set(wave, { ...known, taken: known.taken + by * those.length })
      const counters = await heldIn(wave)
      for (const { company } of those) counters.set(company, (counters.get(company) ?? 0) + by)
    }
    await counted(id, 1)
    if (from) return counted(from, -1)
    const of = quotas.get(waves.get(id)?.scheme ?? '')
    if (of) quotas.set(of.scheme, { ...of, taken: of.taken + those.length })
  }

  return {
    lookAhead,

    /** A batch as it can be written when all before it are. */
    async prepare(batch: Assignment): Promise<Prepared> {
      // What is being sent goes out first.
      await nextTurn()
      const prepared = prepare(programme, batch, await facts(batch), actor)
      if (prepared.skipped.length === 0) await count(batch, prepared.people)
      return prepared
    },

    /** Notes what was read afresh, and whom a batch is about to seat on it. */
    async learn(
      { wave, quota: fresh, companies: known, held: counters }: Facts,
      batch: Assignment,
      those: readonly StoredNomination[],
    ) {
      if (!wave) return
      waves.set(wave.id, wave)
      quotas.set(fresh.scheme, fresh)
      for (const [id, company] of known as Map<string, StoredCompany>) companies.set(id, company)
      held.set(
        wave.id,
        heldIn(wave.id).then((before) => new Map([...before, ...counters])),
      )
      await count(batch, those)
    },
  }
}
export type Run = Awaited<ReturnType<typeof startRun>>
