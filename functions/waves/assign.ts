import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { count, transition } from '../nominations/writes.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Key, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { equals } from '../platform/expressions.ts'
import { countBy, groupBy } from '../platform/group-by.ts'
import { dayIn } from '../platform/jakarta.ts'
import { pause } from '../platform/pause.ts'
import { admit, type Ref, type Skipped, type Standing } from './admission.ts'
import { batchesOf } from './batches.ts'
import { createFacts, type Facts } from './facts.ts'
import { type Occasion, tellCompany, tellWorker } from './notices.ts'
import type { Run } from './run.ts'
import { releaseSeats, takeSeats } from './writes.ts'

/** Attempts that meet a change by somebody else before one gives up. */
const patience = 20

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
export type Assigned = {
  seated: StoredNomination[]
  skipped: Skipped[]
  /** The batch was marked before: nothing was done. */
  already: boolean
}

/** A company's cap in a wave: the programme's, or its own lower one. */
export const capOf = (programme: Pick<Programme, 'maxPerCompanyPerWave'>, own: number | undefined) => {
  const cap = Math.min(programme.maxPerCompanyPerWave ?? Infinity, own ?? Infinity)
  return cap === Infinity ? undefined : cap
}

/**
 * Gives people seats in a wave: their state, the wave's seats, the quota, the company's cap and counts, the
 * mails owed and the audit entry change together or not at all. Whoever cannot be seated is left out with a
 * code; what others change meanwhile is read again. Throws `unavailable` when that does not settle.
 */
export function createAssigner(deps: Deps) {
  const { db, now, newId } = deps
  const readFacts = createFacts(deps)

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

  return async (programme: Programme, assignment: Assignment, actor: Actor, run?: Run): Promise<Assigned> => {
    const seated: StoredNomination[] = []
    let known = run && (await run.facts(assignment))
    for (let attempt = 0; attempt < patience; attempt++) {
      const facts = known ?? (await readFacts(programme.id, assignment))
      const standing = standingOf(programme, assignment, facts)
      if (facts.marked) return { seated, skipped: [], already: true }
      const { admitted, skipped } = admit(assignment.people, standing)
      if (known) {
        known = undefined
        // Nobody is left out on what may be out of date.
        if (skipped.length > 0) continue
      } else run?.learn(facts)
      // Addresses that were added since the batch was cut may take more room than there is.
      const [batch, ...later] = batchesOf(admitted, { moved: assignment.from !== undefined })
      const last = later.length === 0
      const writes = [
        ...(batch ? writesFor(assignment, batch, standing, facts.companies, actor) : []),
        ...(last && assignment.mark ? [assignment.mark.write(skipped)] : []),
      ]
      try {
        if (writes.length > 0) await db.transact(writes)
        seated.push(...(batch ?? []))
        await run?.seated(assignment, batch ?? [])
        if (last) return { seated, skipped, already: false }
        attempt = 0
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error
        // A condition failed or a conflict lasted: which it was shows when everything is read again.
        await pause(attempt)
      }
    }
    throw new AppError('unavailable', 'plan.busy', 'Others kept changing the same seats')
  }
}
export type Assigner = ReturnType<typeof createAssigner>
