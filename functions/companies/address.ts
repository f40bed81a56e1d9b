import { createSessions } from '../auth/sessions.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, change, differs, equals } from '../platform/expressions.ts'
import { speaksFor, type StoredCompany } from './company.ts'
import type { Companies } from './repository.ts'
import { companyWrites } from './writes.ts'
import { companyKey } from './repository.ts'

/** Another address for a company that its mails no longer reach: an officer has asked the company for it. */
export function createAddressChange(deps: Deps, { get }: Companies) {
  const { db, now } = deps
  const { audit, contact, noContact, link, notice, confirmation } = companyWrites(deps)

  /** What the new address is sent at once: the way in, as far as the company has come. */
  const firstMail = (company: StoredCompany, actor: Actor): Write[] => {
    if (company.state === 'registered') return confirmation(company, actor)
    const kind = company.state === 'invited' ? 'invitation' : 'portal'
    const { id, write } = link(kind, company)
    return [
      write,
      owe(db.tables, {
        ...notice(company, actor),
        id: `${kind}:${company.id}:${id}`,
        kind: kind === 'portal' ? 'portal_link' : 'invitation',
        facts: { link: id },
      }),
    ]
  }

  return {
    /**
     * Takes the address into use and writes to it; sessions of the old one end. Throws `conflict` when the company
     * has changed since it was seen, or was refused.
     */
    async correct(
      programme: string,
      id: string,
      { email, version }: { email: string; version: number },
      actor: Actor,
    ): Promise<StoredCompany> {
      const before = await get(programme, id)
      const after = { ...before, email }
      try {
        await db.transact([
          {
            Update: {
              TableName: db.tables.nominations,
              Key: companyKey(programme, id),
              ...change({
                set: { email },
                add: { version: 1 },
                when: all(equals('version', version), differs('state', 'refused')),
              }),
            },
          },
          contact(email, programme, id),
          ...(email === before.email || speaksFor(after, before.email)
            ? []
            : [noContact(before.email, programme, id)]),
          ...firstMail(after, actor),
          // Names of fields only: contact data have no place in the log.
          audit(actor, 'company.contact_changed', before, { after: { fields: ['email'] } }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0))
          throw new AppError('conflict', 'version.stale', 'The company has changed')
        throw error
      }
      const { endPortalOf } = createSessions(db, now)
      await endPortalOf(programme, id, (one) => !speaksFor(after, one))
      return get(programme, id)
    },
  }
}
