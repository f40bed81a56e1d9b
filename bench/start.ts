import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../local/engine.ts'
import { type Group, median } from './metric.ts'

const readyGoal = 10

/** Seconds from the command to an API and a site that answer, with empty tables. */
export const start: Group = async (full) => {
  const seconds: number[] = []
  for (let run = 0; run < (full ? 5 : 3); run++) seconds.push(await oneStart())
  const value = median(seconds)
  return [
    {
      group: 'start',
      name: 'from the command to ready, empty tables, site built',
      value,
      unit: 's',
      baseline: null,
      ratio: null,
      goal: readyGoal,
      ok: value <= readyGoal,
    },
  ]
}

async function oneStart() {
  const data = await mkdtemp(join(tmpdir(), 'gelombang-'))
  const ports = await Promise.all(Array.from({ length: 5 }, freePort))
  const [PORT, IDP_PORT, MAILBOX_PORT, ENGINE_PORT, FILES_PORT] = ports.map(String)
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts'], {
    env: { ...process.env, PORT, IDP_PORT, MAILBOX_PORT, ENGINE_PORT, FILES_PORT, DATA_DIR: data },
    stdio: 'ignore',
  })
  try {
    for (;;) {
      const answers = await Promise.all(
        ['/', '/api/health', '/api/programmes'].map((path) =>
          fetch(`http://localhost:${PORT}${path}`).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      )
      if (answers.every(Boolean)) return (performance.now() - begun) / 1000
      if (child.exitCode !== null) throw new Error(`start ended with ${child.exitCode}`)
      if (performance.now() - begun > 60_000) throw new Error('not ready after a minute')
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    await rm(data, { recursive: true, force: true })
  }
}
