import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Encryption and keyed hashing of identity numbers, and signatures of links, all from one secret. */
export type Seal = {
  /** Encrypts; `context` (where the value belongs) must be the same to open it again. */
  close(value: string, context: string): string
  /** Decrypts, or throws when the value was tampered with or belongs elsewhere. */
  open(sealed: string, context: string): string
  /** A keyed hash for equality: same value, same hash; useless without the key. */
  hash(value: string): string
  /** A signature over a link's id, 22 characters. */
  sign(value: string): string
}

/** @param secret at least 32 characters; rotating it means re-sealing what it closed. */
export function createSeal(secret: string): Seal {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'gelombang', purpose, 32))
  const [encryption, equality, signature] = ['encryption', 'equality', 'link signature'].map(derive) as [
    Buffer,
    Buffer,
    Buffer,
  ]
  return {
    close(value, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', encryption, bytes.subarray(0, 12))
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    hash: (value) => createHmac('sha256', equality).update(value).digest('base64url').slice(0, 32),
    sign: (value) => createHmac('sha256', signature).update(value).digest('base64url').slice(0, 22),
  }
}
