import { companyRepository } from '../companies/repository.ts'
import { correctNomination, withdrawNomination } from '../contract/nomination.ts'
import { completeNomination, portalNomination, replaceNomination } from '../contract/portal.ts'
import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../platform/actor.ts'
import { type Door, door } from '../platform/door.ts'
import { waveRepository } from '../waves/repository.ts'
import { createCorrections } from './corrections.ts'
import { createDecisions } from './decisions.ts'
import { createReplacement } from './replacement.ts'
import { nominationRepository } from './repository.ts'

/** What a company does about one of its workers. */
export function nominatedWorkerRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const nominations = nominationRepository(deps)
  const decisions = createDecisions(deps, nominations)
  const corrections = createCorrections(deps, nominations)
  const replace = createReplacement(deps, nominations)
  const waves = waveRepository(deps)
  const { shown } = nominations

  const own = (actor: CompanyActor, id: string) =>
    nominations.get({ programme: actor.programme, company: actor.company, id })

  return [
    door(correctNomination, async ({ actor, params, body }) =>
      shown(await corrections.correct(await own(actor, params.nomination), body, actor)),
    ),
    door(portalNomination, async ({ actor, params }) => shown(await own(actor, params.nomination))),
    door(completeNomination, async ({ actor, params, body }) => {
      const nomination = await own(actor, params.nomination)
      const wave = nomination.wave && (await waves.find(actor.programme, nomination.wave))
      const examOn = wave && nomination.state === 'assigned' ? wave.date : undefined
      return shown(await corrections.complete(nomination, body, examOn, actor))
    }),
    door(replaceNomination, async ({ actor, params, body }) => {
      const [{ company, programme }, leaving] = await Promise.all([
        companies.getWithProgramme(actor.programme, actor.company),
        own(actor, params.nomination),
      ])
      const { replaced, by } = await replace(leaving, body, company, programme, actor)
      return { replaced: shown(replaced), by: shown(by) }
    }),
    door(withdrawNomination, async ({ actor, params, body }) => {
      const company = await companies.get(actor.programme, actor.company)
      return shown(await decisions.withdraw(await own(actor, params.nomination), company, body.reason, actor))
    }),
  ]
}
