import { fromBase64url, toBase64url } from './base64url.ts'

/**
 * What a certificate's code says, and all that it says: no identity number, no birth date. It stands signed in
 * the fragment of a link, so that no server sees it and any browser can check it.
 */
export type Statement = {
  /** Id of the key that signed: the first four bytes of SHA-256 over the public key, base64url. */
  key: string
  /** Of the certificate, a ULID. */
  id: string
  number: string
  registration: string
  name: string
  scheme: string
  /** First and last day of validity, `yyyy-mm-dd` in Asia/Jakarta. */
  issued: string
  expires: string
}

/** Letters that the whole link may have, so that its code stays coarse enough for a cheap camera. */
export const longestLink = 350

const version = 1
const signatureBytes = 64
/** Version, key, id, two days. */
const headBytes = 1 + 4 + 16 + 2 + 2
const dayMs = 86_400_000
const firstDay = Date.parse('2020-01-01')
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const utf8 = new TextEncoder()
/** Set before what is signed, so that a signature of one kind is none of another. */
const purpose = utf8.encode('gelombang certificate\n')

/** The bytes that are signed, and that stand in the link before the signature. */
export function bytesOf(statement: Statement): Uint8Array<ArrayBuffer> {
  const texts = utf8.encode(
    [statement.number, statement.registration, statement.name, statement.scheme].join('\0'),
  )
  const bytes = new Uint8Array(headBytes + texts.length)
  const key = fromBase64url(statement.key)
  if (key?.length !== 4) throw new Error('key id is not four bytes')
  bytes[0] = version
  bytes.set(key, 1)
  bytes.set(ulidBytes(statement.id), 5)
  const days = new DataView(bytes.buffer)
  days.setUint16(21, dayNumber(statement.issued))
  days.setUint16(23, dayNumber(statement.expires))
  bytes.set(texts, headBytes)
  return bytes
}

/** What a signature covers. */
export function signedOf(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const signed = new Uint8Array(purpose.length + body.length)
  signed.set(purpose)
  signed.set(body, purpose.length)
  return signed
}

/** The text behind the `#`. */
export function fragmentOf(body: Uint8Array, signature: Uint8Array): string {
  const both = new Uint8Array(body.length + signature.length)
  both.set(body)
  both.set(signature, body.length)
  return toBase64url(both)
}

/** Takes a fragment apart; undefined when it is none. Says nothing of whether it is genuine. */
export function readFragment(fragment: string) {
  const bytes = fromBase64url(fragment)
  if (!bytes || bytes.length < headBytes + 3 + signatureBytes || bytes[0] !== version) return undefined
  const body = bytes.slice(0, -signatureBytes)
  const days = new DataView(body.buffer)
  const texts = readTexts(body.subarray(headBytes))
  if (texts?.length !== 4) return undefined
  const [number = '', registration = '', name = '', scheme = ''] = texts
  const statement: Statement = {
    key: toBase64url(body.subarray(1, 5)),
    id: ulidOf(body.subarray(5, 21)),
    number,
    registration,
    name,
    scheme,
    issued: dayOf(days.getUint16(21)),
    expires: dayOf(days.getUint16(23)),
  }
  return { statement, body, signature: bytes.slice(-signatureBytes) }
}

/**
 * Shortens what people typed until the link has room for it: the scheme first, then the name, each ending in
 * `…`. The numbers, by which the certificate is known, stay whole.
 * @param room letters left for the fragment.
 */
export function fit(statement: Statement, room: number): Statement {
  const most = Math.floor((room * 3) / 4) - headBytes - signatureBytes - 3
  const sizeOf = (text: string) => utf8.encode(text).length
  const fixed = sizeOf(statement.number) + sizeOf(statement.registration)
  const name = clip(statement.name, Math.max(0, most - fixed - Math.min(24, sizeOf(statement.scheme))))
  const scheme = clip(statement.scheme, Math.max(0, most - fixed - sizeOf(name)))
  return { ...statement, name, scheme }
}

function clip(text: string, bytes: number): string {
  if (utf8.encode(text).length <= bytes) return text
  let kept = ''
  for (const letter of text) {
    if (utf8.encode(`${kept}${letter}…`).length > bytes) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

function readTexts(bytes: Uint8Array): string[] | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).split('\0')
  } catch {
    return undefined
  }
}

const dayNumber = (day: string) => {
  const number = (Date.parse(day) - firstDay) / dayMs
  if (!Number.isInteger(number) || number < 0 || number > 0xffff) throw new Error(`no such day: ${day}`)
  return number
}
const dayOf = (number: number) => new Date(firstDay + number * dayMs).toISOString().slice(0, 10)

/** The sixteen bytes of a ULID. */
export function ulidBytes(id: string): Uint8Array<ArrayBuffer> {
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id)) throw new Error('id is no ULID')
  let number = 0n
  for (const letter of id) number = number * 32n + BigInt(crockford.indexOf(letter))
  const bytes = new Uint8Array(16)
  for (let at = 15; at >= 0; at--, number >>= 8n) bytes[at] = Number(number & 0xffn)
  return bytes
}

function ulidOf(bytes: Uint8Array): string {
  let number = 0n
  for (const byte of bytes) number = (number << 8n) | BigInt(byte)
  let id = ''
  for (let at = 0; at < 26; at++, number >>= 5n) id = crockford[Number(number & 31n)] + id
  return id
}
