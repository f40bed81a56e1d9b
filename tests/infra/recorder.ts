import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Call } from './policy.ts'

type Names = { TableName?: string; IndexName?: string }
type Body = Names & {
  TransactItems?: Record<string, Names>[]
  RequestItems?: Record<string, unknown>
}
type Mail = {
  FromEmailAddress: string
  ConfigurationSetName: string
  Destination: { ToAddresses: string[] }
  Content: { Raw: { Data: string } }
  EmailTags: { Name: string; Value: string }[]
}

const region = 'ap-southeast-3'
const account = '123456789012'

/** What the policies are asked for one call to the tables: a transaction is asked for write by write. */
function callsOf(target: string, body: Body): Call[] {
  const call = (operation: string, { TableName, IndexName }: Names): Call => ({
    action: `dynamodb:${operation}`,
    resource: `arn:aws:dynamodb:${region}:${account}:table/${TableName}${IndexName ? `/index/${IndexName}` : ''}`,
  })
  const operation = target.split('.')[1]!
  if (body.TransactItems)
    return body.TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, names]) =>
        call(kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`, names),
      ),
    )
  if (body.RequestItems)
    return Object.keys(body.RequestItems).map((TableName) => call(operation, { TableName }))
  return [call(operation, body)]
}

/**
 * Stands where a function looks for AWS: hands calls of tables to the engine, takes mails, and notes what
 * each call would ask of the policies.
 */
export async function startRecorder(engine: string) {
  let calls: Call[] = []
  const mails: { to: string; raw: string; tags: Record<string, string> }[] = []

  function sent({ FromEmailAddress, ConfigurationSetName, Destination, Content, EmailTags }: Mail) {
    const arn = (rest: string) => `arn:aws:ses:${region}:${account}:${rest}`
    const identity = arn(`identity/${FromEmailAddress.split('@')[1]}`)
    for (const action of ['ses:SendEmail', 'ses:SendRawEmail'])
      for (const resource of [identity, arn(`configuration-set/${ConfigurationSetName}`)])
        calls.push({ action, resource, context: { 'ses:FromAddress': FromEmailAddress } })
    mails.push({
      to: Destination.ToAddresses.join(),
      raw: Buffer.from(Content.Raw.Data, 'base64').toString(),
      tags: Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value])),
    })
    return { MessageId: `message-${mails.length}` }
  }

  /** A bucket: what is put can be read again. */
  const objects = new Map<string, Buffer>()
  function stored(method: string, path: string, body: Buffer) {
    const key = path.split('?')[0]!.slice(1)
    calls.push({
      action: method === 'PUT' ? 's3:PutObject' : 's3:GetObject',
      resource: `arn:aws:s3:::${key}`,
    })
    if (method === 'PUT') objects.set(key, body)
    return { status: objects.has(key) ? 200 : 404, body: objects.get(key) ?? '' }
  }

  async function answer(method: string, path: string, headers: IncomingHttpHeaders, bytes: Buffer) {
    if (/\/(exports|answers)\//.test(path)) return stored(method, path, bytes)
    const body = bytes.toString()
    const target = headers['x-amz-target']
    if (typeof target === 'string') {
      calls.push(...callsOf(target, JSON.parse(body) as Body))
      const { authorization = '', 'content-type': type = '' } = headers
      const reply = await fetch(engine, {
        method: 'POST',
        headers: {
          'x-amz-target': target,
          'content-type': type,
          authorization,
          'x-amz-date': String(headers['x-amz-date']),
        },
        body,
      })
      return { status: reply.status, body: await reply.text() }
    }
    if (path === '/v2/email/account') {
      calls.push({ action: 'ses:GetAccount', resource: '*' })
      return { status: 200, body: JSON.stringify({ SendingEnabled: true, SendQuota: { MaxSendRate: 100 } }) }
    }
    if (path === '/v2/email/outbound-emails')
      return { status: 200, body: JSON.stringify(sent(JSON.parse(body) as Mail)) }
    throw new Error(`no answer for ${path}`)
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = 'GET', url = '', headers } = request
    const reply = await answer(method, url, headers, Buffer.concat(chunks))
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' }).end(reply.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    /** Notes what a link that a function signed asks for in its name. */
    follow(link: string) {
      const { pathname, searchParams } = new URL(link)
      if (searchParams.has('X-Amz-Signature'))
        calls.push({ action: 's3:GetObject', resource: `arn:aws:s3:::${pathname.slice(1)}` })
    },
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
