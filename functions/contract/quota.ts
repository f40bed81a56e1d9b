import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Count, Day, optional, OptionalDay, required } from './fields.ts'

/** What BNSP lets the LSP examine in one scheme, and how much of it is given away. */
export const Quota = v.object({
  scheme: v.string(),
  granted: v.number(),
  taken: v.number(),
  /** Verified nominations that wait for a seat. */
  waiting: v.number(),
  version: v.number(),
})
export type Quota = v.InferOutput<typeof Quota>

export const quotaRequestStates = ['draft', 'sent', 'granted', 'refused'] as const
export const QuotaEntry = v.object({
  id: v.string(),
  scheme: v.string(),
  state: v.picklist(quotaRequestStates),
  asked: v.optional(v.number()),
  /** Change of the quota: may be negative when BNSP takes some back. */
  granted: v.optional(v.number()),
  letterNo: v.optional(v.string()),
  letterDate: v.optional(v.string()),
  note: v.optional(v.string()),
  by: v.string(),
  at: v.string(),
})
export type QuotaEntry = v.InferOutput<typeof QuotaEntry>

export const getQuota = endpoint({
  method: 'GET',
  path: '/programmes/:programme/quota',
  access: 'quota.read',
  summary: 'Quota per scheme, and the ledger of requests and grants',
  reply: v.object({ quota: v.array(Quota), ledger: v.array(QuotaEntry) }),
})
export const sendQuotaRequest = endpoint({
  method: 'POST',
  path: '/programmes/:programme/quota/:scheme/requests',
  access: 'quota.report',
  summary: 'Records that a quota request went to BNSP',
  body: v.object({
    asked: Count(1, 1_000_000),
    letterNo: required(80),
    letterDate: Day,
    note: optional(500),
  }),
  reply: QuotaEntry,
  status: 201,
})
export const grantQuota = endpoint({
  method: 'POST',
  path: '/programmes/:programme/quota/:scheme/grants',
  access: 'quota.grant',
  summary: 'Records what BNSP granted, with its letter; never below what is taken',
  body: v.object({
    /** The whole quota of the scheme from now on, not a difference. */
    granted: Count(0, 1_000_000),
    letterNo: required(80),
    letterDate: Day,
    note: optional(500),
    /** The version of the quota that the officer saw. */
    version: v.number('field.required'),
  }),
  reply: Quota,
})
/** The answer is a workbook: one header row, every cell text. */
export const quotaWorkbook = endpoint({
  method: 'GET',
  path: '/papers/programmes/:programme/quota/:scheme/bnsp.xlsx',
  access: 'quota.report',
  summary: 'The list for BNSP of the verified nominations of a scheme',
  query: v.object({ until: OptionalDay }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
/** What BNSP's list would still lack. */
export const quotaBlanks = endpoint({
  method: 'GET',
  path: '/programmes/:programme/quota/:scheme/blanks',
  access: 'quota.report',
  summary: 'Nominations whose BNSP columns are incomplete, before the list is downloaded',
  reply: v.object({
    rows: v.number(),
    blanks: v.array(
      v.object({
        company: v.string(),
        nomination: v.string(),
        name: v.string(),
        fields: v.array(v.string()),
      }),
    ),
  }),
})
