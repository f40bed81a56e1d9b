// One stage in a process of its own, since SST and Pulumi keep their state in globals: run.ts <stage> <file>.
import { build } from 'esbuild'
import crypto from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Graph } from '../resource.ts'
import { deployer } from './deployer.ts'
import type { record } from './record.ts'
import { startRpc } from './rpc.ts'

type Program = {
  record: typeof record
  config: {
    app(input: { stage: string }): { name: string; removal: string; providers: { aws: { region: string } } }
  }
  program: () => Promise<unknown>
}

const [stage, file] = process.argv.slice(2)
if (!stage || !file) throw new Error('run.ts <stage> <file>')
const root = resolve(import.meta.dirname, '../../..')
const platform = join(root, '.sst/platform')
const work = join(root, '.sst/synth', stage)

/** Put before what SST bundles: some packages only know `require`. */
const banner = `
import { createRequire as topLevelCreateRequire } from 'module';
const require = topLevelCreateRequire(import.meta.url);
import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"
const __filename = topLevelFileUrlToPath(import.meta.url)
const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))
`

/** Bundles sst.config.ts with SST's components and globals, as SST's command line does. */
async function bundle(outfile: string) {
  const globals = `import * as aws from "@pulumi/aws"; import * as sst from "${platform}/src/components";\n`
  await build({
    stdin: {
      resolveDir: root,
      sourcefile: 'eval.ts',
      loader: 'ts',
      contents: `
        import { run } from "${platform}/src/auto/run.ts";
        import config from "${root}/sst.config.ts";
        export { record } from "${root}/tests/infra/synth/record.ts";
        export { config };
        export const program = () => run(config.run);`,
    },
    plugins: [
      {
        name: 'globals',
        setup: ({ onLoad }) =>
          onLoad({ filter: /\/(sst\.config|stacks\/.*)\.ts$/ }, async ({ path }) => ({
            contents: globals + (await readFile(path, 'utf8')),
            loader: 'ts',
          })),
      },
    ],
    inject: [join(platform, 'src/shim/run.js')],
    nodePaths: [join(platform, 'node_modules')],
    external: [
      '@pulumi/*',
      'undici',
      '@pulumiverse/*',
      '@sst-provider/*',
      '@aws-sdk/*',
      'esbuild',
      'archiver',
      'glob',
      'vite',
    ],
    banner: { js: banner },
    mainFields: ['module', 'main'],
    format: 'esm',
    platform: 'node',
    bundle: true,
    outfile,
    logLevel: 'error',
  })
}

Object.assign(process.env, deployer(stage))

const bundles: Record<string, string> = {}
const packages: Record<string, string> = {}
const rpc = await startRpc({
  'Provider.Aws.Bootstrap': () => ({ asset: 'sst-asset-example', state: 'sst-state-example' }),
  'Provider.Aws.Appsync': () => ({ http: '', realtime: '' }),
  'Runtime.AddTarget': () => true,
  // What was bundled already, SST takes as it is.
  'Runtime.Build': ({
    functionID,
    handler,
    bundle: out,
  }: Record<'functionID' | 'handler' | 'bundle', string>) => {
    bundles[functionID] = out
    packages[functionID] = join(work, 'artifacts', functionID, 'code.zip')
    return { handler, out, errors: [], sourcemaps: [] }
  },
})
process.env.SST_SERVER = rpc.url
// The letters that SST adds to names are drawn by chance; here each run gives the same.
crypto.randomBytes = ((size: number) => Buffer.alloc(size, 1)) as typeof crypto.randomBytes

const failures: unknown[] = []
const giveUp = (why: string) => {
  console.error(why, failures[0] ?? '')
  process.exit(1)
}
process.on('unhandledRejection', (error) => {
  failures.push(error)
  setTimeout(() => giveUp('the program failed'), 500)
})
// Where an answer lacks what a component waits for, the program would wait for ever.
setTimeout(() => giveUp('the program did not end'), 300_000).unref()

await mkdir(work, { recursive: true })
const outfile = join(platform, `synth.${stage}.${process.pid}.mjs`)
await bundle(outfile)
Object.assign(globalThis, {
  $app: { name: '', stage },
  $dev: false,
  $cli: {
    command: 'deploy',
    rpc: rpc.url,
    paths: { home: work, root, work, platform },
    state: { version: {} },
  },
})
const { config, program, record: run } = (await import(pathToFileURL(outfile).href)) as Program
const app = config.app({ stage })
Object.assign((globalThis as unknown as { $app: object }).$app, { protect: false, ...app, stage })
const { region } = app.providers.aws
const resources = await run(program, {
  app: app.name,
  stage,
  region,
  config: {
    'aws:region': region,
    'aws:defaultTags': JSON.stringify({ tags: { 'sst:app': app.name, 'sst:stage': stage } }),
  },
})
await rm(outfile)
rpc.stop()
if (failures.length > 0) giveUp('the program failed')
await writeFile(resolve(file), JSON.stringify({ stage, resources, bundles, packages } satisfies Graph))
process.exit(0)
