import { expect } from 'vitest'
import { simulatedEvents } from '../../../functions/mail/simulated-events.ts'
import { change, exists } from '../../../functions/platform/expressions.ts'
import { addTask } from '../../../functions/waves/tasks.ts'
import { registration, worker } from '../../support/people.ts'
import { base, day, type Deployed, id, type Officer } from '../deployed.ts'

/** From the registration over nomination, quota and plan to the mails, and to a wave that falls through. */
export async function mainJob(deployed: Deployed) {
  const { ask, call, cloud, follow, officer, paper } = deployed
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

  const nominations = Array.from({ length: 5 }, (_, n) => worker(n, { email: `worker${n}@bersih.example` }))
  const sent = await ask('POST', '/portal/nominations', { body: { nominations }, cookie: portal })
  expect(sent.json.outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
    Array(5).fill('taken'),
  )
  await warn(company, 6, disnaker)
  await answers(deployed, company, portal, disnaker)
  const page = await uploadRoster(deployed, portal, worker(5))
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
}

/** Sends a roster of one person by the plain form. */
async function uploadRoster(
  { ask }: Deployed,
  cookie: string,
  { nik, name, sex, birthDate, phone }: ReturnType<typeof worker>,
) {
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
async function warn(company: string, workers: number, act: Officer) {
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
async function answers({ ask }: Deployed, company: string, cookie: string, act: Officer) {
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
