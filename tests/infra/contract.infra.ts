import type { PutCommandInput } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginLog, record } from '../../functions/audit/record.ts'
import { registration, worker } from '../support/people.ts'
import { base, type Deployed, id, startDeployed } from './deployed.ts'
import { allows, type Call } from './policy.ts'
import { startProvider } from './provider.ts'
import { certify } from './steps/certificates.ts'
import { holdExam } from './steps/exam.ts'
import { mainJob } from './steps/main-job.ts'

const within = (resource: string, call: Call) =>
  resource.endsWith('/*') ? call.resource.startsWith(resource.slice(0, -1)) : call.resource === resource

let deployed: Deployed
beforeAll(async () => {
  deployed = await startDeployed()
})
afterAll(() => deployed?.cloud.stop())

describe('the functions as they are deployed', () => {
  it('answer only what came through the site', async () => {
    const { ask } = deployed
    const past = await ask('GET', '/health', { headers: { 'x-origin-secret': 'guess' } })
    expect(past).toMatchObject({ statusCode: 403, body: '' })
    const { statusCode, headers, json } = await ask('GET', '/health')
    expect(statusCode).toBe(200)
    expect(json.ok).toBe(true)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('never let an answer be kept, whatever it is', async () => {
    const { ask } = deployed
    for (const path of ['/programmes', '/me', '/nothing', '/papers/openapi.json', `${base}/waves`])
      expect((await ask('GET', path)).headers['cache-control'], path).toBe('no-store')
    expect((await ask('GET', '/papers/openapi.json')).json.openapi).toBe('3.1.0')
  })

  it(
    'do the main job within their roles: from the registration to the reminder',
    { timeout: 300_000 },
    async () => {
      await mainJob(deployed)
      expect(deployed.refused).toEqual([])
    },
  )

  it('hold an exam, from the list at the door to the decision, and end the day by themselves', async () => {
    await holdExam(deployed)
    expect(deployed.refused).toEqual([])
  })

  it('seal the audit log, and show and export it to an auditor', async () => {
    const { ask, call, cloud, note, officer } = deployed
    const auditor = await officer('auditor')
    const at = new Date(Date.now() - 4 * 3_600_000)
    const actor = { kind: 'system', name: 'seed', requestId: 'seed' } as const
    await cloud.db.transact([
      record(cloud.db.tables, actor, at, 'old', {
        programme: id,
        what: 'venue.edited',
        subject: { kind: 'venue', id: 'T1' } as const,
      }),
      beginLog(cloud.db.tables, id, at),
    ])
    expect((await call<{ sealed: number }>('Seal')).sealed).toBeGreaterThan(0)
    const { items } = await auditor('GET', `${base}/audit?what=venue.edited&subject=T1`)
    expect(items).toHaveLength(1)
    expect((await auditor('GET', `${base}/audit/seal`)).chain).toHaveLength(64)
    const file = await ask('GET', `/papers${base}/lists/audit?format=csv&what=venue.edited&subject=T1`, {
      cookie: auditor.cookie,
    })
    expect(file.statusCode, file.body).toBe(200)

    // More than an answer holds, in an hour that is not sealed yet: reasons nearly as long as an item may be.
    for (let n = 0; n < 10; n++) {
      const about = {
        programme: id,
        what: 'assessor.edited' as const,
        subject: { kind: 'venue', id: 'T1' } as const,
      }
      const reason = 'kata '.repeat(60_000)
      await cloud.db.put(
        record(cloud.db.tables, actor, new Date(), `large-${n}`, { ...about, reason }).Put as PutCommandInput,
      )
    }
    const large = await ask('GET', `/papers${base}/lists/audit?format=csv&what=assessor.edited`, {
      cookie: auditor.cookie,
    })
    expect(large.statusCode, large.body).toBe(303)
    const { status, calls } = await cloud.open(large.headers.location!)
    expect(status).toBe(200)
    note('Papers', calls)
    expect(deployed.refused).toEqual([])
  })

  it('answer at the permit desk, on paper and by key', async () => {
    const { ask, officer, paper } = deployed
    const [clerk, admin] = [await officer('permit'), await officer('admin')]
    const { items } = await admin('GET', `${base}/companies`)
    const look = await clerk('POST', `${base}/permit/checks`, { text: items[0].name, company: items[0].id })
    expect(await paper(`${base}/permit/checks/${look.id}/slip.pdf`, clerk.cookie)).toBe('%PDF')
    expect((await ask('GET', '/papers/slips/permit?t=none')).body).toContain('bukan dari kami')
    const { key, secret } = await admin('POST', `${base}/permit/keys`, { name: 'SIMPEL', perMinute: 60 })
    const headers = { authorization: `Bearer ${secret}` }
    const nothing = await ask('GET', '/permit/check?nib=9999999999999', { headers })
    expect(nothing.json.answer).toBe('unknown')
    await admin('DELETE', `${base}/permit/keys/${key.id}`)
    expect((await ask('GET', '/permit/check?nib=9999999999999', { headers })).statusCode).toBe(401)
    expect(deployed.refused).toEqual([])
  })

  it('sign officers in and out', async () => {
    const { ask, cloud } = deployed
    const { OIDC_ISSUER, OIDC_CLIENT_ID } = cloud.settings('SignIn')
    const provider = await startProvider(OIDC_ISSUER!, OIDC_CLIENT_ID!)
    const signIn = async () => {
      const asked = await ask('GET', '/auth/login')
      expect(asked.statusCode, asked.body).toBe(302)
      const back = `/auth/callback?${provider.returnOf(asked.headers.location!)}`
      const done = await ask('GET', back, { cookie: asked.cookies![0]!.split(';')[0]! })
      expect(done.statusCode, done.body).toBe(302)
      return done.cookies!.find((one) => one.startsWith('__Host-staff='))!.split(';')[0]!
    }
    try {
      const first = await signIn()
      expect((await ask('GET', '/me', { cookie: first })).json).toMatchObject({
        name: 'Petugas',
        grants: [{ role: 'lsp', programme: '*' }],
      })
      expect((await ask('POST', '/auth/logout', { cookie: first, body: {} })).statusCode).toBe(200)
      expect((await ask('GET', '/me', { cookie: first })).statusCode).toBe(401)

      const second = await signIn()
      const told = new URLSearchParams({ logout_token: await provider.logoutToken() }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await ask('POST', '/auth/backchannel-logout', { body: told, headers })).statusCode).toBe(200)
      expect((await ask('GET', '/me', { cookie: second })).statusCode).toBe(401)
    } finally {
      provider.stop()
    }
    expect(deployed.refused).toEqual([])
  })

  it('write every list into a file', async () => {
    const { ask, officer } = deployed
    const { cookie } = await officer('admin')
    const list = async (path: string) => {
      const { statusCode, body } = await ask('GET', `/papers${base}/lists/${path}`, { cookie })
      expect(statusCode, `${path}: ${body.slice(0, 300)}`).toBe(200)
    }
    for (const name of [
      'companies',
      'standing',
      'nominations',
      'waves',
      'mail',
      'certificates',
      'placement',
      'ageing/unplaced',
      'ageing/awaited',
      'ageing/mails',
    ])
      await list(`${name}?language=id`)
    for (const text of ['Bersih Sekali Indah', worker(1).nik]) {
      const found = await ask('POST', `/papers${base}/lists/search`, {
        body: { text, language: 'id' },
        cookie,
      })
      expect(found.statusCode, found.body.slice(0, 300)).toBe(200)
    }
    expect(deployed.refused).toEqual([])
  })

  it('find companies and people by their names and numbers', async () => {
    const { officer } = deployed
    const lsp = await officer('lsp')
    const { items } = await lsp('GET', `${base}/companies`)
    const four = 'PT Bersih Sekali Indah'
    for (const text of [four, worker(1).nik, items[0].name as string])
      await lsp('POST', `${base}/search`, { text })
    expect(deployed.refused).toEqual([])
  })

  it('let an officer decide which of two companies keeps a person', async () => {
    const { ask, call, follow, officer } = deployed
    const [disnaker, lsp] = [await officer('disnaker'), await officer('lsp')]
    const refs: { company: string; nomination: string }[] = []
    for (const n of [1, 2]) {
      const email = `hrd@rival${n}.example`
      const sent = await ask('POST', '/registrations', {
        body: registration({ email, name: `PT Rival ${n}`, nib: String(3_000_000_000_000 + n) }),
      })
      const company = sent.json.reference as string
      await call('Delivery')
      const portal = await follow(email)
      await disnaker('POST', `${base}/companies/${company}/verify`, {})
      const nominated = await ask('POST', '/portal/nominations', {
        body: { nominations: [worker(20)] },
        cookie: portal,
      })
      refs.push({ company, nomination: nominated.json.outcomes[0].nomination })
    }
    const [{ company, nomination }] = refs as [(typeof refs)[0]]
    const path = `${base}/companies/${company}/nominations/${nomination}`
    const rivals = (await lsp('GET', `${path}/rivals`)) as { id: string; version: number }[]
    expect(rivals).toHaveLength(2)
    const seen = rivals.map(({ id: one, version }) => ({ id: one, version }))
    await lsp('POST', `${path}/keep`, { reason: 'Kontrak dilihat', seen })
    expect(deployed.refused).toEqual([])
  })

  it('issue, print, show and end certificates within their roles', { timeout: 120_000 }, async () => {
    await certify(deployed)
    expect(deployed.refused).toEqual([])
  })

  it.each([
    'Api',
    'Office',
    'SignIn',
    'Delivery',
    'Prints',
    'Renewals',
    'Reminders',
    'WaveJobs',
    'ExamJobs',
    'MailEvents',
    'Invariants',
    'Papers',
    'Progress',
    'Reindex',
    'Seal',
  ] as const)('let %s do nothing that it does not ask for', (name) => {
    const { asked, cloud } = deployed
    const calls = asked.get(name) ?? []
    const idle = cloud
      .rights(name)
      .flatMap(({ Action, Resource }) =>
        Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))),
      )
      // Its log and its dead letters are written by the service.
      .filter(({ action }) => !/^(logs|sqs):/.test(action))
      // A link of Papers is followed by whoever has it, with the right of Papers: to what companies answered, too.
      .filter(({ action }) => name !== 'Papers' || action !== 's3:GetObject')
      .filter(({ action, resource }) => !calls.some((one) => one.action === action && within(resource, one)))
    expect(idle).toEqual([])
  })

  it('would be refused what they do not do (negative control)', () => {
    const { asked, cloud } = deployed
    const [first] = asked.get('Delivery')!.filter(({ action }) => action === 'dynamodb:UpdateItem')
    const { resource } = first!
    expect(allows(cloud.rights('Delivery'), { action: 'dynamodb:UpdateItem', resource })).toBe(true)
    for (const action of ['dynamodb:Scan', 'dynamodb:DeleteTable', 'dynamodb:DeleteItem'])
      expect(allows(cloud.rights('Delivery'), { action, resource })).toBe(false)
    const mail = asked.get('Delivery')!.find(({ action }) => action === 'ses:SendEmail')!
    const other = { ...mail, context: { 'ses:FromAddress': 'head@gelombang.example' } }
    expect(allows(cloud.rights('Delivery'), mail)).toBe(true)
    expect(allows(cloud.rights('Delivery'), other)).toBe(false)
    expect(allows(cloud.rights('MailEvents'), mail)).toBe(false)
  })
})
