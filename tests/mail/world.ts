import type { StoredCompany } from '../../functions/companies/company.ts'
import { companyKey } from '../../functions/companies/repository.ts'
import type { NoticeKind } from '../../functions/contract/notice.ts'
import { type Owed, owe } from '../../functions/mail/owe.ts'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'
import { asItem } from '../../functions/nominations/repository.ts'
import type { Db, Write } from '../../functions/platform/db.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import type { StoredWave } from '../../functions/waves/wave.ts'
import { waveKey } from '../../functions/waves/writes.ts'
import { programme } from '../support/people.ts'
import { depsOf } from '../support/seats.ts'

const people = ['N1', 'N2', 'N3'] as const
const days: Record<string, string> = { W1: '2027-02-16', W2: '2027-02-23' }
export const company = 'C1'

/**
 * One company, three workers, two waves in the real tables. Each change writes the state and owes its mails
 * in one transaction, as the features do.
 */
export async function worldOf(db: Db, id: string, now: () => Date) {
  const deps = depsOf(db, { now })
  const { tables } = db
  await programmeRepository(deps).insert(
    { ...programme, id },
    { kind: 'system', name: 'seed', requestId: 'seed' },
  )
  const workers = new Map<string, StoredNomination>()
  const waves = new Map<string, StoredWave>()
  let changes = 0

  const putWorker = (of: StoredNomination): Write => {
    workers.set(of.id, of)
    return { Put: { TableName: tables.nominations, Item: asItem(of) } }
  }
  const putWave = (of: StoredWave): Write => {
    waves.set(of.id, of)
    return { Put: { TableName: tables.waves, Item: { ...of, v: 1, ...waveKey(id, of.id) } } }
  }
  const tell = (kind: NoticeKind, wave: string, worker?: string): Write =>
    owe(tables, {
      id: `${kind}:${wave}:${worker ?? company}:${changes}`,
      kind,
      programme: id,
      company,
      to: worker ? `${worker.toLowerCase()}@worker.test` : 'hrd@company.test',
      language: 'id',
      facts: { wave, reason: '', ...(worker ? { nomination: worker } : { link: `L${changes}` }) },
      owedAt: now().toISOString(),
      requestId: 'request-1',
    } as unknown as Owed)
  const seatedIn = (wave: string) =>
    [...workers.values()].filter((one) => one.state === 'assigned' && one.wave === wave)
  const moved = (of: StoredNomination, state: StoredNomination['state'], wave?: string) => {
    const { wave: _left, ...rest } = of
    return putWorker({ ...rest, state, version: of.version + 1, ...(wave && { wave }) })
  }

  await db.transact([
    {
      Put: {
        TableName: tables.nominations,
        Item: {
          ...({
            id: company,
            programme: id,
            name: 'PT Bersih',
            kind: 'outsourcing',
            district: 'Kepanjen',
            expectedWorkers: 3,
            email: 'hrd@company.test',
            language: 'id',
            state: 'verified',
            standing: 'awaited',
            invited: false,
            counts: {},
            version: 1,
          } satisfies StoredCompany),
          v: 1,
          ...companyKey(id, company),
        },
      },
    },
    {
      Put: {
        TableName: tables.waves,
        Item: {
          pk: `P#${id}#venues`,
          sk: 'venue#V1',
          v: 1,
          id: 'V1',
          version: 1,
          name: 'BLK Singosari',
          kind: 'sewaktu',
          address: 'Jl. Raya 1',
          capacity: 30,
        },
      },
    },
    ...Object.entries(days).map(([wave, date]) =>
      putWave({
        id: wave,
        programme: id,
        scheme: 'cleaner',
        date,
        startsAt: '08:00',
        endsAt: '15:00',
        venue: 'V1',
        assessors: ['A1'],
        seats: 10,
        taken: 0,
        freed: 0,
        state: 'planned',
        version: 1,
        sequence: 0,
        venueEdition: 1,
      }),
    ),
    ...people.map((one) =>
      putWorker({
        id: one,
        programme: id,
        company,
        companyName: 'PT Bersih',
        scheme: 'cleaner',
        state: 'verified',
        name: `Pekerja ${one}`,
        email: `${one.toLowerCase()}@worker.test`,
        sex: 'L',
        birthDate: '1990-05-12',
        phone: '+628123456789',
        confirmed: [],
        unavailable: [],
        submittedAt: '2027-01-02T00:00:00.000Z',
        version: 2,
        history: [],
        nikSealed: 'x',
        nikHash: 'x',
      }),
    ),
  ])

  return {
    workers,
    waves,
    seatedIn,
    people,
    waveIds: Object.keys(days),

    /** Seats a worker, or moves one who sits in the other wave; nothing when that is not possible. */
    async seat(worker: string, wave: string) {
      const of = workers.get(worker)!
      const left = of.state === 'assigned' ? of.wave : undefined
      if (waves.get(wave)!.state === 'cancelled' || left === wave) return
      if (of.state !== 'verified' && of.state !== 'assigned') return
      changes++
      const kind = left ? 'change' : 'assignment'
      await db.transact([
        moved(of, 'assigned', wave),
        tell(`wave_${kind}_worker`, wave, worker),
        tell(`wave_${kind}_company`, wave),
        ...(left ? [tell('wave_change_company', left)] : []),
      ])
    },
    /** Puts a wave to another hour. */
    async change(wave: string, hour: number) {
      const of = waves.get(wave)!
      if (of.state === 'cancelled') return
      changes++
      const startsAt = `${String(7 + hour).padStart(2, '0')}:30`
      await db.transact([
        putWave({ ...of, startsAt, version: of.version + 1, sequence: of.sequence + 1 }),
        ...seatedIn(wave).map(({ id: one }) => tell('wave_change_worker', wave, one)),
        tell('wave_change_company', wave),
      ])
    },
    async cancel(wave: string) {
      const of = waves.get(wave)!
      if (of.state === 'cancelled') return
      changes++
      const seated = seatedIn(wave)
      await db.transact([
        putWave({ ...of, state: 'cancelled', version: of.version + 1, sequence: of.sequence + 1 }),
        ...seated.map((one) => moved(one, 'verified')),
        ...seated.map(({ id: one }) => tell('wave_cancelled_worker', wave, one)),
        ...(seated.length > 0 ? [tell('wave_cancelled_company', wave)] : []),
      ])
    },
    async withdraw(worker: string) {
      const of = workers.get(worker)!
      if (of.state !== 'assigned' || !of.wave) return
      changes++
      await db.transact([
        moved(of, 'withdrawn'),
        tell('wave_cancelled_worker', of.wave, worker),
        tell('wave_change_company', of.wave),
      ])
    },
  }
}
export type World = Awaited<ReturnType<typeof worldOf>>
