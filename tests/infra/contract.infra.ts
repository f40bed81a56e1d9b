import type { PutCommandInput } from '@aws-sdk/lib-dynamodb'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginLog, record } from '../../functions/audit/record.ts'
import { createSessions } from '../../functions/auth/sessions.ts'
import { workerToken } from '../../functions/auth/worker-links.ts'
import { monthsOn } from '../../functions/certificates/certificate.ts'
import type { Role } from '../../functions/contract/access.ts'
import { createGather } from '../../functions/mail/gather.ts'
import { simulatedEvents } from '../../functions/mail/simulated-events.ts'
import { tellCertificate } from '../../functions/mail/writes.ts'
import { change, exists } from '../../functions/platform/expressions.ts'
import { dayIn } from '../../functions/platform/jakarta.ts'
import { createSeal } from '../../functions/platform/seal.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { addTask } from '../../functions/waves/tasks.ts'
import { programme as example, registration, worker } from '../support/people.ts'
import { depsOf, seatsOf } from '../support/seats.ts'
import { type Cloud, type Name, servedBy, startCloud } from './cloud.ts'
import { lookup } from './find.ts'
import { allows, type Call } from './policy.ts'
import { startProvider } from './provider.ts'

type Reply = {
  statusCode: number
  headers: Record<string, string>
  cookies?: string[]
  body: string
  isBase64Encoded?: boolean
}
const day = (ahead: number) => dayIn(new Date(Date.now() + ahead * 86_400_000))
const id = 'malang'
const base = `/programmes/${id}`

const within = (resource: string, call: Call) =>
  resource.endsWith('/*') ? call.resource.startsWith(resource.slice(0, -1)) : call.resource === resource

let cloud: Cloud
const refused: string[] = []
const asked = new Map<Name, Call[]>()

/** Calls a function and notes what its role would have refused. */
async function call<T>(name: Name, event?: unknown): Promise<T> {
  const { answer, calls } = await cloud.call<T>(name, event)
  note(name, calls)
  return answer
}
function note(name: Name, calls: Call[]) {
  for (const one of calls)
    if (!allows(cloud.rights(name), one)) refused.push(`${name}: ${one.action} on ${one.resource}`)
  asked.set(name, [...(asked.get(name) ?? []), ...calls])
}

/** A request as the site hands it to the function's address. */
async function ask(
  method: string,
  path: string,
  { body, cookie, headers = {} }: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {},
) {
  const { ORIGIN_SECRET, SITE_URL } = cloud.settings('Api')
  const [rawPath, rawQueryString = ''] = `/api${path}`.split('?') as [string, string?]
  const reply = await call<Reply>(servedBy(path.split('?')[0]!), {
    version: '2.0',
    rawPath,
    rawQueryString,
    headers: {
      host: 'abc.lambda-url.ap-southeast-3.on.aws',
      origin: SITE_URL,
      'x-origin-secret': ORIGIN_SECRET,
      'x-viewer-ip': '203.0.113.7',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(cookie && { cookies: [cookie] }),
    requestContext: { http: { method, path: rawPath, sourceIp: '192.0.2.1' }, domainName: 'abc' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
  })
  // oxlint-disable-next-line typescript/no-explicit-any
  const json = reply.headers['content-type']?.includes('json') ? (JSON.parse(reply.body) as any) : undefined
  return { ...reply, json }
}

async function officer(role: Role) {
  const grants = [{ role, programme: '*' }]
  const facts = { sub: `${role}-1`, name: role, email: `${role}@office.example`, grants }
  // Old enough to be prolonged when it is used.
  const sessions = createSessions(cloud.db, () => new Date(Date.now() - 10 * 60_000))
  const cookie = `__Host-staff=${await sessions.openStaff(facts)}`
  const act = async (method: string, path: string, body?: unknown) => {
    const { statusCode, json } = await ask(method, path, { body, cookie })
    expect(statusCode, JSON.stringify(json)).toBeLessThan(300)
    return json
  }
  return Object.assign(act, { cookie })
}

/** Reads a file as an officer or a company; gives how it begins. */
async function paper(path: string, cookie: string): Promise<string> {
  const { statusCode, body, isBase64Encoded } = await ask('GET', `/papers${path}`, { cookie })
  expect(statusCode, body.slice(0, 300)).toBe(200)
  expect(isBase64Encoded).toBe(true)
  return Buffer.from(body, 'base64').toString('latin1', 0, 4)
}

/** Sends a roster of one person by the plain form. */
async function uploadRoster(cookie: string, { nik, name, sex, birthDate, phone }: ReturnType<typeof worker>) {
  const form = new FormData()
  const rows = `NIK,Nama,Jenis Kelamin,Tanggal Lahir,Telepon\n${nik},${name},${sex},${birthDate},${phone}\n`
  form.set('file', new File([rows], 'daftar.csv'))
  form.set('scheme', 'cleaner')
  form.set('send', 'true')
  const request = new Request('http://site', { method: 'POST', body: form })
  const headers = { 'content-type': request.headers.get('content-type')! }
  return ask('POST', '/papers/portal/roster', { cookie, headers, body: await request.text() })
}

/** Agrees on a number of workers with a company, then warns it. */
async function warn(company: string, workers: number, act: Awaited<ReturnType<typeof officer>>) {
  const path = `${base}/companies/${company}`
  const reason = 'Belum lengkap'
  const { version } = await act('GET', path)
  const agreed = await act('PUT', `${path}/agreed`, { workers, reason, version })
  const companies = [{ company, version: agreed.version, letterNo: '560/1/2026' }]
  const decision = { kind: 'warned', letterDate: day(0), reason, companies }
  const { outcomes } = await act('POST', `${base}/standing/decisions`, decision)
  expect(outcomes).toMatchObject([{ done: true }])
}

/** Answers the warning with a file, as the portal does; an officer opens and reads it. */
async function answers(company: string, cookie: string, act: Awaited<ReturnType<typeof officer>>) {
  const form = new FormData()
  form.set('text', 'Daftar kami menyusul')
  form.set('file', new File(['%PDF-1.7\n'], 'surat.pdf'))
  const request = new Request('http://site', { method: 'POST', body: form })
  const headers = { 'content-type': request.headers.get('content-type')! }
  const body = await request.text()
  const sent = await ask('POST', '/papers/portal/standing/answers', { cookie, headers, body })
  expect(sent.statusCode, sent.body).toBe(200)
  const own = await ask('GET', '/portal/standing', { cookie })
  expect(own.json.answers).toHaveLength(1)
  const one = `${base}/companies/${company}/answers/${sent.json.id}`
  const file = await ask('GET', `/papers${one}/file`, { cookie: act.cookie })
  expect(file.headers.location).toContain('X-Amz-Signature')
  await act('POST', `${one}/read`, { note: 'Ditunggu' })
}

/** Follows the link that was last mailed to an address; gives the cookie of the portal. */
async function follow(to: string): Promise<string> {
  const mail = cloud.mails.findLast((one) => one.to === to)
  const { text = '' } = await simpleParser(mail?.raw ?? '')
  const [, token] = /#([\w.-]+)/.exec(text) ?? []
  const { statusCode, cookies = [] } = await ask('POST', '/links/spend', { body: { token } })
  expect(statusCode).toBe(200)
  return cookies[0]!.split(';')[0]!
}

beforeAll(async () => {
  cloud = await startCloud(await lookup('production'))
  const dates = { startsOn: day(-20), nominateUntil: day(60), endsOn: day(120) }
  await programmeRepository({ db: cloud.db, newId: () => 'seed', now: () => new Date() }).insert(
    { ...example, ...dates },
    { kind: 'system', name: 'seed', requestId: 'seed' },
  )
})
afterAll(() => cloud?.stop())

describe('the functions as they are deployed', () => {
  it('answer only what came through the site', async () => {
    const past = await ask('GET', '/health', { headers: { 'x-origin-secret': 'guess' } })
    expect(past).toMatchObject({ statusCode: 403, body: '' })
    const { statusCode, headers, json } = await ask('GET', '/health')
    expect(statusCode).toBe(200)
    expect(json.ok).toBe(true)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('never let an answer be kept, whatever it is', async () => {
    for (const path of ['/programmes', '/me', '/nothing', '/papers/openapi.json', `${base}/waves`])
      expect((await ask('GET', path)).headers['cache-control'], path).toBe('no-store')
    expect((await ask('GET', '/papers/openapi.json')).json.openapi).toBe('3.1.0')
  })

  it(
    'do the main job within their roles: from the registration to the reminder',
    { timeout: 300_000 },
    async () => {
      const [disnaker, lsp, admin] = [await officer('disnaker'), await officer('lsp'), await officer('admin')]
      const email = 'hrd@bersih.example'

      const form = await ask('POST', '/registrations', {
        body: new URLSearchParams({
          ...registration({ email }),
          expectedWorkers: '30',
          affirmed: 'true',
        } as never).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(form.statusCode, form.body).toBe(200)
      expect(form.headers['content-type']).toContain('text/html')
      expect(await call('Delivery')).toMatchObject({ sent: 1, failed: 0, left: 0 })
      const portal = await follow(email)
      const { items } = await disnaker('GET', `${base}/companies`)
      const company = items[0].id as string
      await disnaker('GET', `${base}/companies/${company}`)
      await disnaker('POST', `${base}/companies/${company}/verify`, {})

      const nominations = Array.from({ length: 5 }, (_, n) =>
        worker(n, { email: `worker${n}@bersih.example` }),
      )
      const sent = await ask('POST', '/portal/nominations', { body: { nominations }, cookie: portal })
      expect(sent.json.outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
        Array(5).fill('taken'),
      )
      await warn(company, 6, disnaker)
      await answers(company, portal, disnaker)
      const page = await uploadRoster(portal, worker(5))
      expect(page.statusCode, page.body).toBe(200)
      expect(await disnaker('GET', `${base}/companies/${company}`)).toMatchObject({ standing: 'cooperative' })
      const listed = (await lsp('GET', `${base}/nominations?state=submitted`)).items as { id: string }[]
      expect(listed).toHaveLength(6)
      await lsp('POST', `${base}/nominations/verify`, {
        nominations: listed.map((one) => ({ id: one.id, company, version: 1 })),
      })

      await lsp('GET', `${base}/quota`)
      const letter = { letterNo: 'B/1/BNSP', letterDate: day(-1) }
      await lsp('POST', `${base}/quota/cleaner/grants`, { granted: 30, version: 0, ...letter })
      const venue = await lsp('POST', `${base}/venues`, {
        name: 'BLK',
        kind: 'sewaktu',
        address: 'Jl. Panji',
        capacity: 20,
      })
      const assessor = await lsp('POST', `${base}/assessors`, {
        name: 'A',
        registration: 'MET 1',
        email: 'a@x.example',
      })
      const wave = await lsp('POST', `${base}/waves`, {
        scheme: 'cleaner',
        date: day(7),
        startsAt: '08:00',
        endsAt: '16:00',
        venue: venue.id,
        assessors: [assessor.id],
        seats: 4,
      })
      const plan = await lsp('POST', `${base}/plans`)
      for (let done = -1; done < plan.total;) {
        const now = await lsp('POST', `${base}/plans/${plan.id}/commit`, {})
        expect(now.done).toBeGreaterThan(done)
        done = now.done
      }
      const seated = (await lsp('GET', `${base}/nominations?state=assigned`)).items as {
        id: string
        version: number
      }[]
      expect(seated).toHaveLength(4)

      const printing = await officer('lsp')
      expect(await paper(`${base}/quota/cleaner/bnsp.xlsx`, printing.cookie)).toMatch(/^PK/)
      const report = `${base}/bnsp/waves/${wave.id}`
      expect(await paper(`${report}/results.xlsx`, printing.cookie)).toMatch(/^PK/)
      await lsp('PUT', `${report}/schedule`, { scheduleCode: 'J-1' })
      const row = { row: 2, nik: nominations[0]!.nik, scheduleCode: 'J-1', certificateNo: 'CS.1' }
      expect(await lsp('POST', `${report}/returned`, { rows: [row], commit: true })).toMatchObject({
        rows: [{ verdict: 'refused' }],
      })
      await lsp('PUT', `${base}/bnsp/codes`, await lsp('GET', `${base}/bnsp/codes`))
      expect(await paper(`${base}/plans/${plan.id}/board.xlsx`, printing.cookie)).toMatch(/^PK/)
      expect(await paper(`${base}/waves/${wave.id}/slips.pdf`, printing.cookie)).toBe('%PDF')
      expect(await paper(`/portal/waves/${wave.id}/slips.pdf`, portal)).toBe('%PDF')
      const unknown = await ask('GET', `/papers${base}/certificates/none/certificate.pdf`, {
        cookie: printing.cookie,
      })
      expect(unknown.statusCode).toBe(404)

      // Started by hand, the next run of the schedule takes it.
      const byHand = await admin('POST', `${base}/mail/run`, {})
      expect(byHand.sent).toBe(0)
      expect(byHand.left).toBeGreaterThan(0)
      expect(await call('Delivery')).toMatchObject({ failed: 0, left: 0 })
      const last = cloud.mails.at(-1)!
      expect(last.raw).toContain('text/calendar')
      const file = await ask('GET', `/papers${base}/mail/${last.tags.notice}/calendar`, {
        cookie: printing.cookie,
      })
      expect(file.statusCode, file.body).toBe(200)
      const [event] = simulatedEvents(last.to, 'message', last.tags as never)
      expect(await call('MailEvents', event)).toEqual({ settled: true })
      const { items: mails } = await lsp('GET', `${base}/mail`)
      expect(mails.some(({ state }: { state: string }) => state === 'delivered')).toBe(true)
      const bounced = simulatedEvents('bounce@bersih.example', 'message', last.tags as never)[0]
      expect(await call('MailEvents', bounced)).toEqual({ settled: true })
      await lsp('POST', `${base}/mail/${last.tags.notice}/resend`, {})
      for (const stopped of [true, false]) await admin('POST', `${base}/mail/switch`, { stopped })
      expect((await ask('GET', '/portal/mail', { cookie: portal })).statusCode).toBe(200)

      expect(await call('Reminders')).toMatchObject({ owed: 5 })
      const { version, id: leaving } = seated[0]!
      const left = await ask('POST', `/portal/nominations/${leaving}/withdraw`, {
        body: { reason: 'Berhenti', version },
        cookie: portal,
      })
      expect(left.statusCode, left.body).toBeLessThan(300)
      const next = seated[1]!
      const replaced = await ask('POST', `/portal/nominations/${next.id}/replace`, {
        body: { worker: worker(6), version: next.version, reason: 'Cuti' },
        cookie: portal,
      })
      expect(replaced.statusCode, replaced.body).toBeLessThan(300)
      // An edit that a request did not finish telling of.
      const edit = { programme: id, wave: wave.id, sequence: wave.sequence, requestId: 'edit' }
      await cloud.db.transact([addTask(cloud.db.tables, { kind: 'tell', ...edit })])
      expect(await call('WaveJobs')).toEqual({ left: 0, seated: 1 })
      const { statusCode } = await ask('POST', '/links', { body: { email, language: 'id' } })
      expect(statusCode).toBeLessThan(300)
      expect(await call('Delivery')).toMatchObject({ failed: 0, left: 0 })
      const again = await follow(email)
      expect((await ask('GET', '/portal/waves', { cookie: again })).statusCode).toBe(200)
      expect((await ask('POST', '/portal/leave', { cookie: again, body: {} })).statusCode).toBe(204)
      const { version: known } = await disnaker('GET', `${base}/companies/${company}`)
      const corrected = { email: 'baru@bersih.example', version: known }
      await disnaker('PUT', `${base}/companies/${company}/address`, corrected)
      expect((await ask('GET', '/portal', { cookie: portal })).statusCode).toBe(401)
      await call('Delivery')
      const moved = await follow(corrected.email)
      const everywhere = await ask('POST', '/portal/leave-everywhere', { cookie: moved, body: {} })
      expect(everywhere.statusCode, everywhere.body).toBeLessThan(300)

      await lsp('POST', `${base}/waves/${wave.id}/cancel`, { reason: 'Banjir', version: wave.version })
      await call('WaveJobs')
      await call('Delivery')
      expect(await call('Invariants')).toEqual({ drift: 0 })
      await call('Progress')
      expect((await ask('GET', '/progress')).statusCode).toBe(200)
      await cloud.db.update({
        TableName: cloud.db.tables.nominations,
        Key: { pk: `P#${id}#C#${company}`, sk: 'company' },
        ...change({ set: { word1Sort: 'lama' }, when: exists() }),
      })
      expect(await call('Reindex')).toEqual({ mended: 1 })
      expect(refused).toEqual([])
    },
  )

  it('hold an exam, from the list at the door to the decision, and end the day by themselves', async () => {
    const [lsp, assessor, committee] = [
      await officer('lsp'),
      await officer('assessor'),
      await officer('committee'),
    ]
    const venue = await lsp('POST', `${base}/venues`, {
      name: 'TUK Lawang',
      kind: 'sewaktu',
      address: 'Lawang',
      capacity: 20,
    })
    const examiners: { id: string }[] = []
    for (const [n, email] of ['assessor@office.example', 'other@office.example'].entries())
      examiners.push(
        await lsp('POST', `${base}/assessors`, { name: `Asesor ${n}`, registration: `MET 7${n}`, email }),
      )
    const wave = await lsp('POST', `${base}/waves`, {
      scheme: 'cleaner',
      date: day(9),
      startsAt: '08:00',
      endsAt: '16:00',
      venue: venue.id,
      assessors: [examiners[0]!.id],
      seats: 2,
    })
    const plan = await lsp('POST', `${base}/plans`)
    let now = plan
    while (now.done < plan.total) now = await lsp('POST', `${base}/plans/${plan.id}/commit`, {})
    const held = (date: string) =>
      cloud.db.update({
        TableName: cloud.db.tables.waves,
        Key: { pk: `P#${id}#waves`, sk: `wave#${wave.id}` },
        ...change({ set: { date }, when: exists() }),
      })
    await held(day(0))

    const exam = `${base}/exams/${wave.id}`
    const { people } = await assessor('GET', `${exam}/roll`)
    expect(people).toHaveLength(2)
    const [{ nomination, company }, other] = people
    const at = new Date(Date.now() - 1000).toISOString()
    const checkIns = [{ id: 'check-in-1', nomination, at, device: 'hp-1', how: 'scan' }]
    const { outcomes } = await assessor('POST', `${exam}/check-ins`, { checkIns })
    expect(outcomes).toMatchObject([{ outcome: 'attended' }])
    await lsp('PUT', `${exam}/panel`, { version: 0, of: {}, share: true })
    const found = { nomination, company, technical: 'K', managerial: 'K' }
    expect((await assessor('POST', `${exam}/recommendations`, { recommendations: [found] })).skipped).toEqual(
      [],
    )
    const decisions = [{ nomination, company, verdict: 'K' }]
    expect((await committee('POST', `${exam}/decisions`, { decisions })).skipped).toEqual([])

    await held(day(-1))
    expect(await call('ExamJobs')).toEqual({ closed: 1 })
    const ended = await lsp('GET', exam)
    expect(ended.wave.state).toBe('decided')
    expect(ended.people.map(({ state }: { state: string }) => state).sort()).toEqual(['absent', 'competent'])
    for (const kind of ['attendance', 'assignments', 'minutes'])
      expect(await paper(`${exam}/${kind}.pdf?number=1&date=${day(0)}`, lsp.cookie)).toBe('%PDF')

    const path = `${base}/companies/${company}/nominations/`
    await lsp('POST', `${path}${other.nomination}/reassess`, { reason: 'Sakit' })
    await lsp('POST', `${path}${nomination}/appeal`, { reason: 'Alat uji rusak' })
    await lsp('POST', `${path}${nomination}/appeal/assessor`, { assessor: examiners[1]!.id })
    expect(await lsp('GET', `${base}/appeals`)).toHaveLength(1)
    expect(await call('Invariants')).toEqual({ drift: 0 })
    expect(refused).toEqual([])
  })

  it('seal the audit log, and show and export it to an auditor', async () => {
    const auditor = await officer('auditor')
    const at = new Date(Date.now() - 4 * 3_600_000)
    const actor = { kind: 'system', name: 'seed', requestId: 'seed' } as const
    await cloud.db.transact([
      record(cloud.db.tables, actor, at, 'old', {
        programme: id,
        what: 'venue.edited',
        subject: { kind: 'test', id: 'T1' },
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
      const about = { programme: id, what: 'assessor.edited' as const, subject: { kind: 'test', id: 'T1' } }
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
    expect(refused).toEqual([])
  })

  it('answer at the permit desk, on paper and by key', async () => {
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
    expect(refused).toEqual([])
  })

  it('sign officers in and out', async () => {
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
    expect(refused).toEqual([])
  })

  it('write every list into a file', async () => {
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
    expect(refused).toEqual([])
  })

  it('find companies and people by their names and numbers', async () => {
    const lsp = await officer('lsp')
    const { items } = await lsp('GET', `${base}/companies`)
    const four = 'PT Bersih Sekali Indah'
    for (const text of [four, worker(1).nik, items[0].name as string])
      await lsp('POST', `${base}/search`, { text })
    expect(refused).toEqual([])
  })

  it('let an officer decide which of two companies keeps a person', async () => {
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
    expect(refused).toEqual([])
  })

  it('issue, print, show and end certificates within their roles', { timeout: 120_000 }, async () => {
    const seal = createSeal(cloud.settings('Api').SEAL_SECRET!)
    const people = await seatsOf(depsOf(cloud.db, { seal }), id).people(
      [{ company: 'certified', state: 'competent', n: 4, email: true }],
      { wave: 'held' },
    )
    const [lsp, admin] = [await officer('lsp'), await officer('admin')]
    const certificates = `${base}/certificates`
    const rows = people.map((one, at) => ({
      company: one.company,
      nomination: one.id,
      certificateNo: `K ${at}`,
    }))
    expect(await lsp('PUT', `${certificates}/waves/held/numbers`, { rows })).toMatchObject({ set: 4 })
    const renumbered = [{ ...rows[0]!, certificateNo: 'K 9' }]
    expect(await lsp('PUT', `${certificates}/waves/held/numbers`, { rows: renumbered })).toMatchObject({
      set: 1,
    })
    expect(await lsp('POST', `${certificates}/waves/held/issue`, { issuedOn: day(0) })).toMatchObject({
      issued: 4,
    })
    const { items } = await lsp('GET', `${certificates}?company=certified`)
    // In the order of the numbers, whatever the order of the list.
    const [first, second, third, fourth] = rows.map((row) =>
      (items as { id: string; nomination: string; version: number }[]).find(
        (one) => one.nomination === row.nomination,
      )!,
    )
    const again = { certificateNo: 'K 10', issuedOn: day(0), reason: 'Nama', version: first!.version }
    await lsp('POST', `${certificates}/${first!.id}/reissue`, again)
    for (const step of ['', '/drop', ''])
      await lsp('POST', `${certificates}/${second!.id}/revocation${step}`, { reason: 'Keliru' })
    await admin('POST', `${certificates}/${second!.id}/revocation/confirm`, {})
    expect((await ask('GET', '/revocations')).json.revoked).not.toBe('')
    expect((await ask('POST', '/certificates/lookup', { body: { number: 'k9' } })).json.found.state).toBe(
      'replaced',
    )
    expect(await paper(`${certificates}/${third!.id}`, lsp.cookie)).toBe('%PDF')

    await lsp('POST', `${certificates}/waves/held/print`, {})
    expect(await call('Prints')).toEqual({ printed: 1 })
    const { sheets } = await lsp('POST', `/papers${certificates}/waves/held/print/links`, {})
    expect(sheets).toContain('X-Amz-Signature')

    const of = people.find((one) => one.id === third!.nomination)!
    const { json: page } = await ask('POST', '/worker/open', {
      body: { token: workerToken(seal, of), birthDate: of.birthDate },
    })
    const ticketed = { ticket: page.ticket }
    const worker = async (method: string, path: string, body: object) => {
      const { statusCode, body: said } = await ask(method, path, { body: { ...ticketed, ...body } })
      expect(statusCode, said.slice(0, 200)).toBe(200)
    }
    await worker('PUT', '/worker/open-to-work', { open: true, district: 'Kepanjen' })
    await worker('POST', '/worker/requests', { kind: 'erase', text: 'Hapus' })
    await worker('POST', '/papers/worker/certificate', {})
    expect((await admin('GET', `${base}/placement`)).items).toHaveLength(1)
    const [request] = await admin('GET', `${base}/data-requests`)
    await admin('POST', `${base}/data-requests/${request.id}/answer`, { answer: 'Dihapus' })
    await worker('PUT', '/worker/open-to-work', { open: false })

    const set = (one: { id: string }, of: { expiresOn: string } | { issuedAt: string }) =>
      cloud.db.update({
        TableName: cloud.db.tables.waves,
        Key: { pk: `P#${id}#certificates`, sk: `certificate#${one.id}` },
        ...change({ set: of, when: exists() }),
      })
    // In a quarter of an hour that is over, so that the company is told.
    const at = new Date(Date.now() - 30 * 60_000).toISOString()
    await set(fourth!, { issuedAt: at })
    const company = (await createGather(cloud.db).company(id, 'certified'))!
    const { tables } = cloud.db
    const of4 = people.find((one) => one.id === fourth!.nomination)!
    const news = { tables, company, nomination: of4, wave: 'held', certificate: fourth!.id }
    await cloud.db.transact(tellCertificate({ ...news, at, requestId: 'certified' }))
    expect(await call('Delivery')).toMatchObject({ failed: 0, left: 0 })
    expect(await follow(company.email)).toBeTruthy()

    await set(third!, { expiresOn: day(-1) })
    await set(fourth!, { expiresOn: monthsOn(day(0), 3) })
    expect(await call('Renewals')).toEqual({ reminded: 1, expired: 1 })
    expect(refused).toEqual([])
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
