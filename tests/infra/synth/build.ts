import { build, type Plugin } from 'esbuild'
import { createCipheriv } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Plugins = { default: Plugin[] }

/** What SST asks of its builder. */
export type BuildRequest = {
  functionID: string
  handler: string
  encryptionKey: string
  links: unknown
  properties?: { minify?: boolean; splitting?: boolean; plugins?: string }
}

/** Put before every bundle, by SST too: some packages only know `require`. */
export const banner = `
import { createRequire as topLevelCreateRequire } from 'module';
const require = topLevelCreateRequire(import.meta.url);
import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"
const __filename = topLevelFileUrlToPath(import.meta.url)
const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))
`

/**
 * Bundles a function as SST's builder does; throws when its handler is not there. With `reuse`, what an earlier run
 * built stands: for many graphs of the same functions.
 */
export async function buildFunction(root: string, work: string, request: BuildRequest, reuse = false) {
  const out = join(work, 'artifacts', `${request.functionID}-src`)
  const exported = extname(request.handler).slice(1)
  if (!reuse || !existsSync(join(out, 'bundle.mjs'))) await bundle(root, out, request, exported)

  const cipher = createCipheriv('aes-256-gcm', Buffer.from(request.encryptionKey, 'base64'), Buffer.alloc(12))
  const links = Buffer.concat([cipher.update(JSON.stringify(request.links)), cipher.final()])
  await writeFile(join(out, 'resource.enc'), Buffer.concat([links, cipher.getAuthTag()]))
  return { out, handler: `bundle.${exported}`, errors: [], sourcemaps: [] }
}

/** Where it stands what a built function carries, beside its folder. */
export const metafileOf = (folder: string) => `${folder}.json`

async function bundle(root: string, out: string, request: BuildRequest, exported: string) {
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const file = join(root, `${request.handler.slice(0, -exported.length - 1)}.ts`)
  if (!existsSync(file)) throw new Error(`no such file: ${request.handler}`)
  const { plugins } = request.properties ?? {}
  const { metafile } = await build({
    entryPoints: [{ in: file, out: 'bundle' }],
    outdir: out,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'es2024',
    format: 'esm',
    mainFields: ['module', 'main'],
    bundle: true,
    keepNames: true,
    metafile: true,
    minify: request.properties?.minify ?? false,
    splitting: request.properties?.splitting ?? false,
    external: ['sharp', 'pg-native'],
    plugins: plugins ? ((await import(pathToFileURL(join(root, plugins)).href)) as Plugins).default : [],
    banner: { js: banner },
    logLevel: 'silent',
  })
  await writeFile(metafileOf(out), JSON.stringify(metafile))
  // Chunks that are imported when they are needed count as entries too.
  const [, entry] = Object.entries(metafile.outputs).find(([name]) => name.endsWith('/bundle.mjs')) ?? []
  if (!entry?.exports.includes(exported)) throw new Error(`${request.handler} exports no ${exported}`)
}
