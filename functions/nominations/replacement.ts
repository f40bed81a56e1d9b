import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { Substitute } from '../contract/portal.ts'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError, type FieldFault } from '../platform/errors.ts'
import { absent, all, among, equals, when } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { type Occasion, tellCompany, tellWorker } from '../waves/notices.ts'
import { waveRepository } from '../waves/repository.ts'
import { openStates, type StoredWave } from '../waves/wave.ts'
import { waveKey } from '../waves/writes.ts'
import { doubts, mayTakeSeat, type StoredNomination, submit } from './nomination.ts'
import { asItem, type Nominations, sealContext } from './repository.ts'
import { count, hold, letGo, transition } from './writes.ts'

type Worker = NonNullable<Substitute['worker']>

const notWaiting = () => new AppError('conflict', 'replacement.not_waiting', 'She does not wait for a seat')

/** The fault of a form within the form that encloses it. */
const within = (faults: readonly FieldFault[]) =>
  faults.map((fault) => ({ ...fault, field: `worker.${fault.field}` }))

/**
 * Gives the seat of one worker to another of the same company and scheme. Seat, quota and the company's share
 * of the wave stay as they are: one goes and one comes in one transaction, with the hold on both persons,
 * the audit entry and the mails to both and to the company.
 */
export function createReplacement(deps: Deps, nominations: Nominations) {
  const { db, seal, newId, now } = deps
  const waves = waveRepository(deps)

  /** A person who was not nominated yet; throws `invalid` with every fault. */
  const newcomer = (
    worker: Worker,
    leaving: StoredNomination,
    company: StoredCompany,
    programme: Programme,
    by: string,
  ) => {
    const input = { ...worker, scheme: leaving.scheme }
    const unsure = doubts(input)
    if (unsure.length > 0)
      throw new AppError(
        'invalid',
        'nomination.confirm',
        'Contradicts the NIK',
        within(unsure.map(({ field, code }) => ({ field, code }))),
      )
    const id = newId()
    const at = now().toISOString()
    const sealed = {
      nikSealed: seal.close(worker.nik, sealContext({ programme: programme.id, id })),
      nikHash: seal.hash(`${programme.id} ${worker.nik}`),
    }
    return submit(input, sealed, { company, programme, id, by, at })
  }

  /** The writes that seat a newcomer, or someone who waits. */
  const seat = (
    coming: StoredNomination,
    leaving: StoredNomination,
    wave: StoredWave,
    by: string,
  ): Write[] => {
    const at = now().toISOString()
    if (coming.state === 'verified')
      return [
        transition(db.tables, {
          nomination: coming,
          to: 'assigned',
          at,
          by,
          wave: wave.id,
          from: ['verified'],
          set: { replaces: leaving.id },
          and: equals('version', coming.version),
        }),
      ]
    const seated: StoredNomination = {
      ...coming,
      state: 'assigned',
      wave: wave.id,
      replaces: leaving.id,
      unchecked: true,
      history: [...coming.history, { state: 'assigned', at, by }],
    }
    return [
      { Put: { TableName: db.tables.nominations, Item: asItem(seated), ...when(absent()) } },
      hold(db.tables, seated),
    ]
  }

  const refusal = ({ failed, reasons }: Cancelled, company: string, fresh: boolean) => {
    if (failed.includes(0)) return new AppError('conflict', 'version.stale', 'The nomination has changed')
    if (failed.includes(1)) return new AppError('conflict', 'wave.wrong_state', 'The wave has changed')
    if (!fresh) return notWaiting()
    const own = failed.some((at) => reasons[at]?.item?.company === company)
    return own
      ? new AppError('conflict', 'replacement.own', 'She is nominated already', [
          { field: 'worker.nik', code: 'replacement.own' },
        ])
      : new AppError('conflict', 'replacement.elsewhere', 'Another company holds her', [
          { field: 'worker.nik', code: 'replacement.elsewhere' },
        ])
  }

  return async (
    leaving: StoredNomination,
    { by: waiting, worker, reason, version }: Substitute,
    company: StoredCompany,
    programme: Programme,
    actor: Actor,
  ): Promise<{ replaced: StoredNomination; by: StoredNomination }> => {
    if (leaving.version !== version)
      throw new AppError('conflict', 'version.stale', 'The nomination has changed')
    if (leaving.state !== 'assigned' || !leaving.wave)
      throw new AppError('conflict', 'nomination.wrong_state', 'Only who has a seat can be replaced')
    const by = signatureOf(actor)
    const wave = await waves.get(programme.id, leaving.wave)
    const coming = worker
      ? newcomer(worker, leaving, company, programme, by)
      : waiting
        ? await nominations.get({ programme: programme.id, company: company.id, id: waiting })
        : undefined
    if (!coming) throw new AppError('invalid', 'replacement.nobody', 'Nobody is named')
    if (!worker && coming.state !== 'verified') throw notWaiting()
    mayTakeSeat(coming, leaving, wave, { today: dayIn(now()), away: company.unavailable ?? [] })

    const occasion: Occasion = {
      tables: db.tables,
      at: now().toISOString(),
      requestId: actor.requestId,
      cause: `replaced ${leaving.id} v${leaving.version}`,
    }
    const seated = { ...coming, ...(worker ? {} : { version: coming.version + 1 }) }
    try {
      await db.transact([
        transition(db.tables, {
          nomination: leaving,
          to: 'replaced',
          at: occasion.at,
          by,
          wave: null,
          set: { replacedBy: coming.id, ...(reason && { reason }) },
          from: ['assigned'],
          and: equals('version', leaving.version),
        }),
        {
          ConditionCheck: {
            TableName: db.tables.waves,
            Key: waveKey(programme.id, wave.id),
            ...when(all(among('state', openStates), equals('date', wave.date))),
          },
        },
        ...seat(coming, leaving, wave, by),
        letGo(db.tables, leaving),
        count(db.tables, company, { replaced: 1, ...(!worker && { verified: -1 }) }),
        record(db.tables, actor, now(), newId(), {
          programme: programme.id,
          what: 'nomination.replaced',
          subject: { kind: 'nomination', ids: [leaving.id, coming.id] },
          before: { seat: leaving.id, wave: wave.id },
          after: { seat: coming.id, wave: wave.id },
          ...(reason && { reason }),
        }),
        ...tellWorker(occasion, 'wave_cancelled_worker', leaving, company.language, {
          wave: wave.id,
          reason: reason ?? '',
        }),
        ...tellWorker(
          { ...occasion, cause: `v${seated.version}` },
          'wave_assignment_worker',
          seated,
          company.language,
          {
            wave: wave.id,
          },
        ),
        ...tellCompany(occasion, 'wave_change_company', company, { wave: wave.id }),
      ])
    } catch (error) {
      if (error instanceof Cancelled && error.failed.length > 0)
        throw refusal(error, company.id, worker !== undefined)
      throw error
    }
    const [replaced, seatedNow] = await Promise.all([nominations.get(leaving), nominations.get(coming)])
    return { replaced, by: seatedNow }
  }
}
