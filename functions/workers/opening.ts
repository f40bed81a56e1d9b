import { readWorkerTicket, readWorkerToken, workerTicket } from '../auth/worker-links.ts'
import { stateOn } from '../certificates/certificate.ts'
import { certificateRepository } from '../certificates/repository.ts'
import type { WorkerPage } from '../contract/worker-page.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { AppError } from '../platform/errors.ts'
import { dayIn } from '../platform/jakarta.ts'
import { createRates } from '../platform/rate.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { registers } from '../waves/registers.ts'
import { waveRepository } from '../waves/repository.ts'
import { workerRepository } from './repository.ts'
import { maskEmail, maskPhone } from './worker.ts'

const day = 86_400
const perLink = 10
const perAddress = 100
const ticketMs = 30 * 60_000

/** Lets a worker in by link and date of birth, and gathers what her page shows. */
export function createOpening(deps: Deps) {
  const { db, seal, now } = deps
  const nominations = nominationRepository(deps)
  const register = certificateRepository(deps)
  const programmes = programmeRepository(deps)
  const waves = waveRepository(deps)
  const { venues } = registers(deps)
  const workers = workerRepository(deps)
  const rates = createRates(db)

  // One answer for a link that is not ours, a person who is gone and a date that does not fit.
  const unknown = () => new AppError('not_found', 'worker.unknown', 'Link and date of birth do not fit')

  /** The certificate that she holds, as it stands today. */
  async function certificateOf({ programme, id }: StoredNomination) {
    const [held] = await register.ofNominations(programme, [id])
    return held && { ...held, state: stateOn(held, dayIn(now())) }
  }

  async function find(ref: ReturnType<typeof readWorkerToken>): Promise<StoredNomination | undefined> {
    if (!ref) return undefined
    try {
      return await nominations.get(ref)
    } catch (error) {
      if (error instanceof AppError && error.kind === 'not_found') return undefined
      throw error
    }
  }

  return {
    certificateOf,
    /** Who opens a page; counts each try, by link and by address. */
    async enter(token: string, birthDate: string, ip: string | undefined): Promise<StoredNomination> {
      const buckets = [
        [`worker#${seal.hash(`token ${token}`)}`, perLink],
        [`worker#${seal.hash(`ip ${ip ?? ''}`)}`, perAddress],
      ] as const
      for (const [bucket, limit] of buckets)
        if (!(await rates.allow(bucket, limit, day, now())))
          throw new AppError('too_many', 'rate.exceeded', 'Too many tries')
      const found = await find(readWorkerToken(seal, token))
      if (found?.birthDate !== birthDate) throw unknown()
      return found
    },
    /** Whose ticket it is; throws `gone` when it is over. */
    async ticketed(ticket: string): Promise<StoredNomination> {
      const found = await find(readWorkerTicket(seal, ticket, now().getTime()))
      if (!found) throw new AppError('gone', 'worker.ticket', 'Open the page again')
      return found
    },
    async page(nomination: StoredNomination): Promise<WorkerPage> {
      const { programme: id } = nomination
      const [programme, wave, certificate, open, requests] = await Promise.all([
        programmes.get(id),
        nomination.wave ? waves.find(id, nomination.wave) : undefined,
        certificateOf(nomination),
        workers.findOpen(id, nomination.id),
        workers.requestsOf(id, nomination.id),
      ])
      const [venue] = wave ? await venues.some(id, [wave.venue]) : []
      const scheme = programme.schemes.find((one) => one.id === nomination.scheme)
      const { nik } = nominations.shown(nomination)
      const { name, birthDate, phone, email, address } = nomination
      const { office } = programme
      return {
        ticket: workerTicket(seal, nomination, now().getTime() + ticketMs),
        programme: {
          name: programme.name,
          nameEn: programme.nameEn,
          office: { name: office.name, email: office.email, phone: office.phone },
        },
        company: nomination.companyName,
        scheme: { name: scheme?.name ?? nomination.scheme, nameEn: scheme?.nameEn ?? nomination.scheme },
        state: nomination.state,
        ...(wave &&
          wave.state !== 'cancelled' && {
            wave: {
              date: wave.date,
              startsAt: wave.startsAt,
              endsAt: wave.endsAt,
              venue: venue?.name ?? '',
              address: venue?.address ?? '',
            },
          }),
        ...(certificate && {
          certificate: {
            number: certificate.certificateNo,
            state: certificate.state,
            issuedOn: certificate.issuedOn,
            expiresOn: certificate.expiresOn,
            statement: certificate.statement,
          },
        }),
        data: {
          name,
          nik,
          birthDate,
          phone: maskPhone(phone),
          ...(email && { email: maskEmail(email) }),
          ...(address && { address }),
        },
        ...(open && { openToWork: { since: open.since, district: open.district } }),
        requests: requests.map(({ kind, text, at, dueAt, answer, answeredAt }) => ({
          kind,
          text,
          at,
          dueAt,
          ...(answer && { answer }),
          ...(answeredAt && { answeredAt }),
        })),
      }
    },
  }
}
