/**
 * What a device keeps of exam days, in IndexedDB: encrypted, under a key of each wave that no script can read out.
 * Forgetting a wave destroys its key.
 */
type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }
/** In the clear only what says when to forget it. */
type StoredList = Sealed & { wave: string; date: string }
type StoredMark = Sealed & { id: string; wave: string; at: number }

const stores = ['keys', 'lists', 'marks'] as const
type Store = (typeof stores)[number]

const asked = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

let opened: Promise<IDBDatabase> | undefined
const database = () =>
  (opened ??= (() => {
    const request = indexedDB.open('gelombang.exams', 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('keys')
      request.result.createObjectStore('lists', { keyPath: 'wave' })
      request.result.createObjectStore('marks', { keyPath: 'id' }).createIndex('wave', 'wave')
    })
    return asked(request)
  })())

/** Whether this device kept anything; opens no database where there is none. */
export const isEmpty = async () =>
  !('indexedDB' in globalThis) ||
  !(await indexedDB.databases().catch(() => [{ name: 'gelombang.exams' }])).some(
    ({ name }) => name === 'gelombang.exams',
  )

async function at<T>(store: Store, mode: IDBTransactionMode, work: (of: IDBObjectStore) => IDBRequest<T>) {
  return asked(work((await database()).transaction(store, mode).objectStore(store)))
}

async function keyOf(wave: string): Promise<CryptoKey> {
  const known = (await at('keys', 'readonly', (keys) => keys.get(wave))) as CryptoKey | undefined
  if (known) return known
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  try {
    await at('keys', 'readwrite', (keys) => keys.add(key, wave))
    return key
  } catch {
    // Another tab was faster.
    return at('keys', 'readonly', (keys) => keys.get(wave)) as Promise<CryptoKey>
  }
}

async function seal(wave: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(value))
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(wave), text) }
}

async function unseal<T>(wave: string, { iv, data }: Sealed): Promise<T> {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(wave), data)
  return JSON.parse(new TextDecoder().decode(text)) as T
}

export async function keepList(wave: string, date: string, value: unknown) {
  const sealed = await seal(wave, value)
  await at('lists', 'readwrite', (lists) => lists.put({ ...sealed, wave, date } satisfies StoredList))
}

export async function readList<T>(wave: string): Promise<T | undefined> {
  const found = (await at('lists', 'readonly', (lists) => lists.get(wave))) as StoredList | undefined
  return found && unseal<T>(wave, found)
}

/** The waves that are kept, with their days. */
export const keptLists = async (): Promise<{ wave: string; date: string }[]> =>
  ((await at('lists', 'readonly', (lists) => lists.getAll())) as StoredList[]).map(({ wave, date }) => ({
    wave,
    date,
  }))

export async function putMark(wave: string, id: string, value: unknown) {
  const sealed = await seal(wave, value)
  await at('marks', 'readwrite', (marks) =>
    marks.put({ ...sealed, id, wave, at: Date.now() } satisfies StoredMark),
  )
}

export const dropMark = (id: string) => at('marks', 'readwrite', (marks) => marks.delete(id))

/** Marks of a wave, oldest first. */
export async function readMarks<T>(wave: string): Promise<T[]> {
  const found = (await at('marks', 'readonly', (marks) => marks.index('wave').getAll(wave))) as StoredMark[]
  return Promise.all(found.sort((a, b) => a.at - b.at).map((mark) => unseal<T>(wave, mark)))
}

/** Forgets a wave: its list, its marks and the key that could read them. */
export async function forget(wave: string) {
  const transaction = (await database()).transaction(stores, 'readwrite')
  transaction.objectStore('keys').delete(wave)
  transaction.objectStore('lists').delete(wave)
  const marks = transaction.objectStore('marks')
  for (const id of await asked(marks.index('wave').getAllKeys(wave))) marks.delete(id)
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('error', () => reject(transaction.error))
  })
}
