import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the tables charge for: units, and how many calls they took. */
export type Units = { reads: number; writes: number; calls: number }

const none = (): Units => ({ reads: 0, writes: 0, calls: 0 })
const reading = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan'])
type Consumed = { CapacityUnits?: number }

/** Stands before the engine, asks it what each call costs, and adds that up. */
export async function startMeter(engine: string) {
  let units = none()
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const target = String(request.headers['x-amz-target'])
    const operation = target.split('.')[1]!
    const reply = await fetch(engine, {
      method: 'POST',
      headers: {
        'x-amz-target': target,
        'content-type': String(request.headers['content-type']),
        authorization: String(request.headers.authorization),
        'x-amz-date': String(request.headers['x-amz-date']),
      },
      body: JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }),
    })
    const text = await reply.text()
    const { ConsumedCapacity = [] } = JSON.parse(text) as { ConsumedCapacity?: Consumed | Consumed[] }
    const told = Array.isArray(ConsumedCapacity) ? ConsumedCapacity : [ConsumedCapacity]
    units.calls += 1
    units[reading.has(operation) ? 'reads' : 'writes'] += told.reduce(
      (sum, { CapacityUnits = 0 }) => sum + CapacityUnits,
      0,
    )
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' }).end(text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was charged since it was last asked. */
    take(): Units {
      const taken = units
      units = none()
      return taken
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
