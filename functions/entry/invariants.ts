import { createCheck } from '../audit/check.ts'
import { tablesConfig } from '../platform/config.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { wireTables } from './wiring/wire.ts'

const deps = wireTables(tablesConfig())
const check = createCheck(deps)

/** Recounts every counter; one that drifts fails the run, so that the alarm tells of it. */
export async function handler() {
  let drift = 0
  for (const { id } of await programmeRepository(deps).list()) {
    const report = await check(id)
    if (report.drift.length > 0) deps.log.info('audit.drift', { programme: id, drift: report.drift })
    drift += report.drift.length
  }
  if (drift > 0) throw new Error(`${drift} counters drift`)
  return { drift }
}
