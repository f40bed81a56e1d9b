import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../local/engine.ts'
import { mailsIn, mailsTo } from './mails.ts'

/** The whole system as `npm start` runs it, on free ports with data of its own. */
export async function startWholeSystem(args: string[] = []) {
  const data = await mkdtemp(join(tmpdir(), 'gelombang-'))
  const ports = await Promise.all(Array.from({ length: 5 }, freePort))
  const [PORT, IDP_PORT, MAILBOX_PORT, ENGINE_PORT, FILES_PORT] = ports.map(String)
  const site = `http://localhost:${PORT}`
  const mailbox = `http://127.0.0.1:${MAILBOX_PORT}`
  let child: ChildProcess

  async function start() {
    child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', ...args], {
      env: { ...process.env, PORT, IDP_PORT, MAILBOX_PORT, ENGINE_PORT, FILES_PORT, DATA_DIR: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
    for (let waited = 0; waited < 60_000; waited += 100) {
      if (child.exitCode !== null) throw new Error(`the system ended: ${said}`)
      const ready = await fetch(`${site}/api/health`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (ready) return
      await sleep(100)
    }
    throw new Error(`the system is not ready: ${said}`)
  }
  await start()

  return {
    site,
    mailsTo: (address: string, atLeast?: number) => mailsTo(mailbox, address, atLeast),
    mails: () => mailsIn(mailbox),
    /** Kills the process without a chance to tidy up, and starts it again on the same data. */
    async crash() {
      child.kill('SIGKILL')
      await once(child, 'exit')
      await start()
    },
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      await rm(data, { recursive: true, force: true })
    },
  }
}
