import type { S3ClientConfig } from '@aws-sdk/client-s3'
import type { Files } from './files.ts'

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
