import { addLink } from '../auth/links.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import type { Write } from '../platform/db.ts'
import { tellCompany, tellWorker } from '../waves/notices.ts'
import { releaseSeat } from '../waves/writes.ts'
import type { StoredNomination } from './nomination.ts'

/** How long a link in these mails stays good. */
const linkDays = 14

type Told =
  | { kind: 'nomination_returned' | 'nomination_refused'; reason: string }
  | { kind: 'nomination_cleared' }

/** What a decision about a nomination owes to others, as writes of the same transaction. */
export function createConsequences({ db, newId, now }: Deps) {
  /** A mail about a nomination to its company, with a link to the portal. */
  const tell = (nomination: StoredNomination, company: StoredCompany, told: Told, actor: Actor): Write[] => {
    const link = newId()
    const { programme, id, version } = nomination
    const common = {
      id: `${told.kind}:${id}:${version}`,
      programme,
      company: company.id,
      to: company.email,
      language: company.language,
      owedAt: now().toISOString(),
      requestId: actor.requestId,
    }
    return [
      addLink(db.tables, {
        id: link,
        kind: 'portal',
        programme,
        company: company.id,
        email: company.email,
        expiresAt: new Date(now().getTime() + linkDays * 86_400_000).toISOString(),
      }),
      owe(
        db.tables,
        told.kind === 'nomination_cleared'
          ? { ...common, kind: told.kind, facts: { nomination: id, link } }
          : { ...common, kind: told.kind, facts: { nomination: id, reason: told.reason, link } },
      ),
    ]
  }

  /** A seat that is given up: the counters, and the mails that take the worker's call back and renew the company's. */
  const giveUpSeat = (
    nomination: StoredNomination,
    wave: string,
    company: StoredCompany,
    reason: string | undefined,
    actor: Actor,
  ): Write[] => {
    const occasion = {
      tables: db.tables,
      at: now().toISOString(),
      requestId: actor.requestId,
      cause: `withdrawn ${nomination.id} v${nomination.version}`,
    }
    return [
      ...releaseSeat(db.tables, { ...nomination, wave }),
      ...tellWorker(occasion, 'wave_cancelled_worker', nomination, company.language, {
        wave,
        reason: reason ?? '',
      }),
      ...tellCompany(occasion, 'wave_change_company', company, { wave }),
    ]
  }

  return { tell, giveUpSeat }
}
