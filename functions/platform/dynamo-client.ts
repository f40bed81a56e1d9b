import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Sha256 } from '@smithy/core/checksum'
import { Client, ServiceException } from '@smithy/core/client'
import { HttpRequest } from '@smithy/core/protocols'
import { isThrottlingError, isTransientError } from '@smithy/core/retry'
import { SignatureV4 } from '@smithy/signature-v4'
import { pause } from './pause.ts'

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
/** Where the tables are; what is left out stands in the environment, as Lambda sets it. */
export type Where = {
  endpoint?: string
  region?: string
  credentials?: Credentials | (() => Promise<Credentials>)
  /** Milliseconds without a sign of life after which a call counts as lost. */
  patience?: number
}
type Call = { operation: string; body: string }
type Answer = { status: number; text: string }

/** Attempts at a call that the tables or the network turned away for now. */
const attempts = 3
/** Connections at once: a full delivery has up to 200 mails in hand. */
const connections = 200

/**
 * The SDK's client of the tables, put together from the SDK's own parts for one place and one kind of signature. What
 * the ready-made one brings along (files of settings, searches for credentials and endpoints, a schema of every
 * operation) takes a function in Lambda longer to load than a whole request to answer.
 */
export function createClient(where: Where): DynamoDBClient {
  const ask = asking(where)
  const config = {
    // Each command looks for its endpoint: there is one, and `ask` knows it.
    isCustomEndpoint: true,
    endpointProvider: () => ({}),
    requestHandler: { handle: async (call: Call) => ({ response: await ask(call) }) },
  }
  const client = new Client(config as never) as unknown as DynamoDBClient
  // The document client puts its own steps before these two. What it makes of an item is what goes over the wire.
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const call: Call = {
          operation: String(commandName).replace(/Command$/, ''),
          body: JSON.stringify(args.input),
        }
        return next({ ...args, request: call })
      },
    { step: 'serialize', name: 'serializerMiddleware' },
  )
  client.middlewareStack.add(
    (next) => async (args) => {
      const { response } = await next(args)
      return { response, output: response as never }
    },
    { step: 'deserialize', name: 'deserializerMiddleware' },
  )
  return client
}

/** Signs a call, sends it, and again when it was turned away for now; gives the answer, or throws the refusal. */
function asking(where: Where) {
  const { env } = process
  const region = where.region ?? env.AWS_REGION ?? ''
  const url = new URL(
    where.endpoint ?? env.AWS_ENDPOINT_URL_DYNAMODB ?? `https://dynamodb.${region}.amazonaws.com`,
  )
  const signer = new SignatureV4({
    service: 'dynamodb',
    region,
    credentials: where.credentials ?? {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
      sessionToken: env.AWS_SESSION_TOKEN ?? '',
    },
    sha256: Sha256,
    applyChecksum: false,
  })
  let connected: ReturnType<typeof connect> | undefined

  return async ({ operation, body }: Call): Promise<object> => {
    const send = await (connected ??= connect(url, where.patience ?? 10_000))
    const headers = {
      host: url.host,
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(Buffer.byteLength(body)),
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    }
    const { protocol, hostname } = url
    for (let attempt = 1; ; attempt++)
      try {
        const call = new HttpRequest({ method: 'POST', protocol, hostname, headers, body })
        const signed = await signer.sign(call)
        return read(await send(signed.headers, body))
      } catch (error) {
        if (attempt === attempts || !isForNow(error as Failure)) throw error
        await pause(attempt)
      }
  }
}

/** Sends by connections that are kept; whatever goes wrong on the way is thrown. */
async function connect({ protocol, hostname, port }: URL, patience: number) {
  const { Agent, request } = protocol === 'http:' ? await import('node:http') : await import('node:https')
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return (headers: Record<string, string>, body: string) =>
    new Promise<Answer>((done, failed) => {
      const options = { agent, hostname, port, method: 'POST', headers, timeout: patience }
      const asked = request(options, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (some: string) => (text += some))
        response.on('error', failed)
        response.on('end', () => done({ status: response.statusCode ?? 0, text }))
      })
      asked.on('timeout', () =>
        asked.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
      )
      asked.on('error', failed)
      asked.end(body)
    })
}

type Failure = Parameters<typeof isTransientError>[0]
const isForNow = (error: Failure) => isTransientError(error) || isThrottlingError(error)

/** What an answer holds; a refusal is thrown under the name that the tables give it, with what they say of it. */
function read({ status, text }: Answer): object {
  const $metadata = { httpStatusCode: status }
  const said = json(text)
  if (said && status < 300) return { ...said, $metadata }
  const { __type = 'UnknownError', message, Message, ...more } = (said ?? {}) as Record<string, string>
  const refusal = new ServiceException({
    name: __type.replace(/^.*#/, ''),
    message: message ?? Message ?? `status ${status}`,
    $fault: status < 500 ? 'client' : 'server',
    $metadata,
  })
  throw Object.assign(refusal, more)
}

function json(text: string): object | undefined {
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}
