import { once } from 'node:events'
import { createServer } from 'node:net'
import { portNames, type Settings } from './settings.ts'

/** Throws one message that names every port that another program holds, and how to choose others. */
export async function requireFreePorts({ ports, host }: Pick<Settings, 'ports' | 'host'>): Promise<void> {
  const names = Object.keys(ports) as (keyof typeof ports)[]
  const taken: string[] = []
  for (const name of names) {
    if (name === 'engine' && process.env.DYNAMO_ENDPOINT) continue
    if (await isTaken(ports[name], name === 'site' ? host : '127.0.0.1'))
      taken.push(`port ${ports[name]} (${portNames[name]})`)
  }
  if (new Set(names.map((name) => ports[name])).size < names.length)
    throw new Error(`Two parts would use the same port: ${JSON.stringify(ports)}`)
  if (taken.length > 0)
    throw new Error(
      `Taken by another program: ${taken.join(', ')}. Choose others, for example: PORT=${ports.site + 100} npm start`,
    )
}

async function isTaken(port: number, host: string): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    return false
  } catch {
    return true
  } finally {
    server.close()
  }
}
