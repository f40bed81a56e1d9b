import type { S3ClientConfig } from '@aws-sdk/client-s3'

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

const longestSeconds = 900

/** Files in a bucket of S3, or of what speaks like it; the SDK is loaded when a file is first asked for. */
export function createFiles(config: S3ClientConfig, bucket: string): Files {
  let loading: ReturnType<typeof load> | undefined
  const load = async () => {
    const sdk = await import('@aws-sdk/client-s3')
    // Checksums that S3 does not ask for would be sent as a trailer, which few others understand.
    return { sdk, client: new sdk.S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', ...config }) }
  }
  const loaded = () => (loading ??= load())

  return {
    async put(key, bytes, { type }) {
      const { sdk, client } = await loaded()
      await client.send(
        new sdk.PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: type }),
      )
    },
    async get(key) {
      const { sdk, client } = await loaded()
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key }))
        return Body && Uint8Array.from(await Body.transformToByteArray())
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return undefined
        throw error
      }
    },
    async link(key, { name, seconds }) {
      const [{ sdk, client }, { getSignedUrl }] = await Promise.all([
        loaded(),
        import('@aws-sdk/s3-request-presigner'),
      ])
      const command = new sdk.GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: `attachment; filename="${name.replace(/[^\w. -]/g, '_')}"`,
        ResponseCacheControl: 'no-store',
      })
      return getSignedUrl(client, command, { expiresIn: Math.min(seconds, longestSeconds) })
    },
  }
}
