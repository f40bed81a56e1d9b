import { paperFeatures } from '../papers.ts'
import { papersConfig } from '../platform/config.ts'
import { createFiles } from '../platform/files.ts'
import { serve } from '../serve.ts'
import { answering } from './answer.ts'
import { wireJob } from './wire.ts'

const config = papersConfig()
const deps = { ...wireJob(config), files: createFiles({}, config.filesBucket) }

export const handler = answering(serve(deps, paperFeatures), config.originSecret)
