import { addLink } from '../auth/links.ts'
import type { StoredCompany } from '../companies/company.ts'
import { noticeId } from '../mail/notice.ts'
import type { NoticeFacts } from '../mail/notice.ts'
import { owe } from '../mail/owe.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import type { TableNames, Write } from '../platform/db.ts'

type CompanyKind = 'wave_assignment_company' | 'wave_change_company' | 'wave_cancelled_company'
type WorkerKind = 'wave_assignment_worker' | 'wave_change_worker' | 'wave_cancelled_worker'

/** A link in such a mail stays good for this long. */
const linkDays = 30

export type Occasion = {
  tables: TableNames
  at: string
  requestId: string
  /** What makes the mail another one than the last to the same reader: a plan, a version, a sequence. */
  cause: string
}

/** The mail to a company about its people in a wave, with its portal link. Two writes; repeating them changes nothing. */
export function tellCompany<K extends CompanyKind>(
  { tables, at, requestId, cause }: Occasion,
  kind: K,
  company: StoredCompany,
  facts: Omit<NoticeFacts[K], 'link'> & { wave: string },
): Write[] {
  const { programme, email, language } = company
  const natural = `${kind}:${facts.wave}:${company.id}:${cause}`
  // Made of the mail's own identity, so that a mail that is owed twice holds the same link.
  const link = noticeId(programme, `link ${natural}`)
  return [
    addLink(tables, {
      id: link,
      kind: 'portal',
      programme,
      company: company.id,
      email,
      expiresAt: new Date(Date.parse(at) + linkDays * 86_400_000).toISOString(),
    }),
    owe(tables, {
      id: natural,
      kind,
      programme,
      company: company.id,
      to: email,
      language,
      facts: { ...facts, link },
      owedAt: at,
      requestId,
    } as Parameters<typeof owe>[1]),
  ]
}

/** The mail to a worker who has an address; none: no write, the company tells her. */
export function tellWorker<K extends WorkerKind>(
  { tables, at, requestId, cause }: Occasion,
  kind: K,
  nomination: Pick<StoredNomination, 'programme' | 'company' | 'id' | 'email'>,
  language: StoredCompany['language'],
  facts: Omit<NoticeFacts[K], 'nomination'> & { wave: string },
): Write[] {
  const { programme, company, id, email } = nomination
  if (!email) return []
  return [
    owe(tables, {
      id: `${kind}:${facts.wave}:${id}:${cause}`,
      kind,
      programme,
      company,
      to: email,
      language,
      facts: { ...facts, nomination: id },
      owedAt: at,
      requestId,
    } as Parameters<typeof owe>[1]),
  ]
}
