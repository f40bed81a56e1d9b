import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import { companyRepository } from '../companies/repository.ts'
import type { PermitCheck } from '../contract/permit.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import type { Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { searchRepository } from '../search/repository.ts'
import { slipEnds, slipKey, slips } from './slip.ts'
import { standingFulfilment } from './fulfilment-repository.ts'
import { standingRepository } from './repository.ts'

/** Names that are offered at most. */
const most = 8

const named = ({ id, name, district }: StoredCompany) => ({ id, name, district })
/** A tax number of one person is that person's NIK. */
const masked = (text: string) =>
  text.replace(/\d[\d\s.-]{9,}\d/g, (number) => `${number.slice(0, 4)}••••${number.slice(-4)}`)

/**
 * The desk where permits are prepared. A name is found by beginnings of its words, in any order ("lawang",
 * "rsud law"); a NIB or NPWP only as a whole.
 */
export function createDesk(deps: Deps) {
  const { db, newId, now } = deps
  const found = searchRepository(deps)
  const companies = companyRepository(deps)
  const standings = standingRepository(deps)
  const programmes = programmeRepository(deps)
  const fulfilment = standingFulfilment(deps)

  /** Registrations that were refused concern nobody at this desk. */
  const listed = (all: StoredCompany[]) => all.filter(({ state }) => state !== 'refused')

  async function judge(programme: string, company: StoredCompany, actor: Actor) {
    // Who has just nominated what was agreed is not held back by a crash of ours.
    const healer = { kind: 'system', name: 'standing', requestId: actor.requestId } as const
    const { standing, standingStep, standingSince, id } = await fulfilment.settle(
      programme,
      company.id,
      healer,
    )
    const step = standingStep ? await standings.findStep(programme, id, standingStep) : undefined
    return {
      answer: standing === 'sanctioned' ? ('hold' as const) : ('sign' as const),
      company: named(company),
      standing,
      since: standingSince,
      reason: step?.reason || undefined,
      letterNo: step?.letterNo,
      letterDate: step?.letterDate,
    }
  }

  async function look(programme: string, text: string, id: string | undefined, actor: Actor) {
    if (id) {
      const [company] = listed([await companies.get(programme, id)])
      if (!company) throw new AppError('not_found', 'company.unknown', 'No such company')
      return judge(programme, company, actor)
    }
    const matches = listed(await found.companies(programme, text, most))
    const typed = text.trim().toLowerCase()
    const exact = matches.filter(({ name }) => name.toLowerCase() === typed)
    const only = exact.length === 1 ? exact : matches
    if (only.length === 0) return { answer: 'unknown' as const }
    if (only.length > 1) return { answer: 'several' as const, several: only.map(named) }
    return judge(programme, only[0]!, actor)
  }

  type Judged = Awaited<ReturnType<typeof judge>>
  /** The answer as it may be printed. */
  const kept = (programme: string, verdict: Judged, id: string, at: Date, actor: Actor): Write => ({
    Put: {
      TableName: db.tables.nominations,
      Item: {
        ...slipKey(programme, id),
        ...slips.stamp,
        ...verdict,
        id,
        programme,
        at: at.toISOString(),
        by: actor.kind === 'staff' || actor.kind === 'key' ? actor.name : signatureOf(actor),
        ttl: slipEnds(at),
      },
    },
  })

  return {
    /** The slip of a look-up, and whether the desk would still say the same; undefined when there is none. */
    async slip(programme: string, id: string, actor: Actor) {
      const item = await db.get({ TableName: db.tables.nominations, Key: slipKey(programme, id) })
      if (!item) return undefined
      const slip = slips.read(item)
      const company = await companies.get(programme, slip.company.id)
      const { answer } = await judge(programme, company, actor)
      return { ...slip, still: answer === slip.answer }
    },

    async suggest(programme: string, text: string) {
      await programmes.get(programme)
      return listed(await found.companies(programme, text, most)).map(named)
    },

    /** One plain answer, logged before it is given. */
    async check(
      programme: string,
      { text, company }: { text: string; company?: string | undefined },
      actor: Actor,
    ): Promise<PermitCheck> {
      await programmes.get(programme)
      const verdict = await look(programme, text, company, actor)
      const id = newId()
      const at = now()
      const asked = masked(text)
      const subject =
        'company' in verdict
          ? ({ kind: 'company', id: verdict.company.id } as const)
          : ({ kind: 'permit', id } as const)
      await db.transact([
        ...('company' in verdict ? [kept(programme, verdict, id, at, actor)] : []),
        record(db.tables, actor, at, id, {
          programme,
          what: 'permit.checked',
          subject,
          after: {
            asked,
            answer: verdict.answer,
            ...('standing' in verdict && { standing: verdict.standing }),
            ...('letterNo' in verdict && verdict.letterNo && { letterNo: verdict.letterNo }),
          },
        }),
      ])
      return { id, at: at.toISOString(), asked, ...verdict }
    },
  }
}
