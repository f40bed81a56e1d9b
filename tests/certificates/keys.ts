import { createHash, verify, createPublicKey } from 'node:crypto'
import { createSigner, keyId, publicOf, type Ring, rotate } from '../../functions/certificates/keyring.ts'
import { type Check, listMessage, type Revocations, shortHash } from '../../functions/contract/verdict.ts'

/** A seed that is the same in every run. */
export const seed = (name: string) => createHash('sha256').update(name).digest('base64url')
export const ring: Ring = { active: { seed: seed('first'), from: '2026-01-01' }, retired: [] }
export const signerOf = (of: Ring = ring) => createSigner(JSON.stringify(of))
export { keyId, publicOf, rotate }

/** Checks with Node's own Ed25519. */
export const check: Check = async (key, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') },
      format: 'jwk',
    }),
    signature,
  )

/** A list as the API publishes it. */
export async function listOf(
  at: string,
  { revoked = [], replaced = [] }: { revoked?: string[]; replaced?: string[] } = {},
  signer = signerOf(),
): Promise<Revocations> {
  const hashes = async (ids: string[]) => (await Promise.all(ids.map(shortHash))).join('')
  const body = { at, revoked: await hashes(revoked), replaced: await hashes(replaced) }
  return { ...body, ...signer.sign((key) => listMessage({ ...body, key })) }
}
