import type { AuditAction } from '../contract/audit.ts'
import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { Programme } from '../contract/programme.ts'
import { fit, longestLink } from '../contract/statement.ts'
import type { Deps } from '../deps.ts'
import { tellCertificate } from '../mail/writes.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { count, letGo, transition } from '../nominations/writes.ts'
import { type StaffActor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, change, differs, equals, exists, when } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { lastDay, mayBecome, mayConfirm, mayDate, type StoredCertificate } from './certificate.ts'
import { certificateKey, certificates, type Certificates, holderKey, revoke } from './repository.ts'
import { holdNumbers, type Numbers } from './writes.ts'

/** Issues, issues again, revokes: each one transaction. */
export function createRegister(deps: Deps, register: Certificates) {
  const { db, now, newId, signer, siteUrl } = deps
  const TableName = db.tables.waves
  const room = longestLink - `${siteUrl}/periksa#`.length

  const make = (
    nomination: StoredNomination,
    numbers: Numbers & { certificateNo: string },
    programme: Programme,
    issuedOn: string,
    actor: StaffActor,
  ): StoredCertificate => {
    const scheme = programme.schemes.find(({ id }) => id === nomination.scheme)
    if (!scheme) throw new AppError('conflict', 'scheme.unknown', 'The scheme is gone')
    const id = newId()
    const expiresOn = lastDay(issuedOn, scheme.validYears)
    const { certificateNo, registrationNo, blankNo } = numbers
    const says = {
      key: 'AAAAAA',
      id,
      number: certificateNo,
      registration: registrationNo ?? '',
      name: nomination.name,
      scheme: scheme.name,
      issued: issuedOn,
      expires: expiresOn,
    }
    return {
      id,
      programme: programme.id,
      nomination: nomination.id,
      company: nomination.company,
      companyName: nomination.companyName,
      name: nomination.name,
      scheme: scheme.id,
      schemeName: scheme.name,
      schemeNameEn: scheme.nameEn,
      ...(nomination.wave && { wave: nomination.wave }),
      certificateNo,
      ...(registrationNo && { registrationNo }),
      ...(blankNo && { blankNo }),
      issuedOn,
      expiresOn,
      state: 'issued',
      statement: signer.state(fit(says, room)),
      issuedAt: now().toISOString(),
      issuedBy: signatureOf(actor),
      version: 1,
    }
  }

  const put = (certificate: StoredCertificate): Write => ({
    Put: {
      TableName,
      Item: { ...certificateKey(certificate), ...certificates.stamp, ...certificate },
      ...when(absent()),
    },
  })
  const audit = (actor: StaffActor, what: AuditAction, about: StoredCertificate, rest: object = {}) =>
    record(db.tables, actor, now(), newId(), {
      programme: about.programme,
      what,
      subject: { kind: 'certificate', id: about.id },
      ...rest,
    })

  const tell = (
    certificate: StoredCertificate,
    nomination: StoredNomination,
    company: StoredCompany,
    actor: StaffActor,
  ): Write[] => {
    const { id, wave, issuedAt: at } = certificate
    if (!wave) throw new AppError('conflict', 'nomination.wrong_state', 'Nobody passes without an exam')
    const { requestId } = actor
    return tellCertificate({ tables: db.tables, company, nomination, wave, certificate: id, at, requestId })
  }

  const amend = (certificate: StoredCertificate, set: object, remove: string[], and = exists()): Write => ({
    Update: {
      TableName,
      Key: certificateKey(certificate),
      ...change({
        set: { ...set },
        remove,
        add: { version: 1 },
        when: all(equals('state', 'issued'), equals('version', certificate.version), and),
      }),
    },
  })
  /** Does it, or says that somebody was faster (the first write) or that a number is taken. */
  async function settle(writes: Write[], of: { first: string; others: string }) {
    try {
      await db.transact(writes)
    } catch (error) {
      if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
      const code = error.failed.includes(0) ? of.first : of.others
      throw new AppError('conflict', code, 'The register says otherwise')
    }
  }

  return {
    /** Throws as `mayDate` does, and `conflict` for who is not competent (any more), has no number, or whose number another bears. */
    async issue(
      nomination: StoredNomination,
      company: StoredCompany,
      programme: Programme,
      issuedOn: string,
      actor: StaffActor,
    ): Promise<StoredCertificate> {
      mayDate(issuedOn, nomination, dayIn(now()))
      const { certificateNo } = nomination
      if (!certificateNo) throw new AppError('conflict', 'certificate.no_number', 'It has no number yet')
      const certificate = make(nomination, { ...nomination, certificateNo }, programme, issuedOn, actor)
      await settle(
        [
          transition(db.tables, {
            nomination,
            to: 'certified',
            at: certificate.issuedAt,
            by: signatureOf(actor),
            from: ['competent'],
            and: equals('version', nomination.version),
          }),
          ...holdNumbers(db.tables, nomination, nomination, certificate.id),
          count(db.tables, { programme: programme.id, id: company.id }, { competent: -1, certified: 1 }),
          put(certificate),
          {
            Put: {
              TableName,
              Item: { ...holderKey(programme.id, nomination.id), v: 1, certificate: certificate.id },
              ...when(absent()),
            },
          },
          audit(actor, 'certificate.issued', certificate),
          ...tell(certificate, nomination, company, actor),
        ],
        { first: 'nomination.wrong_state', others: 'certificate.number_taken' },
      )
      return certificate
    },

    /** Another in the place of one, with the nomination's name as it stands now. */
    async reissue(
      old: StoredCertificate,
      nomination: StoredNomination,
      company: StoredCompany,
      programme: Programme,
      by: Numbers & { certificateNo: string; issuedOn: string; reason: string; version: number },
      actor: StaffActor,
    ): Promise<StoredCertificate> {
      mayBecome(old, 'replaced')
      mayDate(by.issuedOn, nomination, dayIn(now()))
      if (old.version !== by.version)
        throw new AppError('conflict', 'version.stale', 'The certificate has changed')
      const certificate = { ...make(nomination, by, programme, by.issuedOn, actor), replaces: old.id }
      await settle(
        [
          amend(old, { state: 'replaced', replacedBy: certificate.id, reason: by.reason }, ['revocation']),
          put(certificate),
          {
            Update: {
              TableName,
              Key: holderKey(programme.id, nomination.id),
              ...change({ set: { certificate: certificate.id }, when: equals('certificate', old.id) }),
            },
          },
          ...holdNumbers(db.tables, nomination, by, certificate.id),
          await revoke(db.tables, old.id, 'replaced', certificate.issuedAt),
          audit(actor, 'certificate.replaced', old, {
            reason: by.reason,
            after: { replacedBy: certificate.id },
          }),
          ...tell(certificate, nomination, company, actor),
        ],
        { first: 'version.stale', others: 'certificate.number_taken' },
      )
      return certificate
    },

    /** The first of two officers: says why it should be revoked. */
    async propose(certificate: StoredCertificate, reason: string, actor: StaffActor) {
      mayBecome(certificate, 'revoked')
      const at = now().toISOString()
      const revocation = { reason, by: signatureOf(actor), name: actor.name, at }
      await settle(
        [
          amend(certificate, { revocation }, [], absent('revocation')),
          audit(actor, 'certificate.revocation_proposed', certificate, { reason }),
        ],
        { first: 'certificate.proposed', others: 'certificate.proposed' },
      )
      return register.get(certificate.programme, certificate.id)
    },

    /** The second officer: revokes it, and the person may be nominated again. */
    async confirm(certificate: StoredCertificate, nomination: StoredNomination, actor: StaffActor) {
      mayBecome(certificate, 'revoked')
      mayConfirm(certificate, signatureOf(actor))
      const { reason } = certificate.revocation!
      await settle(
        [
          amend(
            certificate,
            { state: 'revoked', reason },
            [],
            all(exists('revocation'), differs('revocation.by', signatureOf(actor))),
          ),
          await revoke(db.tables, certificate.id, 'revoked', now().toISOString()),
          letGo(db.tables, nomination),
          audit(actor, 'certificate.revoked', certificate, { reason }),
        ],
        { first: 'version.stale', others: 'version.stale' },
      )
      return register.get(certificate.programme, certificate.id)
    },

    /** The proposal comes to nothing. */
    async drop(certificate: StoredCertificate, actor: StaffActor) {
      mayBecome(certificate, 'revoked')
      if (!certificate.revocation)
        throw new AppError('conflict', 'certificate.not_proposed', 'No revocation was proposed')
      await settle(
        [amend(certificate, {}, ['revocation']), audit(actor, 'certificate.revocation_dropped', certificate)],
        { first: 'version.stale', others: 'version.stale' },
      )
      return register.get(certificate.programme, certificate.id)
    },
  }
}
