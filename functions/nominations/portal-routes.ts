import { companyRepository } from '../companies/repository.ts'
import { portalNominations, submitNominations } from '../contract/nomination.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { dayIn } from '../platform/jakarta.ts'
import { explain } from '../platform/problem.ts'
import { standingFulfilment } from '../standing/fulfilment-repository.ts'
import { mayNominate } from './nomination.ts'
import { nominationRepository } from './repository.ts'
import { createSubmission } from './submission.ts'

/** What a company nominates. */
export function nominationPortalRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const standings = standingFulfilment(deps)
  const nominations = nominationRepository(deps)
  const submitBatch = createSubmission(deps, nominations)

  return [
    door(portalNominations, async ({ actor: { programme, company }, query: { state, scheme, after } }) => {
      const { items, next } = state
        ? await nominations.listByState(programme, { state, company, scheme }, after)
        : await nominations.listOfCompany(programme, company, after)
      return { items: items.map(nominations.shown), next }
    }),
    door(submitNominations, async ({ actor, body, language }) => {
      const { company, programme } = await companies.getWithProgramme(actor.programme, actor.company)
      mayNominate(company, programme, dayIn(deps.now()))
      const told = await submitBatch(body.nominations, company, programme, actor)
      await standings.settle(company.programme, company.id, actor)
      const outcomes = await Promise.all(
        told.map(async ({ faults, ...outcome }, at) => ({
          at,
          ...outcome,
          ...(faults && { errors: await explain(faults, language) }),
        })),
      )
      return { outcomes }
    }),
  ]
}
