import { addLink } from '../auth/links.ts'
import { record } from '../audit/record.ts'
import type { CompanyState, Registration, Standing } from '../contract/company.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Item, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, among, change, equals, type Condition, when, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import {
  acceptInvitation,
  confirmEmail,
  described,
  nominated,
  register,
  StoredCompany,
  ways,
} from './company.ts'
import type { Listed } from './roll.ts'

const item = stored(StoredCompany)
const days = (n: number) => n * 24 * 3600 * 1000
/** How long a link to confirm an address, and an invitation, stay good. */
const confirmFor = days(7)
const inviteFor = days(120)

export const companyKey = (programme: string, id: string) => ({ pk: `P#${programme}#C#${id}`, sk: 'company' })

const indexed = (company: Pick<StoredCompany, 'programme' | 'name' | 'id'>) => ({
  listKey: `P#${company.programme}#companies`,
  listSort: `${company.name.toLowerCase()}#${company.id}`,
})

/** Numbers by which the same company is known again. */
const numbersOf = (company: { nib?: string | undefined; npwp?: string | undefined }) => [
  ...(company.nib ? [`NIB#${company.nib}`] : []),
  ...(company.npwp ? [`NPWP#${company.npwp}`] : []),
]

const sourcesOf = (target: CompanyState) =>
  (Object.keys(ways) as CompanyState[]).filter((state) => ways[state].includes(target))

export function companyRepository({ db, seal, cursors, newId, now }: Deps) {
  const TableName = db.tables.nominations

  const guard = (programme: string, number: string, company: string, requestId?: string): Write => ({
    Put: {
      TableName,
      Item: { pk: `P#${programme}#${number}`, sk: 'guard', v: 1, company, requestId },
      ...when(absent()),
    },
  })
  const contact = (email: string, programme: string, company: string): Write => ({
    Put: {
      TableName,
      Item: { pk: `MAIL#${email}`, sk: `P#${programme}#C#${company}`, v: 1, programme, company },
    },
  })
  const audit = (actor: Actor, what: string, company: { programme: string; id: string }, rest: object = {}) =>
    record(db.tables, actor, now(), newId(), {
      programme: company.programme,
      what,
      subject: { kind: 'company', id: company.id },
      ...rest,
    })
  const link = (
    kind: 'invitation' | 'confirm' | 'portal',
    company: Pick<StoredCompany, 'programme' | 'id' | 'email'>,
    lasts: number,
  ) => {
    const id = newId()
    const { programme, email } = company
    const expiresAt = new Date(now().getTime() + lasts).toISOString()
    return { id, write: addLink(db.tables, { id, kind, programme, company: company.id, email, expiresAt }) }
  }
  const notice = (company: StoredCompany, actor: Actor) =>
    ({
      programme: company.programme,
      company: company.id,
      to: company.email,
      language: company.language,
      owedAt: now().toISOString(),
      requestId: actor.requestId,
    }) as const

  const get = async (programme: string, id: string): Promise<StoredCompany> => {
    const found = await db.get({ TableName, Key: companyKey(programme, id), ConsistentRead: true })
    if (!found) throw new AppError('not_found', 'company.unknown', 'No such company')
    return item.read(found)
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

  const confirmation = (company: StoredCompany, actor: Actor): Write[] => {
    const { id, write } = link('confirm', company, confirmFor)
    return [
      write,
      owe(db.tables, {
        ...notice(company, actor),
        id: `confirm:${company.id}:${id}`,
        kind: 'confirm_email',
        facts: { link: id },
      }),
    ]
  }

  return {
    get,

    /** Registers a company that comes uninvited; sent again with the same request id, gives the same one. */
    async register(sent: Registration, programme: string, actor: Actor): Promise<StoredCompany> {
      const at = now().toISOString()
      const company = register(sent, { id: newId(), programme, at })
      const numbers = numbersOf(company)
      // A public hospital has neither number: its address stands for it.
      const guards = numbers.length > 0 ? numbers : [`MAIL#${company.email}`]
      try {
        await db.transact([
          ...guards.map((number) => guard(programme, number, company.id, sent.requestId)),
          {
            Put: {
              TableName,
              Item: { ...company, ...item.stamp, ...companyKey(programme, company.id), ...indexed(company) },
            },
          },
          contact(company.email, programme, company.id),
          ...confirmation(company, actor),
          audit(actor, 'company.registered', company, { after: { state: company.state } }),
        ])
        return company
      } catch (error) {
        const standing = error instanceof Cancelled && error.reasons.find((reason) => reason.item)?.item
        if (!standing) throw error
        if (sent.requestId && standing.requestId === sent.requestId)
          return get(programme, String(standing.company))
        throw new AppError('conflict', 'company.taken', 'Already registered', [
          { field: 'nib', code: 'company.taken' },
        ])
      }
    },

    /** Registers an invited company by its invitation, which is good until then. */
    async accept(
      invitation: { programme: string; company: string },
      sent: Registration,
      actor: Actor,
    ): Promise<StoredCompany> {
      const invited = await get(invitation.programme, invitation.company)
      if (invited.state !== 'invited' && sent.requestId && invited.requestId === sent.requestId)
        return invited
      const at = now().toISOString()
      const accepted = acceptInvitation(invited, sent, at)
      const company: StoredCompany = {
        ...invited,
        ...described(sent),
        ...accepted,
        requestId: sent.requestId,
      }
      const { programme, id } = company
      const known = numbersOf(invited)
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: companyKey(programme, id),
              ...change({
                set: { ...described(sent), ...accepted, ...indexed(company), requestId: sent.requestId },
                add: { version: 1 },
                when: equals('state', 'invited'),
              }),
            },
          },
          ...numbersOf(company)
            .filter((number) => !known.includes(number))
            .map((number) => guard(programme, number, id, sent.requestId)),
          ...(company.email === invited.email ? [] : [contact(company.email, programme, id)]),
          ...(company.state === 'registered' ? confirmation(company, actor) : welcome(company, actor)),
          audit(actor, `company.${company.state}`, company, {
            before: { state: 'invited' },
            after: { state: company.state },
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.length > 0)
          throw new AppError('conflict', 'company.taken', 'Already registered', [
            { field: 'nib', code: 'company.taken' },
          ])
        throw error
      }
      return get(programme, id)
    },

    /** A confirmed address moves the company on; confirming twice changes nothing. */
    async confirmEmail(programme: string, id: string, email: string, actor: Actor): Promise<StoredCompany> {
      const company = await get(programme, id)
      if (company.state !== 'registered' || company.email !== email) return company
      const { state, ...dates } = confirmEmail(company, now().toISOString())
      return step(company, state, dates, actor, [])
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

    /** Invites the companies of a list; who is known by NIB, NPWP or address stays as it is. */
    async invite(programme: string, listed: Listed, actor: Actor): Promise<'invited' | 'unchanged'> {
      const at = now().toISOString()
      const numbers = numbersOf(listed)
      const guards = numbers.length > 0 ? numbers : [`MAIL#${listed.email}`]
      const company: StoredCompany = {
        ...listed,
        // The same row, imported again, is the same company.
        id: seal
          .hash(`company ${programme} ${guards[0]}`)
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
      const invitation = link('invitation', company, inviteFor)
      try {
        await db.transact([
          ...guards.map((number) => guard(programme, number, company.id)),
          {
            Put: {
              TableName,
              Item: { ...company, ...item.stamp, ...companyKey(programme, company.id), ...indexed(company) },
              ...when(absent()),
            },
          },
          contact(company.email, programme, company.id),
          invitation.write,
          owe(db.tables, {
            ...notice(company, actor),
            id: `invitation:${company.id}`,
            kind: 'invitation',
            facts: { link: invitation.id },
          }),
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
      const invitation = link('invitation', company, inviteFor)
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: companyKey(programme, id),
              ...change({ add: { version: 1 }, when: equals('state', 'invited') }),
            },
          },
          invitation.write,
          owe(db.tables, {
            ...notice(company, actor),
            id: `invitation:${id}:${invitation.id}`,
            kind: 'invitation',
            facts: { link: invitation.id },
          }),
          audit(actor, 'company.reminded', company),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0))
          throw new AppError('conflict', 'company.wrong_state', 'The company has registered')
        throw error
      }
      return get(programme, id)
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
      return { items: found.map(item.read), next: cursors.encode(scope, from) }
    },

    /** Every company of a programme; for sums and names. */
    async all(programme: string): Promise<StoredCompany[]> {
      const items = await db.queryAll({
        TableName,
        IndexName: 'companies',
        ...where(equals('listKey', `P#${programme}#companies`)),
      })
      return items.map(item.read)
    },

    /** Companies whose contact an address is. */
    async ofEmail(email: string): Promise<{ programme: string; company: string }[]> {
      const items = await db.queryAll({ TableName, ...where(equals('pk', `MAIL#${email}`)) })
      return items.map((found) => ({ programme: String(found.programme), company: String(found.company) }))
    },

    /** Puts a company that nominated what was expected back to `cooperative`. */
    async becomeCooperative(company: StoredCompany, actor: Actor): Promise<void> {
      if (company.standing !== 'awaited' || nominated(company.counts) < company.expectedWorkers) return
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: companyKey(company.programme, company.id),
              ...change({
                set: { standing: 'cooperative' },
                add: { version: 1 },
                when: equals('standing', 'awaited'),
              }),
            },
          },
          audit(actor, 'company.cooperative', company, {
            before: { standing: 'awaited' },
            after: { standing: 'cooperative' },
          }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled && error.failed.includes(0))) throw error
      }
    },
  }

  function welcome(company: StoredCompany, actor: Actor): Write[] {
    const { id, write } = link('portal', company, days(14))
    return [
      write,
      owe(db.tables, {
        ...notice(company, actor),
        id: `company-verified:${company.id}`,
        kind: 'company_verified',
        facts: { link: id },
      }),
    ]
  }
}

export type Companies = ReturnType<typeof companyRepository>
