import type { Middleware } from 'koa'
import { createRequire } from 'node:module'
import { createFiles } from '../functions/platform/bucket.ts'
import type { Files } from '../functions/platform/files.ts'

type S3rver = {
  middleware: Middleware[]
  run(): Promise<{ port: number }>
  close(): Promise<void>
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => S3rver

const name = 'files'

/**
 * A private bucket on disk: what bears no signature, or one whose time is over, is refused. The signature
 * itself is not computed anew here, as S3 does.
 */
export async function startBucket({ directory, port }: { directory: string; port: number }) {
  const server = new S3rver({
    address: '127.0.0.1',
    port,
    directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name }],
  })
  server.middleware.unshift(async (c, next) => {
    if (c.get('authorization') || c.query['X-Amz-Signature']) return next()
    c.status = 403
  })
  const { port: at } = await server.run()
  const files: Files = createFiles(
    {
      endpoint: `http://127.0.0.1:${at}`,
      region: 'ap-southeast-3',
      forcePathStyle: true,
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    },
    name,
  )
  return { files, port: at, stop: () => server.close() }
}
