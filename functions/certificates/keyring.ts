import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import * as v from 'valibot'
import type { PublicKey } from '../contract/verdict.ts'
import { bytesOf, fragmentOf, signedOf, type Statement } from '../contract/statement.ts'

const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const Raw = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))

/**
 * The keys of a deployment, as its secret holds them: the one in use with its seed, and the public halves of
 * those that were laid down. A key that is taken out vouches for nothing any more.
 */
export const Ring = v.object({
  active: v.object({ seed: Raw, from: Day }),
  retired: v.array(v.object({ key: Raw, from: Day, until: Day })),
})
export type Ring = v.InferOutput<typeof Ring>

/** The first four bytes of SHA-256 over a raw public key, base64url. */
export const keyId = (raw: string) =>
  createHash('sha256').update(Buffer.from(raw, 'base64url')).digest().subarray(0, 4).toString('base64url')

/** What stands before the seed of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const privateOf = (seed: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([pkcs8, Buffer.from(seed, 'base64url')]),
    format: 'der',
    type: 'pkcs8',
  })

/** The raw public key of a seed, base64url. */
export const publicOf = (seed: string): string =>
  String(createPublicKey(privateOf(seed)).export({ format: 'jwk' }).x)

/** The next ring: a new key in use, the old one retired as of today. */
export const rotate = (ring: Ring, seed: string, today: string): Ring => ({
  active: { seed, from: today },
  retired: [...ring.retired, { key: publicOf(ring.active.seed), from: ring.active.from, until: today }],
})

export type Signer = {
  /** The published set, the key in use first. */
  keys: readonly PublicKey[]
  /** The fragment of a certificate's link. */
  state(statement: Omit<Statement, 'key'>): string
  /** The key in use and its signature over any message, base64url. */
  sign(message: (key: string) => Uint8Array): { key: string; signature: string }
}

/** Signs with the key in use. Throws for a ring that makes no sense, without showing it. */
export function createSigner(text: string): Signer {
  const ring = v.safeParse(v.pipe(v.string(), v.parseJson(), Ring), text)
  if (!ring.success)
    throw new Error('CERTIFICATE_KEYS is no ring of keys: make one with `npx tsx local/keys.ts`')
  // Making keys takes longer than most requests, and few of them sign.
  let made: ReturnType<typeof keysOf> | undefined
  const used = () => (made ??= keysOf(ring.output))
  // Only with others beside it can the key in use stand there twice.
  if (ring.output.retired.length > 0) used()
  return {
    get keys() {
      return used().keys
    },
    state(statement) {
      const { key, secret } = used()
      const body = bytesOf({ ...statement, key })
      return fragmentOf(body, sign(null, signedOf(body), secret))
    },
    sign(message) {
      const { key, secret } = used()
      return { key, signature: sign(null, message(key), secret).toString('base64url') }
    },
  }
}

function keysOf({ active, retired }: Ring) {
  const own = publicOf(active.seed)
  const key = keyId(own)
  const keys: PublicKey[] = [
    { id: key, key: own, state: 'active', from: active.from },
    ...retired.map((old) => ({ id: keyId(old.key), state: 'retired' as const, ...old })),
  ]
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    throw new Error('CERTIFICATE_KEYS holds a key twice')
  return { key, keys, secret: privateOf(active.seed) }
}

const none = () => {
  throw new Error('this function has no keys')
}
/** For what signs nothing. */
export const noSigner: Signer = { keys: [], state: none, sign: none }
