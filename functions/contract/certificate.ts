import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Cursor, Day, Id, lines, optional, pageOf, required } from './fields.ts'

export const certificateStates = ['issued', 'expired', 'revoked', 'replaced'] as const
export const CertificateState = v.picklist(certificateStates)
export type CertificateState = (typeof certificateStates)[number]

/** Numbers as the LSP or BNSP gave them; never made up here. */
const numbers = {
  certificateNo: required(40),
  registrationNo: optional(40),
  blankNo: optional(40),
}

export const Certificate = v.object({
  id: v.string(),
  nomination: v.string(),
  company: v.string(),
  companyName: v.string(),
  name: v.string(),
  scheme: v.string(),
  schemeName: v.string(),
  schemeNameEn: v.string(),
  wave: v.optional(v.string()),
  certificateNo: v.string(),
  registrationNo: v.optional(v.string()),
  blankNo: v.optional(v.string()),
  /** First and last day of validity. */
  issuedOn: v.string(),
  expiresOn: v.string(),
  state: CertificateState,
  /** The fragment of its link to the page that verifies it. */
  statement: v.string(),
  /** Why it was revoked or replaced. */
  reason: v.optional(v.string()),
  replaces: v.optional(v.string()),
  replacedBy: v.optional(v.string()),
  /** One officer wants it revoked; another must confirm. */
  revocation: v.optional(v.object({ reason: v.string(), by: v.string(), name: v.string(), at: v.string() })),
  version: v.number(),
})
export type Certificate = v.InferOutput<typeof Certificate>

const PublicKey = v.object({
  id: v.string(),
  key: v.string(),
  state: v.picklist(['active', 'retired']),
  from: v.string(),
  until: v.optional(v.string()),
})
export const getKeys = endpoint({
  method: 'GET',
  path: '/keys',
  access: 'public',
  summary: 'Public keys that certificates are signed with; the one in use first',
  reply: v.object({ keys: v.array(PublicKey) }),
})
export const getRevocations = endpoint({
  method: 'GET',
  path: '/revocations',
  access: 'public',
  summary: 'What is revoked or replaced, as short hashes, signed as of now',
  reply: v.object({
    at: v.string(),
    key: v.string(),
    revoked: v.string(),
    replaced: v.string(),
    signature: v.string(),
  }),
})
/** What anyone may know of a certificate whose number is known in full. */
export const lookUpCertificate = endpoint({
  method: 'POST',
  path: '/certificates/lookup',
  access: 'public',
  summary: 'How the certificate of exactly this number stands',
  body: v.object({ number: required(40) }),
  reply: v.object({
    found: v.optional(
      v.object({
        number: v.string(),
        name: v.string(),
        scheme: v.string(),
        schemeEn: v.string(),
        state: CertificateState,
        issuedOn: v.string(),
        expiresOn: v.string(),
      }),
    ),
  }),
})

const base = '/programmes/:programme/certificates'
const one = `${base}/:certificate` as const
const ofWave = `${base}/waves/:wave` as const

export const listCertificates = endpoint({
  method: 'GET',
  path: base,
  access: 'certificate.read',
  summary: 'Certificates of a programme, newest first; by state, wave or company',
  query: v.object({
    state: v.optional(CertificateState),
    wave: v.optional(Id),
    company: v.optional(Id),
    after: Cursor,
  }),
  reply: pageOf(Certificate),
})
export const getCertificate = endpoint({
  method: 'GET',
  path: one,
  access: 'certificate.read',
  summary: 'One certificate',
  reply: v.object({
    ...Certificate.entries,
    /** First day that one in its place may bear. */
    earliest: v.string(),
  }),
})

/** One who passed, with the numbers known so far and the certificate, if there is one. */
export const Graduate = v.object({
  nomination: v.string(),
  company: v.string(),
  companyName: v.string(),
  name: v.string(),
  state: v.picklist(['competent', 'certified']),
  certificateNo: v.optional(v.string()),
  registrationNo: v.optional(v.string()),
  blankNo: v.optional(v.string()),
  /** First day that a certificate may bear. */
  earliest: v.string(),
  certificate: v.optional(Certificate),
})
export type Graduate = v.InferOutput<typeof Graduate>
export const listGraduates = endpoint({
  method: 'GET',
  path: ofWave,
  access: 'certificate.read',
  summary: 'Who of a wave is competent or certified, with numbers and certificates',
  reply: v.array(Graduate),
})
export const setNumbers = endpoint({
  method: 'PUT',
  path: `${ofWave}/numbers`,
  access: 'certificate.issue',
  summary: 'Numbers that the LSP types, up to 100; an outcome for each that is refused',
  body: v.object({
    rows: v.pipe(
      v.array(v.object({ company: Id, nomination: Id, ...numbers }), 'nominations.missing'),
      v.minLength(1, 'nominations.missing'),
      v.maxLength(100, 'nominations.too_many'),
    ),
  }),
  reply: v.object({
    set: v.number(),
    skipped: v.array(v.object({ id: v.string(), code: v.string(), text: v.string() })),
  }),
})

/** Works for a few seconds, then says how many are left; call again until none is. Safe to repeat. */
export const issueCertificates = endpoint({
  method: 'POST',
  path: `${ofWave}/issue`,
  access: 'certificate.issue',
  summary: 'Issues certificates to the competent of a wave who have a number, or to one of them',
  body: v.object({ issuedOn: Day, nomination: v.optional(Id) }),
  reply: v.object({
    issued: v.number(),
    left: v.number(),
    skipped: v.array(v.object({ id: v.string(), code: v.string(), text: v.string() })),
  }),
})
export const reissueCertificate = endpoint({
  method: 'POST',
  path: `${one}/reissue`,
  access: 'certificate.issue',
  summary: 'Issues it again, with the name as it stands now; the old one is replaced',
  body: v.object({ ...numbers, issuedOn: Day, reason: lines(500), version: v.number('field.required') }),
  reply: Certificate,
})
export const proposeRevocation = endpoint({
  method: 'POST',
  path: `${one}/revocation`,
  access: 'certificate.revoke',
  summary: 'Proposes to revoke it, with a reason; another officer confirms',
  body: v.object({ reason: lines(500) }),
  reply: Certificate,
})
export const confirmRevocation = endpoint({
  method: 'POST',
  path: `${one}/revocation/confirm`,
  access: 'certificate.revoke',
  summary: 'Revokes it, for good; refused to who proposed it',
  reply: Certificate,
})
export const dropRevocation = endpoint({
  method: 'POST',
  path: `${one}/revocation/drop`,
  access: 'certificate.revoke',
  summary: 'Drops the proposal: the certificate stays good',
  reply: Certificate,
})

export const portalCertificates = endpoint({
  method: 'GET',
  path: '/portal/certificates',
  access: 'company',
  summary: 'Certificates of own workers',
  reply: v.array(Certificate),
})

const pdf = { method: 'GET', file: 'application/pdf' } as const
export const certificatePaper = endpoint({
  ...pdf,
  path: `/papers${one}`,
  access: 'certificate.read',
  summary: 'A certificate to print',
})
export const portalCertificatePaper = endpoint({
  ...pdf,
  path: '/papers/portal/certificates/:certificate',
  access: 'company',
  summary: 'The certificate of an own worker to print',
})
