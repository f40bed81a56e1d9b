// Puts one mistake after the other into a copy of the tree and asks whether test:infra notices: run.ts [words of one].
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { buildIfChanged } from '../../../local/build.ts'
import { makeGraph } from '../graph.ts'
import { type Fault, faults } from './faults.ts'

type Outcome = { noticed: string[]; broke?: string }
type Report = {
  numTotalTests: number
  testResults: {
    message: string
    assertionResults: { status: string; fullName: string; title: string; failureMessages: string[] }[]
  }[]
}

const root = resolve(import.meta.dirname, '../../..')
const sources = [
  'functions',
  'stacks',
  'web',
  'local',
  'lint',
  'tests',
  'bench',
  'dist',
  'sst.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const run = promisify(execFile)

/** A copy of what is tested; what was installed is shared with it. */
async function copyTree(): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'gelombang-faults-'))
  for (const source of sources) await cp(join(root, source), join(tree, source), { recursive: true })
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'))
  await mkdir(join(tree, '.sst/synth'), { recursive: true })
  await symlink(join(root, '.sst/platform'), join(tree, '.sst/platform'))
  await cp(join(root, '.sst/synth/staging.json'), join(tree, '.sst/synth/staging.json'))
  return tree
}

/** The graph of production anew, then the asserts. A graph that cannot be made is no assert that noticed. */
async function ask(tree: string, by: Fault['by']): Promise<Outcome> {
  const graph = join(tree, '.sst/synth/production.json')
  const report = join(tree, 'report.json')
  await rm(report, { force: true })
  const synth = ['--import', 'tsx', 'tests/infra/synth/run.ts', 'production', graph]
  try {
    await run(process.execPath, synth, { cwd: tree })
  } catch (error) {
    return { noticed: [], broke: `no graph: ${String((error as { stderr?: string }).stderr).slice(0, 300)}` }
  }
  const files = by ? [`tests/infra/${by}.infra.ts`] : ['tests/infra/stacks', 'tests/infra/edge']
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/infra/vitest.config.ts',
    '--reporter=json',
    `--outputFile=${report}`,
    ...files,
  ]
  const env = { ...process.env, GRAPHS_MADE: 'true' }
  await run(process.execPath, args, { cwd: tree, env, maxBuffer: 1e8 }).catch(() => {})
  // Staging's graph is older than the fault, so what is said of it proves nothing.
  const { numTotalTests, testResults } = JSON.parse(await readFile(report, 'utf8')) as Report
  const noticed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, fullName, title, failureMessages: [why = ''] }) =>
      status === 'failed' && !fullName.includes('the graph of staging')
        ? [`${title}: ${why.split('\n')[0]}`]
        : [],
    ),
  )
  const broke = testResults.find(({ message }) => message && noticed.length === 0)?.message
  if (numTotalTests < 5) return { noticed: [], broke: `${numTotalTests} tests ran: ${broke}` }
  return { noticed, ...(broke && { broke }) }
}

async function withFault(tree: string, { file, from, to, by }: Fault): Promise<Outcome> {
  const path = join(tree, file)
  const before = await readFile(path, 'utf8')
  const found = before.split(from).length - 1
  if (found !== 1) return { noticed: [], broke: `stands ${found} times in ${file}: mend the list of faults` }
  await writeFile(
    path,
    before.replace(from, () => to),
  )
  try {
    return await ask(tree, by)
  } finally {
    await writeFile(path, before)
  }
}

const words = process.argv.slice(2).join(' ')
const chosen = faults.filter(({ says }) => says.includes(words))
await buildIfChanged()
await makeGraph('staging')
const tree = await copyTree()
let survivors = 0
try {
  // What the asserts say of the tree as it is: without this, a fault would be "noticed" by a test that always fails.
  for (const by of [undefined, 'contract'] as const) {
    const { noticed, broke } = await ask(tree, by)
    if (noticed.length > 0 || broke)
      throw new Error(`The tree without a fault does not pass: ${[...noticed, broke].join('; ')}`)
  }
  // The faults are in the stacks: the functions are those of the first run.
  await writeFile(join(tree, 'stacks/build.ts'), '')
  for (const fault of chosen) {
    const { noticed, broke } = await withFault(tree, fault)
    if (noticed.length === 0) survivors++
    const outcome = noticed.length > 0 ? `caught by “${noticed[0]}”` : `NOT CAUGHT ${broke ?? ''}`
    console.log(`${fault.says}: ${outcome}`)
  }
  console.log(`${chosen.length - survivors} of ${chosen.length} faults caught`)
  process.exitCode = survivors > 0 ? 1 : 0
} finally {
  await rm(tree, { recursive: true, force: true })
}
