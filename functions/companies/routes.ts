import { createLinks } from '../auth/links.ts'
import { readInvitation, registerCompany } from '../contract/company.ts'
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
import { programmeRepository } from '../programmes/repository.ts'
import { maskEmail, shown } from './company.ts'
import { createContacts } from './contacts.ts'
import { createRegistration } from './registration.ts'
import { companyRepository } from './repository.ts'

/** What a company does for itself: from the registration on. */
export function companyRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const registration = createRegistration(deps, companies)
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
    door(getPortal, async ({ actor }) => {
      const { company, programme } = await companies.getWithProgramme(actor.programme, actor.company)
      return { company: shown(company), programme, today: today() }
    }),

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
  ]
}
