import { companyRepository } from '../companies/repository.ts'
import {
  checkNomination,
  getNomination,
  keepNomination,
  listNominations,
  listRivals,
  refuseNomination,
  returnNomination,
  revealNik,
  verifyMatching,
  verifyNominations,
} from '../contract/nomination.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { explain } from '../platform/problem.ts'
import { createContest } from './contest.ts'
import { createDecisions } from './decisions.ts'
import { nominationRepository } from './repository.ts'

/** Milliseconds that one call of a long job works before it says how far it came. */
const patience = 5000

/** What officers do with nominations. */
export function nominationRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const nominations = nominationRepository(deps)
  const decisions = createDecisions(deps, nominations)
  const contest = createContest(deps, nominations)
  const { shown } = nominations

  const explained = async (skipped: { id: string; code: string }[], language: 'id' | 'en') =>
    (
      await explain(
        skipped.map(({ id, code }) => ({ field: id, code })),
        language,
      )
    ).map(({ field, ...rest }) => ({
      id: field,
      ...rest,
    }))
  const asked = async (params: { programme: string; company: string; nomination: string }) => ({
    nomination: await nominations.get({ ...params, id: params.nomination }),
    company: await companies.get(params.programme, params.company),
  })

  return [
    door(listNominations, async ({ params, query }) => {
      const { items, next } = await nominations.listByState(params.programme, query, query.after)
      return { items: items.map(shown), next }
    }),
    door(getNomination, async ({ params }) =>
      shown(await nominations.get({ ...params, id: params.nomination })),
    ),
    door(verifyNominations, async ({ params, body, actor, language }) => {
      const refs = body.nominations.map(({ company, id }) => ({ programme: params.programme, company, id }))
      const found = await nominations.getMany(refs)
      const known = new Set(found.map(({ id }) => id))
      const { verified, skipped } = await decisions.verify(found, actor)
      const unknown = refs
        .filter(({ id }) => !known.has(id))
        .map(({ id }) => ({ id, code: 'nomination.unknown' }))
      return { verified, skipped: await explained([...skipped, ...unknown], language) }
    }),
    door(verifyMatching, async ({ params, body, actor, language }) => {
      const started = Date.now()
      const all = { verified: 0, skipped: [] as { id: string; code: string }[] }
      let after = body.after
      do {
        const page = await nominations.listByState(
          params.programme,
          { ...body, state: 'submitted' },
          after,
          100,
        )
        const { verified, skipped } = await decisions.verify(page.items, actor)
        all.verified += verified
        all.skipped.push(...skipped)
        after = page.next
      } while (after && Date.now() - started < patience)
      return { verified: all.verified, skipped: await explained(all.skipped, language), next: after }
    }),
    door(returnNomination, async ({ params, body, actor }) => {
      const { nomination, company } = await asked(params)
      return shown(await decisions.sendBack(nomination, company, body.reason, actor))
    }),
    door(refuseNomination, async ({ params, body, actor }) => {
      const { nomination, company } = await asked(params)
      return shown(await decisions.refuse(nomination, company, body.reason, actor))
    }),
    door(listRivals, async ({ params }) => {
      const nomination = await nominations.get({ ...params, id: params.nomination })
      return (await contest.rivals(nomination)).map(shown)
    }),
    door(keepNomination, async ({ params, body, actor }) => {
      const nomination = await nominations.get({ ...params, id: params.nomination })
      return shown(await contest.keep(nomination, body, actor))
    }),
    door(checkNomination, async ({ params, actor }) =>
      shown(await decisions.check(await nominations.get({ ...params, id: params.nomination }), actor)),
    ),
    door(revealNik, async ({ params, body, actor }) => ({
      nik: await nominations.reveal({ ...params, id: params.nomination }, body.reason, actor),
    })),
  ]
}
