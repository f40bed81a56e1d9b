import type { AuditAction } from '../contract/audit.ts'
import { addLink } from '../auth/links.ts'
import { record } from '../audit/record.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import type { Write } from '../platform/db.ts'
import { absent, when } from '../platform/expressions.ts'
import { findableAgain } from '../search/writes.ts'
import type { StoredCompany } from './company.ts'
import { companies, companyKey } from './repository.ts'

const days = (n: number) => n * 24 * 3600 * 1000
/** How long, in milliseconds, the links in a company's mails stay good. */
const lasting = { confirm: days(7), portal: days(14), invitation: days(120) }

/** Attributes that put a company into the list by name, and let it be found by the words of it. */
export const indexed = (company: Pick<StoredCompany, 'programme' | 'name' | 'id'>) => ({
  listKey: `P#${company.programme}#companies`,
  listSort: `${company.name.toLowerCase()}#${company.id}`,
  ...findableAgain(company.programme, 'company', company.name),
})

type Numbers = { nib?: string | undefined; npwp?: string | undefined }
/** Numbers by which the same company is known again. */
export const numbersOf = ({ nib, npwp }: Numbers) => [
  ...(nib ? [`NIB#${nib}`] : []),
  ...(npwp ? [`NPWP#${npwp}`] : []),
]
/** What keeps a company unique: its numbers, or the address of a public institution that has none. */
export const identityOf = (company: Numbers & { email: string }) => {
  const numbers = numbersOf(company)
  return numbers.length > 0 ? numbers : [`MAIL#${company.email}`]
}

/** The writes that a change of a company is made of. */
export function companyWrites({ db, newId, now }: Deps) {
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
  const noContact = (email: string, programme: string, company: string): Write => ({
    Delete: { TableName, Key: { pk: `MAIL#${email}`, sk: `P#${programme}#C#${company}` } },
  })
  const audit = (
    actor: Actor,
    what: AuditAction,
    company: { programme: string; id: string },
    rest: object = {},
  ) =>
    record(db.tables, actor, now(), newId(), {
      programme: company.programme,
      what,
      subject: { kind: 'company', id: company.id },
      ...rest,
    })
  const link = (
    kind: 'invitation' | 'confirm' | 'portal',
    company: Pick<StoredCompany, 'programme' | 'id' | 'email'>,
  ) => {
    const id = newId()
    const { programme, email } = company
    const expiresAt = new Date(now().getTime() + lasting[kind]).toISOString()
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

  /** The mail by which a company confirms its address. */
  const confirmation = (company: StoredCompany, actor: Actor): Write[] => {
    const { id, write } = link('confirm', company)
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

  /** The mail that tells a company that it is verified, with its portal link. */
  const welcome = (company: StoredCompany, actor: Actor): Write[] => {
    const { id, write } = link('portal', company)
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

  const insert = (company: StoredCompany): Write => ({
    Put: {
      TableName,
      Item: {
        ...company,
        ...companies.stamp,
        ...companyKey(company.programme, company.id),
        ...indexed(company),
      },
      ...when(absent()),
    },
  })

  return { guard, contact, noContact, audit, link, notice, confirmation, welcome, insert }
}
