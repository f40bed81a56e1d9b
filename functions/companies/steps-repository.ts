import type { CompanyState } from '../contract/company.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { among, change, equals } from '../platform/expressions.ts'
import { confirmEmail, speaksFor, type StoredCompany, ways } from './company.ts'
import { confirm } from './contact.ts'
import { companyKey, companyRepository } from './repository.ts'
import { companyWrites } from './writes.ts'

const sourcesOf = (target: CompanyState) =>
  (Object.keys(ways) as CompanyState[]).filter((state) => ways[state].includes(target))

/** The steps of a company that is there: it confirms its address, an officer verifies or refuses it. */
export function companySteps(deps: Deps) {
  const { db, now } = deps
  const TableName = db.tables.nominations
  const { get } = companyRepository(deps)
  const { audit, contact, noContact, notice, welcome } = companyWrites(deps)

  /** A step of the company's state with what it owes, in one transaction; throws `conflict` from a wrong state. */
  const step = async (
    company: StoredCompany,
    to: CompanyState,
    set: Partial<StoredCompany>,
    actor: Actor,
    also: Write[],
    reason?: string,
  ): Promise<StoredCompany> => {
    try {
      await db.transact([
        {
          Update: {
            TableName,
            Key: companyKey(company.programme, company.id),
            ...change({
              set: { ...set, state: to },
              add: { version: 1 },
              when: among('state', sourcesOf(to)),
            }),
          },
        },
        audit(actor, `company.${to}`, company, {
          before: { state: company.state },
          after: { state: to },
          reason,
        }),
        ...also,
      ])
    } catch (error) {
      if (error instanceof Cancelled && error.failed.includes(0))
        throw new AppError('conflict', 'company.wrong_state', 'The company is in another state')
      throw error
    }
    return get(company.programme, company.id)
  }

  /** Takes an address into use that waited to be confirmed, and gives up the one before. */
  const settleContact = async (
    company: StoredCompany,
    email: string,
    actor: Actor,
  ): Promise<StoredCompany> => {
    const { programme, id, version } = company
    const found = confirm(company, email, now().toISOString())
    if (!found) return company
    const after = { ...company, ...found.set }
    const given = [company.email, ...(company.contacts ?? []).map((one) => one.email)]
    try {
      await db.transact([
        {
          Update: {
            TableName,
            Key: companyKey(programme, id),
            ...change({
              set: found.set,
              remove: found.remove ?? [],
              add: { version: 1 },
              when: equals('version', version),
            }),
          },
        },
        contact(email, programme, id),
        ...given
          .filter((old) => old !== email && !speaksFor(after, old))
          .map((old) => noContact(old, programme, id)),
        audit(actor, 'company.contact_confirmed', company),
      ])
    } catch (error) {
      if (error instanceof Cancelled && error.failed.includes(0))
        return settleContact(await get(programme, id), email, actor)
      throw error
    }
    return get(programme, id)
  }

  return {
    /** A confirmed address moves the company on; confirming twice changes nothing. */
    async confirmEmail(programme: string, id: string, email: string, actor: Actor): Promise<StoredCompany> {
      const company = await get(programme, id)
      if (company.state !== 'registered' || company.email !== email)
        return settleContact(company, email, actor)
      const { state, ...dates } = confirmEmail(company, now().toISOString())
      try {
        return await step(company, state, dates, actor, [])
      } catch (error) {
        // Two clicks at once: the other one has just confirmed it.
        if (error instanceof AppError && error.code === 'company.wrong_state') return get(programme, id)
        throw error
      }
    },

    async verify(programme: string, id: string, actor: Actor): Promise<StoredCompany> {
      const company = await get(programme, id)
      if (company.state === 'registered')
        throw new AppError('conflict', 'company.not_confirmed', 'Its address is not confirmed')
      return step(company, 'verified', { verifiedAt: now().toISOString() }, actor, welcome(company, actor))
    },

    async refuse(programme: string, id: string, reason: string, actor: Actor): Promise<StoredCompany> {
      const company = await get(programme, id)
      const told = owe(db.tables, {
        ...notice(company, actor),
        id: `company-refused:${id}`,
        kind: 'company_refused',
        facts: { reason },
      })
      return step(company, 'refused', { refusal: reason }, actor, [told], reason)
    },
  }
}
