import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type InlineConfig, type Plugin, type ResolvedConfig } from 'vite'
import { vitePrerenderPlugin } from 'vite-prerender-plugin'
import { groups } from './build/chunks.ts'
import { compress } from './build/compress.ts'
import { finishPages } from './build/pages.ts'
import { languages, pageNames, paths } from './src/routes.ts'

const web = fileURLToPath(new URL('.', import.meta.url))

/** The prerenderer keeps its files in a folder of its own per build, so that builds may run side by side. */
function prerendering(folder: string): Plugin[] {
  const plugins = vitePrerenderPlugin({
    prerenderScript: join(web, 'src/prerender.tsx'),
    renderTarget: 'body',
    additionalPrerenderRoutes: [
      ...pageNames.flatMap((page) => languages.map((language) => paths[page][language])),
      '/404.html',
    ],
  })
  return plugins.map((plugin) => ({
    ...plugin,
    configResolved(config: ResolvedConfig) {
      Object.assign(config.build, { sourcemap: false })
      const inner = plugin.configResolved
      if (typeof inner === 'function') return inner.call(this, { ...config, root: folder })
      return undefined
    },
  }))
}

const common = (out: string): InlineConfig => ({
  root: web,
  configFile: false,
  logLevel: 'warn',
  // Built for a test, it is what is deployed all the same.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  worker: { format: 'es' },
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})

/** Definitions of endpoints that a page does not call need not travel to it. */
const treeshake = {
  manualPureFunctions: ['endpoint', 'pageOf', 'required', 'optional', 'lines', 'Count', 'OptionalCount'],
}

async function buildPublic(out: string) {
  const folder = await mkdtemp(join(tmpdir(), 'gelombang-prerender-'))
  const config = common(out)
  try {
    await build({
      ...config,
      plugins: prerendering(folder),
      build: {
        ...config.build,
        manifest: 'manifest.json',
        rolldownOptions: {
          input: join(web, 'index.html'),
          treeshake,
          checks: { pluginTimings: false },
          // As a list, since the prerenderer would chunk a single output its own way.
          output: [{ codeSplitting: { groups } }],
        },
      },
    })
    await finishPages(out)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Apart from the public site, so that no code of it can reach a public page. */
async function buildAdmin(out: string) {
  const config = common(out)
  await build({
    ...config,
    build: { ...config.build, rolldownOptions: { input: join(web, 'admin/index.html'), treeshake } },
  })
}

/**
 * Builds the site into `outDir`, ready to be served: the public pages (prerendered, two languages) and the
 * admin pages, or only one of the two.
 */
export async function buildSite({
  outDir = 'dist',
  parts = ['public', 'admin'],
}: { outDir?: string; parts?: readonly ('public' | 'admin')[] } = {}): Promise<void> {
  const out = resolve(outDir)
  await rm(out, { recursive: true, force: true })
  if (parts.includes('public')) await buildPublic(out)
  if (parts.includes('admin')) await buildAdmin(out)
  await compress(out)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildSite()
