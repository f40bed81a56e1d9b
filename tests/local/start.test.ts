import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../local/engine.ts'
import { readSettings } from '../../local/settings.ts'
import { createJar, signIn } from '../support/jar.ts'

const registration = {
  name: 'PT Bertahan',
  kind: 'outsourcing',
  nib: '1234567890123',
  district: 'Lawang',
  address: 'Jl. Satu 1',
  expectedWorkers: 3,
  contactName: 'Siti',
  contactPhone: '0341391122',
  email: 'hr@bertahan.example.test',
  notice: '1',
  affirmed: true,
}

describe('the local system', { timeout: 120_000 }, () => {
  let dataDir: string
  let env: NodeJS.ProcessEnv
  let site: string
  const children: ChildProcess[] = []

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'gelombang-'))
    const [site1, idp, mailbox, engine, files] = await Promise.all(Array.from({ length: 5 }, freePort))
    site = `http://localhost:${site1}`
    const ports = {
      PORT: site1,
      IDP_PORT: idp,
      MAILBOX_PORT: mailbox,
      ENGINE_PORT: engine,
      FILES_PORT: files,
    }
    const asText = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]))
    env = { ...process.env, ...asText, DATA_DIR: dataDir }
  }, 10_000)
  afterAll(async () => {
    for (const child of children)
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
    await rm(dataDir, { recursive: true, force: true })
  })

  const run = (more: NodeJS.ProcessEnv = {}) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts'], { env: { ...env, ...more } })
    children.push(child)
    const output = { text: '' }
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output.text += String(chunk)))
    return { child, output }
  }
  async function start() {
    const started = run()
    while (!started.output.text.includes('Stop with Ctrl+C')) {
      if (started.child.exitCode !== null) throw new Error(started.output.text)
      await sleep(50)
    }
    return started
  }
  const enginePid = async () =>
    (JSON.parse(await readFile(join(dataDir, 'run.json'), 'utf8')) as { enginePid: number }).enginePid
  const isAlive = (pid: number) => {
    try {
      process.kill(pid, 0)
      return true
    } catch {
      return false
    }
  }
  const inbox = async () => {
    const { emails } = (await (await fetch(`http://localhost:${env.MAILBOX_PORT}/store`)).json()) as {
      emails: { destination: { to: string[] } }[]
    }
    return emails.flatMap(({ destination }) => destination.to)
  }

  it('serves site and API on one port, keeps what it was told through kill -9, and tidies up', async () => {
    const first = await start()
    expect(first.output.text).toContain(`${site}/admin/`)

    const home = await fetch(`${site}/`, { headers: { 'accept-encoding': 'br' } })
    expect(home.headers.get('content-encoding')).toBe('br')
    expect(home.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(home.headers.get('content-security-policy')).not.toContain('unsafe')
    const again = { headers: { 'accept-encoding': 'br', 'if-none-match': home.headers.get('etag') ?? '' } }
    expect((await fetch(`${site}/`, again)).status).toBe(304)
    const script = /(?:src|href)="(\/assets\/[^"]+\.js)"/.exec(await home.text())?.[1] ?? ''
    const asset = await fetch(site + script)
    expect(asset.headers.get('content-type')).toContain('text/javascript')
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect(asset.headers.get('content-security-policy')).toContain("script-src 'self'")
    for (const [path, status] of [
      ['/daftar', 200],
      ['/en/register', 200],
      ['/admin/waves', 200],
      ['/tidak-ada', 404],
    ])
      expect([path, (await fetch(site + path)).status]).toEqual([path, status])

    const registered = await fetch(`${site}/api/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: site },
      body: JSON.stringify(registration),
    })
    expect(registered.status).toBe(201)
    while (!(await inbox()).includes(registration.email)) await sleep(100)
    // The round that sent it also saves the inbox.
    await sleep(300)
    const forward = await fetch(`${site}/__clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ forwardDays: 2 }),
    })
    expect(forward.status).toBe(200)

    const orphan = await enginePid()
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')

    const second = await start()
    expect(isAlive(orphan)).toBe(false)
    const jar = createJar()
    await signIn(jar, site, 'disnaker-1')
    const programmes = (await (await fetch(`${site}/api/programmes`)).json()) as { id: string }[]
    expect(programmes).toHaveLength(1)
    const listed = await jar.follow(`${site}/api/programmes/${programmes[0]?.id}/companies`)
    expect((JSON.parse(listed.text) as { items: object[] }).items).toMatchObject([
      { name: registration.name },
    ])
    expect(await inbox()).toContain(registration.email)
    const clock = (await (await fetch(`${site}/__clock`)).json()) as { ahead: number }
    expect(clock.ahead).toBe(2 * 86_400_000)

    const twice = run()
    await once(twice.child, 'exit')
    expect(twice.child.exitCode).toBe(1)
    expect(twice.output.text).toContain(`already runs at ${site}`)

    const engine = await enginePid()
    second.child.kill('SIGTERM')
    await once(second.child, 'exit')
    expect(second.child.exitCode).toBe(0)
    expect(isAlive(engine)).toBe(false)
  })

  it('names the port that another program holds, and ends', async () => {
    const other = createServer().listen(Number(env.MAILBOX_PORT), '127.0.0.1')
    await once(other, 'listening')
    const { child, output } = run()
    await once(child, 'exit')
    other.close()
    expect(child.exitCode).toBe(1)
    expect(output.text.trim()).toMatch(
      new RegExp(`^Taken by another program: port ${env.MAILBOX_PORT} \\(MAILBOX_PORT\\)\\. .*npm start$`),
    )
  })

  it('keeps its secret from other users of the machine', async () => {
    expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  })
})

describe('the settings of a start', () => {
  it('derive the other ports from one', () => {
    expect(readSettings({ PORT: '18800' }, ['--fresh']).ports).toEqual({
      site: 18_800,
      provider: 18_801,
      mailbox: 18_802,
      engine: 18_803,
      files: 18_804,
    })
    expect(readSettings({ PORT: '18800', ENGINE_PORT: '9000' }, []).ports.engine).toBe(9000)
  })
  it.each([
    [{ PORT: 'eighty' }, [], 'PORT=eighty is no port'],
    [{ IDP_PORT: '70000' }, [], 'IDP_PORT=70000 is no port'],
    [{}, ['--frash'], '--frash is not known'],
  ])('refuse what makes no sense: %j %j', (env, args, message) => {
    expect(() => readSettings(env, args)).toThrow(message)
  })
})
