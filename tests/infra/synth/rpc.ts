import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Methods = Record<string, (input: never) => unknown>

/** The calls that SST's program makes to SST's command line; `url` is where it looks for it. */
export async function startRpc(methods: Methods) {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { method, params } = JSON.parse(body) as { method: string; params: [never] }
    try {
      const answer = methods[method]
      if (!answer) throw new Error(`rpc: no such method: ${method}`)
      response.end(JSON.stringify({ result: await answer(params[0]), error: null }))
    } catch (error) {
      response.end(JSON.stringify({ result: null, error: error instanceof Error ? error.message : 'failed' }))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
