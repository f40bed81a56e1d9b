import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import { companyRepository } from '../companies/repository.ts'
import type { NominationState } from '../contract/nomination.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, change, equals, where } from '../platform/expressions.ts'
import { createConsequences } from './consequences.ts'
import type { StoredNomination } from './nomination.ts'
import type { Nominations } from './repository.ts'
import { count, nominationKey, passHold, personKey, stillHeld, transition, unclaim } from './writes.ts'

type Decision = { reason: string; seen: readonly { id: string; version: number }[] }

/** States in which a nomination can still give way to another company's. */
const yielding: readonly NominationState[] = ['submitted', 'returned', 'verified', 'assigned']

const stale = () => new AppError('conflict', 'version.stale', 'One of the nominations has changed')

/** One person, nominated by several companies for one scheme: an officer sees them all and decides. */
export function createContest(deps: Deps, nominations: Nominations) {
  const { db, newId, now } = deps
  const companies = companyRepository(deps)
  const { tell, giveUpSeat } = createConsequences(deps)

  /** All open nominations of a person for a scheme; the one who holds her first. */
  async function rivals(of: StoredNomination): Promise<StoredNomination[]> {
    const items = await db.queryAll({
      TableName: db.tables.nominations,
      ...where(equals('pk', personKey(of))),
      ConsistentRead: true,
    })
    const about = items
      .filter(({ sk }) => sk === `scheme#${of.scheme}` || String(sk).startsWith(`claim#${of.scheme}#`))
      .sort((a, b) => String(b.sk).localeCompare(String(a.sk)))
    return nominations.getMany(
      about.map(({ company, nomination }) => ({
        programme: of.programme,
        company: String(company),
        id: String(nomination),
      })),
      true,
    )
  }

  const refusal = (
    loser: StoredNomination,
    company: StoredCompany,
    reason: string,
    actor: Actor,
  ): Write[] => {
    const seat = loser.state === 'assigned' ? loser.wave : undefined
    return [
      transition(db.tables, {
        nomination: loser,
        to: 'refused',
        at: now().toISOString(),
        by: signatureOf(actor),
        from: [loser.state],
        set: { reason },
        remove: loser.contested ? ['contested'] : [],
        ...(seat && { wave: null }),
        and: equals('version', loser.version),
      }),
      count(db.tables, company, { [loser.state]: -1, refused: 1 }),
      ...(loser.contested ? [unclaim(db.tables, loser)] : []),
      ...(seat ? giveUpSeat(loser, seat, company, reason, actor) : []),
      ...tell(loser, company, { kind: 'nomination_refused', reason }, actor),
    ]
  }

  return {
    rivals,

    /**
     * The company of `kept` keeps the person; every other nomination of her is refused, a seat is given up, and
     * each company is told of its own nomination only. One transaction; throws `conflict` when anything that the
     * officer saw has changed.
     */
    async keep(kept: StoredNomination, { reason, seen }: Decision, actor: Actor): Promise<StoredNomination> {
      const found = await rivals(kept)
      const losers = found.filter(({ id }) => id !== kept.id)
      if (losers.length === 0 || losers.length === found.length)
        throw new AppError('conflict', 'contest.alone', 'Nobody contests it')
      const known = new Map(seen.map(({ id, version }) => [id, version]))
      if (known.size !== found.length || found.some(({ id, version }) => known.get(id) !== version))
        throw stale()
      if (found.some(({ state }) => !yielding.includes(state)))
        throw new AppError('conflict', 'contest.too_late', 'One of them was examined')

      const of = new Map(
        await Promise.all(
          found.map(async (one) => [one.company, await companies.get(one.programme, one.company)] as const),
        ),
      )
      const holder = losers.find(({ contested }) => !contested)
      try {
        await db.transact([
          ...(kept.contested
            ? [
                passHold(db.tables, holder, kept),
                {
                  Update: {
                    TableName: db.tables.nominations,
                    Key: nominationKey(kept),
                    ...change({
                      remove: ['contested'],
                      add: { version: 1 },
                      when: all(equals('version', kept.version), equals('state', kept.state)),
                    }),
                  },
                },
                unclaim(db.tables, kept),
                ...tell(kept, of.get(kept.company)!, { kind: 'nomination_cleared' }, actor),
              ]
            : [stillHeld(db.tables, kept)]),
          ...losers.flatMap((loser) => refusal(loser, of.get(loser.company)!, reason, actor)),
          record(db.tables, actor, now(), newId(), {
            programme: kept.programme,
            what: 'nomination.kept',
            subject: { kind: 'nomination', ids: [kept, ...losers].map(({ id }) => id) },
            before: { holder: holder?.id ?? kept.id },
            after: { holder: kept.id },
            reason,
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.length > 0) throw stale()
        throw error
      }
      return nominations.get(kept)
    },
  }
}
