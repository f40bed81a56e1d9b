import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildIfChanged } from './build.ts'
import { requireFreePorts } from './ports.ts'
import { printReady } from './ready.ts'
import { removeRun, takeOver } from './run-file.ts'
import { readSettings, type Settings } from './settings.ts'
import { startSystem } from './system.ts'

const began = performance.now()
// What it says (Node 22 from 2027 on) is known, and would stand in the midst of the start's own words.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

/** Removes what a start made, and nothing that somebody else keeps in the folder. */
async function clear(dataDir: string) {
  const ours = /^(gelombang\.|mailbox\.|clock\.|secret$|files$)/
  for (const name of await readdir(dataDir))
    if (ours.test(name)) await rm(join(dataDir, name), { recursive: true })
}

async function start(settings: Settings) {
  const { dataDir } = settings
  await takeOver(dataDir)
  await mkdir(dataDir, { recursive: true })
  if (settings.fresh) await clear(dataDir)
  await requireFreePorts(settings)
  await buildIfChanged()
  const system = await startSystem(settings)

  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    await system.stop()
    await removeRun(dataDir)
    process.exit(code)
  }
  process.on('SIGINT', () => void stop(0))
  process.on('SIGTERM', () => void stop(0))
  system.onEngineEnd(() => {
    console.error('The database engine has ended; stopping. Start again to go on with the same data.')
    void stop(1)
  })
  stopWithNpm(() => void stop(0))
  printReady(settings, performance.now() - began)
  if (settings.demo) {
    const { fillDemo } = await import('./demo.ts')
    await fillDemo(system, (line) => console.log(`  Demo  ${line}`)).catch((error: Error) =>
      console.error(`  The demo ended early: ${error.message}`),
    )
  }
}

/**
 * A killed npm cannot pass its end on: whoever it started would hold the ports for ever. Between npm and
 * this process stands a shell, so the grandparent is watched too, where the system shows it.
 */
function stopWithNpm(stop: () => void) {
  if (!process.env.npm_lifecycle_event) return
  const ancestors = async () => {
    const stat = await readFile(`/proc/${process.ppid}/stat`, 'utf8').catch(() => '')
    return `${process.ppid} ${/\) \S (\d+)/.exec(stat)?.[1]}`
  }
  const first = ancestors()
  setInterval(async () => (await ancestors()) !== (await first) && stop(), 500).unref()
}

try {
  await start(readSettings(process.env, process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? `\n${error.message}\n` : error)
  process.exit(1)
}
