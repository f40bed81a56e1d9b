import { createReminders } from '../mail/reminders.ts'
import { jobConfig } from '../platform/config.ts'
import { wireJob } from './wiring/wire.ts'

const reminders = createReminders(wireJob(jobConfig()))

export const handler = async () => ({ owed: await reminders.run() })
