import { nominated } from '../companies/company.ts'
import { companyRepository } from '../companies/repository.ts'
import {
  checkNomination,
  correctNomination,
  getNomination,
  keepNomination,
  listRivals,
  listNominations,
  portalNominations,
  refuseNomination,
  returnNomination,
  revealNik,
  submitNominations,
  verifyMatching,
  verifyNominations,
  withdrawNomination,
} from '../contract/nomination.ts'
import { completeNomination, portalAsks, portalNomination, replaceNomination } from '../contract/portal.ts'
import { draftRepository } from '../drafts/repository.ts'
import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../platform/actor.ts'
import { type Door, door } from '../platform/door.ts'
import { dayIn } from '../platform/jakarta.ts'
import { explain } from '../platform/problem.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { waveRepository } from '../waves/repository.ts'
import { asksOf } from './asks.ts'
import { createCorrections } from './corrections.ts'
import { standingFulfilment } from '../standing/fulfilment-repository.ts'
import { createContest } from './contest.ts'
import { createDecisions } from './decisions.ts'
import { mayNominate } from './nomination.ts'
import { nominationRepository } from './repository.ts'
import { noticeRepository } from '../mail/repository.ts'
import { createReplacement } from './replacement.ts'
import { createSubmission } from './submission.ts'

/** Milliseconds that one call of a long job works before it says how far it came. */
const patience = 5000

export function nominationRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)
  const standings = standingFulfilment(deps)
  const nominations = nominationRepository(deps)
  const decisions = createDecisions(deps, nominations)
  const corrections = createCorrections(deps, nominations)
  const replace = createReplacement(deps, nominations)
  const waves = waveRepository(deps)
  const drafts = draftRepository(deps)
  const mails = noticeRepository(deps)
  const contest = createContest(deps, nominations)
  const submitBatch = createSubmission(deps, nominations)
  const { shown } = nominations

  const own = (actor: CompanyActor, id: string) =>
    nominations.get({ programme: actor.programme, company: actor.company, id })
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
    door(portalNominations, async ({ actor: { programme, company }, query: { state, scheme, after } }) => {
      const { items, next } = state
        ? await nominations.listByState(programme, { state, company, scheme }, after)
        : await nominations.listOfCompany(programme, company, after)
      return { items: items.map(shown), next }
    }),
    door(submitNominations, async ({ actor, body, language }) => {
      const [company, programme] = await Promise.all([
        companies.get(actor.programme, actor.company),
        programmes.get(actor.programme),
      ])
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
    door(correctNomination, async ({ actor, params, body }) =>
      shown(await corrections.correct(await own(actor, params.nomination), body, actor)),
    ),
    door(portalAsks, async ({ actor }) => {
      const [waiting, company, programme, own, list] = await Promise.all([
        drafts.list(actor),
        companies.get(actor.programme, actor.company),
        programmes.get(actor.programme),
        nominations.workersOf(actor.programme, actor.company),
        waves.list(actor.programme),
      ])
      const unreached = await mails.unreached(actor.programme, [
        company.email,
        ...own.flatMap(({ email }) => email ?? []),
      ])
      return asksOf({
        company,
        unreached,
        nominations: own,
        drafts: waiting.map(({ waitsUntil }) => dayIn(new Date(waitsUntil))),
        dates: new Map(list.map(({ id, date }) => [id, date])),
        until: programme.nominateUntil,
        nominated: nominated(company.counts),
        today: dayIn(deps.now()),
      })
    }),
    door(portalNomination, async ({ actor, params }) => shown(await own(actor, params.nomination))),
    door(completeNomination, async ({ actor, params, body }) => {
      const nomination = await own(actor, params.nomination)
      const wave = nomination.wave && (await waves.find(actor.programme, nomination.wave))
      const examOn = wave && nomination.state === 'assigned' ? wave.date : undefined
      return shown(await corrections.complete(nomination, body, examOn, actor))
    }),
    door(replaceNomination, async ({ actor, params, body }) => {
      const [company, programme, leaving] = await Promise.all([
        companies.get(actor.programme, actor.company),
        programmes.get(actor.programme),
        own(actor, params.nomination),
      ])
      const { replaced, by } = await replace(leaving, body, company, programme, actor)
      return { replaced: shown(replaced), by: shown(by) }
    }),
    door(withdrawNomination, async ({ actor, params, body }) => {
      const company = await companies.get(actor.programme, actor.company)
      return shown(await decisions.withdraw(await own(actor, params.nomination), company, body.reason, actor))
    }),

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
