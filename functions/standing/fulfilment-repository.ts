import type { StoredCompany } from '../companies/company.ts'
import { companyRepository } from '../companies/repository.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import { mayFulfil } from './standing.ts'
import { standpoint } from './standpoint.ts'

const tries = 6

/** The fair way out: who has nominated what was agreed is co-operative, without anybody's decision. */
export function standingFulfilment(deps: Deps) {
  const companies = companyRepository(deps)
  // Few of those who look have anything to settle.
  let loaded: Promise<typeof import('./fulfilment.ts')> | undefined
  const load = () => (loaded ??= import('./fulfilment.ts'))

  return {
    /**
     * Puts a company that nominated what was agreed back to `cooperative`; changes nothing for others.
     * May be asked for at any time: what a crash left undone is done by whoever looks next.
     */
    async settle(programme: string, id: string, actor: Actor): Promise<StoredCompany> {
      for (let attempt = 0; ; attempt++) {
        const company = await companies.get(programme, id)
        if (!mayFulfil(standpoint(company)) || attempt === tries) return company
        await (await load()).fulfil(deps, company, actor)
      }
    },
  }
}
