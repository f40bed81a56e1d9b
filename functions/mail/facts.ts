import type { StoredCompany } from '../companies/company.ts'
import type { NoticeKind } from '../contract/notice.ts'
import type { Programme } from '../contract/programme.ts'
import type { Gather, Session, Worker } from './gather.ts'
import type { NoticeFacts } from './owe.ts'

/** What a mail is about, as it stands when the mail is composed. */
export type Matter = {
  programme: Programme
  company: StoredCompany
  /** Of the kinds about a wave. */
  session?: Session
  /** Of the kinds about one worker. */
  worker?: Worker
  /** Of a company's mails about a wave: who of it is to come, by name. */
  workers?: Worker[]
  /** Where a worker who lost the seat sits now, or a company's worker went: the next date, if there is one. */
  next?: Session
  /** Rises with every change of what a calendar entry shows or to whom. */
  sequence?: number
}

/** The matter, or why the mail is not to be sent any more. */
export type Finding = { holds: true; matter: Matter } | { holds: false; matter?: Matter }

type About = { programme: string; company: string; kind: NoticeKind; facts: object }

const open = ({ wave }: Session) => wave.state === 'planned' || wave.state === 'confirmed'
const sitsIn = (worker: Worker, wave: string) => worker.state === 'assigned' && worker.wave === wave
const certified = ['competent', 'certified']

const workerStates: Partial<Record<NoticeKind, readonly string[]>> = {
  nomination_returned: ['returned'],
  nomination_refused: ['refused'],
  result: ['competent', 'not_yet_competent', 'certified'],
  certificate_ready: ['certified'],
  renewal: certified,
}
const companyStates: Partial<Record<NoticeKind, readonly string[]>> = {
  invitation: ['invited'],
  confirm_email: ['registered'],
  company_verified: ['verified'],
  company_refused: ['refused'],
}

/** Reads what a notice is about and judges whether it still holds. */
export async function find(notice: About, gather: Gather): Promise<Finding> {
  const { kind } = notice
  const facts = notice.facts as Partial<NoticeFacts['wave_cancelled_worker']>
  const [programme, company] = await Promise.all([
    gather.programme(notice.programme),
    gather.company(notice.programme, notice.company),
  ])
  if (!programme || !company) return { holds: false }
  const matter = { programme, company }
  if (facts.wave) {
    return kind.endsWith('_worker')
      ? ofWorker(notice, matter, gather, facts.wave, facts.nomination ?? '')
      : ofCompany(notice, matter, gather, facts.wave)
  }
  if (facts.nomination) {
    const worker = await gather.worker(notice.programme, notice.company, facts.nomination)
    if (!worker) return { holds: false }
    const states = workerStates[kind]
    return { holds: !states || states.includes(worker.state), matter: { ...matter, worker } }
  }
  const states = companyStates[kind]
  return { holds: !states || states.includes(company.state), matter }
}

async function ofWorker(notice: About, matter: Matter, gather: Gather, wave: string, id: string) {
  const [session, worker] = await Promise.all([
    gather.session(notice.programme, wave),
    gather.worker(notice.programme, notice.company, id),
  ])
  if (!session || !worker) return { holds: false as const }
  const seated = open(session) && sitsIn(worker, wave)
  const cancels = notice.kind === 'wave_cancelled_worker'
  const elsewhere =
    !seated && worker.state === 'assigned' && worker.wave && worker.wave !== wave
      ? await gather.session(notice.programme, worker.wave)
      : undefined
  return {
    holds: cancels ? !seated : seated,
    matter: {
      ...matter,
      session,
      worker,
      ...(elsewhere && open(elsewhere) && { next: elsewhere }),
      sequence: session.wave.sequence + worker.version,
    },
  }
}

async function ofCompany(notice: About, matter: Matter, gather: Gather, wave: string) {
  const [session, everyone] = await Promise.all([
    gather.session(notice.programme, wave),
    gather.workersOf(notice.programme, notice.company),
  ])
  if (!session) return { holds: false as const }
  const workers = open(session)
    ? everyone
        .filter((worker) => sitsIn(worker, wave))
        .sort((a, b) => a.name.localeCompare(b.name, 'id') || a.id.localeCompare(b.id))
    : []
  const seated = workers.length > 0
  const cancels = notice.kind === 'wave_cancelled_company'
  return {
    holds: cancels ? !seated : seated,
    matter: {
      ...matter,
      session,
      workers,
      // Versions only rise and nominations stay, so the sum rises with each seat taken or lost.
      sequence: session.wave.sequence + everyone.reduce((sum, { version }) => sum + version, 0),
    },
  }
}
