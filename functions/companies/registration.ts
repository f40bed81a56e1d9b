import type { Registration } from '../contract/company.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { change, equals } from '../platform/expressions.ts'
import { acceptInvitation, described, register, type StoredCompany } from './company.ts'
import type { Companies } from './repository.ts'
import { companyWrites, identityOf, indexed, numbersOf } from './writes.ts'
import { companyKey } from './repository.ts'

const taken = () =>
  new AppError('conflict', 'company.taken', 'Already registered', [{ field: 'nib', code: 'company.taken' }])

/** How companies come in: uninvited, or by their invitation. */
export function createRegistration(deps: Deps, { get }: Companies) {
  const { db, newId, now } = deps
  const { guard, contact, audit, confirmation, welcome, insert } = companyWrites(deps)

  return {
    /** Registers a company that comes uninvited; sent again with the same request id, gives the same one. */
    async register(sent: Registration, programme: string, actor: Actor): Promise<StoredCompany> {
      const at = now().toISOString()
      const company = register(sent, { id: newId(), programme, at })
      try {
        await db.transact([
          ...identityOf(company).map((number) => guard(programme, number, company.id, sent.requestId)),
          insert(company),
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
        throw taken()
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
        listedWorkers: invited.expectedWorkers,
      }
      const { programme, id } = company
      const known = numbersOf(invited)
      try {
        await db.transact([
          {
            Update: {
              TableName: db.tables.nominations,
              Key: companyKey(programme, id),
              ...change({
                set: {
                  ...described(sent),
                  ...accepted,
                  ...indexed(company),
                  requestId: sent.requestId,
                  listedWorkers: invited.expectedWorkers,
                },
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
        if (error instanceof Cancelled && error.failed.length > 0) throw taken()
        throw error
      }
      return get(programme, id)
    },
  }
}
