import type { Check } from '../../../../functions/contract/verdict.ts'

const bytes = (given: Uint8Array) => new Uint8Array(given)

const imported = (key: Uint8Array) => crypto.subtle.importKey('raw', bytes(key), 'Ed25519', false, ['verify'])

const native: Check = async (key, message, signature) =>
  crypto.subtle.verify('Ed25519', await imported(key), bytes(signature), bytes(message))

/** The curve's base point: a key that every browser which knows Ed25519 takes. */
const basePoint = new Uint8Array(32).fill(0x66)
basePoint[0] = 0x58

let chosen: Promise<Check> | undefined

async function choose(): Promise<Check> {
  try {
    await imported(basePoint)
    return native
  } catch {
    const { verifyAsync } = await import('@noble/ed25519')
    return (key, message, signature) => verifyAsync(signature, message, key, { zip215: false })
  }
}

/** The browser's own Ed25519, or one that is loaded where it has none. Rejects when that cannot be loaded. */
export function checker(): Promise<Check> {
  chosen ??= choose().catch((error: unknown) => {
    chosen = undefined
    throw error
  })
  return chosen
}
