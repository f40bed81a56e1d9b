import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Count, Id, optional, required } from './fields.ts'
import { PermitCheck } from './permit.ts'

/** Keys in force in one programme. */
export const mostKeys = 10

export const PermitKey = v.object({
  id: Id,
  name: v.string(),
  /** Look-ups that it may make in a minute. */
  perMinute: v.number(),
  createdAt: v.string(),
  createdBy: v.string(),
  revokedAt: v.optional(v.string()),
  revokedBy: v.optional(v.string()),
})
export type PermitKey = v.InferOutput<typeof PermitKey>

const keys = '/programmes/:programme/permit/keys'
export const listPermitKeys = endpoint({
  method: 'GET',
  path: keys,
  access: 'key.read',
  summary: 'API keys of the permit desk, the newest first; never the keys themselves',
  reply: v.array(PermitKey),
})
export const issuePermitKey = endpoint({
  method: 'POST',
  path: keys,
  access: 'key.issue',
  summary: 'Issues a key for another system of the office; its secret is told this once',
  body: v.object({ name: required(80), perMinute: Count(1, 600) }),
  reply: v.object({ key: PermitKey, secret: v.string() }),
  status: 201,
})
export const revokePermitKey = endpoint({
  method: 'DELETE',
  path: `${keys}/:key`,
  access: 'key.issue',
  summary: 'Revokes a key at once, for good',
  reply: PermitKey,
})

/** For the regency's permit system, with `authorization: Bearer <key>`. */
export const askPermit = endpoint({
  method: 'GET',
  path: '/permit/check',
  access: 'key',
  summary:
    'Whether the permit of a company may be signed, by its NIB (13 digits) or its name; logged like a look-up at the desk',
  query: v.object({ nib: optional(20), name: optional(100) }),
  reply: PermitCheck,
})
/** A tax number of one person is that person's NIK, which stands in no address. */
export const askPermitByNumber = endpoint({
  method: 'POST',
  path: '/permit/check',
  access: 'key',
  summary: 'The same by a name, NIB or NPWP in the body',
  body: v.object({ text: required(100), company: optional(64) }),
  reply: PermitCheck,
})

export const permitSlip = endpoint({
  method: 'GET',
  path: '/papers/programmes/:programme/permit/checks/:check/slip.pdf',
  access: 'permit.check',
  summary: 'The answer of a look-up on paper, with a code by which anyone can check it',
  file: 'application/pdf',
})
export const checkSlip = endpoint({
  method: 'GET',
  path: '/papers/slips/permit',
  access: 'public',
  summary: 'A page that says whether a slip of the permit desk is genuine, and whether it still holds',
  query: v.object({ t: optional(200) }),
  file: 'text/html',
})
