import { createLinks } from '../auth/links.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { Notice } from '../contract/notice.ts'
import type { Contact, Ground } from '../contract/standing.ts'
import type { Deps } from '../deps.ts'
import { noticeRepository } from '../mail/repository.ts'

/** The newest mails that are looked at; a company in question has far fewer. */
const newest = 200
const left: readonly Notice['state'][] = ['sent', 'delivered', 'bounced', 'complained']
const failed: readonly Notice['state'][] = ['bounced', 'complained', 'dead']

/** How a company was reached for, and what came back. */
export function createContacts(deps: Deps) {
  const notices = noticeRepository(deps)
  const links = createLinks(deps.db, deps.seal, deps.now)

  const read = async (company: StoredCompany) => {
    const [mails, opened] = await Promise.all([
      notices.listByCompany(company.programme, company.id, undefined, newest),
      links.openedBy(company.programme, company.id),
    ])
    return { mails: mails.items.filter(({ kind }) => !kind.endsWith('_worker')), opened }
  }

  return {
    /** What counts of it, for the ground of a step. */
    async count(
      company: StoredCompany,
    ): Promise<Pick<Ground, 'mailsSent' | 'mailsArrived' | 'mailsFailed' | 'portalOpened' | 'lastOpenedAt'>> {
      const { mails, opened } = await read(company)
      const those = (states: readonly string[]) => mails.filter(({ state }) => states.includes(state)).length
      return {
        mailsSent: those(left),
        mailsArrived: those(['delivered']),
        mailsFailed: those(failed),
        portalOpened: opened.length,
        lastOpenedAt: opened.at(-1),
      }
    },

    /** All of it, newest first. */
    async list(company: StoredCompany): Promise<Contact[]> {
      const { mails, opened } = await read(company)
      return [
        ...mails.map(({ kind, state, problem, sentAt, owedAt }) => ({
          at: sentAt ?? owedAt,
          kind: 'mail' as const,
          notice: kind,
          state,
          problem,
        })),
        ...opened.map((at) => ({ at, kind: 'opened' as const })),
        ...(company.registeredAt ? [{ at: company.registeredAt, kind: 'registered' as const }] : []),
        ...(company.confirmedAt ? [{ at: company.confirmedAt, kind: 'confirmed' as const }] : []),
      ].sort((a, b) => b.at.localeCompare(a.at))
    },
  }
}
