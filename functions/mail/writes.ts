import { addLink } from '../auth/links.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import type { TableNames, Write } from '../platform/db.ts'
import { noticeId } from './notice.ts'
import type { NoticeFacts } from './notice.ts'
import { type Owed, owe } from './owe.ts'
import { quarterOf, tellableAt } from './quarter.ts'

/** Of whom, to whom, and in the course of what. Mails go to the company, and to a worker who has an address. */
type News = {
  tables: TableNames
  company: StoredCompany
  nomination: Pick<StoredNomination, 'id' | 'email'>
  /** UTC ISO 8601. */
  at: string
  requestId: string
}

/** A link in such a mail stays good for this long. */
const linkDays = 30

/**
 * The mails about one decision on one person: `cause` makes it another decision than the last. The worker's goes at
 * once; the company's is owed by everyone of it who is decided on in the same quarter of an hour, and names them all.
 */
export const tellResult = (news: News & { wave: string; cause: string }): Write[] => {
  const nomination = news.nomination.id
  return [
    ...toCompanyTogether(news, 'result'),
    ...toWorker(news, 'result_worker', `result:${nomination}:${news.cause}`, { nomination }),
  ]
}

/** The mails that a certificate is ready, the company's as that of a result; the worker's leads to the certificate itself. */
export const tellCertificate = (news: News & { wave: string; certificate: string }): Write[] => {
  const { certificate } = news
  const facts = { nomination: news.nomination.id, certificate }
  return [
    ...toCompanyTogether(news, 'certificate_ready'),
    ...toWorker(news, 'certificate_ready_worker', `certificate_ready:${certificate}`, facts),
  ]
}

/** The mails that a certificate ends in so many months. Safe to owe at every run of a schedule. */
export const tellRenewal = (news: News & { certificate: string; months: number }): Write[] => {
  const { certificate, months } = news
  const natural = `renewal:${certificate}:${months}`
  const facts = { nomination: news.nomination.id, certificate, months }
  return [...toCompany(news, 'renewal', natural, facts), ...toWorker(news, 'renewal_worker', natural, facts)]
}

function toCompanyTogether(
  { wave, ...news }: News & { wave: string },
  kind: 'result' | 'certificate_ready',
): Write[] {
  const quarter = quarterOf(news.at)
  const natural = `${kind}:${wave}:${news.company.id}:${quarter.from}`
  return toCompany(news, kind, natural, { exam: wave, ...quarter }, tellableAt(quarter))
}

function toCompany<K extends 'result' | 'certificate_ready' | 'renewal'>(
  { tables, company, at, requestId }: News,
  kind: K,
  natural: string,
  facts: Omit<NoticeFacts[K], 'link'>,
  dueAt = at,
): Write[] {
  const { programme, id, email, language } = company
  // Made of the mail's own identity, so that a mail that is owed twice holds the same link.
  const link = noticeId(programme, `link ${natural}`)
  const expiresAt = new Date(Date.parse(dueAt) + linkDays * 86_400_000).toISOString()
  return [
    addLink(tables, { id: link, kind: 'portal', programme, company: id, email, expiresAt }),
    owe(tables, {
      id: natural,
      kind,
      programme,
      company: id,
      to: email,
      language,
      facts: { ...facts, link },
      owedAt: at,
      dueAt,
      requestId,
    } as unknown as Owed),
  ]
}

function toWorker<K extends 'result_worker' | 'certificate_ready_worker' | 'renewal_worker'>(
  { tables, company, nomination, at, requestId }: News,
  kind: K,
  natural: string,
  facts: NoticeFacts[K],
): Write[] {
  if (!nomination.email) return []
  return [
    owe(tables, {
      id: `${natural}:worker`,
      kind,
      programme: company.programme,
      company: company.id,
      to: nomination.email,
      language: company.language,
      facts,
      owedAt: at,
      requestId,
    } as Parameters<typeof owe>[1]),
  ]
}
