import type { StoredCompany } from '../companies/company.ts'
import { calledOn } from '../contract/late.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createGrounds } from './grounds.ts'
import type { StoredStep } from './steps.ts'
import { stepWrites } from './step-writes.ts'

/** Takes a company that nominated what was agreed to `cooperative`, unless it was changed in between. */
export async function fulfil(deps: Deps, company: StoredCompany, actor: Actor): Promise<void> {
  const { programme, id } = company
  const { nominateUntil } = await programmeRepository(deps).get(programme)
  const at = deps.now().toISOString()
  const step: StoredStep = {
    id: deps.newId(),
    programme,
    company: id,
    kind: 'fulfilled',
    from: company.standing,
    to: 'cooperative',
    at,
    by: signatureOf(actor),
    reason: '',
    previous: company.standingStep,
    ground: await createGrounds(deps)(company, nominateUntil, false),
  }
  try {
    await deps.db.transact(
      stepWrites(deps).step(
        company,
        step,
        { harms: false, now: { standingStep: step.id, standingSince: at } },
        actor,
        calledOn.includes(company.standing),
      ),
    )
  } catch (error) {
    // A decision came in between, or another batch of the same company: who asked looks again.
    if (!(error instanceof Cancelled && error.failed.includes(0))) throw error
  }
}
