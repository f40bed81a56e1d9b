import { handle, type LambdaContext } from 'hono/aws-lambda'
import type { Deps } from '../deps.ts'
import { paperDoors } from '../papers.ts'
import { papersConfig } from '../platform/config.ts'
import { createFiles } from '../platform/files.ts'
import { serve } from '../serve.ts'
import { fromSite } from './from-site.ts'
import { wireJob } from './wire.ts'

const config = papersConfig()
const deps: Deps = { ...wireJob(config), files: createFiles({}, config.filesBucket) }
const answer = handle(serve(deps, paperDoors(deps)))

export const handler = fromSite(config.originSecret, (event, context: LambdaContext) =>
  answer(event, context),
)
