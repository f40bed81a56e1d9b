import { createRenewals } from '../certificates/renewals.ts'
import { jobConfig } from '../platform/config.ts'
import { wireJob } from './wiring/wire.ts'

const renewals = createRenewals(wireJob(jobConfig()))

export const handler = () => renewals()
