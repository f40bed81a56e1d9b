import { createLinks } from '../auth/links.ts'
import {
  correctAddress,
  getCompany,
  importCompanies,
  listCompanies,
  readInvitation,
  refuseCompany,
  registerCompany,
  remindCompany,
  verifyCompany,
} from '../contract/company.ts'
import {
  addContact,
  chooseContact,
  confirmContactAgain,
  editCompany,
  editContact,
  limitCompany,
  removeContact,
} from '../contract/contact.ts'
import { lastDayToNominate } from '../contract/late.ts'
import { getPortal } from '../contract/session.ts'
import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../platform/actor.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { dayIn } from '../platform/jakarta.ts'
import { explain } from '../platform/problem.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createAddressChange } from './address.ts'
import { maskEmail, type StoredCompany } from './company.ts'
import { createContacts } from './contacts.ts'
import { createInvitations } from './invitations.ts'
import { createRegistration } from './registration.ts'
import { companyRepository } from './repository.ts'

/** Companies written at once while a list is imported. */
const atOnce = 8

/** What leaves the house: without what only the tables need. */
const shown = ({ programme: _, requestId: __, ...company }: StoredCompany) => company

export function companyRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const registration = createRegistration(deps, companies)
  const invitations = createInvitations(deps, companies)
  const addresses = createAddressChange(deps, companies)
  const contacts = createContacts(deps, companies)
  const programmes = programmeRepository(deps)
  const links = createLinks(deps.db, deps.seal, deps.now)
  const today = () => dayIn(deps.now())

  const openProgramme = async (asked: string | undefined) => {
    if (asked) return programmes.get(asked)
    const open = (await programmes.list()).find((programme) => programme.nominateUntil >= today())
    if (!open) throw new AppError('forbidden', 'programme.none_open', 'No programme takes nominations')
    return open
  }

  const own = ({ programme, company }: CompanyActor) => companies.get(programme, company)

  return [
    door(registerCompany, async ({ body, actor }) => {
      const invitation = body.invitation ? await links.get(body.invitation, ['invitation']) : undefined
      const programme = await openProgramme(invitation?.programme ?? body.programme)
      const invited = invitation && (await companies.get(invitation.programme, invitation.company))
      if ((invited ? lastDayToNominate(invited, programme) : programme.nominateUntil) < today())
        throw new AppError('forbidden', 'programme.closed', 'The time for nominations is over')
      const company = invitation
        ? await registration.accept(invitation, body, actor)
        : await registration.register(body, programme.id, actor)
      return { reference: company.id, state: company.state, email: maskEmail(company.email) }
    }),
    door(readInvitation, async ({ body }) => {
      const invitation = await links.get(body.token, ['invitation'])
      const company = await companies.get(invitation.programme, invitation.company)
      if (company.state !== 'invited')
        throw new AppError('gone', 'link.invalid', 'The company has registered')
      const { programme, name, kind, nib, npwp, district, expectedWorkers, email } = company
      return { programme, name, kind, nib, npwp, district, expectedWorkers, email }
    }),
    door(getPortal, async ({ actor }) => ({
      company: shown(await companies.get(actor.programme, actor.company)),
      programme: await programmes.get(actor.programme),
    })),

    door(editCompany, async ({ actor, body }) => shown(await contacts.move(await own(actor), body, actor))),
    door(limitCompany, async ({ actor, body }) => {
      const { maxPerCompanyPerWave } = await programmes.get(actor.programme)
      return shown(await contacts.limit(await own(actor), body, maxPerCompanyPerWave, actor))
    }),
    door(addContact, async ({ actor, body }) => shown(await contacts.add(await own(actor), body, actor))),
    door(editContact, async ({ actor, params, body }) =>
      shown(await contacts.edit(await own(actor), params.contact, body, actor)),
    ),
    door(confirmContactAgain, async ({ actor, params, body }) =>
      shown(await contacts.again(await own(actor), params.contact, body.version, actor)),
    ),
    door(chooseContact, async ({ actor, params, body }) =>
      shown(await contacts.choose(await own(actor), params.contact, body.version, actor)),
    ),
    door(removeContact, async ({ actor, params, body }) =>
      shown(await contacts.remove(await own(actor), params.contact, body.version, actor)),
    ),

    door(importCompanies, async ({ body, params, actor, language }) => {
      await programmes.get(params.programme)
      const { readRoll } = await import('./roll.ts')
      const rows = readRoll(body.csv)
      const count = { invited: 0, unchanged: 0 }
      const good = rows.flatMap(({ company }) => (company ? [company] : []))
      for (let from = 0; from < good.length; from += atOnce)
        for (const outcome of await Promise.all(
          good
            .slice(from, from + atOnce)
            .map((company) => invitations.invite(params.programme, company, actor)),
        ))
          count[outcome]++
      const refused = await Promise.all(
        rows.map(async ({ row, faults }) =>
          (await explain(faults, language)).map((fault) => Object.assign(fault, { row })),
        ),
      )
      return { ...count, refused: refused.flat() }
    }),
    door(listCompanies, async ({ params, query }) => {
      const { items, next } = await companies.list(params.programme, query, query.after)
      return { items: items.map(shown), next }
    }),
    door(getCompany, async ({ params }) => shown(await companies.get(params.programme, params.company))),
    door(verifyCompany, async ({ params, actor }) =>
      shown(await companies.verify(params.programme, params.company, actor)),
    ),
    door(refuseCompany, async ({ params, body, actor }) =>
      shown(await companies.refuse(params.programme, params.company, body.reason, actor)),
    ),
    door(correctAddress, async ({ params, body, actor }) =>
      shown(await addresses.correct(params.programme, params.company, body, actor)),
    ),
    door(remindCompany, async ({ params, actor }) =>
      shown(await invitations.remind(params.programme, params.company, actor)),
    ),
  ]
}
