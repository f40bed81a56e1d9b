import type { AuditAction } from '../contract/audit.ts'
import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { NominationState } from '../contract/nomination.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { change, equals } from '../platform/expressions.ts'
import { createConsequences } from './consequences.ts'
import { type StoredNomination, ways } from './nomination.ts'
import type { Nominations } from './repository.ts'
import { count, hold, letGo, nominationKey, transition, unclaim } from './writes.ts'

type Skipped = { id: string; code: string }

/** Verifications of one transaction: 100 actions hold two for each, the company and the audit entry. */
const perTransaction = 49

/** What officers and companies decide about nominations that exist. */
export function createDecisions(deps: Deps, nominations: Nominations) {
  const { db, newId, now } = deps
  const { tell, giveUpSeat } = createConsequences(deps)
  const audit = (actor: Actor, what: AuditAction, about: StoredNomination[], reason?: string) =>
    record(db.tables, actor, now(), newId(), {
      programme: about[0]!.programme,
      what,
      subject: { kind: 'nomination', ids: about.map(({ id }) => id) },
      ...(reason && { reason }),
    })

  const companyOf = (nomination: StoredNomination) => ({
    programme: nomination.programme,
    id: nomination.company,
  })

  /** One step of one nomination with what it owes; throws `conflict` when it stands elsewhere by now. */
  async function step(
    nomination: StoredNomination,
    to: NominationState,
    actor: Actor,
    with_: {
      set?: Partial<StoredNomination>
      remove?: (keyof StoredNomination)[]
      wave?: null
      also?: Write[]
      reason?: string
    },
  ) {
    if (!ways[nomination.state].includes(to))
      throw new AppError(
        'conflict',
        'nomination.wrong_state',
        `A ${nomination.state} nomination cannot become ${to}`,
      )
    try {
      await db.transact([
        transition(db.tables, {
          nomination,
          to,
          at: now().toISOString(),
          by: signatureOf(actor),
          set: with_.set,
          remove: with_.remove,
          wave: with_.wave,
          from: [nomination.state],
          and: equals('version', nomination.version),
        }),
        count(db.tables, companyOf(nomination), { [nomination.state]: -1, [to]: 1 }),
        audit(actor, `nomination.${to}`, [nomination], with_.reason),
        ...(with_.also ?? []),
      ])
    } catch (error) {
      if (error instanceof Cancelled && error.failed.includes(0))
        throw new AppError('conflict', 'nomination.wrong_state', 'The nomination has changed')
      throw error
    }
    return nominations.get(nomination)
  }

  /** Verifies nominations of one company together; who cannot be verified is left out with a code. */
  async function verifyOfCompany(wanted: StoredNomination[], actor: Actor): Promise<Skipped[]> {
    const skipped: Skipped[] = []
    let rest = wanted.filter((nomination) => {
      const legal = ways[nomination.state].includes('verified') && nomination.state === 'submitted'
      if (!legal) skipped.push({ id: nomination.id, code: 'nomination.wrong_state' })
      return legal
    })
    while (rest.length > 0) {
      const at = now().toISOString()
      const by = signatureOf(actor)
      const contested = rest.filter((nomination) => nomination.contested)
      try {
        await db.transact([
          ...rest.map((nomination) =>
            transition(db.tables, {
              nomination,
              to: 'verified',
              at,
              by,
              from: ['submitted'],
              set: { verifiedAt: at },
              remove: nomination.contested ? ['contested', 'reason'] : ['reason'],
            }),
          ),
          // A claim on a person whom another company holds can only be verified once she is free.
          ...contested.map((nomination) => hold(db.tables, nomination)),
          count(
            db.tables,
            companyOf(rest[0]!),
            { submitted: -rest.length, verified: rest.length },
            { when: equals('state', 'verified') },
          ),
          audit(actor, 'nomination.verified', rest),
          ...contested.map((nomination) => unclaim(db.tables, nomination)),
        ])
        return skipped
      } catch (error) {
        if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
        const outOf = new Map<string, string>()
        for (const position of error.failed) {
          const held = contested[position - rest.length]
          if (position < rest.length) outOf.set(rest[position]!.id, 'nomination.wrong_state')
          else if (held) outOf.set(held.id, 'nomination.contested')
          else for (const { id } of rest) outOf.set(id, 'company.not_verified')
        }
        skipped.push(...[...outOf].map(([id, code]) => ({ id, code })))
        rest = rest.filter(({ id }) => !outOf.has(id))
      }
    }
    return skipped
  }

  return {
    /** Verifies nominations of any companies; gives who was left out, and why. */
    async verify(
      wanted: StoredNomination[],
      actor: Actor,
    ): Promise<{ verified: number; skipped: Skipped[] }> {
      const byCompany = new Map<string, StoredNomination[]>()
      for (const one of wanted) byCompany.set(one.company, [...(byCompany.get(one.company) ?? []), one])
      const skipped: Skipped[] = []
      for (const ofCompany of byCompany.values())
        for (let from = 0; from < ofCompany.length; from += perTransaction)
          skipped.push(...(await verifyOfCompany(ofCompany.slice(from, from + perTransaction), actor)))
      return { verified: wanted.length - skipped.length, skipped }
    },

    /** Back to the company, with a reason that it reads. */
    sendBack: (nomination: StoredNomination, company: StoredCompany, reason: string, actor: Actor) =>
      step(nomination, 'returned', actor, {
        set: { reason },
        remove: ['verifiedAt'],
        reason,
        also: tell(nomination, company, { kind: 'nomination_returned', reason }, actor),
      }),

    /** Refused for good; the person may be nominated again by anyone, and a seat becomes free. */
    refuse(nomination: StoredNomination, company: StoredCompany, reason: string, actor: Actor) {
      const wave = nomination.state === 'assigned' ? nomination.wave : undefined
      return step(nomination, 'refused', actor, {
        set: { reason },
        reason,
        ...(wave && { wave: null }),
        also: [
          letGo(db.tables, nomination),
          ...(wave ? giveUpSeat(nomination, wave, company, reason, actor) : []),
          ...tell(nomination, company, { kind: 'nomination_refused', reason }, actor),
        ],
      })
    },

    /** An officer has looked at someone who took a seat unseen; looking twice changes nothing. */
    async check(nomination: StoredNomination, actor: Actor) {
      if (!nomination.unchecked) return nomination
      try {
        await db.transact([
          {
            Update: {
              TableName: db.tables.nominations,
              Key: nominationKey(nomination),
              ...change({
                set: { verifiedAt: now().toISOString() },
                remove: ['unchecked'],
                add: { version: 1 },
                when: equals('version', nomination.version),
              }),
            },
          },
          audit(actor, 'nomination.checked', [nomination]),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0))
          throw new AppError('conflict', 'nomination.wrong_state', 'The nomination has changed')
        throw error
      }
      return nominations.get(nomination)
    },

    /** Taken back by its company; a seat becomes free, and who counted on it is told, in the same transaction. */
    withdraw(nomination: StoredNomination, company: StoredCompany, reason: string | undefined, actor: Actor) {
      const wave = nomination.state === 'assigned' ? nomination.wave : undefined
      return step(nomination, 'withdrawn', actor, {
        set: reason ? { reason } : {},
        ...(reason && { reason }),
        ...(wave && { wave: null }),
        also: [
          letGo(db.tables, nomination),
          ...(wave ? giveUpSeat(nomination, wave, company, reason, actor) : []),
        ],
      })
    },
  }
}
