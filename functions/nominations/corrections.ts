import type { AuditAction } from '../contract/audit.ts'
import { record } from '../audit/record.ts'
import type { NominationInput } from '../contract/nomination.ts'
import type { Details } from '../contract/portal.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, among, change, equals } from '../platform/expressions.ts'
import { detailStates, doubts, identityStates, type StoredNomination, suits } from './nomination.ts'
import { type Nominations, sealContext } from './repository.ts'
import { count, hold, letGo, nominationKey, transition } from './writes.ts'

type Correction = Omit<NominationInput, 'nik'> & { nik: string | undefined; version: number }

const stale = () => new AppError('conflict', 'version.stale', 'The nomination has changed')

/** What a company changes in its own nominations: the identity, which is looked at again, or all else. */
export function createCorrections({ db, seal, newId, now }: Deps, nominations: Nominations) {
  const audit = (actor: Actor, what: AuditAction, { programme, id }: StoredNomination, fields?: string[]) =>
    record(db.tables, actor, now(), newId(), {
      programme,
      what,
      subject: { kind: 'nomination', ids: [id] },
      ...(fields && { after: { fields } }),
    })

  return {
    /** Corrected by its company: looked at again from the start. An empty NIK leaves the number as it is. */
    async correct(nomination: StoredNomination, input: Correction, actor: Actor) {
      const { state } = nomination
      if (!identityStates.includes(state))
        throw new AppError('conflict', 'nomination.wrong_state', 'Only who has no seat can be corrected')
      if (nomination.version !== input.version) throw stale()
      const { nik: typed, version: _, scheme: __, ...fields } = input
      const context = sealContext(nomination)
      const old = seal.open(nomination.nikSealed, context)
      const nik = typed ?? old
      const unsure = doubts({ ...input, nik })
      if (unsure.length > 0)
        throw new AppError(
          'invalid',
          'nomination.confirm',
          'Contradicts the NIK',
          unsure.map(({ field, code }) => ({ field, code })),
        )
      const changed = nik !== old
      const nikHash = changed ? seal.hash(`${nomination.programme} ${nik}`) : nomination.nikHash
      const next = { ...nomination, nikHash }
      try {
        await db.transact([
          transition(db.tables, {
            nomination,
            to: 'submitted',
            at: now().toISOString(),
            by: signatureOf(actor),
            from: [state],
            set: { ...fields, ...(changed && { nikHash, nikSealed: seal.close(nik, context) }) },
            // What was emptied in the form is emptied here too.
            remove: [
              'reason',
              'verifiedAt',
              ...emptied(fields, nomination),
              ...(changed ? (['contested'] as const) : []),
            ],
            and: equals('version', input.version),
          }),
          ...(state === 'submitted'
            ? []
            : [
                count(
                  db.tables,
                  { programme: nomination.programme, id: nomination.company },
                  { [state]: -1, submitted: 1 },
                ),
              ]),
          ...(changed ? [hold(db.tables, next), letGo(db.tables, nomination)] : []),
          audit(actor, 'nomination.corrected', nomination),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
        if (error.failed.includes(0)) throw stale()
        throw new AppError('conflict', 'nomination.elsewhere', 'Another nomination holds this person', [
          { field: 'nik', code: 'nomination.elsewhere' },
        ])
      }
      return nominations.get(nomination)
    },

    /**
     * Completed by its company: how she is reached, when she can come, what BNSP wants to know. Whoever looked
     * at her identity need not look again. `examOn` is the day of her seat, if she has one.
     */
    async complete(
      nomination: StoredNomination,
      { version, ...fields }: Details & { version: number },
      examOn: string | undefined,
      actor: Actor,
    ) {
      if (!detailStates.includes(nomination.state))
        throw new AppError('conflict', 'nomination.wrong_state', 'Too late to change the data')
      if (nomination.version !== version) throw stale()
      if (examOn && !suits(fields, examOn))
        throw new AppError('invalid', 'nomination.seated_then', 'She has a seat on that day', [
          { field: 'unavailable', code: 'nomination.seated_then', params: { day: examOn } },
        ])
      const changed = Object.entries(fields).flatMap(([field, value]) =>
        JSON.stringify(value) === JSON.stringify(nomination[field as keyof Details]) ? [] : [field],
      )
      if (changed.length === 0) return nomination
      try {
        await db.transact([
          {
            Update: {
              TableName: db.tables.nominations,
              Key: nominationKey(nomination),
              ...change({
                set: fields,
                remove: emptied(fields, nomination),
                add: { version: 1 },
                when: all(equals('version', version), among('state', detailStates)),
              }),
            },
          },
          audit(actor, 'nomination.completed', nomination, changed),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0)) throw stale()
        throw error
      }
      return nominations.get(nomination)
    },
  }
}

const clearable = [
  'email',
  'birthPlace',
  'address',
  'cityCode',
  'provinceCode',
  'education',
  'occupation',
  'notBefore',
] as const

const emptied = (fields: Partial<Record<(typeof clearable)[number], unknown>>, old: StoredNomination) =>
  clearable.filter((field) => fields[field] === undefined && old[field] !== undefined)
