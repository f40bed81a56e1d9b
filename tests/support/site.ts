import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

export type Asked = { method: string; path: string; query: URLSearchParams; body: unknown; language: string }
export type Answer = { status?: number; body?: unknown; html?: string } | undefined
/** Plays the API: an answer for what was asked, or undefined for 404. */
export type StubApi = (asked: Asked) => Answer | Promise<Answer>

type Options = {
  /** Compressions that the server knows, best first. */
  codings?: readonly ('br' | 'gzip')[]
  /** Told of every answer: its path and the bytes of its body as sent. */
  onSent?: (path: string, bytes: number) => void
}

/** Serves a built site as the cloud does (compressed, cached, real 404) with a stub behind `/api`. */
export async function serveSite(
  folder: string,
  api: StubApi,
  { codings = ['br', 'gzip'], onSent }: Options = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(folder, api, request, codings).then(
      ({ status, headers, body }) => {
        onSent?.(request.url ?? '/', Buffer.byteLength(body))
        response.writeHead(status, headers).end(body)
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}`, close: () => close(server) }
}

async function answer(
  folder: string,
  api: StubApi,
  request: IncomingMessage,
  codings: readonly ('br' | 'gzip')[],
) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname.startsWith('/api/')) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const json = request.headers['content-type']?.includes('json')
    const found = await api({
      method: request.method ?? 'GET',
      path: pathname.slice(4),
      query: searchParams,
      body: json ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text)),
      language: request.headers['accept-language'] ?? '',
    })
    const headers = { 'content-type': found?.html ? 'text/html; charset=utf-8' : 'application/json' }
    if (!found) return { status: 404, headers, body: '{}' }
    return { status: found.status ?? 200, headers, body: found.html ?? JSON.stringify(found.body ?? null) }
  }
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const found = (await fileAt(folder, pathname)) ?? '404.html'
  const status = found === '404.html' ? 404 : 200
  const path = join(folder, found)
  const headers: Record<string, string> = {
    'content-type': types[extname(found)] ?? 'application/octet-stream',
    'cache-control': found.startsWith('assets') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  }
  for (const coding of codings) {
    const ending = coding === 'br' ? '.br' : '.gz'
    const packed = accepted.includes(coding) && (await readFile(path + ending).catch(() => undefined))
    if (packed) return { status, headers: { ...headers, 'content-encoding': coding }, body: packed }
  }
  return { status, headers, body: await readFile(path) }
}

async function fileAt(folder: string, pathname: string): Promise<string | undefined> {
  if (pathname.includes('..')) return undefined
  const tidy = decodeURIComponent(pathname).replace(/^\/|\/$/g, '')
  for (const file of extname(tidy) ? [tidy] : [join(tidy, 'index.html')])
    if (await readFile(join(folder, file)).catch(() => undefined)) return file
  // The admin pages are one document.
  return tidy.startsWith('admin/') && !extname(tidy) ? 'admin/index.html' : undefined
}

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  })
