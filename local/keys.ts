import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Ring, rotate } from '../functions/certificates/keyring.ts'
import { dayIn } from '../functions/platform/jakarta.ts'

const newSeed = () => randomBytes(32).toString('base64url')

/** A ring with a new key alone, in use from a day on. */
const newRing = (from: string): Ring => ({ active: { seed: newSeed(), from }, retired: [] })

/** The keys that certificates of this folder are signed with, made once, readable by their owner only. */
export async function localKeys(dataDir: string, now: Date): Promise<string> {
  const file = join(dataDir, 'certificate-keys.json')
  const known = await readFile(file, 'utf8').catch(() => undefined)
  if (known) return known
  const ring = JSON.stringify(newRing(dayIn(now)))
  await writeFile(file, ring, { mode: 0o600 })
  return ring
}

// As a command: prints a new ring, or with the old one on its input the one that follows it.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const today = dayIn(new Date())
  const old = process.argv.includes('--rotate') ? await readFile('/dev/stdin', 'utf8') : undefined
  console.log(JSON.stringify(old ? rotate(JSON.parse(old) as Ring, newSeed(), today) : newRing(today)))
}
