import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A call of the tables as it went over the wire. */
export type Call = { operation: string; body: string }

/** Stands before the engine and notes every call; SES is not there, but tells its account. */
export async function startProxy(engine: string) {
  let calls: Call[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const target = request.headers['x-amz-target']
    if (typeof target !== 'string')
      return response.end(JSON.stringify({ SendingEnabled: true, SendQuota: { MaxSendRate: 100 } }))
    calls.push({ operation: target.split('.')[1]!, body })
    const { authorization = '', 'content-type': type = '', 'x-amz-date': date = '' } = request.headers
    const headers = {
      'x-amz-target': target,
      'content-type': type,
      authorization,
      'x-amz-date': String(date),
    }
    const reply = await fetch(engine, { method: 'POST', headers, body })
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' }).end(await reply.text())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The calls since they were last taken. */
    take(): Call[] {
      const taken = calls
      calls = []
      return taken
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
