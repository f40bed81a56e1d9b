/**
 * Exports are kept for a week, uploads for a month, what companies answer for two years: the bucket forgets by
 * itself (`stacks/files.ts`).
 */
export type FileKey = `exports/${string}` | `uploads/${string}` | `answers/${string}`

/** A private bucket. Keys name no person: they stand in links and logs. */
export type Files = {
  /** Stores bytes under a key, in place of what was there. */
  put(key: FileKey, bytes: Uint8Array, of: { type: string }): Promise<void>
  /** The bytes; undefined where there are none, or no more. */
  get(key: FileKey): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** An address that anyone may download from under `name` for so many seconds (at most 900). */
  link(key: FileKey, of: { name: string; seconds: number }): Promise<string>
}

const none = () => Promise.reject(new Error('this function has no bucket'))
/** For what neither makes nor takes files. */
export const noFiles: Files = { put: none, get: none, link: none }
