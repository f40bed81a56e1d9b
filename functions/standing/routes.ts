import { companyRepository } from '../companies/repository.ts'
import {
  agreeWorkers,
  decideStandings,
  editStandingRules,
  getStanding,
  getStandingRules,
  listStandings,
  sumStandings,
} from '../contract/standing.ts'
import { portalStanding, readAnswer } from '../contract/answer.ts'
import type { Deps } from '../deps.ts'
import { calledOn } from '../contract/late.ts'
import type { Actor } from '../platform/actor.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { explain } from '../platform/problem.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createAnswers } from './answers.ts'
import { createContacts } from './contacts.ts'
import { createStandingDecisions } from './decisions.ts'
import { standingFulfilment } from './fulfilment-repository.ts'
import { standingRepository } from './repository.ts'
import { standingSettings } from './settings-repository.ts'
import { openDecisions } from './standing.ts'
import { shownAnswer, shownStep } from './steps.ts'
import { standpoint } from './standpoint.ts'

/** Who looks heals what a crash left undone; the company's own deed, so the system signs for it. */
const healer = ({ requestId }: Actor): Actor => ({ kind: 'system', name: 'standing', requestId })

export function standingRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)
  const standings = standingRepository(deps)
  const settings = standingSettings(deps)
  const fulfilment = standingFulfilment(deps)
  const decisions = createStandingDecisions(deps, standings)
  const contacts = createContacts(deps)
  const answers = createAnswers(deps)

  const roundOf = async (programme: string) => {
    const [{ id, nominateUntil }, rules] = await Promise.all([
      programmes.get(programme),
      settings.get(programme),
    ])
    return { id, nominateUntil, rules }
  }

  return [
    door(listStandings, ({ params: { programme }, query: { after, ...filter } }) =>
      standings.list(programme, filter, () => roundOf(programme), after),
    ),
    door(sumStandings, async ({ params: { programme } }) =>
      standings.sum(programme, await roundOf(programme)),
    ),
    door(getStandingRules, async ({ params: { programme } }) => {
      await programmes.get(programme)
      return settings.get(programme)
    }),
    door(editStandingRules, async ({ params: { programme }, body, actor }) => {
      await programmes.get(programme)
      return settings.edit(programme, body, actor)
    }),
    door(decideStandings, async ({ params: { programme }, body, actor, language }) => {
      const round = await roundOf(programme)
      const { companies: meant, ...decision } = body
      const outcomes = []
      for (const { company, ...own } of meant)
        try {
          await decisions.decide(round, company, { ...decision, ...own }, actor)
          outcomes.push({ company, done: true })
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          const [said] = await explain([{ field: company, code: error.code }], language)
          outcomes.push({ company, done: false, code: error.code, text: said?.text })
        }
      return { outcomes }
    }),
    door(agreeWorkers, async ({ params: { programme, company }, body, actor }) => {
      await decisions.agree(await companies.get(programme, company), body, actor)
      const {
        programme: _,
        requestId: __,
        ...shown
      } = await fulfilment.settle(programme, company, healer(actor))
      return shown
    }),
    door(portalStanding, async ({ actor }) => {
      const { programme, company: id } = actor
      const company = await fulfilment.settle(programme, id, healer(actor))
      const [steps, said] = await Promise.all([
        standings.listSteps(programme, id),
        standings.listAnswers(programme, id),
      ])
      const { agreed, nominated, standing } = standpoint(company)
      return {
        standing,
        since: company.standingSince,
        answerBy: company.answerBy,
        agreed,
        nominated,
        mayAnswer: calledOn.includes(standing),
        steps: steps.map(({ id: step, kind, to, at, letterNo, letterDate, reason, answerBy, undoes }) => ({
          id: step,
          kind,
          to,
          at,
          letterNo,
          letterDate,
          reason,
          answerBy,
          undoes,
        })),
        answers: said.map(shownAnswer),
      }
    }),
    door(readAnswer, async ({ params: { programme, company, answer }, body, actor }) =>
      shownAnswer(await answers.read(programme, company, answer, body.note, actor)),
    ),
    door(getStanding, async ({ params: { programme, company: id }, actor }) => {
      const round = await roundOf(programme)
      const company = await fulfilment.settle(programme, id, healer(actor))
      const [steps, said, tried, last] = await Promise.all([
        standings.listSteps(programme, id),
        standings.listAnswers(programme, id),
        contacts.list(company),
        company.standingStep ? standings.findStep(programme, id, company.standingStep) : undefined,
      ])
      return {
        row: standings.row(company, round),
        expected: company.expectedWorkers,
        listed: company.listedWorkers,
        steps: steps.map(shownStep),
        answers: said.map(shownAnswer),
        contacts: tried,
        open: openDecisions(standpoint(company), last),
      }
    }),
  ]
}
