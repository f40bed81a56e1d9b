import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

type Encoding = 'br' | 'gzip'
type Asset = {
  body: Buffer<ArrayBuffer>
  type: string
  etag: string
  encoded: Map<Encoding, Buffer<ArrayBuffer>>
  csp: string
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const suffixes: Record<string, Encoding> = { '.br': 'br', '.gz': 'gzip' }
// A worker keeps to the policy of its own script, and fetches its rarer parts when they are asked for.
const strict =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

/** The policy that a page names for itself: it knows the hashes of its inline styles. */
const policyOf = (html: string) =>
  /<meta\s+http-equiv="content-security-policy"\s+content="([^"]+)"/i.exec(html)?.[1]

async function readAssets(folder: string): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  // Shorter names first, so that a file stands before its compressed forms.
  for (const file of files.sort((a, b) => a.length - b.length || a.localeCompare(b))) {
    const path = `/${relative(folder, file).split(sep).join('/')}`
    const body = await readFile(file)
    const encoding = suffixes[extname(file)]
    const plain = encoding && assets.get(path.slice(0, -extname(file).length))
    if (plain && encoding) {
      plain.encoded.set(encoding, body)
      continue
    }
    const type = types[extname(file)] ?? 'application/octet-stream'
    assets.set(path, {
      body,
      type,
      etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
      encoded: new Map(),
      csp: (type.startsWith('text/html') && policyOf(body.toString())) || strict,
    })
  }
  return assets
}

/** Serves the built site of `folder` as the deployment does: clean addresses, compressed, cached, with a real 404. */
export async function createSite(folder: string) {
  const assets = await readAssets(folder)

  function find(path: string): Asset | undefined {
    const clean = path.replace(/\/+$/, '')
    const found = assets.get(path) ?? assets.get(`${clean}/index.html`)
    if (found) return found
    // The admin pages are one document; what follows is for its own router.
    const page = clean.startsWith('/admin/') && !extname(clean)
    return page ? assets.get('/admin/index.html') : undefined
  }

  return (request: Request): Response => {
    const path = decode(new URL(request.url).pathname)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
    const found = find(path)
    const asset = found ?? assets.get('/404.html')
    if (!asset) return new Response('404', { status: 404 })

    const accepted = request.headers.get('accept-encoding') ?? ''
    const encoding = (['br', 'gzip'] as const).find((one) => accepted.includes(one) && asset.encoded.has(one))
    const etag = `"${asset.etag}${encoding ? `-${encoding}` : ''}"`
    const headers: Record<string, string> = {
      'content-type': asset.type,
      etag,
      vary: 'accept-encoding',
      'cache-control':
        path.startsWith('/assets/') && found ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': `${asset.csp}; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
      'cross-origin-opener-policy': 'same-origin',
      ...(encoding && { 'content-encoding': encoding }),
    }
    if (found && request.headers.get('if-none-match')?.includes(etag))
      return new Response(null, { status: 304, headers })
    const body = (encoding && asset.encoded.get(encoding)) ?? asset.body
    return new Response(request.method === 'HEAD' ? null : body, { status: found ? 200 : 404, headers })
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
