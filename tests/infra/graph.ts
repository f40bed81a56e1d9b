import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { buildIfChanged } from '../../local/build.ts'
import type { Graph } from './resource.ts'

const root = resolve(import.meta.dirname, '../..')
const fileOf = (stage: string) => join(root, '.sst/synth', `${stage}.json`)

/** Makes the graph of a stage with the site as it was built: SST's own components, without an engine and a cloud. */
export async function makeGraph(stage: string): Promise<Graph> {
  if (!existsSync(join(root, '.sst/platform/node_modules/@pulumi/aws')))
    throw new Error('SST’s platform is not installed: npm run infra:install')
  await mkdir(join(root, '.sst/synth'), { recursive: true })
  const script = join(import.meta.dirname, 'synth/run.ts')
  const args = ['--import', 'tsx', script, stage, fileOf(stage)]
  await promisify(execFile)(process.execPath, args, { cwd: root }).catch(({ stderr }: { stderr: string }) => {
    throw new Error(`The graph of ${stage} could not be made.
${stderr}`)
  })
  return readGraph(stage)
}

/** The graph of a stage as it was last made. */
export const readGraph = async (stage: string) => JSON.parse(await readFile(fileOf(stage), 'utf8')) as Graph

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildIfChanged()
  const { resources } = await makeGraph(process.argv[2] ?? 'production')
  const shown = resources.map(({ type, name, inputs }) => ({ type, name, inputs }))
  process.stdout.write(`${JSON.stringify({ resources: shown }, null, 2)}\n`)
}
