import type { Context } from 'aws-lambda'
import { createPrintJobs } from '../certificates/print-jobs.ts'
import { printsConfig } from '../platform/config.ts'
import { createFiles } from '../platform/bucket.ts'
import { wireJob } from './wiring/wire.ts'

/** Left at the end for the part in hand. */
const reserveMs = 60_000

const config = printsConfig()
const run = createPrintJobs({ ...wireJob(config), files: createFiles({}, config.filesBucket) })

export const handler = (_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>) =>
  run(Date.now() + context.getRemainingTimeInMillis() - reserveMs)
