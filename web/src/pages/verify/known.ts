import type { PublicKey, Revocations } from '../../../../functions/contract/verdict.ts'
import { call } from '../../api.ts'

type Kept = { keys?: { keys: readonly PublicKey[]; at: string }; revocations?: Revocations }

const place = 'certificates'
/** Milliseconds that the network is waited for: with something kept on the device, and with nothing. */
const patience = { kept: 3000, none: 15_000 }

const texts = (value: unknown, ...names: string[]) =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string')
const isKeys = (keys: unknown): keys is PublicKey[] =>
  Array.isArray(keys) && keys.every((key) => texts(key, 'id', 'key'))
const isList = (list: unknown): list is Revocations =>
  texts(list, 'at', 'key', 'revoked', 'replaced', 'signature')

function read(): Kept {
  try {
    const { keys, revocations } = JSON.parse(localStorage.getItem(place) ?? '{}') as Kept
    return {
      ...(isKeys(keys?.keys) && texts(keys, 'at') && { keys }),
      ...(isList(revocations) && { revocations }),
    }
  } catch {
    return {}
  }
}

function keep(kept: Kept) {
  try {
    localStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // Nothing can be kept on this device: the answer needs the network each time.
  }
}

/**
 * Published keys and the list of revocations: from the network, else as this device kept them.
 * `offline` says that one of the two is not from now.
 */
export async function known(now: Date) {
  const kept = read()
  const signal = AbortSignal.timeout(kept.keys && kept.revocations ? patience.kept : patience.none)
  const [keys, list] = await Promise.all([
    call('GET /keys', { signal }).catch(() => undefined),
    call('GET /revocations', { signal }).catch(() => undefined),
  ])
  const fresh: Kept = {
    ...(isKeys(keys?.keys) && { keys: { keys: keys.keys, at: now.toISOString() } }),
    ...(isList(list) && { revocations: list }),
  }
  const held = { ...kept, ...fresh }
  keep(held)
  return {
    keys: held.keys && { keys: held.keys.keys, at: new Date(held.keys.at) },
    revocations: held.revocations,
    offline: !fresh.keys || !fresh.revocations,
  }
}
