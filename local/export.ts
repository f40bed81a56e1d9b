import { join, resolve } from 'node:path'
import { createSeal } from '../functions/platform/seal.ts'
import { exportBackup } from './export-tables.ts'
import { localSecret } from './secret.ts'
import { readSettings } from './settings.ts'

/** `npm run export -- BACKUP DIR`: a backup as JSON and CSV; SEAL_SECRET opens what the cloud sealed. */
const [backup, folder] = process.argv.slice(2)
if (!backup || !folder) {
  console.error('Say from where and to where: npm run export -- BACKUP DIR')
  process.exit(2)
}
try {
  const secret = process.env.SEAL_SECRET ?? (await localSecret(readSettings(process.env, []).dataDir))
  const told = await exportBackup(resolve(backup), resolve(folder), createSeal(secret))
  for (const [kind, count] of Object.entries(told)) console.log(`${join(folder, kind)}: ${count}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
