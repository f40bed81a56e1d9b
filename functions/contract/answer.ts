import * as v from 'valibot'
import { standings } from './company.ts'
import { endpoint } from './endpoint.ts'
import { optional } from './fields.ts'
import { StandingAnswer, StandingStep } from './standing.ts'

/** Bytes of a file beside an answer. */
export const mostAnswered = 4 * 1024 * 1024
/** Answers of one company that may wait to be read. */
export const mostWaiting = 5
export const longestAnswer = 4000

/** A step as the company reads it: what the letter says, without who else was asked. */
const Told = v.pick(StandingStep, [
  'id',
  'kind',
  'to',
  'at',
  'letterNo',
  'letterDate',
  'reason',
  'answerBy',
  'undoes',
])
export const PortalStanding = v.object({
  standing: v.picklist(standings),
  since: v.optional(v.string()),
  /** Day until which an answer is asked for. */
  answerBy: v.optional(v.string()),
  agreed: v.number(),
  nominated: v.number(),
  /** It has been called on in writing and may answer. */
  mayAnswer: v.boolean(),
  steps: v.array(Told),
  answers: v.array(StandingAnswer),
})
export type PortalStanding = v.InferOutput<typeof PortalStanding>

export const portalStanding = endpoint({
  method: 'GET',
  path: '/portal/standing',
  access: 'company',
  summary: 'How the company stands, the letters to it, and its own answers',
  reply: PortalStanding,
})
export const answerStanding = endpoint({
  method: 'POST',
  path: '/papers/portal/standing/answers',
  access: 'company',
  summary:
    'Answers a step (multipart: text, key, and a file PDF, JPG or PNG of up to 4 MB); the same key again changes nothing',
  reply: StandingAnswer,
})

const one = '/programmes/:programme/companies/:company/answers/:answer'
export const readAnswer = endpoint({
  method: 'POST',
  path: `${one}/read`,
  access: 'standing.decide',
  summary: 'Marks an answer as read, with what the company is told of it',
  body: v.object({ note: optional(1000) }),
  reply: StandingAnswer,
})
/** A redirect to a link of the private bucket that is good for a minute. */
export const answerFile = endpoint({
  method: 'GET',
  path: `/papers${one}/file`,
  access: 'standing.read',
  summary: 'The file beside an answer',
  file: 'application/octet-stream',
})
