import type { StoredCompany } from '../companies/company.ts'
import type { Ground } from '../contract/standing.ts'
import type { Deps } from '../deps.ts'
import { dayIn } from '../platform/jakarta.ts'
import { createContacts } from './contacts.ts'
import { standingRepository } from './repository.ts'
import { verifiedOf } from './steps.ts'
import { standpoint } from './standpoint.ts'

/** What is known of a company now, to be kept with the step that it leads to. */
export function createGrounds(deps: Deps) {
  const contacts = createContacts(deps)
  const standings = standingRepository(deps)

  return async (company: StoredCompany, deadline: string, proposed: boolean): Promise<Ground> => {
    const { agreed, nominated } = standpoint(company)
    const [answers, counted] = await Promise.all([
      standings.listAnswers(company.programme, company.id),
      contacts.count(company),
    ])
    return {
      today: dayIn(deps.now()),
      deadline,
      agreed,
      nominated,
      verified: verifiedOf(company.counts),
      registered: company.state !== 'invited',
      awaitedSince: company.awaitedSince ?? company.registeredAt,
      standingSince: company.standingSince,
      answerBy: company.answerBy,
      answers: answers.length,
      ...counted,
      proposed,
    }
  }
}
