import type { Context } from 'aws-lambda'
import { createExamJobs } from '../exams/jobs.ts'
import { jobConfig } from '../platform/config.ts'
import { wireJob } from './wiring/wire.ts'

/** Left at the end for the wave in hand. */
const reserveMs = 15_000

const run = createExamJobs(wireJob(jobConfig()))

export const handler = (_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>) =>
  run(Date.now() + context.getRemainingTimeInMillis() - reserveMs)
