import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { unzipSync } from 'fflate'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createDb } from '../../functions/platform/db.ts'
import { tablesConfig } from '../../functions/platform/config.ts'
import { startEngine } from '../../local/engine.ts'
import { type Lookup, types } from './find.ts'
import { type Call, rightsOf } from './policy.ts'
import { startRecorder } from './recorder.ts'

type Handler = (event: unknown, context: object) => Promise<unknown>
/** Of each function, its file in `functions/entry`. */
export const handlers = {
  Api: 'api',
  Office: 'office',
  SignIn: 'sign-in',
  Delivery: 'delivery',
  Prints: 'prints',
  Reminders: 'reminders',
  Renewals: 'renewals',
  WaveJobs: 'waves',
  ExamJobs: 'exams',
  Invariants: 'invariants',
  MailEvents: 'mail-events',
  Papers: 'papers',
  Progress: 'progress',
  Reindex: 'reindex',
  Seal: 'seal',
} as const
export type Name = keyof typeof handlers

/** Which function the site asks for a path below `/api`. */
export const servedBy = (path: string): Name =>
  /^\/papers(\/|$)/.test(path)
    ? 'Papers'
    : /^\/programmes(\/|$)/.test(path)
      ? 'Office'
      : /^\/auth(\/|$)/.test(path)
        ? 'SignIn'
        : 'Api'

/** Unpacks what goes to Lambda where nothing else is to be found; gives the folder of a function. */
function unpacked(packages: Lookup['packages']) {
  const home = mkdtempSync(join(tmpdir(), 'gelombang-lambda-'))
  const folders = new Map<Name, string>()
  return {
    folder(name: Name): string {
      const known = folders.get(name)
      if (known) return known
      const folder = join(home, name)
      for (const [file, bytes] of Object.entries(unzipSync(readFileSync(packages[name]!)))) {
        if (file.endsWith('/')) continue
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), bytes)
      }
      folders.set(name, folder)
      return folder
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** A cloud of one machine: the tables of the graph on the engine, and the functions as they were packed for it. */
export async function startCloud(graph: Lookup) {
  const engine = await startEngine({})
  const client = new DynamoDBClient(engine.config)
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ]
  for (const { inputs } of graph.of(types.table))
    await client.send(
      new CreateTableCommand({
        TableName: inputs.name,
        BillingMode: inputs.billingMode,
        KeySchema: keys(inputs.hashKey, inputs.rangeKey),
        AttributeDefinitions: inputs.attributes.map(({ name, type }: { name: string; type: string }) => ({
          AttributeName: name,
          AttributeType: type,
        })),
        ...(inputs.globalSecondaryIndexes.length > 0 && {
          GlobalSecondaryIndexes: inputs.globalSecondaryIndexes.map((index: Record<string, string>) => ({
            IndexName: index.name,
            KeySchema: keys(index.hashKey!, index.rangeKey!),
            Projection: {
              ProjectionType: index.projectionType,
              ...(index.nonKeyAttributes && { NonKeyAttributes: index.nonKeyAttributes }),
            },
          })),
        }),
      }),
    )
  client.destroy()

  const recorder = await startRecorder(engine.config.endpoint)
  const functions = unpacked(graph.packages)
  const settings = (name: Name) =>
    graph.named(`${name}Function`).inputs.environment.variables as Record<string, string>
  Object.assign(process.env, {
    AWS_REGION: 'ap-southeast-3',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: recorder.url,
    AWS_ENDPOINT_URL_SESV2: recorder.url,
    AWS_ENDPOINT_URL_S3: recorder.url,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  })

  /** A call has the whole time that the stack gives the function. */
  const contextOf = (name: Name) => ({
    getRemainingTimeInMillis: () => graph.named(`${name}Function`).inputs.timeout * 1000,
  })

  const loaded = new Map<Name, Promise<Handler>>()
  /** Imports a built function with its own environment, which it reads at once. */
  async function load(name: Name): Promise<Handler> {
    const own = settings(name)
    Object.assign(process.env, own)
    try {
      const file = pathToFileURL(join(functions.folder(name), 'bundle.mjs')).href
      return ((await import(/* @vite-ignore */ file)) as { handler: Handler }).handler
    } finally {
      for (const key of Object.keys(own)) delete process.env[key]
    }
  }

  return {
    settings,
    /** Where the function lies, and where it finds the tables and the mail. */
    folder: functions.folder,
    services: {
      AWS_ENDPOINT_URL_DYNAMODB: recorder.url,
      AWS_ENDPOINT_URL_SESV2: recorder.url,
      AWS_ENDPOINT_URL_S3: recorder.url,
    },
    mails: recorder.mails,
    /** The tables, past the record. */
    db: createDb(engine.config, tablesConfig(settings('Api')).tables),
    rights: (name: Name) => rightsOf(graph.named(`${name}Role`)),
    /** Calls a function; gives its answer and what it asked of the policies. */
    async call<T>(name: Name, event: unknown = {}): Promise<{ answer: T; calls: Call[] }> {
      const known = loaded.get(name) ?? load(name)
      loaded.set(name, known)
      const handler = await known
      recorder.take()
      const answer = (await handler(event, contextOf(name))) as T
      const { location } = (answer as { headers?: Record<string, string> } | undefined)?.headers ?? {}
      if (location) recorder.follow(new URL(location, recorder.url).href)
      return { answer, calls: recorder.take() }
    },
    /** Opens a link that a function signed: whoever has it may do what the function may. */
    async open(link: string): Promise<{ status: number; calls: Call[] }> {
      recorder.take()
      const { status } = await fetch(link)
      return { status, calls: recorder.take() }
    },
    async stop() {
      recorder.stop()
      functions.remove()
      await engine.stop()
    },
  }
}
export type Cloud = Awaited<ReturnType<typeof startCloud>>
