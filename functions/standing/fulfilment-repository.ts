import type { StoredCompany } from '../companies/company.ts'
import { companyRepository } from '../companies/repository.ts'
import { calledOn } from '../contract/late.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createGrounds } from './grounds.ts'
import { mayFulfil } from './standing.ts'
import { standpoint, type StoredStep } from './steps.ts'
import { stepWrites } from './step-writes.ts'

const tries = 6

/** The fair way out: who has nominated what was agreed is co-operative, without anybody's decision. */
export function standingFulfilment(deps: Deps) {
  const { db, newId, now } = deps
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)
  const ground = createGrounds(deps)
  const writes = stepWrites(deps)

  return {
    /**
     * Puts a company that nominated what was agreed back to `cooperative`; changes nothing for others.
     * May be asked for at any time: what a crash left undone is done by whoever looks next.
     */
    async settle(programme: string, id: string, actor: Actor): Promise<StoredCompany> {
      for (let attempt = 0; ; attempt++) {
        const company = await companies.get(programme, id)
        if (!mayFulfil(standpoint(company)) || attempt === tries) return company
        const { nominateUntil } = await programmes.get(programme)
        const at = now().toISOString()
        const step: StoredStep = {
          id: newId(),
          programme,
          company: id,
          kind: 'fulfilled',
          from: company.standing,
          to: 'cooperative',
          at,
          by: signatureOf(actor),
          reason: '',
          previous: company.standingStep,
          ground: await ground(company, nominateUntil, false),
        }
        try {
          await db.transact(
            writes.step(
              company,
              step,
              { harms: false, now: { standingStep: step.id, standingSince: at } },
              actor,
              calledOn.includes(company.standing),
            ),
          )
        } catch (error) {
          // A decision came in between, or another batch of the same company: look again.
          if (!(error instanceof Cancelled && error.failed.includes(0))) throw error
        }
      }
    },
  }
}
