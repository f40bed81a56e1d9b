import type { StoredCertificate } from '../certificates/certificate.ts'
import { certificateKey, certificates, certificatesOf } from '../certificates/repository.ts'
import { StoredCompany } from '../companies/company.ts'
import { Programme } from '../contract/programme.ts'
import type { StandingRules } from '../contract/standing.ts'
import { StoredNomination } from '../nominations/nomination.ts'
import type { Db, Item } from '../platform/db.ts'
import { all, equals, startsWith, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { readStandingRules } from '../standing/settings-repository.ts'
import { type StoredStep, stepKey, steps } from '../standing/steps.ts'
import { StoredVenue, StoredWave } from '../waves/wave.ts'

export type Worker = Pick<
  StoredNomination,
  'id' | 'company' | 'name' | 'email' | 'scheme' | 'state' | 'wave' | 'version' | 'decidedAt' | 'appealUntil'
>
export type Session = {
  wave: Pick<StoredWave, 'id' | 'scheme' | 'date' | 'startsAt' | 'endsAt' | 'state' | 'note' | 'sequence'>
  venue: Pick<StoredVenue, 'name' | 'address' | 'mapUrl'>
}

/**
 * What mails are composed of, read when they are sent. All but the programme are read consistently, after
 * the notice was claimed: a mail says nothing older than the change that owes it.
 */
export type Gather = {
  /** May be a minute old. */
  programme(id: string): Promise<Programme | undefined>
  company(programme: string, id: string): Promise<StoredCompany | undefined>
  session(programme: string, wave: string): Promise<Session | undefined>
  certificate(programme: string, id: string): Promise<StoredCertificate | undefined>
  /** The certificates that these nominations hold now. */
  certificatesOf(programme: string, nominations: readonly string[]): Promise<StoredCertificate[]>
  /** A step of a company's standing. */
  step(programme: string, company: string, id: string): Promise<StoredStep | undefined>
  /** Who signs letters of standing, among others. */
  standingRules(programme: string): Promise<StandingRules>
  worker(programme: string, company: string, nomination: string): Promise<Worker | undefined>
  /** Everyone whom a company ever nominated. */
  workersOf(programme: string, company: string): Promise<Worker[]>
}

const programmes = stored(Programme)
const companies = stored(StoredCompany)
const nominations = stored(StoredNomination)
const waves = stored(StoredWave)
const venues = stored(StoredVenue)

const freshMs = 60_000

export function createGather(db: Db, clock: () => number = Date.now): Gather {
  const { tables } = db
  const known = new Map<string, { at: number; programme: Promise<Programme | undefined> }>()
  const get = async <T>(
    TableName: string,
    pk: string,
    sk: string,
    read: (item: Item) => T,
  ): Promise<T | undefined> => {
    const item = await db.get({ TableName, Key: { pk, sk }, ConsistentRead: true })
    return item && read(item)
  }

  return {
    programme(id) {
      const held = known.get(id)
      if (held && clock() - held.at < freshMs) return held.programme
      const programme = get(tables.waves, `P#${id}`, 'programme', programmes.read)
      known.set(id, { at: clock(), programme })
      programme.catch(() => known.delete(id))
      return programme
    },
    company: (programme, id) => get(tables.nominations, `P#${programme}#C#${id}`, 'company', companies.read),
    async session(programme, id) {
      const wave = await get(tables.waves, `P#${programme}#waves`, `wave#${id}`, waves.read)
      if (!wave) return undefined
      const venue = await get(tables.waves, `P#${programme}#venues`, `venue#${wave.venue}`, venues.read)
      if (!venue) throw new Error('the venue of a wave is missing')
      return { wave, venue }
    },
    certificate: (programme, id) => {
      const { pk, sk } = certificateKey({ programme, id })
      return get(tables.waves, pk, sk, certificates.read)
    },
    certificatesOf: (programme, nominations) => certificatesOf(db, programme, nominations),
    step(programme, company, id) {
      const { pk, sk } = stepKey({ programme, company, id })
      return get(tables.nominations, pk, sk, steps.read)
    },
    standingRules: (programme) => readStandingRules(db, programme),
    worker: (programme, company, id) =>
      get(tables.nominations, `P#${programme}#C#${company}`, `nomination#${id}`, nominations.read),
    async workersOf(programme, company) {
      const items = await db.queryAll({
        TableName: tables.nominations,
        ...where(all(equals('pk', `P#${programme}#C#${company}`), startsWith('sk', 'nomination#'))),
        ConsistentRead: true,
      })
      return items.map(nominations.read)
    },
  }
}
