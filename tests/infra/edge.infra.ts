import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { languages, pageNames, paths } from '../../web/src/routes.ts'
import { lookup, types } from './find.ts'

type Headers = Record<string, { value: string }>
type Request = { method: string; uri: string; headers: Headers; cookies?: Record<string, { value: string }> }
type Response = { statusCode: number; headers: Headers }

const { of, named } = await lookup('production')
const code = (name: string) => String(named(name).inputs.code).replace('import cf from "cloudfront";', '')

/** What SST writes for its function at the edge to read. */
const store = new Map<string, string>()
for (const { name, inputs } of of(types.dynamic)) {
  const at = (key: string) => `${inputs.namespace}:${key}`
  if (name.includes('KvKeys'))
    for (const [key, value] of Object.entries<string>(inputs.entries)) store.set(at(key), value)
  if (name.includes('KvRoutesUpdate')) {
    const known = JSON.parse(store.get(at(inputs.key)) ?? '[]') as string[]
    store.set(at(inputs.key), JSON.stringify([...known, inputs.entry]))
  }
}

/** Runs a request through the function, as CloudFront would. */
async function request(uri: string, { host = 'gelombang.example', headers = {} as Headers } = {}) {
  let origin: { domainName: string } | undefined
  const cf = {
    kvs: () => ({
      async get(key: string) {
        const value = store.get(key)
        if (value === undefined) throw new Error('no such key')
        return value
      },
    }),
    updateRequestOrigin: (to: { domainName: string }) => void (origin = to),
  }
  const handler = runInNewContext(`${code('SiteCloudfrontFunctionRequest')}; handler`, { cf }) as (event: {
    viewer: { ip: string }
    request: Request
  }) => Promise<Request | Response>
  const result = await handler({
    viewer: { ip: '203.0.113.7' },
    request: {
      method: 'GET',
      uri,
      headers: { host: { value: host }, ...headers },
      cookies: { '__Host-portal': { value: 's' } },
    },
  })
  return { origin, result }
}
const asked = async (uri: string) => {
  const { origin, result } = await request(uri)
  return { domain: origin?.domainName, ...(result as Request) }
}

/** Runs a response through the function that follows. */
const respond = (uri: string, cacheControl?: string): Response => {
  const handler = runInNewContext(`${code('SiteCloudfrontFunctionResponse')}; handler`) as (
    event: object,
  ) => unknown
  const headers: Headers = cacheControl ? { 'cache-control': { value: cacheControl } } : {}
  const event = { request: { uri }, response: { statusCode: 200, headers } as Response }
  void handler(event)
  return event.response
}

/** The files that are uploaded, with how long they may be kept. */
const uploaded = new Map(
  (named('PagesAssetFiles.sst.aws.BucketFiles').inputs.files as { key: string; cacheControl: string }[]).map(
    ({ key, cacheControl }) => [`/${key}`, cacheControl],
  ),
)

describe('the edge', () => {
  it('fits the 10 KB of CloudFront', () => {
    expect(Buffer.byteLength(named('SiteCloudfrontFunctionRequest').inputs.code)).toBeLessThan(10_240)
  })

  it.each(['/api', '/api/health', '/api/programmes/malang/waves'])(
    'hands %s to the API, with cookies, the secret and the address',
    async (uri) => {
      const { domain, headers, cookies, ...rest } = await asked(uri)
      expect(domain).toMatch(/\.lambda-url\.ap-southeast-3\.on\.aws$/)
      expect(rest.uri).toBe(uri)
      expect(cookies).toHaveProperty('__Host-portal')
      expect(headers['x-origin-secret']?.value).toBe(
        named('ApiFunction').inputs.environment.variables.ORIGIN_SECRET,
      )
      expect(headers['x-viewer-ip']?.value).toBe('203.0.113.7')
    },
  )

  it('passes on neither secret nor address that a browser made up', async () => {
    const headers = { 'x-origin-secret': { value: 'guess' }, 'x-viewer-ip': { value: '127.0.0.1' } }
    const api = (await request('/api/health', { headers })).result as Request
    expect(api.headers['x-viewer-ip']?.value).toBe('203.0.113.7')
    expect(api.headers['x-origin-secret']?.value).not.toBe('guess')
    const page = (await request('/daftar', { headers })).result as Request
    expect(page.headers).not.toHaveProperty('x-origin-secret')
    expect(page.headers).not.toHaveProperty('x-viewer-ip')
  })

  it.each(pageNames.flatMap((page) => languages.map((language) => paths[page][language])))(
    'finds the page at %s, with a slash too, and sends no cookies to the bucket',
    async (path) => {
      for (const uri of [path, `${path.replace(/\/$/, '')}/`]) {
        const { domain, cookies, ...rest } = await asked(uri)
        expect(domain).toMatch(/\.s3\.ap-southeast-3\.amazonaws\.com$/)
        expect(cookies).toBeUndefined()
        expect(uploaded.get(rest.uri), rest.uri).toBe('no-cache')
        expect(respond(uri, uploaded.get(rest.uri)).statusCode).toBe(200)
      }
    },
  )

  it.each(['/admin', '/admin/', '/admin/malang/waves', '/admin/malang/plans/01J'])(
    'gives %s the one document of the admin pages',
    async (uri) => {
      expect((await asked(uri)).uri).toBe('/admin/index.html')
      expect(uploaded.get('/admin/index.html')).toBe('no-cache')
    },
  )

  it.each([
    '/apiary',
    '/adminx',
    '/nothing',
    '/en/nothing',
    '/english',
    '/daftar/more',
    '/a/b.css',
    '/.digest',
  ])('answers %s with a page, and 404', async (uri) => {
    const { domain, ...rest } = await asked(uri)
    expect(domain).toMatch(/\.s3\./)
    expect(rest.uri).toBe('/404.html')
    // Told apart by how long it may be kept, whichever address the second function is shown.
    for (const shown of [uri, rest.uri])
      expect(respond(shown, uploaded.get('/404.html')).statusCode).toBe(404)
  })

  it('leaves the status of the API alone', () => {
    expect(respond('/api/health', 'no-store').statusCode).toBe(200)
    expect(respond('/assets/x.js', 'public, max-age=31536000, immutable').statusCode).toBe(200)
  })

  it('is reached by the name of the site only', async () => {
    expect((await request('/', { host: 'd111.cloudfront.net' })).result).toMatchObject({ statusCode: 403 })
  })
})

describe('the files of the site', () => {
  it('are all uploaded, but for what CloudFront compresses itself', async () => {
    const built = await readdir('dist', { recursive: true, withFileTypes: true })
    const files = built
      .filter((entry) => entry.isFile() && !/\.(gz|br)$|^\.digest$/.test(entry.name))
      .map((entry) => `/${join(entry.parentPath, entry.name).replace(/^dist\//, '')}`)
    expect([...uploaded.keys()].sort()).toEqual(files.sort())
  })

  it('with a hash in their name never change, all others are asked for anew', () => {
    for (const [file, cacheControl] of uploaded)
      expect(cacheControl, file).toBe(
        file.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : file === '/404.html'
            ? 'no-store'
            : 'no-cache',
      )
    const assets = [...uploaded.keys()].filter((file) => file.startsWith('/assets/'))
    expect(assets.length).toBeGreaterThan(10)
    for (const file of assets) expect(file).toMatch(/-[\w-]{8}\.\w+$/)
  })
})

describe('the headers of the site', () => {
  const { securityHeadersConfig: headers, customHeadersConfig: custom } = named('SiteHeaders').inputs
  const directives = (policy: string) =>
    new Map(
      policy.split(';').map((part) => {
        const [name = '', ...sources] = part.trim().split(/\s+/)
        return [name, sources]
      }),
    )
  const everywhere = directives(headers.contentSecurityPolicy.contentSecurityPolicy)

  it('are on every answer', () => {
    const { inputs } = named('SiteCdnDistribution')
    expect(inputs.defaultCacheBehavior.responseHeadersPolicyId).toBe('SiteHeaders-id')
    expect(inputs.defaultCacheBehavior.viewerProtocolPolicy).toBe('redirect-to-https')
    expect(inputs.orderedCacheBehaviors ?? []).toEqual([])
    expect(inputs.customErrorResponses ?? []).toEqual([])
  })

  it('ask for https for two years, and forbid framing and guessing types', () => {
    expect(headers.strictTransportSecurity).toMatchObject({
      accessControlMaxAgeSec: 63_072_000,
      includeSubdomains: true,
      preload: true,
      override: true,
    })
    expect(headers.frameOptions.frameOption).toBe('DENY')
    expect(headers.contentTypeOptions.override).toBe(true)
    expect(custom.items.map(({ header }: { header: string }) => header)).toContain('permissions-policy')
  })

  it('allow no inline script, no eval and no stranger', () => {
    expect(everywhere.get('script-src')).toEqual(["'self'"])
    expect(everywhere.get('frame-ancestors')).toEqual(["'none'"])
    expect(everywhere.get('object-src')).toEqual(["'none'"])
    for (const sources of everywhere.values())
      for (const source of sources) expect(source).toMatch(/^('self'|'none'|data:)$/)
  })

  it('take nothing away from what the policy of a page allows, and each page narrows the rest to hashes', async () => {
    const pages = [...uploaded.keys()].filter((file) => file.endsWith('.html'))
    expect(pages.length).toBeGreaterThanOrEqual(18)
    for (const page of pages) {
      const html = await readFile(`dist${page}`, 'utf8')
      const own = directives(
        /http-equiv="content-security-policy"\s+content="([^"]+)"/i.exec(html)?.[1] ?? '',
      )
      expect(own.get('default-src'), page).toEqual(["'none'"])
      for (const source of own.get('style-src') ?? [])
        expect(source, page).toMatch(/^('self'|'sha256-[\w+/]+=*')$/)
      for (const [name, sources] of own) {
        if (name === 'default-src' || name === 'style-src') continue
        const allowed = everywhere.get(name)
        expect(allowed, `${page} ${name}`).toBeDefined()
        for (const source of sources.filter((one) => one !== "'none'"))
          expect(allowed, `${page} ${name}`).toContain(source)
      }
    }
  })
})
