import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { change, equals } from '../platform/expressions.ts'
import type { StoredCompany } from './company.ts'
import type { Companies } from './repository.ts'
import type { Listed } from './roll.ts'
import { companyWrites, identityOf } from './writes.ts'
import { companyKey } from './repository.ts'

/** Whom Disnaker expects to take part, and asks. */
export function createInvitations(deps: Deps, { get }: Companies) {
  const { db, seal, now } = deps
  const { guard, contact, audit, link, notice, insert } = companyWrites(deps)

  /** The invitation's mail, with its link; a repeated one is a mail of its own. */
  const ask = (company: StoredCompany, actor: Actor, which: 'first' | 'again'): Write[] => {
    const { id, write } = link('invitation', company)
    return [
      write,
      owe(db.tables, {
        ...notice(company, actor),
        id: `invitation:${company.id}${which === 'first' ? '' : `:${id}`}`,
        kind: 'invitation',
        facts: { link: id },
      }),
    ]
  }

  return {
    /** Invites the companies of a list; who is known by NIB, NPWP or address stays as it is. */
    async invite(programme: string, listed: Listed, actor: Actor): Promise<'invited' | 'unchanged'> {
      const at = now().toISOString()
      const identity = identityOf(listed)
      const company: StoredCompany = {
        ...listed,
        // The same row, imported again, is the same company.
        id: seal
          .hash(`company ${programme} ${identity[0]}`)
          .replace(/[^0-9A-Za-z]/g, '')
          .slice(0, 20),
        programme,
        language: 'id',
        state: 'invited',
        standing: 'awaited',
        invited: true,
        awaitedSince: at,
        counts: {},
        version: 1,
      }
      try {
        await db.transact([
          ...identity.map((number) => guard(programme, number, company.id)),
          insert(company),
          contact(company.email, programme, company.id),
          ...ask(company, actor, 'first'),
          audit(actor, 'company.invited', company, { after: { state: 'invited' } }),
        ])
        return 'invited'
      } catch (error) {
        if (error instanceof Cancelled && error.failed.length > 0) return 'unchanged'
        throw error
      }
    },

    /** Sends an awaited company its invitation again, with a new link. */
    async remind(programme: string, id: string, actor: Actor): Promise<StoredCompany> {
      const company = await get(programme, id)
      try {
        await db.transact([
          {
            Update: {
              TableName: db.tables.nominations,
              Key: companyKey(programme, id),
              ...change({ add: { version: 1 }, when: equals('state', 'invited') }),
            },
          },
          ...ask(company, actor, 'again'),
          audit(actor, 'company.reminded', company),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0))
          throw new AppError('conflict', 'company.wrong_state', 'The company has registered')
        throw error
      }
      return get(programme, id)
    },
  }
}
