import { createSigner } from '../../functions/certificates/keyring.ts'

const seed = Buffer.alloc(32, 7).toString('base64url')
/** Signs with a key that is the same in every run. */
export const testSigner = createSigner(JSON.stringify({ active: { seed, from: '2026-01-01' }, retired: [] }))
