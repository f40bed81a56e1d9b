import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type Engine = {
  config: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } }
  /** Of the engine's process, where it is ours. */
  pid?: number
  /** Called when the engine ends by itself. */
  onEnd(tell: () => void): void
  stop(): Promise<void>
}

const region = 'ap-southeast-3'
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/**
 * Starts the DynamoDB-compatible engine: on disk at `file`, else in memory; on `port`, else a free one.
 * With DYNAMO_ENDPOINT set, uses what answers there instead.
 */
export async function startEngine({ file, port }: { file?: string; port?: number }): Promise<Engine> {
  const given = process.env.DYNAMO_ENDPOINT
  if (given)
    return { config: { endpoint: given, region, credentials }, onEnd: () => {}, stop: async () => {} }

  const at = port ?? (await freePort())
  const child = spawn(binary(), ['serve', '--port', String(at), ...(file ? ['--db-path', file] : [])], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const endWithUs = () => void child.kill()
  process.once('exit', endWithUs)
  let said = ''
  let stopping = false
  child.stderr.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2000)))
  await answering(at, child, () => said)
  return {
    config: { endpoint: `http://127.0.0.1:${at}`, region, credentials },
    ...(child.pid && { pid: child.pid }),
    onEnd: (tell) => void child.once('exit', () => !stopping && tell()),
    async stop() {
      stopping = true
      process.off('exit', endWithUs)
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

function binary() {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide')
  } catch {
    throw new Error(
      'No engine for this machine: @dynoxide is built for Linux x64. Start any DynamoDB-compatible engine ' +
        '(for one: docker run -p 8000:8000 amazon/dynamodb-local) and set DYNAMO_ENDPOINT=http://127.0.0.1:8000',
    )
  }
}

async function answering(port: number, child: ChildProcess, said: () => string) {
  for (let waited = 0; waited < 10_000; waited += 10) {
    if (child.exitCode !== null) throw new Error(`the engine stopped at once: ${said()}`)
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      }).on('error', () => resolve(false))
    })
    if (open) return
    await sleep(10)
  }
  throw new Error(`the engine does not answer on port ${port}: ${said()}`)
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
