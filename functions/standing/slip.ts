import * as v from 'valibot'
import { PermitCheck } from '../contract/permit.ts'
import { stored } from '../platform/stored.ts'

/** An answer of the desk that may be printed: about one company, kept for a year. */
export const StoredSlip = v.object({
  ...v.pick(PermitCheck, ['id', 'at', 'standing', 'since', 'reason', 'letterNo', 'letterDate']).entries,
  programme: v.string(),
  answer: v.picklist(['sign', 'hold']),
  company: v.object({ id: v.string(), name: v.string(), district: v.string() }),
  by: v.string(),
})
export type StoredSlip = v.InferOutput<typeof StoredSlip>
export const slips = stored(StoredSlip)

const keptDays = 366

export const slipKey = (programme: string, id: string) => ({
  pk: `P#${programme}#permit-slip#${id}`,
  sk: 'slip',
})
/** When the table may forget it, in seconds. */
export const slipEnds = (at: Date) => Math.floor(at.getTime() / 1000) + keptDays * 86_400

const signed = (programme: string, id: string) => `permit slip ${programme} ${id}`

/** What the code on a slip holds: which slip, and that we printed it. */
export const slipToken = (sign: (text: string) => string, programme: string, id: string) =>
  `${programme}.${id}.${sign(signed(programme, id))}`

/** The slip that a code names, if the code is ours. */
export function readSlipToken(sign: (text: string) => string, token: string) {
  const [programme = '', id = ''] = token.split('.')
  return token === slipToken(sign, programme, id) ? { programme, id } : undefined
}
