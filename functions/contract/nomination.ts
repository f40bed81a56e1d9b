import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import {
  Cursor,
  Day,
  eachOnce,
  Id,
  judged,
  judgedIfGiven,
  lines,
  optional,
  pageOf,
  required,
  Slug,
} from './fields.ts'
import { readBirthDate } from './person/birth-date.ts'
import { readEducation } from './person/education.ts'
import { readName } from './person/name.ts'
import { readNik } from './person/nik.ts'
import { readOccupation } from './person/occupation.ts'
import { readAddress, readBirthPlace, readCityCode, readEmail, readProvinceCode } from './person/optional.ts'
import { readPhone } from './person/phone.ts'
import { readSex } from './person/sex.ts'

export const nominationStates = [
  'submitted',
  'returned',
  'verified',
  'assigned',
  'attended',
  'absent',
  'recommended',
  'competent',
  'not_yet_competent',
  'appealed',
  'certified',
  'refused',
  'withdrawn',
  'replaced',
] as const
export type NominationState = (typeof nominationStates)[number]

/** States in which nobody may nominate the same person for the same scheme again. */
export const openStates: readonly NominationState[] = [
  'submitted',
  'returned',
  'verified',
  'assigned',
  'attended',
  'recommended',
  'competent',
  'appealed',
  'certified',
]

const today = () => new Date().toISOString().slice(0, 10)

/** One worker, as typed in a form or read from a roster; normalised by the readers of `person/`. */
export const WorkerInput = v.object({
  nik: judged(readNik),
  name: judged(readName),
  sex: judged((typed) => readSex(typed)),
  birthDate: judged((typed) => readBirthDate(typed, { today: today() })),
  phone: judged(readPhone),
  email: judgedIfGiven(readEmail),
  birthPlace: judgedIfGiven(readBirthPlace),
  address: judgedIfGiven(readAddress),
  cityCode: judgedIfGiven(readCityCode),
  provinceCode: judgedIfGiven(readProvinceCode),
  education: judgedIfGiven(readEducation),
  occupation: judgedIfGiven(readOccupation),
})
export type WorkerInput = v.InferOutput<typeof WorkerInput>

export const NominationInput = v.object({
  ...WorkerInput.entries,
  scheme: Slug,
  /** Fields whose contradiction with the NIK the clerk has looked at and confirmed. */
  confirmed: v.optional(v.array(v.picklist(['sex', 'birthDate'])), []),
  /** Not before this day. */
  notBefore: v.optional(Day),
  /** Days on which the worker cannot come. */
  unavailable: v.optional(v.pipe(v.array(Day), v.maxLength(60, 'field.too_large')), []),
})
export type NominationInput = v.InferOutput<typeof NominationInput>

/** What happened to one worker of a batch. */
export const outcomes = ['taken', 'updated', 'unchanged', 'confirm', 'refused', 'elsewhere'] as const
export const Outcome = v.object({
  /** Position in the batch. */
  at: v.number(),
  outcome: v.picklist(outcomes),
  nomination: v.optional(v.string()),
  errors: v.optional(v.array(v.object({ field: v.string(), code: v.string(), text: v.string() }))),
})
export type Outcome = v.InferOutput<typeof Outcome>

export const Nomination = v.object({
  id: v.string(),
  company: v.string(),
  companyName: v.string(),
  scheme: v.string(),
  state: v.picklist(nominationStates),
  /** Masked. */
  nik: v.string(),
  name: v.string(),
  sex: v.picklist(['L', 'P']),
  birthDate: v.string(),
  phone: v.string(),
  email: v.optional(v.string()),
  birthPlace: v.optional(v.string()),
  address: v.optional(v.string()),
  cityCode: v.optional(v.string()),
  provinceCode: v.optional(v.string()),
  education: v.optional(v.string()),
  occupation: v.optional(v.string()),
  confirmed: v.array(v.string()),
  notBefore: v.optional(v.string()),
  unavailable: v.array(v.string()),
  wave: v.optional(v.string()),
  submittedAt: v.string(),
  verifiedAt: v.optional(v.string()),
  /** Day of the exam that she came to. */
  examDate: v.optional(v.string()),
  /** Register's id of the assessor who examined, and on whose word it was decided. */
  assessor: v.optional(v.string()),
  /** When the committee decided, and the last day on which that may be appealed. */
  decidedAt: v.optional(v.string()),
  appealUntil: v.optional(v.string()),
  /** As BNSP or the LSP gave them: never made up here. */
  certificateNo: v.optional(v.string()),
  registrationNo: v.optional(v.string()),
  blankNo: v.optional(v.string()),
  /** Why it was returned or refused. */
  reason: v.optional(v.string()),
  /** Another company nominated the same person: an officer looks. */
  contested: v.optional(v.boolean()),
  /** Whose seat it took, and who took its seat. */
  replaces: v.optional(v.string()),
  replacedBy: v.optional(v.string()),
  /** Took a seat as a replacement before anyone at the LSP looked at the data. */
  unchecked: v.optional(v.boolean()),
  version: v.number(),
  history: v.array(v.object({ state: v.picklist(nominationStates), at: v.string(), by: v.string() })),
})
export type Nomination = v.InferOutput<typeof Nomination>

/** What the company needs to see of its own; the same, so one schema. */
export const portalNominations = endpoint({
  method: 'GET',
  path: '/portal/nominations',
  access: 'company',
  summary: 'Own nominations, a page at a time, of one state if one is named',
  query: v.object({
    state: v.optional(v.picklist(nominationStates)),
    scheme: v.optional(Slug),
    after: Cursor,
  }),
  reply: pageOf(Nomination),
})

/** The most workers of one batch: what one transaction of the engine holds, with its guards. */
export const batchSize = 25
export const submitNominations = endpoint({
  method: 'POST',
  path: '/portal/nominations',
  access: 'company',
  summary: 'Nominates up to 25 workers; an outcome each; safe to repeat',
  // Workers are judged one by one, so that one bad row does not refuse its neighbours.
  body: v.object({
    nominations: v.pipe(
      v.array(v.looseObject({}), 'nominations.missing'),
      v.minLength(1, 'nominations.missing'),
      v.maxLength(batchSize, 'nominations.too_many'),
    ),
  }),
  reply: v.object({ outcomes: v.array(Outcome) }),
})
export const correctNomination = endpoint({
  method: 'PUT',
  path: '/portal/nominations/:nomination',
  access: 'company',
  summary: 'Corrects the identity of a nomination without a seat; it is looked at again',
  body: v.object({
    ...NominationInput.entries,
    /** Left empty, the number stays as it is: screens only hold the masked one. */
    nik: judgedIfGiven(readNik),
    version: v.number('field.required'),
  }),
  reply: Nomination,
})
export const withdrawNomination = endpoint({
  method: 'POST',
  path: '/portal/nominations/:nomination/withdraw',
  access: 'company',
  summary: 'Takes a worker back; a seat becomes free',
  body: v.object({ reason: optional(300) }),
  reply: Nomination,
})

const base = '/programmes/:programme'
const one = `${base}/companies/:company/nominations/:nomination` as const

export const listNominations = endpoint({
  method: 'GET',
  path: `${base}/nominations`,
  access: 'nomination.read',
  summary: 'Nominations of one state, oldest first, or of one company',
  query: v.object({
    state: v.optional(v.picklist(nominationStates), 'submitted'),
    company: v.optional(Id),
    scheme: v.optional(Slug),
    /** Only those whose person another company holds. */
    contested: v.optional(v.picklist(['yes'])),
    after: Cursor,
  }),
  reply: pageOf(Nomination),
})
export const getNomination = endpoint({
  method: 'GET',
  path: one,
  access: 'nomination.read',
  summary: 'One nomination',
  reply: Nomination,
})
export const verifyNominations = endpoint({
  method: 'POST',
  path: `${base}/nominations/verify`,
  access: 'nomination.verify',
  summary: 'Verifies up to 100 nominations; an outcome each',
  body: v.object({
    nominations: eachOnce(v.object({ company: Id, id: Id }), { most: 100, idOf: ({ id }) => id }),
  }),
  reply: v.object({
    verified: v.number(),
    skipped: v.array(v.object({ id: v.string(), code: v.string(), text: v.string() })),
  }),
})
/** Works for a few seconds, then says where it stands; call again with `next` until there is none. */
export const verifyMatching = endpoint({
  method: 'POST',
  path: `${base}/nominations/verify-matching`,
  access: 'nomination.verify',
  summary: 'Verifies all submitted nominations that match a filter',
  body: v.object({ company: v.optional(Id), scheme: v.optional(Slug), after: Cursor }),
  reply: v.object({
    verified: v.number(),
    skipped: v.array(v.object({ id: v.string(), code: v.string(), text: v.string() })),
    next: v.optional(v.string()),
  }),
})
export const returnNomination = endpoint({
  method: 'POST',
  path: `${one}/return`,
  access: 'nomination.verify',
  summary: 'Returns a nomination with a reason that the company reads',
  body: v.object({ reason: lines(1000) }),
  reply: Nomination,
})
export const refuseNomination = endpoint({
  method: 'POST',
  path: `${one}/refuse`,
  access: 'nomination.verify',
  summary: 'Refuses a nomination for good, with a reason',
  body: v.object({ reason: lines(1000) }),
  reply: Nomination,
})
export const revealNik = endpoint({
  method: 'POST',
  path: `${one}/nik`,
  access: 'nomination.reveal',
  summary: 'Shows the full NIK; each look is logged with its reason',
  body: v.object({ reason: required(200) }),
  reply: v.object({ nik: v.string() }),
})

export const checkNomination = endpoint({
  method: 'POST',
  path: `${one}/check`,
  access: 'nomination.verify',
  summary: 'Records that the data of someone who took a seat as a replacement were looked at',
  reply: Nomination,
})

/** Nominations of one person for one scheme by several companies; the one who holds the person first. */
export const listRivals = endpoint({
  method: 'GET',
  path: `${one}/rivals`,
  access: 'nomination.read',
  summary: 'All nominations of the same person for the same scheme',
  reply: v.array(Nomination),
})
export const keepNomination = endpoint({
  method: 'POST',
  path: `${one}/keep`,
  access: 'nomination.verify',
  summary: 'Decides which company keeps a person whom several nominate; the others are refused',
  body: v.object({
    /** What the other companies read. */
    reason: lines(1000),
    /** What the officer saw: refused when any of them has changed since. */
    seen: v.pipe(
      v.array(v.object({ id: Id, version: v.number('field.required') }), 'field.malformed'),
      v.minLength(2, 'contest.alone'),
      v.maxLength(8, 'field.too_large'),
    ),
  }),
  reply: Nomination,
})
