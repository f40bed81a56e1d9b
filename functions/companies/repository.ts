import type { CompanyState, Standing } from '../contract/company.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Item, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, among, change, equals, type Condition, where } from '../platform/expressions.ts'
import { confirmEmail, speaksFor, type StoredCompany, ways } from './company.ts'
import { confirm } from './contact.ts'
import { companies, companyKey, companyWrites } from './writes.ts'

const sourcesOf = (target: CompanyState) =>
  (Object.keys(ways) as CompanyState[]).filter((state) => ways[state].includes(target))

/** Companies: how they are read, and the steps of those that are there. */
export function companyRepository(deps: Deps) {
  const { db, cursors, now } = deps
  const TableName = db.tables.nominations
  const { audit, contact, noContact, notice, welcome } = companyWrites(deps)

  const get = async (programme: string, id: string): Promise<StoredCompany> => {
    const found = await db.get({ TableName, Key: companyKey(programme, id), ConsistentRead: true })
    if (!found) throw new AppError('not_found', 'company.unknown', 'No such company')
    return companies.read(found)
  }

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
    get,

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

    /** A page of companies by name. */
    async list(
      programme: string,
      filter: { state?: CompanyState; standing?: Standing; search?: string },
      after?: string,
      size = 50,
    ) {
      const scope = `companies ${programme}`
      const conditions: Condition[] = [
        ...(filter.state ? [equals('state', filter.state)] : []),
        ...(filter.standing ? [equals('standing', filter.standing)] : []),
      ]
      const needle = filter.search?.toLowerCase()
      const found: Item[] = []
      let from = cursors.decode(scope, after)
      do {
        const page = await db.query({
          TableName,
          IndexName: 'companies',
          ...where(
            equals('listKey', `P#${programme}#companies`),
            conditions.length > 0 ? all(...conditions) : undefined,
          ),
          Limit: conditions.length > 0 || needle ? 200 : size,
          ExclusiveStartKey: from,
        })
        for (const one of page.items) {
          if (needle && !String(one.listSort).includes(needle) && one.nib !== needle && one.npwp !== needle)
            continue
          found.push(one)
          if (found.length === size) break
        }
        const last = found.at(-1)
        from =
          found.length === size && last
            ? { pk: last.pk, sk: last.sk, listKey: last.listKey, listSort: last.listSort }
            : page.next
      } while (from && found.length < size)
      return { items: found.map(companies.read), next: cursors.encode(scope, from) }
    },

    /** Every company of a programme; for sums and names. */
    async all(programme: string): Promise<StoredCompany[]> {
      const items = await db.queryAll({
        TableName,
        IndexName: 'companies',
        ...where(equals('listKey', `P#${programme}#companies`)),
      })
      return items.map(companies.read)
    },

    /** Companies whose contact an address is. */
    async ofEmail(email: string): Promise<{ programme: string; company: string }[]> {
      const items = await db.queryAll({ TableName, ...where(equals('pk', `MAIL#${email}`)) })
      return items.map((found) => ({ programme: String(found.programme), company: String(found.company) }))
    },
  }
}

export type Companies = ReturnType<typeof companyRepository>
