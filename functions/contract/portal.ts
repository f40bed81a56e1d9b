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
