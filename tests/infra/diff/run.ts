// The graph of a stage by the real `sst diff`, without an account: run.ts [stage].
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildIfChanged } from '../../../local/build.ts'
import { makeGraph } from '../graph.ts'
import type { Resource } from '../resource.ts'
import { deployer } from '../synth/deployer.ts'
import { startAccount } from './aws.ts'
import { differences } from './compare.ts'

const root = resolve(import.meta.dirname, '../../..')
const stage = process.argv[2] ?? 'production'
const home = join(root, '.sst/diff')
const recorder = join(root, '.sst/platform/recorder.mjs')
const recorded = join(home, `${stage}.json`)

/** The stand-in for Pulumi where SST looks for it; the recorder beside SST's own `@pulumi/pulumi`. */
async function prepare(): Promise<string> {
  const engine = join(home, 'sst/bin/pulumi')
  await mkdir(join(home, 'sst/bin'), { recursive: true })
  const tsx = join(root, 'node_modules/tsx/dist/loader.mjs')
  const script = join(import.meta.dirname, 'engine.ts')
  await writeFile(
    engine,
    `#!/bin/sh\nexec "${process.execPath}" --import "file://${tsx}" "${script}" "$@"\n`,
    {
      mode: 0o755,
    },
  )
  await build({
    entryPoints: [join(import.meta.dirname, '../synth/record.ts')],
    outfile: recorder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['@pulumi/*'],
    logLevel: 'error',
  })
  return engine
}

async function diff(): Promise<Resource[]> {
  const engine = await prepare()
  const account = await startAccount()
  try {
    const sst = spawn(join(root, 'node_modules/.bin/sst'), ['diff', '--stage', stage], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...deployer(stage),
        HOME: home,
        XDG_CONFIG_HOME: home,
        SST_PULUMI_PATH: engine,
        SST_SKIP_DEPENDENCY_CHECK: '1',
        SST_SKIP_APPSYNC: '1',
        SST_NO_BUN: '1',
        SST_TELEMETRY_DISABLED: '1',
        AWS_ACCESS_KEY_ID: 'example',
        AWS_SECRET_ACCESS_KEY: 'example',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_ENDPOINT_URL: account.url,
        RECORDER: recorder,
        RECORDED: recorded,
      },
    })
    const [code] = (await once(sst, 'exit')) as [number]
    if (code !== 0) throw new Error(`sst diff ended with ${code}`)
  } finally {
    account.stop()
  }
  return (JSON.parse(await readFile(recorded, 'utf8')) as { resources: Resource[] }).resources
}

await buildIfChanged()
const { resources } = await makeGraph(stage)
const told = differences(resources, await diff())
for (const one of told) console.error(one)
console.log(
  told.length === 0
    ? `sst diff makes the ${resources.length} resources of the graph of ${stage}, each with the same settings`
    : `${told.length} differences between sst diff and the graph of ${stage}`,
)
process.exit(told.length === 0 ? 0 : 1)
