// Stands where SST expects Pulumi's command line, and does only what `sst diff` asks of it.
import crypto from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { record } from '../synth/record.ts'

const asked = process.argv.slice(2)
const option = (name: string) => asked[asked.indexOf(name) + 1]!

/** The settings of providers, which come one by one as `key=value`. */
const config = () =>
  Object.fromEntries(
    asked.flatMap((word, at) => {
      if (word !== '--config') return []
      const [key, ...value] = asked[at + 1]!.split('=')
      return [[key!, value.join('=')]]
    }),
  )

async function begin(stack: string) {
  const [, app, stage] = stack.split('/')
  const manifest = { time: '2026-01-01T00:00:00Z', magic: '', version: '' }
  const state = { version: 3, checkpoint: { stack, latest: { manifest, resources: [] } } }
  const file = `.pulumi/stacks/${app}/${stage}.json`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(state))
}

/** Runs what SST's command line bundled, records each resource, and tells SST how many there would be. */
async function preview() {
  const [, main] = /^main: (.*)$/m.exec(await readFile('Pulumi.yaml', 'utf8')) ?? []
  const [, app, stage] = option('--stack').split('/')
  const given = config()
  // As in synth/run.ts: names are the same in each run.
  crypto.randomBytes = ((size: number) => Buffer.alloc(size, 1)) as typeof crypto.randomBytes
  const failures: unknown[] = []
  process.on('unhandledRejection', (error) => failures.push(error))
  const recorder = (await import(pathToFileURL(process.env.RECORDER!).href)) as { record: typeof record }
  const resources = await recorder.record(
    async () => ((await import(pathToFileURL(main!).href)) as { default: unknown }).default,
    { app: app!, stage: stage!, region: given['aws:region']!, config: given },
  )
  await writeFile(process.env.RECORDED!, JSON.stringify({ resources }))
  const events = [
    ...resources.flatMap(({ type, name }) => {
      const urn = `urn:pulumi:${stage}::${app}::${type}::${name}`
      const state = { type, urn, custom: true, id: '', parent: '', provider: '', inputs: {}, outputs: {} }
      const metadata = { op: 'create', urn, type, old: null, new: state, provider: '', detailedDiff: null }
      return [
        { resourcePreEvent: { metadata, planning: true } },
        { resOutputsEvent: { metadata, planning: true } },
      ]
    }),
    {
      summaryEvent: { durationSeconds: 1, resourceChanges: { create: resources.length }, policyPacks: {} },
    },
  ]
  const lines = events.map((event, at) => JSON.stringify({ sequence: at + 1, timestamp: 1, ...event }))
  await writeFile(option('--event-log'), `${lines.join('\n')}\n`)
  for (const failure of failures) console.error(failure)
  return failures.length > 0 ? 1 : 0
}

async function run(): Promise<number> {
  if (asked[0] === 'version') console.log('v3.215.0')
  else if (asked[0] === 'stack' && asked[1] === 'init') await begin(asked[2]!)
  else if (asked[0] === 'preview') return preview()
  else {
    console.error(`not known here: ${asked.join(' ')}`)
    return 1
  }
  return 0
}
process.exit(await run())
