import * as v from 'valibot'
import { standings } from './company.ts'
import { endpoint } from './endpoint.ts'
import { Id, optional, required } from './fields.ts'

/** `unknown` is no leave to sign: nothing is known of whoever is not on the list. */
export const permitAnswers = ['sign', 'hold', 'unknown', 'several'] as const

/** The plain answer to: may this company's permit be signed? */
export const PermitCheck = v.object({
  /** Number of the look-up in the audit log. */
  id: Id,
  at: v.string(),
  answer: v.picklist(permitAnswers),
  /** What was asked for, long numbers masked. */
  asked: v.string(),
  company: v.optional(v.object({ id: Id, name: v.string(), district: v.string() })),
  standing: v.optional(v.picklist(standings)),
  /** Since when it stands so, why, and by which letter. */
  since: v.optional(v.string()),
  reason: v.optional(v.string()),
  letterNo: v.optional(v.string()),
  letterDate: v.optional(v.string()),
  /** Names that what was typed may mean. */
  several: v.optional(v.array(v.object({ id: Id, name: v.string(), district: v.string() }))),
})
export type PermitCheck = v.InferOutput<typeof PermitCheck>

/** What is typed may be a tax number, so it travels in the body and stands in no address. */
export const suggestPermit = endpoint({
  method: 'POST',
  path: '/programmes/:programme/permit/suggestions',
  access: 'permit.check',
  summary: 'Names of companies that what was typed may mean; says nothing of their standing',
  body: v.object({ text: required(100) }),
  reply: v.array(v.object({ id: Id, name: v.string(), district: v.string() })),
})
export const checkPermit = endpoint({
  method: 'POST',
  path: '/programmes/:programme/permit/checks',
  access: 'permit.check',
  summary: 'Whether the permit of a company may be signed, and why not; each look-up is logged',
  body: v.object({
    /** A name, NIB or NPWP as typed; or the company that was chosen from the suggestions. */
    text: required(100),
    company: optional(64),
  }),
  reply: PermitCheck,
})
