import { paperFeatures } from '../papers.ts'
import { papersConfig } from '../platform/config.ts'
import { createFiles } from '../platform/bucket.ts'
import { serve } from '../serve.ts'
import { answering } from './wiring/answer.ts'
import { byWayOfBucket } from './wiring/large-files.ts'
import { wireJob } from './wiring/wire.ts'

const config = papersConfig()
const deps = {
  ...wireJob(config),
  files: createFiles({}, config.filesBucket),
  openapi: async () => (await import('../../local/openapi.ts')).openApiDocument(),
}

export const handler = answering(byWayOfBucket(serve(deps, paperFeatures), deps), config.originSecret)
