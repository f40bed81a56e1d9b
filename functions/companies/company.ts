import * as v from 'valibot'
import { Company, type CompanyState, type Registration } from '../contract/company.ts'

/** A company as it is kept. */
export const StoredCompany = v.object({
  ...Company.entries,
  programme: v.string(),
  requestId: v.optional(v.string()),
})
export type StoredCompany = v.InferOutput<typeof StoredCompany>

/** Where a company may go from where it stands. */
export const ways: Record<CompanyState, readonly CompanyState[]> = {
  invited: ['registered', 'verified'],
  registered: ['confirmed', 'verified', 'refused'],
  confirmed: ['verified', 'refused'],
  verified: [],
  refused: [],
}

/** What a registration says of a company, whoever sends it. */
export const described = (sent: Registration) => ({
  name: sent.name,
  kind: sent.kind,
  nib: sent.nib,
  npwp: sent.npwp,
  district: sent.district,
  address: sent.address,
  expectedWorkers: sent.expectedWorkers,
  contactName: sent.contactName,
  contactPhone: sent.contactPhone,
  email: sent.email,
  language: sent.language,
})

/** A company that comes uninvited: its e-mail is to be confirmed, then Disnaker looks at it. */
export const register = (
  sent: Registration,
  { id, programme, at }: { id: string; programme: string; at: string },
): StoredCompany => ({
  ...described(sent),
  id,
  programme,
  requestId: sent.requestId,
  state: 'registered',
  standing: 'awaited',
  invited: false,
  registeredAt: at,
  counts: {},
  version: 1,
})

/**
 * What an invited company becomes when it registers. Whoever follows the invitation and keeps the address
 * it was sent to has shown that the address works, and was invited: nothing is left to verify.
 */
export const acceptInvitation = (invited: StoredCompany, sent: Registration, at: string) =>
  sent.email === invited.email
    ? ({ state: 'verified', registeredAt: at, confirmedAt: at, verifiedAt: at } as const)
    : ({ state: 'registered', registeredAt: at } as const)

/** What a confirmed address makes of a company: the invited are verified, others wait for an officer. */
export const confirmEmail = (company: StoredCompany, at: string) =>
  company.invited
    ? ({ state: 'verified', confirmedAt: at, verifiedAt: at } as const)
    : ({ state: 'confirmed', confirmedAt: at } as const)

/** Nominations that count as put forward: all but those that ended without an exam. */
export const nominated = (counts: Record<string, number>) =>
  Object.entries(counts).reduce(
    (sum, [state, n]) =>
      state === 'refused' || state === 'withdrawn' || state === 'replaced' ? sum : sum + n,
    0,
  )

/** How many it is to nominate: what was agreed with it, else what it is expected to have; at least one. */
export const agreed = (company: { agreedWorkers?: number | undefined; expectedWorkers: number }) =>
  Math.max(1, company.agreedWorkers ?? company.expectedWorkers)

/** `ka•••@contoh.go.id`: enough to recognise, not enough to write to. */
export const maskEmail = (email: string) => {
  const [local = '', domain = ''] = email.split('@')
  return `${local.slice(0, 2)}•••@${domain}`
}

/** Whether an address may sign in for a company: its contact's, or another one that was confirmed. */
export const speaksFor = (
  { email, contacts = [] }: Pick<StoredCompany, 'email' | 'contacts'>,
  asked: string,
) => email === asked || contacts.some((contact) => contact.email === asked && contact.confirmedAt)

/** What leaves the house: without what only the tables need. */
export const shown = ({ programme: _, requestId: __, ...company }: StoredCompany) => company
