import type { AuditAction } from '../contract/audit.ts'
import * as v from 'valibot'
import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import { nominating } from '../contract/late.ts'
import { NominationInput, type Outcome } from '../contract/nomination.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Item, type Write } from '../platform/db.ts'
import { AppError, type FieldFault } from '../platform/errors.ts'
import { absent, among, change, equals, when } from '../platform/expressions.ts'
import { faultsOf } from '../platform/validate.ts'
import { compare, doubts, submit, type StoredNomination } from './nomination.ts'
import { asItem, type Nominations, sealContext } from './repository.ts'
import { claim, count, hold, nominationKey, transition, withName } from './writes.ts'

type Round = { id: string; nominateUntil: string; endsOn: string; schemes: { id: string }[] }
type Told = Omit<Outcome, 'at' | 'errors'> & { faults?: FieldFault[] }
type Candidate = { at: number; input: NominationInput; nomination: StoredNomination }

const tries = 6

const refusedMeanwhile = () =>
  new AppError('forbidden', 'company.refused', 'The company was refused in the meantime')

/**
 * Takes a batch of workers, each on its own: one bad row refuses nobody else. Good ones are written in one
 * transaction; who is already held by another nomination is sorted out and the rest is tried again.
 */
export function createSubmission({ db, seal, newId, now }: Deps, nominations: Nominations) {
  const TableName = db.tables.nominations

  return async (rows: unknown[], company: StoredCompany, programme: Round, actor: Actor): Promise<Told[]> => {
    const at = now().toISOString()
    const by = signatureOf(actor)
    const told: Told[] = rows.map(() => ({ outcome: 'refused' }))
    const seen = new Set<string>()
    let fresh: Candidate[] = []

    for (const [index, row] of rows.entries()) {
      const parsed = v.safeParse(NominationInput, row, { abortPipeEarly: true })
      if (!parsed.success) {
        told[index] = { outcome: 'refused', faults: faultsOf(parsed.issues) }
        continue
      }
      const input = parsed.output
      const unsure = doubts(input)
      if (unsure.length > 0) {
        told[index] = {
          outcome: 'confirm',
          faults: unsure.map(({ params, ...fault }) => ({
            ...fault,
            ...(params && { params: { ...params } }),
          })),
        }
        continue
      }
      const nikHash = seal.hash(`${programme.id} ${input.nik}`)
      if (seen.has(`${nikHash} ${input.scheme}`)) {
        told[index] = { outcome: 'refused', faults: [{ field: 'nik', code: 'nomination.twice' }] }
        continue
      }
      seen.add(`${nikHash} ${input.scheme}`)
      const id = newId()
      const nikSealed = seal.close(input.nik, sealContext({ programme: programme.id, id }))
      try {
        const nomination = submit(input, { nikSealed, nikHash }, { company, programme, id, by, at })
        fresh.push({ at: index, input, nomination })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        told[index] = { outcome: 'refused', faults: error.faults }
      }
    }

    for (let attempt = 0; fresh.length > 0; attempt++) {
      if (attempt === tries) throw new AppError('unavailable', 'server.busy', 'Too many conflicts')
      try {
        await db.transact([
          ...fresh.map(({ nomination }) => hold(db.tables, nomination)),
          ...fresh.map(({ nomination }) => put(nomination)),
          counted(company, fresh.length),
          entry('nomination.submitted', fresh, actor),
        ])
        for (const { at: index, nomination } of fresh)
          told[index] = { outcome: 'taken', nomination: nomination.id }
        break
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error
        // After the holds and the nominations comes what counts them, if the company may nominate.
        if (error.failed.includes(2 * fresh.length)) throw refusedMeanwhile()
        const held = new Map<Candidate, Item>()
        for (const [index, candidate] of fresh.entries()) {
          const standing = error.reasons[index]?.item
          if (standing) held.set(candidate, standing)
        }
        if (held.size === 0 && error.failed.length > 0) throw error
        fresh = fresh.filter((candidate) => !held.has(candidate))
        for (const [candidate, standing] of held)
          told[candidate.at] =
            standing.company === company.id
              ? await again(candidate, String(standing.nomination), company, actor)
              : await contest(candidate, company, actor)
      }
    }
    return told
  }

  /** The company has nominated this worker before. */
  async function again(
    candidate: Candidate,
    id: string,
    company: StoredCompany,
    actor: Actor,
  ): Promise<Told> {
    const old = await nominations.get({ programme: company.programme, company: company.id, id })
    const { locked, set, unchanged } = compare(old, candidate.input)
    if (locked)
      return { outcome: 'refused', nomination: id, faults: [{ field: 'name', code: 'nomination.locked' }] }
    if (unchanged && old.state !== 'returned') return { outcome: 'unchanged', nomination: id }
    const at = now().toISOString()
    const writes: Write[] =
      old.state === 'returned'
        ? [
            transition(db.tables, {
              nomination: old,
              to: 'submitted',
              at,
              by: signatureOf(actor),
              set: { ...set, confirmed: candidate.input.confirmed },
              remove: ['reason'],
              and: equals('version', old.version),
            }),
            count(
              db.tables,
              { programme: company.programme, id: company.id },
              { returned: -1, submitted: 1 },
            ),
          ]
        : [
            {
              Update: {
                TableName,
                Key: nominationKey(old),
                ...change({
                  set: withName(old.programme, set),
                  add: { version: 1 },
                  when: equals('version', old.version),
                }),
              },
            },
          ]
    await db.transact([
      ...writes,
      entry('nomination.updated', [candidate], actor, { id, fields: Object.keys(set) }),
    ])
    return { outcome: 'updated', nomination: id }
  }

  /** Another company holds this worker: the nomination is kept, marked, and waits for an officer. */
  async function contest({ nomination }: Candidate, company: StoredCompany, actor: Actor): Promise<Told> {
    const contested = { ...nomination, contested: true }
    try {
      await db.transact([
        claim(db.tables, nomination),
        put(contested),
        counted(company, 1),
        entry('nomination.contested', [{ nomination }], actor),
      ])
      return { outcome: 'elsewhere', nomination: nomination.id }
    } catch (error) {
      if (error instanceof Cancelled && error.failed.includes(2)) throw refusedMeanwhile()
      const standing = error instanceof Cancelled && error.reasons[0]?.item
      if (!standing) throw error
      return { outcome: 'unchanged', nomination: String(standing.nomination) }
    }
  }

  /** New nominations of a company, as long as it may nominate: an officer may be refusing it at this moment. */
  function counted(company: StoredCompany, submitted: number): Write {
    return count(db.tables, company, { submitted }, { when: among('state', nominating) })
  }

  function put(nomination: StoredNomination): Write {
    return { Put: { TableName, Item: asItem(nomination), ...when(absent()) } }
  }

  function entry(
    what: AuditAction,
    about: { nomination: StoredNomination }[],
    actor: Actor,
    changed?: { id: string; fields: string[] },
  ): Write {
    const first = about[0]!.nomination
    return record(db.tables, actor, now(), newId(), {
      programme: first.programme,
      what,
      subject: {
        kind: 'nomination',
        ids: changed ? [changed.id] : about.map(({ nomination }) => nomination.id),
      },
      ...(changed && { after: { fields: changed.fields } }),
    })
  }
}
