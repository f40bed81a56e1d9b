import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { monotonicFactory } from 'ulid'
import { createCheck } from '../functions/audit/check.ts'
import { tablesConfig } from '../functions/platform/config.ts'
import { createDb } from '../functions/platform/db.ts'
import { createLog } from '../functions/platform/log.ts'
import { programmeRepository } from '../functions/programmes/repository.ts'
import { account } from './account.ts'
import { closeSwitches } from './backup-switches.ts'
import { backUp, restore } from './backup-tables.ts'
import { startEngine } from './engine.ts'
import { runningSystem } from './run-file.ts'
import { readSettings } from './settings.ts'
import { createTables } from './tables.ts'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

/**
 * `npm run backup -- DIR` and `npm run restore -- DIR`: the tables that NOMINATIONS_TABLE and its like name in the
 * cloud, else those of the local system, which must not run.
 */
const [what, folder] = process.argv.slice(2)
if (!folder || (what !== 'backup' && what !== 'restore')) {
  console.error('Say where: npm run backup -- DIR, npm run restore -- DIR')
  process.exit(2)
}
const { dataDir } = readSettings(process.env, [])
const inCloud = Boolean(process.env.NOMINATIONS_TABLE)
if (!inCloud && (await runningSystem(dataDir))) {
  console.error(`The system in ${dataDir} runs: stop it first`)
  process.exit(2)
}
if (!inCloud) await mkdir(dataDir, { recursive: true })
const engine = inCloud ? undefined : await startEngine({ file: join(dataDir, 'gelombang.db') })
try {
  const tables = engine ? await createTables(engine.config) : tablesConfig().tables
  const client = new DynamoDBClient(engine?.config ?? {})
  const deps = {
    db: createDb(engine?.config ?? (await account()), tables),
    now: () => new Date(),
    newId: monotonicFactory(),
    log: createLog(() => {}),
  }
  const { at, files } =
    what === 'backup'
      ? await backUp(client, tables, resolve(folder), deps.now())
      : await restore(client, tables, resolve(folder), () => closeSwitches(deps))
  for (const [table, lines] of Object.entries(files))
    console.log(`${table}: ${lines.reduce((sum, one) => sum + one, 0)} items`)
  console.log(what === 'backup' ? `Backed up to ${folder} at ${at}` : `Restored what was backed up at ${at}`)
  if (what === 'restore') {
    const check = createCheck(deps)
    for (const { id } of await programmeRepository(deps).list()) {
      const { drift } = await check(id)
      console.log(`${id}: ${drift.length} drift, mail stopped`)
      if (drift.length > 0) process.exitCode = 1
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await engine?.stop()
}
