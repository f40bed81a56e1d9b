import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What Lambda's `nodejs24.x` runs, as npm packs it. */
const version = '24.21.0'

/** Where Node 24 is, fetched when it is not there yet: in a folder of its own, so that it takes no script's place. */
export async function nodeOfLambda(): Promise<string> {
  const folder = join(tmpdir(), `gelombang-node-${version}`)
  const node = join(folder, 'node_modules/node/bin/node')
  const run = promisify(execFile)
  const there = await run(node, ['--version']).catch(() => undefined)
  if (there?.stdout.trim() === `v${version}`) return node
  await mkdir(folder, { recursive: true })
  // Newer npm runs the script that brings the binary only where it is allowed.
  const allowed = { private: true, allowScripts: { node: true } }
  await writeFile(join(folder, 'package.json'), JSON.stringify(allowed))
  await run('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], { cwd: folder })
  return node
}
