import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** What became of one event: the answer or the error; wall time; the process's CPU and most memory up to the answer. */
export type Invocation<T> = {
  answer?: T
  error?: { errorType: string; errorMessage: string }
  ms: number
  cpuMs: number
  peakMb: number
}
type Waiting = { event: string; id: string; begun: number; done: (invocation: Invocation<never>) => void }

/** The most memory that a process held, in MB. */
const peakOf = (pid: number) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/**
 * A function in a process of its own behind Lambda's Runtime API: `folder` holds `bundle.mjs`, which exports
 * `handler`. It runs on `node`, which is the one that runs this unless told; its output is kept, line by line. An event
 * may take `seconds`.
 */
export async function startFunction(
  folder: string,
  environment: Record<string, string>,
  node = process.execPath,
  seconds = 60,
) {
  const waiting: Waiting[] = []
  let current: Waiting | undefined
  let idle: ServerResponse | undefined
  let failedStart: Invocation<never>['error'] | undefined
  let count = 0

  function give() {
    if (!idle || !waiting[0]) return
    current = waiting.shift()!
    idle.writeHead(200, {
      'lambda-runtime-aws-request-id': current.id,
      'lambda-runtime-deadline-ms': String(Date.now() + seconds * 1000),
      'content-type': 'application/json',
    })
    idle.end(current.event)
    idle = undefined
  }
  const settle = (
    one: Waiting | undefined,
    outcome: Partial<Invocation<never>>,
    used = { cpuMs: 0, peakMb: 0 },
  ) => one?.done({ ...outcome, ms: performance.now() - one.begun, ...used })

  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const used = { cpuMs: Number(request.headers['x-cpu']) / 1000, peakMb: peakOf(child.pid!) }
    if (request.url?.endsWith('/invocation/next')) {
      idle = response
      return give()
    }
    if (request.url?.endsWith('/init/error')) {
      failedStart = JSON.parse(body) as Invocation<never>['error']
      for (const one of waiting.splice(0)) settle(one, { error: failedStart }, used)
    } else {
      const outcome = request.url?.endsWith('/response')
        ? { answer: JSON.parse(body || 'null') as never }
        : { error: JSON.parse(body) as Invocation<never>['error'] }
      settle(current, outcome, used)
      current = undefined
    }
    response.writeHead(202).end()
  })
  // An event may take longer than a connection would be kept.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const lines: string[] = []
  const child = spawn(node, [join(import.meta.dirname, 'client.mjs'), 'bundle.handler'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_LAMBDA_FUNCTION_NAME: 'function',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
      AWS_REGION: 'ap-southeast-3',
      AWS_ACCESS_KEY_ID: 'example',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_SESSION_TOKEN: 'example',
      // Node 24 is what is deployed; on an older one the SDK would say so.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const [last = '', ...whole] = `${rest}${chunk}`.split('\n').reverse()
      rest = last
      lines.push(...whole.reverse())
    })
  }

  return {
    /** What it wrote so far. */
    lines,
    /** Hands it an event, and waits for what becomes of it. */
    invoke: <T>(event: unknown = {}) =>
      new Promise<Invocation<T>>((done, failed) => {
        const late = setTimeout(() => failed(new Error(`no answer: ${lines.join('\n')}`)), seconds * 1000)
        const one: Waiting = {
          event: JSON.stringify(event),
          id: `invocation-${++count}`,
          begun: performance.now(),
          done: (invocation) => {
            clearTimeout(late)
            done(invocation as Invocation<T>)
          },
        }
        if (failedStart) return settle(one, { error: failedStart })
        waiting.push(one)
        give()
      }),
    async stop() {
      child.kill('SIGKILL')
      await exited
      server.closeAllConnections()
      server.close()
    },
  }
}
export type RunningFunction = Awaited<ReturnType<typeof startFunction>>
