import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { count, transition } from '../nominations/writes.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import type { Key, Write } from '../platform/db.ts'
import { equals } from '../platform/expressions.ts'
import { countBy, groupBy } from '../platform/group-by.ts'
import { dayIn } from '../platform/jakarta.ts'
import { admit, type Ref, type Skipped, type Standing } from './admission.ts'
import { batchesOf } from './batches.ts'
import type { Facts } from './facts.ts'
import { type Occasion, tellCompany, tellWorker } from './notices.ts'
import { releaseSeats, takeSeats } from './writes.ts'

export type Assignment = {
  wave: string
  /** All of one scheme. */
  people: readonly Ref[]
  /** Identity of the mails that it owes: a plan, a request. */
  cause: string
  /** The wave they sit in now, when they only change their seat. */
  from?: string
  /** The wave they leave is given up: its seats are offered to nobody. */
  leaving?: boolean
  /** Takes seats that were given back. */
  refill?: boolean
  /** Where a batch of a plan is marked as done, once, with those it had to leave out. */
  mark?: { key: Key; write: (skipped: Skipped[]) => Write }
}
/** One transaction that seats people, and whom it had to leave out. */
export type Prepared = {
  people: StoredNomination[]
  skipped: Skipped[]
  writes: Write[]
  /** Those that did not fit are for another transaction, which also marks the batch. */
  last: boolean
}

/** A company's cap in a wave: the programme's, or its own lower one. */
const capOf = (programme: Pick<Programme, 'maxPerCompanyPerWave'>, own: number | undefined) => {
  const cap = Math.min(programme.maxPerCompanyPerWave ?? Infinity, own ?? Infinity)
  return cap === Infinity ? undefined : cap
}

/** Decides on some facts who of an assignment is seated, and makes the writes that do it. */
export function createPreparation({ db, now, newId }: Deps) {
  const standingOf = (
    programme: Programme,
    { from, refill }: Assignment,
    { companies, ...facts }: Facts,
  ): Standing => ({
    ...facts,
    cap: (company) => capOf(programme, companies.get(company)?.maxPerWave),
    away: (company) => companies.get(company)?.unavailable ?? [],
    today: dayIn(now()),
    ...(from && { from }),
    ...(refill && { refill }),
  })

  function writesFor(
    assignment: Assignment,
    people: StoredNomination[],
    { wave, quota, cap }: Standing,
    companies: ReadonlyMap<string, StoredCompany>,
    actor: Actor,
  ): Write[] {
    const { cause, from, leaving = false, refill } = assignment
    const { id, programme, scheme } = wave!
    const at = now().toISOString()
    const byCompany = groupBy(people, ({ company }) => company)
    const seats = { programme, wave: id, scheme, companies: countBy(people, ({ company }) => company) }
    const occasion: Occasion = { tables: db.tables, at, requestId: actor.requestId, cause }
    const kind = from ? 'change' : 'assignment'
    return [
      ...people.map((nomination) =>
        transition(db.tables, {
          nomination,
          to: 'assigned',
          at,
          by: signatureOf(actor),
          wave: id,
          from: [nomination.state],
          and: equals('version', nomination.version),
        }),
      ),
      ...takeSeats(db.tables, seats, { wave: wave!, cap, ...(!from && { quota }) }, refill),
      ...(from
        ? releaseSeats(db.tables, { ...seats, wave: from }, { keepQuota: true, offer: !leaving })
        : []),
      ...[...byCompany].flatMap(([companyId, own]) => {
        const company = companies.get(companyId)!
        return [
          ...(from ? [] : [count(db.tables, company, { verified: -own.length, assigned: own.length })]),
          // A company cut over two batches is owed a mail by each: the first may have gone out by then.
          ...tellCompany({ ...occasion, cause: `${cause}:${own[0]!.id}` }, `wave_${kind}_company`, company, {
            wave: id,
          }),
          ...(from
            ? tellCompany({ ...occasion, cause: `${cause}:${own[0]!.id}` }, 'wave_change_company', company, {
                wave: from,
              })
            : []),
          ...own.flatMap((nomination) =>
            tellWorker(
              // The version tells a second assignment to the same wave from the first.
              { ...occasion, cause: `v${nomination.version + 1}` },
              `wave_${kind}_worker`,
              nomination,
              company.language,
              { wave: id },
            ),
          ),
        ]
      }),
      record(db.tables, actor, now(), newId(), {
        programme,
        what: from ? 'nomination.moved' : 'nomination.assigned',
        subject: { kind: 'nomination', ids: people.map((one) => one.id) },
        before: from ? { wave: from } : { state: 'verified' },
        after: { state: 'assigned', wave: id, cause },
      }),
    ]
  }

  return (programme: Programme, assignment: Assignment, facts: Facts, actor: Actor): Prepared => {
    const standing = standingOf(programme, assignment, facts)
    const { admitted, skipped } = admit(assignment.people, standing)
    // Addresses that were added since the batch was cut may take more room than there is.
    const [people = [], ...later] = batchesOf(admitted, { moved: assignment.from !== undefined })
    const last = later.length === 0
    const writes = [
      ...(people.length > 0 ? writesFor(assignment, people, standing, facts.companies, actor) : []),
      ...(last && assignment.mark ? [assignment.mark.write(skipped)] : []),
    ]
    return { people, skipped, writes, last }
  }
}
