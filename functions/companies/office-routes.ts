import {
  correctAddress,
  getCompany,
  importCompanies,
  listCompanies,
  refuseCompany,
  remindCompany,
  verifyCompany,
} from '../contract/company.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { explain } from '../platform/problem.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createAddressChange } from './address.ts'
import { shown } from './company.ts'
import { createInvitations } from './invitations.ts'
import { companyRepository } from './repository.ts'
import { companySteps } from './steps-repository.ts'

/** Companies written at once while a list is imported. */
const atOnce = 8

/** What officers do with companies. */
export function companyOfficeRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const steps = companySteps(deps)
  const invitations = createInvitations(deps, companies)
  const addresses = createAddressChange(deps, companies)
  const programmes = programmeRepository(deps)

  return [
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
      shown(await steps.verify(params.programme, params.company, actor)),
    ),
    door(refuseCompany, async ({ params, body, actor }) =>
      shown(await steps.refuse(params.programme, params.company, body.reason, actor)),
    ),
    door(correctAddress, async ({ params, body, actor }) =>
      shown(await addresses.correct(params.programme, params.company, body, actor)),
    ),
    door(remindCompany, async ({ params, actor }) =>
      shown(await invitations.remind(params.programme, params.company, actor)),
    ),
  ]
}
