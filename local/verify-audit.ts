import { join } from 'node:path'
import { createVerify } from '../functions/audit/verify.ts'
import { tablesConfig } from '../functions/platform/config.ts'
import { createDb } from '../functions/platform/db.ts'
import { programmeRepository } from '../functions/programmes/repository.ts'
import { account } from './account.ts'
import { openClock } from './clock.ts'
import { startEngine } from './engine.ts'
import { runningSystem } from './run-file.ts'
import { readSettings } from './settings.ts'
import { createTables } from './tables.ts'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

/**
 * `npm run audit:verify`: compares the audit log with its seals and names the first period that does not hold;
 * then it ends with 1. The tables that AUDIT_TABLE and its like name in the cloud, else those of the local system,
 * whether it runs or not. Ends of chains that earlier runs printed may follow: they must still be in it.
 */
const says = {
  entries: 'an entry was changed, removed or added',
  seal: 'its seal was altered',
  missing: 'its seal is missing',
  end: 'the end of the chain was cut off here',
} as const
const noted = new Map(
  process.argv.slice(2).map((one) => {
    const [programme = '', hour = '', chain = ''] = one.split('=')
    return [programme, { hour, chain }]
  }),
)
const { dataDir } = readSettings(process.env, [])
const inCloud = Boolean(process.env.AUDIT_TABLE)
const running = inCloud ? undefined : await runningSystem(dataDir)
if (running) process.env.DYNAMO_ENDPOINT ??= running.endpoint
const engine = inCloud ? undefined : await startEngine({ file: join(dataDir, 'gelombang.db') })
try {
  const clock = inCloud ? { now: () => new Date() } : await openClock(dataDir)
  const tables = engine ? await createTables(engine.config) : tablesConfig().tables
  const deps = { db: createDb(engine?.config ?? (await account()), tables), newId: () => '', now: clock.now }
  const verify = createVerify(deps)
  for (const { id } of await programmeRepository(deps).list()) {
    const { hours, entries, first, last, chain, waiting, broken } = await verify(id, noted.get(id))
    console.log(
      first
        ? `${id}: ${entries} entries in ${hours} sealed hours, ${first} to ${last} UTC; ${waiting} hours wait for a seal`
        : `${id}: nothing is sealed yet`,
    )
    if (broken) {
      console.log(`  BROKEN at ${broken.hour} UTC: ${says[broken.why]}`)
      process.exitCode = 1
    } else if (chain) console.log(`  holds; to compare later: ${id}=${last}=${chain}`)
  }
} finally {
  await engine?.stop()
}
