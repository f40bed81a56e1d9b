import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Files } from '../../functions/platform/files.ts'
import { startBucket } from '../../local/bucket.ts'

/** A bucket that is started when a file is first asked for. */
export function testBucket() {
  let starting: ReturnType<typeof start> | undefined
  async function start() {
    const directory = await mkdtemp(join(tmpdir(), 'gelombang-files-'))
    return { directory, ...(await startBucket({ directory, port: 0 })) }
  }
  const started = async () => (await (starting ??= start())).files
  const files: Files = {
    put: async (...of) => (await started()).put(...of),
    get: async (...of) => (await started()).get(...of),
    link: async (...of) => (await started()).link(...of),
  }
  return {
    files,
    async stop() {
      if (!starting) return
      const { directory, stop } = await starting
      await stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
