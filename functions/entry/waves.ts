import type { Context } from 'aws-lambda'
import { jobConfig } from '../platform/config.ts'
import { createWaveJobs } from '../waves/jobs.ts'
import { wireJob } from './wiring/wire.ts'

/** Left at the end for the batch in hand. */
const reserveMs = 15_000

const run = createWaveJobs(wireJob(jobConfig()))

export const handler = (_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>) =>
  run(Date.now() + context.getRemainingTimeInMillis() - reserveMs)
