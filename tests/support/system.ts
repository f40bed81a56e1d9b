import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../local/engine.ts'

type Mail = { to: string; subject: string; text: string; html: string; attachments: string[] }

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
    /** The mails that a person got, newest last; waits until there are at least `atLeast`. */
    async mailsTo(address: string, atLeast = 1): Promise<Mail[]> {
      for (let waited = 0; ; waited += 200) {
        const { emails } = (await (await fetch(`${mailbox}/store`)).json()) as {
          emails: {
            destination: { to: string[] }
            subject: string
            body: { text: string; html: string }
            attachments: { filename?: string }[]
            at: number
          }[]
        }
        const found = emails
          .filter(({ destination }) => destination.to.some((to) => to.replace(/^.*<|>$/g, '') === address))
          .sort((a, b) => a.at - b.at)
          .map(({ subject, body, attachments }) => ({
            to: address,
            subject,
            text: body.text,
            html: body.html,
            attachments: attachments.map(({ filename }) => filename ?? ''),
          }))
        if (found.length >= atLeast) return found
        if (waited > 30_000) throw new Error(`${found.length} of ${atLeast} mails to ${address} came`)
        await sleep(200)
      }
    },
    /** Every mail in the mailbox. */
    async mails(): Promise<{ destination: { to: string[] }; body: { text: string; html: string } }[]> {
      return ((await (await fetch(`${mailbox}/store`)).json()) as { emails: never[] }).emails
    },
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
