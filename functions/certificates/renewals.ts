import { record } from '../audit/record.ts'
import { companyRepository } from '../companies/repository.ts'
import type { Deps } from '../deps.ts'
import { tellRenewal } from '../mail/writes.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { letGo } from '../nominations/writes.ts'
import type { SystemActor } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { all, change, equals } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { reminderOn, stateOn, type StoredCertificate } from './certificate.ts'
import { certificateKey, certificateRepository } from './repository.ts'

/**
 * What the day asks of certificates: who holds one that ends in six, three or one months is told, once each; one that
 * has ended says so, and its holder may be nominated again. Safe to run as often as one likes.
 */
export function createRenewals(deps: Deps) {
  const { db, now, newId, log } = deps
  const register = certificateRepository(deps)
  const nominations = nominationRepository(deps)
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)

  const nominationOf = (of: StoredCertificate) => nominations.get({ ...of, id: of.nomination })

  async function remind(certificate: StoredCertificate, months: number, day: string, requestId: string) {
    const { programme, company, id } = certificate
    await db.transact(
      tellRenewal({
        tables: db.tables,
        company: await companies.get(programme, company),
        nomination: await nominationOf(certificate),
        certificate: id,
        months,
        // The morning of the day: the same for every run of it.
        at: new Date(`${day}T08:00:00+07:00`).toISOString(),
        requestId,
      }),
    )
  }

  async function end(certificate: StoredCertificate, actor: SystemActor) {
    try {
      await db.transact([
        {
          Update: {
            TableName: db.tables.waves,
            Key: certificateKey(certificate),
            ...change({
              set: { state: 'expired' },
              remove: ['revocation'],
              add: { version: 1 },
              when: all(equals('state', 'issued'), equals('version', certificate.version)),
            }),
          },
        },
        letGo(db.tables, await nominationOf(certificate)),
        record(db.tables, actor, now(), newId(), {
          programme: certificate.programme,
          what: 'certificate.expired',
          subject: { kind: 'certificate', id: certificate.id },
        }),
      ])
      return 1
    } catch (error) {
      // Changed since it was read: the next run looks again.
      if (error instanceof Cancelled && error.failed.includes(0)) return 0
      throw error
    }
  }

  return async function run(): Promise<{ reminded: number; expired: number }> {
    const actor: SystemActor = { kind: 'system', name: 'renewals', requestId: newId() }
    const today = dayIn(now())
    const done = { reminded: 0, expired: 0 }
    for (const { id } of await programmes.list())
      for await (const certificate of register.allIssued(id))
        try {
          if (stateOn(certificate, today) === 'expired') done.expired += await end(certificate, actor)
          const due = reminderOn(certificate.expiresOn, today)
          if (!due) continue
          await remind(certificate, due.months, due.day, actor.requestId)
          done.reminded += 1
        } catch (error) {
          // One that cannot be told must not keep the others from being told.
          log.error('renewal.failed', error, { certificate: certificate.id })
        }
    return done
  }
}
