import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startsWith } from './chunks.ts'
import { pageAt } from '../src/routes.ts'

type Chunk = { file: string; name?: string; imports?: string[]; src?: string }
type Manifest = Record<string, Chunk>

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const policy = (styles: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${styles.map(hashOf).join(' ')}`.trim(),
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ')

/** A chunk with all that it imports statically, as addresses. */
function withImports(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`the build made no chunk of "${key}"`)
  if (seen.has(`/${chunk.file}`)) return seen
  seen.add(`/${chunk.file}`)
  for (const imported of chunk.imports ?? []) withImports(manifest, imported, seen)
  return seen
}

/** Finishes the written pages: styles inline, chunks of the page preloaded, a content security policy. */
export async function finishPages(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const prerenderer = Object.values(manifest).find((chunk) => chunk.src === 'src/prerender.tsx')
  if (prerenderer) await rm(join(folder, prerenderer.file))
  await rm(join(folder, 'manifest.json'))

  const files = await readdir(folder, { recursive: true })
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const path = join(folder, file)
    const address = `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '')}`
    const html = await readFile(path, 'utf8')
    await writeFile(path, await finish(html, address, manifest, folder))
  }
}

async function finish(html: string, address: string, manifest: Manifest, folder: string) {
  const styles: string[] = []
  const found = [...html.matchAll(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g)]
  let page = html
  for (const [tag, href = ''] of address.startsWith('/admin') ? [] : found) {
    const css = (await readFile(join(folder, href), 'utf8')).trim()
    styles.push(css)
    page = page.replace(tag, () => `<style>${css}</style>`)
  }
  const at = pageAt(address)
  const preloads = new Set<string>()
  for (const name of at ? startsWith(at.page, at.language) : [])
    for (const chunk of withImports(manifest, name))
      if (!page.includes(`href="${chunk}"`) && !page.includes(`src="${chunk}"`)) preloads.add(chunk)
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy(styles)}">`,
    ...[...preloads].map((chunk) => `<link rel="modulepreload" crossorigin href="${chunk}">`),
  ].join('')
  return page.replace(/(<meta charset="[^"]+"\s*\/?>)/, (charset) => charset + head)
}
