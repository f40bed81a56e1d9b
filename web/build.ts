import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin, type ResolvedConfig } from 'vite'
import { vitePrerenderPlugin } from 'vite-prerender-plugin'
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

/** Builds the public site (prerendered, two languages) and the admin pages into `outDir`, ready to be served. */
export async function buildSite({ outDir = 'dist' }: { outDir?: string } = {}): Promise<void> {
  const out = resolve(outDir)
  const folder = await mkdtemp(join(tmpdir(), 'gelombang-prerender-'))
  try {
    await build({
      root: web,
      configFile: false,
      logLevel: 'warn',
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      plugins: prerendering(folder),
      worker: { format: 'es' },
      build: {
        outDir: out,
        emptyOutDir: true,
        manifest: 'manifest.json',
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { index: join(web, 'index.html'), admin: join(web, 'admin/index.html') },
          // Definitions of endpoints that a page does not call need not travel to it.
          treeshake: {
            manualPureFunctions: ['endpoint', 'pageOf', 'required', 'optional', 'lines', 'Count'],
          },
          output: {
            codeSplitting: {
              groups: [{ name: 'preact', test: /node_modules\/preact\// }],
            },
          },
        },
      },
    })
    await finishPages(out)
    await compress(out)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildSite()
