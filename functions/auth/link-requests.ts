import type { Companies } from '../companies/repository.ts'
import { speaksFor } from '../companies/company.ts'
import type { Language } from '../contract/fields.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import { createRates } from '../platform/rate.ts'
import { addLink } from './links.ts'

const hour = 3600
const perAddress = 5
const perIp = 60
/** How long a link works, in hours: an invitation lasts as long as the programme is likely to. */
const hours = { portal: 24, invitation: 60 * 24 }
/** An address that stands in more companies than this is somebody's mistake. */
const mostCompanies = 10

/** Portal links on request. */
export function createLinkRequests(
  { db, seal, now, newId }: Deps,
  companies: Pick<Companies, 'get' | 'ofEmail'>,
) {
  const rates = createRates(db)

  async function contacts(email: string) {
    const known = (await companies.ofEmail(email)).slice(-mostCompanies)
    const found = await Promise.all(known.map(({ programme, company }) => companies.get(programme, company)))
    // An entry may outlive a change of address.
    return found.filter((company) => speaksFor(company, email))
  }

  return {
    /**
     * Owes a link to every company of this address: to its portal, or to the registration for who was
     * invited and has not registered. False when this caller asked too often; an address that is asked
     * for too often gets no more mail for an hour, and nobody is told.
     */
    async take(email: string, language: Language, actor: Actor): Promise<boolean> {
      const at = now()
      if (actor.ip && !(await rates.allow(`ip#${seal.hash(`ip ${actor.ip}`)}`, perIp, hour, at))) return false
      if (!(await rates.allow(`mail#${seal.hash(`mail ${email}`)}`, perAddress, hour, at))) return true

      for (const { programme, id: company, state } of await contacts(email)) {
        const kind = state === 'invited' ? 'invitation' : 'portal'
        const link = newId()
        const expiresAt = new Date(at.getTime() + hours[kind] * hour * 1000).toISOString()
        await db.transact([
          addLink(db.tables, { id: link, kind, programme, company, email, expiresAt }),
          owe(db.tables, {
            id: `${kind}:${company}:${link}`,
            kind: kind === 'portal' ? 'portal_link' : 'invitation',
            programme,
            company,
            to: email,
            language,
            facts: { link },
            owedAt: at.toISOString(),
            requestId: actor.requestId,
          }),
        ])
      }
      return true
    },
  }
}
