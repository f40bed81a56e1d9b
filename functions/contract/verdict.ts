import { fromBase64url, toBase64url } from './base64url.ts'
import { readFragment, signedOf, type Statement, ulidBytes } from './statement.ts'

/** A public key as it is published. One that is not published (any more) vouches for nothing. */
export type PublicKey = {
  id: string
  /** Raw Ed25519, base64url. */
  key: string
  state: 'active' | 'retired'
  /** First day of use, and last day on which a retired key may have signed. */
  from: string
  until?: string | undefined
}

/** What is no longer good, signed as of a moment. */
export type Revocations = {
  /** UTC ISO 8601. */
  at: string
  /** The key that signed the list. */
  key: string
  /** Short hashes of certificate ids, eight letters each, one behind the other. */
  revoked: string
  replaced: string
  signature: string
}

/** Checks one Ed25519 signature. */
export type Check = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>

/** What is known while judging: absent where it could not be had. */
export type Known = {
  keys?: { keys: readonly PublicKey[]; at: Date } | undefined
  revocations?: Revocations | undefined
  now: Date
  check: Check
}

/** Why no answer can be given. */
export type Lack = 'keys' | 'list' | 'crypto'
export type Verdict =
  | { answer: 'unreadable' | 'altered' }
  | { answer: 'unknown_key'; key: string }
  /** `statement` only when its signature is good. */
  | { answer: 'cannot_check'; lacks: Lack; statement?: Statement; asOf?: string }
  | { answer: 'valid' | 'expired' | 'revoked' | 'replaced'; statement: Statement; asOf?: string | undefined }
export type Answer = Verdict['answer']

/** A list or key set that is older says nothing for certain about today. */
export const freshMs = 24 * 3_600_000
const letters = 8

/** How a certificate stands in the list. */
export async function shortHash(id: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', ulidBytes(id))
  return toBase64url(new Uint8Array(digest, 0, 6))
}

/** What the signature of a list covers. */
export const listMessage = (list: Omit<Revocations, 'signature'>) =>
  new TextEncoder().encode(
    `gelombang revocations\n${list.at}\n${list.key}\n${list.revoked}\n${list.replaced}`,
  )

const stands = (hashes: string, hash: string) => {
  for (let at = 0; at < hashes.length; at += letters) if (hashes.startsWith(hash, at)) return true
  return false
}

/** The day in Jakarta. */
const today = (now: number) => new Date(now + 7 * 3_600_000).toISOString().slice(0, 10)

async function holds(known: Known, id: string, message: Uint8Array, signature: Uint8Array | undefined) {
  const key = known.keys?.keys.find((one) => one.id === id)
  const raw = key && fromBase64url(key.key)
  return Boolean(raw && signature && (await known.check(raw, message, signature)))
}

/**
 * Judges the fragment of a certificate's link. Only what was proven gives `valid`: signed by a published key,
 * within its days, and in no list that is signed and at most a day old.
 */
export async function judge(fragment: string, known: Known): Promise<Verdict> {
  const read = readFragment(fragment)
  if (!read) return { answer: 'unreadable' }
  const { statement, body, signature } = read
  const { keys } = known
  if (!keys) return { answer: 'cannot_check', lacks: 'keys' }
  const key = keys.keys.find(({ id }) => id === statement.key)
  // Signed after the key was laid down: by whoever found it.
  const mayHaveSigned = key && (!key.until || statement.issued <= key.until)
  if (!mayHaveSigned)
    return key || isFresh(keys.at, known.now)
      ? { answer: 'unknown_key', key: statement.key }
      : { answer: 'cannot_check', lacks: 'keys' }

  let list: Revocations | undefined
  try {
    if (!(await holds(known, statement.key, signedOf(body), signature))) return { answer: 'altered' }
    list = await genuine(known)
  } catch {
    return { answer: 'cannot_check', lacks: 'crypto' }
  }
  const hash = await shortHash(statement.id)
  const asOf = list?.at
  if (list && stands(list.revoked, hash)) return { answer: 'revoked', statement, asOf }
  if (list && stands(list.replaced, hash)) return { answer: 'replaced', statement, asOf }
  // The list tells the time too, should the device's clock be slow.
  const now = Math.max(known.now.getTime(), list ? Date.parse(list.at) : 0)
  if (today(now) > statement.expires) return { answer: 'expired', statement, asOf }
  if (!list || !isFresh(new Date(list.at), known.now))
    return { answer: 'cannot_check', lacks: 'list', statement, ...(list && { asOf: list.at }) }
  return { answer: 'valid', statement, asOf: list.at }
}

const isFresh = (at: Date, now: Date) => now.getTime() - at.getTime() <= freshMs

/** The list, if one of the published keys signed it as it stands. */
async function genuine(known: Known): Promise<Revocations | undefined> {
  const { revocations: list } = known
  if (!list || Number.isNaN(Date.parse(list.at))) return undefined
  const fits = list.revoked.length % letters === 0 && list.replaced.length % letters === 0
  const good = fits && (await holds(known, list.key, listMessage(list), fromBase64url(list.signature)))
  return good ? list : undefined
}
