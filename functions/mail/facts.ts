import type { StoredCertificate } from '../certificates/certificate.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { NoticeKind } from '../contract/notice.ts'
import type { Programme } from '../contract/programme.ts'
import type { StandingRules } from '../contract/standing.ts'
import type { StoredStep } from '../standing/steps.ts'
import type { Gather, Session, Worker } from './gather.ts'
import { liesIn, type Quarter } from './quarter.ts'

/** A worker, in the kinds about certificates with her own. */
type Person = Worker & { certificate?: StoredCertificate }

/** What a mail is about, as it stands when the mail is composed. */
export type Matter = {
  programme: Programme
  company: StoredCompany
  /** Of the kinds about a wave. */
  session?: Session
  /** Of the kinds about one worker. */
  worker?: Person
  /** Of a company's mails about a wave: who of it is to come, or is told of, by name. */
  workers?: Person[]
  /** Where a worker who lost the seat sits now, or a company's worker went: the next date, if there is one. */
  next?: Session
  /** Of a letter of standing: its step, the one that it takes back, and who signs. */
  letter?: { step: StoredStep; undoes?: StoredStep; signs: StandingRules }
  /** Rises with every change of what a calendar entry shows or to whom. */
  sequence?: number
}

/**
 * The matter, and the kind of mail that is true of it now: a seat that was changed may have been lost
 * since, one that was cancelled may have been given again. No kind: there is nothing left to say.
 */
export type Finding = { kind?: NoticeKind | undefined; matter?: Matter }

type About = { programme: string; company: string; kind: NoticeKind; facts: object }

const open = ({ wave }: Session) => wave.state === 'planned' || wave.state === 'confirmed'
const sitsIn = (worker: Worker, wave: string) => worker.state === 'assigned' && worker.wave === wave
/** Whoever sat, or failed to sit, the exam of a wave needs no word of where and when it is. */
const examined: readonly string[] = [
  'attended',
  'absent',
  'recommended',
  'competent',
  'not_yet_competent',
  'appealed',
  'certified',
]
const isOver = ({ wave }: Session, people: readonly Worker[]) =>
  ['held', 'decided', 'reported'].includes(wave.state) ||
  people.some((one) => one.wave === wave.id && examined.includes(one.state))

const byName = (a: Worker, b: Worker) => a.name.localeCompare(b.name, 'id') || a.id.localeCompare(b.id)

const decided = ['competent', 'not_yet_competent', 'certified']
const workerStates: Partial<Record<NoticeKind, readonly string[]>> = {
  nomination_returned: ['returned'],
  nomination_refused: ['refused'],
  result: decided,
  result_worker: decided,
  certificate_ready: ['certified'],
  certificate_ready_worker: ['certified'],
  renewal: ['certified'],
  renewal_worker: ['certified'],
}
const companyStates: Partial<Record<NoticeKind, readonly string[]>> = {
  invitation: ['invited'],
  confirm_email: ['registered'],
  company_verified: ['verified'],
  company_refused: ['refused'],
}

/** Reads what a notice is about and judges what of it still holds. */
export async function find(notice: About, gather: Gather): Promise<Finding> {
  const { kind } = notice
  const facts = notice.facts as {
    wave?: string
    exam?: string
    nomination?: string
    certificate?: string
    stepId?: string
  }
  const [programme, company] = await Promise.all([
    gather.programme(notice.programme),
    gather.company(notice.programme, notice.company),
  ])
  if (!programme || !company) return {}
  const matter = { programme, company }
  if (facts.wave)
    return facts.nomination
      ? ofWorker(notice, matter, gather, facts.wave, facts.nomination)
      : ofCompany(notice, matter, gather, facts.wave)
  if (facts.exam) return ofQuarter(notice, matter, gather, facts.exam)
  if (facts.nomination) {
    const [worker, certificate] = await Promise.all([
      gather.worker(notice.programme, notice.company, facts.nomination),
      facts.certificate ? gather.certificate(notice.programme, facts.certificate) : undefined,
    ])
    const states = workerStates[kind]
    if (!worker || (states && !states.includes(worker.state))) return {}
    if (facts.certificate && certificate?.state !== 'issued') return {}
    // The day on which a result was earned; a person whose seat is given up keeps none.
    const session =
      states === decided && worker.wave ? await gather.session(notice.programme, worker.wave) : undefined
    return {
      kind,
      matter: {
        ...matter,
        worker: { ...worker, ...(certificate && { certificate }) },
        ...(session && { session }),
      },
    }
  }
  if (facts.stepId) {
    const letter = await letterOf(notice.programme, notice.company, facts.stepId, gather)
    return { kind, matter: { ...matter, ...(letter && { letter }) } }
  }
  const states = companyStates[kind]
  return states && !states.includes(company.state) ? {} : { kind, matter }
}

/** What the letter of a step is made of; none when the step has no letter, as what is recorded in a company's favour. */
export async function letterOf(
  programme: string,
  company: string,
  id: string,
  gather: Pick<Gather, 'step' | 'standingRules'>,
): Promise<Matter['letter']> {
  const [step, signs] = await Promise.all([
    gather.step(programme, company, id),
    gather.standingRules(programme),
  ])
  if (!step?.letterNo) return undefined
  const undoes = step.undoes ? await gather.step(programme, company, step.undoes) : undefined
  return { step, signs, ...(undoes && { undoes }) }
}

const tellsOfAChange = (kind: NoticeKind) =>
  kind.startsWith('wave_change_') || kind.startsWith('wave_cancelled_')

function trueKind(kind: NoticeKind, reader: 'company' | 'worker', seated: boolean): NoticeKind | undefined {
  if (!tellsOfAChange(kind)) return seated ? kind : undefined
  return seated ? `wave_change_${reader}` : `wave_cancelled_${reader}`
}

async function ofWorker(
  notice: About,
  matter: Matter,
  gather: Gather,
  wave: string,
  id: string,
): Promise<Finding> {
  const [session, worker] = await Promise.all([
    gather.session(notice.programme, wave),
    gather.worker(notice.programme, notice.company, id),
  ])
  if (!session || !worker) return {}
  const seated = open(session) && sitsIn(worker, wave)
  const elsewhere =
    !seated && worker.state === 'assigned' && worker.wave && worker.wave !== wave
      ? await gather.session(notice.programme, worker.wave)
      : undefined
  const next = elsewhere && open(elsewhere) ? elsewhere : undefined
  return {
    kind: isOver(session, [worker]) ? undefined : trueKind(notice.kind, 'worker', seated),
    matter: {
      ...matter,
      session,
      worker,
      ...(next && { next }),
      // A person sits in one wave at a time; each move raises the version, each news of a wave its sequence.
      sequence: worker.version * 1000 + (next ?? session).wave.sequence,
    },
  }
}

async function ofCompany(notice: About, matter: Matter, gather: Gather, wave: string): Promise<Finding> {
  const [session, everyone] = await Promise.all([
    gather.session(notice.programme, wave),
    gather.workersOf(notice.programme, notice.company),
  ])
  if (!session) return {}
  const workers = open(session) ? everyone.filter((worker) => sitsIn(worker, wave)).sort(byName) : []
  return {
    kind: isOver(session, everyone) ? undefined : trueKind(notice.kind, 'company', workers.length > 0),
    matter: {
      ...matter,
      session,
      workers,
      // Versions only rise and nominations stay, so the sum rises with each seat taken or lost.
      sequence: session.wave.sequence + everyone.reduce((sum, { version }) => sum + version, 0),
    },
  }
}

/** A company's people of one exam whose decision, or certificate, is of the notice's quarter and still stands. */
async function ofQuarter(notice: About, matter: Matter, gather: Gather, exam: string): Promise<Finding> {
  const { programme, company, kind } = notice
  const quarter = notice.facts as Quarter
  const [session, everyone] = await Promise.all([
    gather.session(programme, exam),
    gather.workersOf(programme, company),
  ])
  const standing = everyone
    .filter(({ wave, state }) => wave === exam && workerStates[kind]?.includes(state))
    .sort(byName)
  const workers =
    kind === 'certificate_ready'
      ? await withCertificate(programme, standing, gather, quarter)
      : standing.filter(({ decidedAt }) => liesIn(quarter, decidedAt))
  if (workers.length === 0) return {}
  return { kind, matter: { ...matter, workers, ...(session && { session }) } }
}

async function withCertificate(
  programme: string,
  workers: readonly Worker[],
  gather: Gather,
  quarter: Quarter,
): Promise<Person[]> {
  const ids = workers.map(({ id }) => id)
  const issued = (await gather.certificatesOf(programme, ids)).filter(
    ({ state, issuedAt }) => state === 'issued' && liesIn(quarter, issuedAt),
  )
  const of = new Map(issued.map((certificate) => [certificate.nomination, certificate]))
  return workers.flatMap((worker) => {
    const certificate = of.get(worker.id)
    return certificate ? [{ ...worker, certificate }] : []
  })
}
