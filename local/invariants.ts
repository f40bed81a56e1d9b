import { join } from 'node:path'
import { createCheck } from '../functions/audit/check.ts'
import { createDb } from '../functions/platform/db.ts'
import { createLog } from '../functions/platform/log.ts'
import { programmeRepository } from '../functions/programmes/repository.ts'
import { startEngine } from './engine.ts'
import { runningSystem } from './run-file.ts'
import { readSettings } from './settings.ts'
import { createTables } from './tables.ts'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

/** Recounts every counter of the local data, whether the system runs or not; ends with 1 when one drifts. */
const { dataDir } = readSettings(process.env, [])
const running = await runningSystem(dataDir)
if (running) process.env.DYNAMO_ENDPOINT ??= running.endpoint
const engine = await startEngine({ file: join(dataDir, 'gelombang.db') })
try {
  const db = createDb(engine.config, await createTables(engine.config))
  const deps = { db, newId: () => '', now: () => new Date(), log: createLog(() => {}) }
  const check = createCheck(deps)
  let drifting = 0
  for (const { id } of await programmeRepository(deps).list()) {
    const { nominations, counters, drift } = await check(id)
    console.log(`${id}: ${nominations} nominations, ${counters} counters, ${drift.length} drift`)
    for (const one of drift) console.log(`  ${JSON.stringify(one)}`)
    drifting += drift.length
  }
  process.exitCode = drifting > 0 ? 1 : 0
} finally {
  await engine.stop()
}
