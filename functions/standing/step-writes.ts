import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import { companyWrites } from '../companies/writes.ts'
import { companyKey } from '../companies/repository.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import type { Write } from '../platform/db.ts'
import { absent, all, any, change, type Condition, equals, when } from '../platform/expressions.ts'
import { letterKey, type StoredStep, stepKey, steps } from './steps.ts'

/** The writes that one step consists of, the company's first, its letter's number second (if it has one). */
export function stepWrites(deps: Deps) {
  const { db, newId, now } = deps
  const TableName = db.tables.nominations
  const { link, notice } = companyWrites(deps)

  return {
    /**
     * Moves the company and records the step, if the company is what was judged: always of the same
     * standing and version, and where the step `harms` also of the same nominations, with no answer unread.
     */
    step(
      company: StoredCompany,
      step: StoredStep,
      { harms, now: then }: { harms: boolean; now: Pick<StoredCompany, 'standingStep' | 'standingSince'> },
      actor: Actor,
      tell: boolean,
    ): Write[] {
      const conditions: Condition[] = [equals('standing', step.from), equals('version', company.version)]
      if (harms)
        conditions.push(
          equals('counts', company.counts),
          any(absent('answersWaiting'), equals('answersWaiting', 0)),
        )
      const fields = { ...then, answerBy: step.answerBy }
      return [
        {
          Update: {
            TableName,
            Key: companyKey(company.programme, company.id),
            ...change({
              set: { standing: step.to, ...fields },
              add: { version: 1 },
              remove: [
                'answerReadAt',
                ...Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [name] : [])),
              ],
              when: all(...conditions),
            }),
          },
        },
        ...(step.letterNo
          ? [
              {
                Put: {
                  TableName,
                  Item: {
                    ...letterKey(company.programme, step.letterNo),
                    v: 1,
                    company: company.id,
                    step: step.id,
                  },
                  ...when(absent()),
                },
              },
            ]
          : []),
        { Put: { TableName, Item: { ...step, ...steps.stamp, ...stepKey(step) }, ...when(absent()) } },
        record(db.tables, actor, now(), newId(), {
          programme: company.programme,
          what: `standing.${step.kind}`,
          subject: { kind: 'company', id: company.id },
          before: { standing: step.from },
          after: {
            standing: step.to,
            step: step.id,
            nominated: step.ground.nominated,
            agreed: step.ground.agreed,
            ...(step.letterNo && { letterNo: step.letterNo, letterDate: step.letterDate }),
            ...(step.exemption && { exemption: step.exemption }),
            ...(step.undoes && { undoes: step.undoes }),
          },
          reason: step.reason,
        }),
        ...(tell ? told(company, step, actor) : []),
      ]
    },
  }

  /**
   * The mail that tells the company of the step, with its reason and a link to act by: to
   * its portal, or, as long as it has not registered, to do so.
   */
  function told(company: StoredCompany, step: StoredStep, actor: Actor): Write[] {
    const newcomer = company.state === 'invited'
    const { id, write } = link(newcomer ? 'invitation' : 'portal', company)
    return [
      write,
      owe(db.tables, {
        ...notice(company, actor),
        id: `standing:${company.id}:${step.id}`,
        kind: 'standing_letter',
        facts: {
          letter: step.letterNo ?? '',
          stepId: step.id,
          link: id,
          step: step.kind,
          reason: step.reason,
          ...(newcomer && { page: 'register' as const }),
          ...(step.answerBy && { due: step.answerBy }),
        },
      }),
    ]
  }
}
