import type { StoredCompany } from '../../functions/companies/company.ts'
import { indexed } from '../../functions/companies/writes.ts'
import { companyKey } from '../../functions/companies/repository.ts'
import type { NominationState } from '../../functions/contract/nomination.ts'
import type { WaveInput } from '../../functions/contract/wave.ts'
import type { Deps } from '../../functions/deps.ts'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'
import { asItem, sealContext } from '../../functions/nominations/repository.ts'
import type { StaffActor } from '../../functions/platform/actor.ts'
import { createCursors } from '../../functions/platform/cursor.ts'
import type { Db, Item, Write } from '../../functions/platform/db.ts'
import { noFiles } from '../../functions/platform/files.ts'
import { createLog } from '../../functions/platform/log.ts'
import { createSeal } from '../../functions/platform/seal.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { quotaKey } from '../../functions/quota/writes.ts'
import { registers } from '../../functions/waves/registers.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import type { StoredWave } from '../../functions/waves/wave.ts'
import { monotonicFactory } from 'ulid'
import { programme } from './people.ts'
import { testSigner } from './signer.ts'

export const officer: StaffActor = {
  kind: 'staff',
  id: 'lsp-1',
  name: 'Officer',
  email: 'lsp-1@office.test',
  grants: [{ role: 'lsp', programme: '*' }],
  requestId: 'request-1',
}

/** Dependencies for what runs below the door. */
export const depsOf = (db: Db, over: Partial<Deps> = {}): Deps => {
  const seal = createSeal('a secret for tests of thirty-two characters')
  return {
    db,
    files: noFiles,
    seal,
    signer: testSigner,
    cursors: createCursors(seal),
    log: createLog(() => {}),
    now: () => new Date('2026-11-24T03:00:00.000Z'),
    newId: monotonicFactory(),
    siteUrl: 'http://site.test',
    secureCookies: false,
    oidc: { issuer: '', clientId: '', clientSecret: '', allowHttp: true },
    openapi: async () => ({ openapi: '3.1.0' }),
    runDelivery: async () => ({ sent: 0, failed: 0, left: 0 }),
    ...over,
  }
}

let made = 0
type Named = { company: string; scheme?: string; state?: NominationState; email?: boolean; n?: number }

/** Puts a programme's data straight into the tables, as the features keep it. */
export function seatsOf(deps: Deps, id: string = programme.id) {
  const { db, seal } = deps

  async function placesOf(wave: Pick<WaveInput, 'venue' | 'assessors'>) {
    const { venues, assessors } = registers(deps)
    const [venue, known] = await Promise.all([venues.get(id, wave.venue), assessors.some(id, wave.assessors)])
    return { venue, assessors: known }
  }

  async function putAll(table: string, items: Item[]) {
    for (let at = 0; at < items.length; at += 50)
      await db.transact(items.slice(at, at + 50).map((Item): Write => ({ Put: { TableName: table, Item } })))
  }

  return {
    programme: id,
    begin: (over: Partial<typeof programme> = {}) =>
      programmeRepository(deps).insert(
        { ...programme, id, ...over },
        { kind: 'system', name: 'seed', requestId: 'seed' },
      ),

    quota: (granted: number, scheme = 'cleaner') =>
      db.put({
        TableName: db.tables.waves,
        Item: { ...quotaKey(id, scheme), v: 1, scheme, granted, taken: 0, version: 1 },
      }),

    /** A wave with a venue and assessors of its own. */
    async wave(seats: number, date = '2026-12-10', scheme = 'cleaner', company?: string) {
      const n = made++
      const { venues, assessors } = registers(deps)
      const venue = await venues.add(
        id,
        { name: `TUK ${n}`, kind: 'sewaktu', address: 'Jl. Panji', capacity: 1000, mapUrl: undefined },
        officer,
      )
      const assessor = await assessors.add(
        id,
        { name: `Asesor ${n}`, registration: `MET ${n}`, email: `a${n}@lsp.test`, company },
        officer,
      )
      return waveRepository(deps).add(
        id,
        {
          scheme,
          date,
          startsAt: '08:00',
          endsAt: '16:00',
          venue: venue.id,
          assessors: [assessor.id],
          seats,
          note: undefined,
        },
        { venue, assessors: [assessor] },
        officer,
      )
    },

    /** Another wave like one that there is. */
    another: async (wave: StoredWave, over: Partial<WaveInput>) => {
      const input = { ...wave, note: undefined, ...over }
      return waveRepository(deps).add(id, input, await placesOf(input), officer)
    },

    /** Edits a wave as an officer would who has just read it. */
    edit: async (wave: StoredWave, over: Partial<WaveInput>) => {
      const input = { ...wave, ...over, seats: over.seats ?? wave.seats }
      return waveRepository(deps).edit(id, wave.id, input, await placesOf(input), officer)
    },

    /** Verified companies with people nominated one minute after the other; gives the people. */
    async people(groups: Named[], over: Partial<StoredNomination> = {}): Promise<StoredNomination[]> {
      const companies = new Map<string, StoredCompany>()
      const nominations: StoredNomination[] = []
      for (const { company, scheme = 'cleaner', state = 'verified', email = false, n = 1 } of groups)
        for (let one = 0; one < n; one++) {
          const serial = made++
          const nik = String(3507011205900001n + BigInt(serial))
          const person = `n${String(serial).padStart(6, '0')}`
          const at = new Date(Date.parse('2026-11-02T00:00:00Z') + serial * 60_000).toISOString()
          nominations.push({
            id: person,
            programme: id,
            company,
            companyName: `PT ${company}`,
            scheme,
            state,
            name: `Pekerja ${serial}`,
            sex: 'L',
            birthDate: '1990-05-12',
            phone: `+62812${30_000_000 + serial}`,
            ...(email && { email: `${person}@worker.test` }),
            confirmed: [],
            unavailable: [],
            submittedAt: at,
            verifiedAt: at,
            version: 2,
            history: [{ state: 'submitted', at, by: `company:${company}` }],
            nikSealed: seal.close(nik, sealContext({ programme: id, id: person })),
            nikHash: seal.hash(`${id} ${nik}`),
            ...over,
          })
          const known = companies.get(company)
          const counts = known?.counts ?? {}
          companies.set(company, {
            ...(known ?? companyOf(id, company)),
            counts: { ...counts, [state]: (counts[state] ?? 0) + 1 },
          })
        }
      await putAll(db.tables.nominations, nominations.map(asItem))
      await putAll(
        db.tables.nominations,
        [...companies.values()].map((company) => ({
          ...company,
          v: 1,
          ...companyKey(id, company.id),
          ...indexed(company),
        })),
      )
      return nominations
    },
  }
}

const companyOf = (programme: string, id: string): StoredCompany => ({
  id,
  programme,
  name: `PT ${id}`,
  kind: 'outsourcing',
  district: 'Kepanjen',
  expectedWorkers: 10,
  email: `hrd@${id.toLowerCase()}.test`,
  language: 'id',
  state: 'verified',
  standing: 'awaited',
  invited: true,
  counts: {},
  version: 1,
})
