import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDb } from '../../functions/platform/db.ts'
import { createClient } from '../../functions/platform/dynamo-client.ts'
import { testEngine } from '../support/engine.ts'

type Reply = { status: number; body: string } | 'reset' | 'silence'
type Asked = { headers: IncomingHttpHeaders; body: string }

const credentials = { accessKeyId: 'who', secretAccessKey: 'secret', sessionToken: 'token' }
const replies: Reply[] = []
const asked: Asked[] = []
/** Stands where the tables are: notes what it is asked, and answers as it was told. */
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  asked.push({ headers: request.headers, body })
  const reply = replies.shift() ?? { status: 200, body: '{}' }
  if (reply === 'reset') return request.socket.destroy()
  if (reply !== 'silence') response.writeHead(reply.status).end(reply.body)
})
let where: { endpoint: string; region: string; credentials: typeof credentials }

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  where = { endpoint: `http://127.0.0.1:${port}`, region: 'ap-southeast-3', credentials }
})
beforeEach(() => {
  replies.length = 0
  asked.length = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const over = (client: DynamoDBClient) =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
const ours = (patience?: number) => over(createClient({ ...where, ...(patience && { patience }) }))
const readyMade = () => over(new DynamoDBClient(where))

const TableName = 'waves'
const tables = {
  nominations: 'nominations',
  waves: 'waves',
  mail: 'mail',
  audit: 'audit',
  sessions: 'sessions',
}
type Batch = { RequestItems: Record<string, unknown> }
const Key = { pk: 'P#malang', sk: 'wave' }
const item = {
  ...Key,
  seats: 12,
  share: 0.25,
  open: true,
  none: null,
  gone: undefined,
  days: ['2026-11-25'],
  of: { name: 'Siti “Ć”' },
}
const commands = {
  GetItem: () => new GetCommand({ TableName, Key, ConsistentRead: true }),
  PutItem: () => new PutCommand({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
  UpdateItem: () =>
    new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: 'SET #a = :a',
      ExpressionAttributeNames: { '#a': 'seats' },
      ExpressionAttributeValues: { ':a': 13 },
      ReturnValues: 'ALL_NEW',
    }),
  DeleteItem: () => new DeleteCommand({ TableName, Key, ReturnValues: 'ALL_OLD' }),
  Query: () =>
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'P#malang' },
      ExclusiveStartKey: Key,
      Limit: 2,
    }),
  BatchGetItem: () =>
    new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [Key], ConsistentRead: true } } }),
  TransactWriteItems: () =>
    new TransactWriteCommand({
      ClientRequestToken: 'once',
      TransactItems: [
        { Put: { TableName, Item: item } },
        { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } },
        { Delete: { TableName, Key } },
      ],
    }),
} as const
type Operation = keyof typeof commands
const operations = Object.keys(commands) as Operation[]
const send = async (client: DynamoDBDocumentClient, operation: Operation) =>
  (await client.send(commands[operation]() as never)) as unknown as Record<string, unknown>

const answer = (body: object, status = 200) => ({ status, body: JSON.stringify(body) })
const stored = {
  pk: { S: 'P#malang' },
  seats: { N: '12' },
  open: { BOOL: true },
  none: { NULL: true },
  days: { L: [{ S: 'x' }] },
}
const answers: Record<Operation, object> = {
  GetItem: { Item: stored },
  PutItem: {},
  UpdateItem: { Attributes: stored },
  DeleteItem: { Attributes: stored },
  Query: { Items: [stored, stored], Count: 2, ScannedCount: 3, LastEvaluatedKey: { pk: { S: 'P#malang' } } },
  BatchGetItem: { Responses: { [TableName]: [stored] }, UnprocessedKeys: {} },
  TransactWriteItems: {},
}
const type = 'com.amazonaws.dynamodb.v20120810'
const refusals = {
  condition: {
    __type: `${type}#ConditionalCheckFailedException`,
    message: 'The conditional request failed',
    Item: stored,
  },
  transaction: {
    __type: `${type}#TransactionCanceledException`,
    Message: 'Transaction cancelled',
    CancellationReasons: [
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: stored, Message: 'failed' },
    ],
  },
  request: { __type: 'com.amazon.coral.validate#ValidationException', message: 'No such attribute' },
  table: { __type: `${type}#ResourceNotFoundException`, message: 'No such table' },
}

/** What a promise was rejected with. */
const thrown = (of: Promise<unknown>) =>
  of.then(
    () => {
      throw new Error('nothing was thrown')
    },
    (error: Error & Record<string, unknown>) => error,
  )

/** The signature of a call by AWS's description of version 4, from what arrived. */
function signatureOf({ headers, body }: Asked) {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex')
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const [, scope = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=who\/(\S+), SignedHeaders=(\S+), Signature=(\w{64})$/.exec(
      String(headers.authorization),
    ) ?? []
  const canonical = [
    'POST',
    '/',
    '',
    ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    sha(body),
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha(canonical)].join('\n')
  const key = scope
    .split('/')
    .reduce<string | Buffer>((last, part) => hmac(last, part), 'AWS4secret') as Buffer
  return { signed: signed.split(';'), signature, expected: hmac(key, toSign).toString('hex') }
}

describe('the client of the tables', () => {
  it.each(operations)('asks for %s as the ready-made client does', async (operation) => {
    await send(readyMade(), operation)
    await send(ours(), operation)
    const [theirs, own] = asked.map(({ headers, body }) => ({
      target: headers['x-amz-target'],
      type: headers['content-type'],
      body: JSON.parse(body) as object,
    }))
    expect(own).toEqual(theirs)
    expect(own!.target).toBe(`DynamoDB_20120810.${operation}`)
  })

  it.each(operations)('reads the answer to %s as the ready-made client does', async (operation) => {
    replies.push(answer(answers[operation]), answer(answers[operation]))
    const { $metadata: _, ...theirs } = await send(readyMade(), operation)
    const { $metadata: __, ...own } = await send(ours(), operation)
    expect(own).toEqual(theirs)
  })

  it.each(Object.keys(refusals) as (keyof typeof refusals)[])(
    'throws a refusal of the %s as the ready-made client does, and asks once',
    async (what) => {
      replies.push(answer(refusals[what], 400), answer(refusals[what], 400))
      const theirs = await thrown(send(readyMade(), 'PutItem'))
      const own = await thrown(send(ours(), 'PutItem'))
      const facts = ({ name, message, Item, CancellationReasons }: typeof own) => ({
        name,
        message,
        Item,
        CancellationReasons,
      })
      expect(facts(own)).toEqual(facts(theirs))
      expect(asked).toHaveLength(2)
    },
  )

  it('signs each call', async () => {
    await send(ours(), 'PutItem')
    const { signed, signature, expected } = signatureOf(asked[0]!)
    expect(signature).toBe(expected)
    expect(signed).toEqual(
      expect.arrayContaining(['host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target']),
    )
    // The check itself notices another body.
    const { signature: same, expected: other } = signatureOf({ ...asked[0]!, body: '{}' })
    expect(same).not.toBe(other)
  })

  it.each<[string, Reply]>([
    ['an error of the tables', answer({ __type: `${type}#InternalServerError` }, 500)],
    ['an answer that is no JSON', { status: 503, body: '<html>' }],
    ['too many calls', answer({ __type: `${type}#ProvisionedThroughputExceededException` }, 400)],
    ['a lost connection', 'reset'],
    ['an answer that does not come', 'silence'],
  ])('asks again after %s', async (_, reply) => {
    replies.push(reply, reply, answer(answers.GetItem))
    expect(await send(ours(100), 'GetItem')).toMatchObject({ Item: { seats: 12 } })
    expect(asked).toHaveLength(3)
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1)
  })

  it.each<[string, Reply, object]>([
    ['an error', answer({ __type: `${type}#InternalServerError` }, 500), { name: 'InternalServerError' }],
    ['silence', 'silence', { code: 'ETIMEDOUT' }],
  ])('gives up after three times %s', async (_, reply, what) => {
    replies.push(reply, reply, reply, answer(answers.GetItem))
    expect(await thrown(send(ours(100), 'GetItem'))).toMatchObject(what)
    expect(asked).toHaveLength(3)
  })

  it('asks again for the keys that the tables did not get to, and for those alone', async () => {
    const db = createDb(where, tables)
    const key = (sk: string) => ({ pk: { S: 'P' }, sk: { S: sk } })
    const places = ['1', '2', '3'].map((sk) => ({ table: 'waves', key: { pk: 'P', sk }, consistent: true }))
    replies.push(
      answer({
        Responses: { waves: [key('1')] },
        UnprocessedKeys: { waves: { Keys: [key('2'), key('3')], ConsistentRead: true } },
      }),
      answer({ Responses: { waves: [key('3')] }, UnprocessedKeys: {} }),
    )
    expect(await db.getEach(places)).toEqual([{ pk: 'P', sk: '1' }, undefined, { pk: 'P', sk: '3' }])
    expect(asked.map(({ body }) => (JSON.parse(body) as Batch).RequestItems.waves)).toEqual([
      { Keys: [key('1'), key('2'), key('3')], ConsistentRead: true },
      { Keys: [key('2'), key('3')], ConsistentRead: true },
    ])
  })

  it('never stores bytes as something else: the tables refuse them', async () => {
    const engine = await testEngine()
    try {
      const db = await engine.freshDb()
      const TableName = db.tables.waves
      for (const bytes of [new Uint8Array([1, 2]), Buffer.from('ab')])
        await expect(db.put({ TableName, Item: { ...Key, bytes } })).rejects.toThrow()
      expect(await db.get({ TableName, Key })).toBeUndefined()
    } finally {
      await engine.stop()
    }
  })
})
