import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Run = { pid: number; siteUrl: string; enginePid: number | undefined; endpoint: string }

const fileOf = (dataDir: string) => join(dataDir, 'run.json')

const alive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** What a process was started as; undefined where that cannot be seen. */
const commandOf = async (pid: number) => {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  return text?.replaceAll('\0', ' ')
}

const read = (dataDir: string): Promise<Run | undefined> =>
  readFile(fileOf(dataDir), 'utf8').then(
    (text) => JSON.parse(text) as Run,
    () => undefined,
  )

// A number may have gone to another program since: only what looks like ours counts.
const isRunning = async ({ pid }: Run) =>
  alive(pid) && ((await commandOf(pid)) ?? 'local/start.ts').includes('local/start.ts')

/** The system that uses this folder now, if one does. */
export async function runningSystem(dataDir: string): Promise<Run | undefined> {
  const last = await read(dataDir)
  return last && (await isRunning(last)) ? last : undefined
}

/**
 * Throws when a running system uses this folder already. An engine that outlived its killed parent is
 * ended, for it holds the database and the port.
 */
export async function takeOver(dataDir: string): Promise<void> {
  const last = await read(dataDir)
  if (!last) return
  if (await isRunning(last))
    throw new Error(
      `Gelombang already runs at ${last.siteUrl} (process ${last.pid}) with the data in ${dataDir}. ` +
        'Stop it first, or give another folder: DATA_DIR=.data/second PORT=8900 npm start',
    )
  const { enginePid } = last
  if (enginePid && alive(enginePid) && (await commandOf(enginePid))?.includes('dynoxide')) {
    process.kill(enginePid, 'SIGTERM')
    for (let waited = 0; alive(enginePid) && waited < 3000; waited += 20) await sleep(20)
    if (alive(enginePid)) process.kill(enginePid, 'SIGKILL')
  }
  await rm(fileOf(dataDir), { force: true })
}

export const writeRun = (dataDir: string, run: Run) => writeFile(fileOf(dataDir), JSON.stringify(run))
export const removeRun = (dataDir: string) => rm(fileOf(dataDir), { force: true })
