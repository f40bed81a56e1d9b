import * as v from 'valibot'
import { Days } from './days.ts'
import { endpoint } from './endpoint.ts'
import { Id, judged, judgedIfGiven, optional, OptionalDay } from './fields.ts'
import { Nomination, NominationInput } from './nomination.ts'
import { readEducation } from './person/education.ts'
import { readOccupation } from './person/occupation.ts'
import { readAddress, readBirthPlace, readCityCode, readEmail, readProvinceCode } from './person/optional.ts'
import { readPhone } from './person/phone.ts'

const version = v.number('field.required')

/** What may change about a worker without anyone looking at her identity again. */
export const Details = v.object({
  phone: judged(readPhone),
  email: judgedIfGiven(readEmail),
  birthPlace: judgedIfGiven(readBirthPlace),
  address: judgedIfGiven(readAddress),
  cityCode: judgedIfGiven(readCityCode),
  provinceCode: judgedIfGiven(readProvinceCode),
  education: judgedIfGiven(readEducation),
  occupation: judgedIfGiven(readOccupation),
  notBefore: OptionalDay,
  unavailable: Days,
})
export type Details = v.InferOutput<typeof Details>

const one = '/portal/nominations/:nomination'

export const portalNomination = endpoint({
  method: 'GET',
  path: one,
  access: 'company',
  summary: 'One own nomination, with its history',
  reply: Nomination,
})
export const completeNomination = endpoint({
  method: 'PUT',
  path: `${one}/details`,
  access: 'company',
  summary: 'Changes dates, contact and the data for BNSP; the nomination stays where it is',
  body: v.object({ ...Details.entries, version }),
  reply: Nomination,
})

/** Who takes a seat: a waiting worker of the company (`by`), or a new one of the same scheme. */
export const Substitute = v.object({
  by: v.optional(Id),
  worker: v.optional(v.omit(NominationInput, ['scheme'])),
  reason: optional(300),
  version,
})
export type Substitute = v.InferOutput<typeof Substitute>
export const replaceNomination = endpoint({
  method: 'POST',
  path: `${one}/replace`,
  access: 'company',
  summary: 'Gives the seat of a worker to another one of the company, in one step',
  body: Substitute,
  reply: v.object({ replaced: Nomination, by: Nomination }),
})

export const askKinds = [
  'confirm',
  'address',
  'mend',
  'closed_day',
  'worker_address',
  'draft',
  'data',
  'headcount',
  'send',
] as const
/** One thing that a company is asked to do. */
export const Ask = v.object({
  kind: v.picklist(askKinds),
  /** How many workers it is about, or are missing. */
  count: v.number(),
  /** The first of them. */
  people: v.array(v.object({ id: v.string(), name: v.string() })),
  /** By which day, `yyyy-mm-dd`; absent: as soon as possible. */
  until: v.optional(v.string()),
})
export type Ask = v.InferOutput<typeof Ask>
export const portalAsks = endpoint({
  method: 'GET',
  path: '/portal/asks',
  access: 'company',
  summary: 'What is asked of the company and by when, the most pressing first',
  reply: v.array(Ask),
})
