import type { StoredCompany } from '../companies/company.ts'
import { companyKey, companyRepository } from '../companies/repository.ts'
import { companyWrites } from '../companies/writes.ts'
import type { StandingRules } from '../contract/standing.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { change, equals } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { createGrounds } from './grounds.ts'
import { propose } from './proposal.ts'
import type { Standings } from './repository.ts'
import { answerBy, decide, type Decision } from './standing.ts'
import { proposalFacts, type StoredStep } from './steps.ts'
import { standpoint } from './standpoint.ts'
import { stepWrites } from './step-writes.ts'

const tries = 6

type Round = { id: string; nominateUntil: string; rules: StandingRules }
type Judged = Decision & { reason: string; letterNo: string; version: number }

const changed = () =>
  new AppError('conflict', 'standing.changed', 'Its standing or data have changed in the meantime')

/** What officers decide about the standing of companies. */
export function createStandingDecisions(deps: Deps, standings: Standings) {
  const { db, newId, now } = deps
  const companies = companyRepository(deps)
  const ground = createGrounds(deps)
  const writes = stepWrites(deps)
  const { audit } = companyWrites(deps)

  return {
    /**
     * Takes one step for one company. The officer's decision holds for the version that was seen: of two
     * officers one wins and the other is told. When the company nominates at the same moment, its new
     * numbers are judged before anything is written.
     */
    async decide(round: Round, id: string, decision: Judged, actor: Actor): Promise<void> {
      for (let attempt = 0; ; attempt++) {
        const company = await companies.get(round.id, id)
        if (company.version !== decision.version || attempt === tries) throw changed()
        try {
          return await db.transact(await writesOf(round, company, decision, actor))
        } catch (error) {
          if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
          if (error.failed.includes(1))
            throw new AppError('conflict', 'standing.letter_twice', 'The letter number was used before', [
              { field: 'letterNo', code: 'standing.letter_twice' },
            ])
        }
      }
    },

    /** Sets how many workers a company is to nominate. */
    async agree(
      company: StoredCompany,
      { workers, reason, version }: { workers: number; reason: string; version: number },
      actor: Actor,
    ): Promise<void> {
      try {
        await db.transact([
          {
            Update: {
              TableName: db.tables.nominations,
              Key: companyKey(company.programme, company.id),
              ...change({
                set: { agreedWorkers: workers },
                add: { version: 1 },
                when: equals('version', version),
              }),
            },
          },
          audit(actor, 'standing.agreed', company, {
            before: { agreed: standpoint(company).agreed },
            after: { agreed: workers },
            reason,
          }),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0)) throw changed()
        throw error
      }
    },
  }

  async function writesOf(round: Round, company: StoredCompany, decision: Judged, actor: Actor) {
    const { programme, id } = company
    const today = dayIn(now())
    const at = now().toISOString()
    const last = company.standingStep
      ? await standings.findStep(programme, id, company.standingStep)
      : undefined
    const { to, harms } = decide(standpoint(company), decision, last, today)
    const undoing = decision.kind === 'undone'
    const before =
      undoing && last?.previous ? await standings.findStep(programme, id, last.previous) : undefined
    const proposal = propose(proposalFacts(company), round.rules, round.nominateUntil, today)
    const until = to === 'warned' || to === 'uncooperative' ? answerBy(to, today, round.rules) : undefined
    const step: StoredStep = {
      id: newId(),
      programme,
      company: id,
      kind: decision.kind,
      from: company.standing,
      to,
      at,
      by: signatureOf(actor),
      officer: actor.kind === 'staff' ? actor.name : undefined,
      letterNo: decision.letterNo,
      letterDate: decision.letterDate,
      reason: decision.reason,
      exemption: decision.kind === 'exempted' ? decision.exemption : undefined,
      answerBy: until,
      ground: await ground(company, round.nominateUntil, proposal?.kind === decision.kind),
      undoes: undoing ? last?.id : undefined,
      previous: undoing ? undefined : company.standingStep,
    }
    const stands = undoing
      ? { standingStep: last?.previous, standingSince: before?.at }
      : { standingStep: step.id, standingSince: at }
    return writes.step(company, step, { harms, now: stands }, actor, true)
  }
}
