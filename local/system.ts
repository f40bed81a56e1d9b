import { type HttpBindings, serve } from '@hono/node-server'
import { createWriteStream, existsSync } from 'node:fs'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { monotonicFactory } from 'ulid'
import { createApp } from '../functions/app.ts'
import { createSigner } from '../functions/certificates/keyring.ts'
import type { Deps } from '../functions/deps.ts'
import { createCursors } from '../functions/platform/cursor.ts'
import { createDb } from '../functions/platform/db.ts'
import { createLog } from '../functions/platform/log.ts'
import { createSeal } from '../functions/platform/seal.ts'
import { programmeRepository } from '../functions/programmes/repository.ts'
import { startBucket } from './bucket.ts'
import { openClock } from './clock.ts'
import { controlRoutes } from './control.ts'
import { startEngine } from './engine.ts'
import { localKeys } from './keys.ts'
import { startMailbox } from './mailbox.ts'
import { client, startProvider } from './provider.ts'
import { writeRun } from './run-file.ts'
import { createSchedule } from './schedule.ts'
import { localSecret } from './secret.ts'
import { seed } from './seed/programme.ts'
import { demoDays, type Settings } from './settings.ts'
import { createSite } from './site.ts'
import { createTables } from './tables.ts'

/** Starts every part: engine, mailbox, provider, API with the site, schedule. */
export async function startSystem({ ports, host, siteUrl, dataDir, demo }: Settings) {
  const secret = await localSecret(dataDir)
  const database = join(dataDir, 'gelombang.db')
  const clock = await openClock(dataDir, demo && !existsSync(database) ? demoDays : 0)
  const [engine, mailbox, provider, bucket, site] = await Promise.all([
    startEngine({ file: database, port: ports.engine }),
    startMailbox({ port: ports.mailbox, dataDir }),
    startProvider({ port: ports.provider, siteUrl, cookieSecret: secret }),
    startBucket({ directory: join(dataDir, 'files'), port: ports.files }),
    createSite('dist'),
  ])
  await writeRun(dataDir, {
    pid: process.pid,
    siteUrl,
    enginePid: engine.pid,
    endpoint: engine.config.endpoint,
  })
  const seal = createSeal(secret)
  const ulid = monotonicFactory()
  const logFile = createWriteStream(join(dataDir, 'gelombang.log'), { flags: 'a' })
  const deps: Deps = {
    db: createDb(engine.config, await createTables(engine.config)),
    files: bucket.files,
    seal,
    signer: createSigner(await localKeys(dataDir, clock.now())),
    cursors: createCursors(seal),
    log: createLog((line) => {
      logFile.write(`${line}\n`)
      if (line.startsWith('{"level":"error"')) console.error(line)
    }),
    now: clock.now,
    newId: () => ulid(clock.now().getTime()),
    siteUrl,
    secureCookies: false,
    oidc: { issuer: provider.issuer, ...client, allowHttp: true },
    openapi: async () => (await import('./openapi.ts')).openApiDocument(),
    runDelivery: () => schedule.deliver(),
  }
  const schedule = createSchedule(deps, mailbox)
  await seed(programmeRepository(deps), new Date())

  const app = createApp(deps, { checkReplies: true })
  const control = controlRoutes({ clock, links: linksOf(siteUrl, ports), schedule, mails: mailbox.count })
  const loopback = `http://127.0.0.1:${ports.site}`

  async function answer(request: Request, env: HttpBindings): Promise<Response> {
    const { pathname, search, origin } = new URL(request.url)
    if (pathname === '/__local' || pathname === '/__clock') {
      const from = request.headers.get('origin')
      if (request.method !== 'GET' && from && from !== siteUrl && from !== loopback)
        return new Response(null, { status: 403 })
      return control.fetch(request)
    }
    if (!pathname.startsWith('/api/')) return site(request)
    if (origin !== loopback) return app.fetch(request, env)
    // The same machine by its other name: cookies belong to a name, so signing in happens under one.
    if (pathname === '/api/auth/login') return Response.redirect(`${siteUrl}${pathname}${search}`)
    const headers = new Headers(request.headers)
    if (headers.get('origin') === loopback) headers.set('origin', siteUrl)
    return app.fetch(new Request(request, { headers }), env)
  }

  const server = serve({
    fetch: (request, env) => answer(request, env as HttpBindings),
    port: ports.site,
    hostname: host,
  }) as Server
  await once(server, 'listening')
  schedule.start()

  return {
    deps,
    clock,
    mailbox,
    tick: schedule.tick,
    onEngineEnd: engine.onEnd,
    async stop() {
      server.closeAllConnections()
      server.close()
      await schedule.stop()
      mailbox.stop()
      await provider.stop()
      await bucket.stop()
      await engine.stop()
      logFile.end()
    },
  }
}

const linksOf = (siteUrl: string, ports: Settings['ports']) => [
  { label: 'Situs', url: `${siteUrl}/` },
  { label: 'Petugas', url: `${siteUrl}/admin/` },
  { label: 'Kotak surel', url: `http://localhost:${ports.mailbox}/` },
  { label: 'API', url: `${siteUrl}/api/papers/docs` },
]
