import { timingSafeEqual } from 'node:crypto'
import type { Seal } from '../platform/seal.ts'

type Ref = { programme: string; company: string; id: string }

const same = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
const textOf = ({ programme, company, id }: Ref) => `${programme}.${company}.${id}`

/** What a worker's own link says behind its `#`: whose page, and that we made it. Her date of birth is asked beside it. */
export const workerToken = (seal: Pick<Seal, 'sign'>, of: Ref) =>
  `${textOf(of)}.${seal.sign(`worker ${textOf(of)}`)}`

/** The address of a worker's own page. */
export const workerLink = (seal: Pick<Seal, 'sign'>, siteUrl: string, of: Ref) =>
  `${siteUrl}/saya#${workerToken(seal, of)}`

/** Whose page a token opens; undefined when we did not make it. */
export function readWorkerToken(seal: Pick<Seal, 'sign'>, token: string): Ref | undefined {
  const [, programme, company, id] =
    /^([\w-]{1,64})\.([\w-]{1,64})\.([\w-]{1,64})\.[\w-]{22}$/.exec(token) ?? []
  if (!programme || !company || !id) return undefined
  const ref = { programme, company, id }
  return same(token, workerToken(seal, ref)) ? ref : undefined
}

const ticketText = (of: Ref, until: number) => `${textOf(of)}.${until}`

/** What a page shows after link and date of birth fitted: good until an instant (milliseconds). */
export const workerTicket = (seal: Pick<Seal, 'sign'>, of: Ref, until: number) =>
  `${ticketText(of, until)}.${seal.sign(`worker ticket ${ticketText(of, until)}`)}`

/** Whose ticket it is; undefined when it is over, or we did not make it. */
export function readWorkerTicket(seal: Pick<Seal, 'sign'>, ticket: string, now: number): Ref | undefined {
  const [, programme, company, id, until] =
    /^([\w-]{1,64})\.([\w-]{1,64})\.([\w-]{1,64})\.(\d{1,15})\.[\w-]{22}$/.exec(ticket) ?? []
  if (!programme || !company || !id || Number(until) < now) return undefined
  const ref = { programme, company, id }
  return same(ticket, workerTicket(seal, ref, Number(until))) ? ref : undefined
}
