import { createEvents } from '../mail/events.ts'
import { tablesConfig } from '../platform/config.ts'
import { wireTables } from './wiring/wire.ts'

const events = createEvents(wireTables(tablesConfig()))

/** One event of SES; what it changes may be nothing, since events come twice, late and in any order. */
export const handler = async (event: unknown) => ({ settled: await events.handle(event) })
