import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Count, Cursor, Email, Id, Language, lines, optional, pageOf, required, Slug } from './fields.ts'

export const companyStates = ['invited', 'registered', 'confirmed', 'verified', 'refused'] as const
export type CompanyState = (typeof companyStates)[number]

export const standings = [
  'awaited',
  'cooperative',
  'warned',
  'uncooperative',
  'sanctioned',
  'exempt',
] as const
export type Standing = (typeof standings)[number]

const digitsOnly = (typed: string) => typed.replace(/[\s.\-/]/g, '')

/** Business identification number, 13 digits; a public hospital may have none. */
export const Nib = v.pipe(
  v.optional(v.string('field.text'), ''),
  v.transform(digitsOnly),
  v.check((nib) => nib === '' || /^\d{13}$/.test(nib), 'nib.malformed'),
  v.transform((nib) => nib || undefined),
)

/** Tax number, 16 digits; an old one of 15 gets a leading 0. */
export const Npwp = v.pipe(
  v.optional(v.string('field.text'), ''),
  v.transform(digitsOnly),
  v.check((npwp) => npwp === '' || /^\d{15,16}$/.test(npwp), 'npwp.malformed'),
  v.transform((npwp) => (npwp ? npwp.padStart(16, '0') : undefined)),
)

/** A phone that may be a landline: digits with an optional +. */
export const OfficePhone = v.pipe(
  v.optional(v.string('field.required'), ''),
  v.transform((typed) => typed.replace(/[\s.\-()]/g, '')),
  v.nonEmpty('field.required'),
  v.regex(/^\+?\d{6,15}$/, 'phone.malformed'),
)

/** What the public form sends. */
export const Registration = v.pipe(
  v.object({
    /** The programme it is for; without one, the newest that takes nominations. */
    programme: v.optional(Slug),
    /** The invitation that was followed, if one was. */
    invitation: optional(200),
    name: required(160),
    kind: required(80),
    nib: Nib,
    npwp: Npwp,
    district: required(80),
    address: required(300),
    expectedWorkers: Count(1, 20_000),
    contactName: required(100),
    contactPhone: OfficePhone,
    email: Email,
    language: Language,
    /** The version of the privacy notice that was shown and accepted. */
    notice: required(20),
    /** "Each worker has been told": affirmed. */
    affirmed: v.pipe(
      v.optional(v.union([v.boolean(), v.string()], 'company.not_affirmed'), false),
      v.transform((ticked) => ticked === true || ticked === 'on' || ticked === 'true'),
      v.literal(true, 'company.not_affirmed'),
    ),
    /** Made by the form once; sending the same again changes nothing. */
    requestId: v.optional(Id),
  }),
  v.forward(
    v.partialCheck(
      [['invitation'], ['nib'], ['npwp'], ['kind']],
      ({ invitation, nib, npwp, kind }) =>
        Boolean(invitation || nib || npwp) || /rumah sakit|instansi|dinas|hospital|agency|public/i.test(kind),
      'company.number_needed',
    ),
    ['nib'],
  ),
)
export type Registration = v.InferOutput<typeof Registration>

export const Registered = v.object({
  reference: v.string(),
  state: v.picklist(companyStates),
  /** Where the confirmation went, masked. */
  email: v.string(),
})

/** Someone who speaks for a company beside the contact who gets the notices. */
export const Contact = v.object({
  id: v.string(),
  name: v.string(),
  phone: v.string(),
  email: v.string(),
  language: v.picklist(['id', 'en']),
  /** Absent: the address was not confirmed yet, and gets nothing but the link to do so. */
  confirmedAt: v.optional(v.string()),
  /** A changed address that waits to be confirmed. */
  newEmail: v.optional(v.string()),
})
export type Contact = v.InferOutput<typeof Contact>

export const Company = v.object({
  id: Id,
  name: v.string(),
  kind: v.string(),
  nib: v.optional(v.string()),
  npwp: v.optional(v.string()),
  district: v.string(),
  address: v.optional(v.string()),
  expectedWorkers: v.number(),
  contactName: v.optional(v.string()),
  contactPhone: v.optional(v.string()),
  email: v.string(),
  language: v.picklist(['id', 'en']),
  newEmail: v.optional(v.string()),
  contacts: v.optional(v.array(Contact)),
  state: v.picklist(companyStates),
  standing: v.picklist(standings),
  invited: v.boolean(),
  awaitedSince: v.optional(v.string()),
  registeredAt: v.optional(v.string()),
  confirmedAt: v.optional(v.string()),
  verifiedAt: v.optional(v.string()),
  refusal: v.optional(v.string()),
  /** How many Disnaker's list expected, where the company stated another number; and what was agreed since. */
  listedWorkers: v.optional(v.number()),
  agreedWorkers: v.optional(v.number()),
  /** Since when it stands as it does, by which recorded step, and until which day it is asked to answer. */
  standingSince: v.optional(v.string()),
  standingStep: v.optional(v.string()),
  answerBy: v.optional(v.string()),
  /** Answers that no officer has read yet, and when the last one was read. */
  answersWaiting: v.optional(v.number()),
  answerReadAt: v.optional(v.string()),
  /** The company's own, lower cap per wave. */
  maxPerWave: v.optional(v.number()),
  /** Days on which it can send nobody. */
  unavailable: v.optional(v.array(v.string())),
  /** Its nominations by state. */
  counts: v.record(v.string(), v.number()),
  version: v.number(),
})
export type Company = v.InferOutput<typeof Company>

export const registerCompany = endpoint({
  method: 'POST',
  path: '/registrations',
  access: 'public',
  summary: 'Registers a company; its e-mail address gets a link to confirm',
  body: Registration,
  reply: Registered,
  status: 201,
  form: true,
})

export const readInvitation = endpoint({
  method: 'POST',
  path: '/invitations/read',
  access: 'public',
  summary: 'What an invitation already knows of its company',
  body: v.object({ token: required(200) }),
  reply: v.object({
    programme: v.string(),
    name: v.string(),
    kind: v.string(),
    nib: v.optional(v.string()),
    npwp: v.optional(v.string()),
    district: v.string(),
    expectedWorkers: v.number(),
    email: v.string(),
  }),
})

/** Reads a company list as Disnaker keeps it: one CSV, header in the first row. */
export const importCompanies = endpoint({
  method: 'POST',
  path: '/programmes/:programme/companies/import',
  access: 'company.invite',
  summary: 'Invites the companies of a CSV list; whom it already holds stays as it is',
  body: v.object({ csv: lines(1_000_000) }),
  reply: v.object({
    invited: v.number(),
    unchanged: v.number(),
    refused: v.array(v.object({ row: v.number(), field: v.string(), code: v.string(), text: v.string() })),
  }),
})

export const listCompanies = endpoint({
  method: 'GET',
  path: '/programmes/:programme/companies',
  access: 'company.read',
  summary: 'Companies by name; a page at a time',
  query: v.object({
    state: v.optional(v.picklist(companyStates)),
    standing: v.optional(v.picklist(standings)),
    search: optional(80),
    after: Cursor,
  }),
  reply: pageOf(Company),
})
export const getCompany = endpoint({
  method: 'GET',
  path: '/programmes/:programme/companies/:company',
  access: 'company.read',
  summary: 'One company',
  reply: Company,
})
export const verifyCompany = endpoint({
  method: 'POST',
  path: '/programmes/:programme/companies/:company/verify',
  access: 'company.verify',
  summary: 'Accepts a company that came uninvited',
  reply: Company,
})
export const refuseCompany = endpoint({
  method: 'POST',
  path: '/programmes/:programme/companies/:company/refuse',
  access: 'company.verify',
  summary: 'Refuses a company, with a reason that it reads',
  body: v.object({ reason: lines(1000) }),
  reply: Company,
})
export const correctAddress = endpoint({
  method: 'PUT',
  path: '/programmes/:programme/companies/:company/address',
  access: 'company.invite',
  summary: 'Another address for a company that its mails do not reach; it is written to at once',
  body: v.object({ email: Email, version: v.number('field.required') }),
  reply: Company,
})
export const remindCompany = endpoint({
  method: 'POST',
  path: '/programmes/:programme/companies/:company/invite',
  access: 'company.invite',
  summary: 'Sends an awaited company its invitation again',
  reply: Company,
})

/** What one programme amounts to now. */
export const Overview = v.object({
  companies: v.object({
    byState: v.record(v.string(), v.number()),
    byStanding: v.record(v.string(), v.number()),
    expectedWorkers: v.number(),
  }),
  nominations: v.record(v.string(), v.number()),
  quota: v.array(v.object({ scheme: v.string(), granted: v.number(), taken: v.number() })),
  waves: v.object({
    planned: v.number(),
    seats: v.number(),
    taken: v.number(),
    next: v.optional(v.string()),
  }),
  mail: v.record(v.string(), v.number()),
})
export type Overview = v.InferOutput<typeof Overview>
export const getOverview = endpoint({
  method: 'GET',
  path: '/programmes/:programme/overview',
  access: 'overview.read',
  summary: 'Counts of every step',
  reply: Overview,
})
