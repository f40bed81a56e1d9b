// Builds every function for Lambda, as it is deployed and as it is tested: build.ts <folder>.
import { readdir, rm, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type OutputChunk, type Plugin, rolldown } from 'rolldown'

const root = resolve(import.meta.dirname, '..')
const entries = join(root, 'functions/entry')

/** What a built function carries: of each of its files what it imports, at once or later, and the sources in it. */
export type Carried = {
  file: string
  bytes: number
  imports: string[]
  later: string[]
  /** The source that was imported for itself, if it was one. */
  of?: string
  sources: string[]
}[]

const ours = (file: string) => join(root, 'functions/platform', file)
/** What a function in Lambda never needs of the SDK, and what stands in for it. */
const instead = new Map([
  // A role's credentials are in the environment; the SDK would also know how to log in and ask other services.
  ['@aws-sdk/credential-provider-node', ours('role.ts')],
  // The SDK's names of browsers.
  ['bowser', ours('nothing.ts')],
])
/** Of what the tables answer, nothing is a stream of events. */
const later = new Map([['@smithy/core/event-streams', ours('nothing.ts')]])

export const trim: Plugin = {
  name: 'trim',
  resolveId: (id, _importer, { kind }) =>
    instead.get(id) ?? (kind === 'dynamic-import' ? later.get(id) : undefined),
}

const tablesClient = /\/client-dynamodb\/dist-es\//
/** What `dynamo-client.ts` does without: only the names stay, which others import. */
const emptied = /(DynamoDBClient|schemas\/schemas_0)\.js$/
const exported = /export (?:const|var|class) ([\w$]+)/g

const lean: Plugin = {
  name: 'lean',
  resolveId: (id, importer) =>
    id === '@smithy/core/endpoints' && tablesClient.test(importer ?? '') ? ours('no-endpoint.ts') : undefined,
  transform: (code, id) =>
    tablesClient.test(id) && emptied.test(id)
      ? [...code.matchAll(exported)].map(([, name]) => `export const ${name} = undefined`).join('\n')
      : undefined,
}

/** Builds one function into `bundle.mjs` and the files that it loads when they are needed; tells what they carry. */
export async function buildFunction(file: string, folder: string, plugins = [trim, lean]): Promise<Carried> {
  const build = await rolldown({
    input: { bundle: file },
    preserveEntrySignatures: 'allow-extension',
    platform: 'node',
    // The SDK's modules, of which a part can be left out.
    resolve: { mainFields: ['module', 'main'] },
    plugins,
    // Definitions of endpoints that no door opens are left out, and what the SDK makes and nobody takes.
    treeshake: {
      manualPureFunctions: ['endpoint', 'createPaginator', 'bindRetryMiddleware', 'bindGetRetryPlugin'],
    },
    // What one function loads when it is needed, another may load at once.
    checks: { ineffectiveDynamicImport: false },
  })
  try {
    const { output } = await build.write({
      dir: folder,
      cleanDir: true,
      format: 'esm',
      minify: true,
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
      codeSplitting: {
        groups: [
          // What a cold start loads is one file, whoever else needs parts of it; what nearly everyone needs who
          // needs a table is a second one.
          { name: 'start', tags: ['$initial'], priority: 1 },
          { name: 'tables', test: /functions\/(platform\/dynamo|nominations\/portal-routes)\.ts$/ },
        ],
      },
    })
    const chunks = output.filter((one): one is OutputChunk => one.type === 'chunk')
    return chunks.map(({ fileName, code, imports, dynamicImports, facadeModuleId, modules }) => ({
      file: fileName,
      bytes: Buffer.byteLength(code),
      imports,
      later: dynamicImports,
      ...(facadeModuleId && { of: relative(root, facadeModuleId) }),
      sources: Object.entries(modules).flatMap(([id, { renderedLength }]) =>
        renderedLength > 0 ? [relative(root, id)] : [],
      ),
    }))
  } finally {
    await build.close()
  }
}

/** Builds all, each into a folder named as its file in `functions/entry`; what it carries stands beside it. */
async function buildAll(into: string) {
  await rm(into, { recursive: true, force: true })
  for (const entry of await readdir(entries, { withFileTypes: true })) {
    if (!entry.isFile()) continue
    const folder = join(into, basename(entry.name, '.ts'))
    const carried = await buildFunction(join(entries, entry.name), folder)
    await writeFile(`${folder}.json`, JSON.stringify(carried))
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder] = process.argv
  if (!folder) throw new Error('build.ts <folder>')
  await buildAll(resolve(folder))
}
