import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What SST keeps in the parameter that it makes when it first comes to an account and region. */
const bootstrap = {
  version: 99,
  asset: 'sst-asset-example',
  state: 'sst-state-example',
  assetEcrRegistryId: '1',
  assetEcrUrl: '',
  appsyncHttp: '',
  appsyncRealtime: '',
}
const noSuchKey =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>There is none.</Message></Error>'

/** An account in which SST was before and nothing is deployed: its parameters, and a bucket for its state. */
export async function startAccount() {
  const files = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const target = request.headers['x-amz-target']
    const [path = ''] = (request.url ?? '').split('?')
    if (target) {
      response.setHeader('content-type', 'application/x-amz-json-1.1')
      if (target !== 'AmazonSSM.GetParameter') return response.end('{}')
      const { Name } = JSON.parse(body.toString()) as { Name: string }
      const Value = Name.includes('bootstrap')
        ? JSON.stringify(bootstrap)
        : Buffer.from('passphrase').toString('base64')
      return response.end(JSON.stringify({ Parameter: { Name, Type: 'String', Value } }))
    }
    if (request.method === 'PUT') files.set(path, body)
    else if (request.method === 'DELETE') files.delete(path)
    else if (!files.has(path))
      return response.writeHead(404, { 'content-type': 'application/xml' }).end(noSuchKey)
    response.end(request.method === 'GET' ? files.get(path) : '')
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
