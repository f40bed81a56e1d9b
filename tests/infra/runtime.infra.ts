import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticeKey } from '../../functions/mail/notice.ts'
import { simulatedEvents } from '../../functions/mail/simulated-events.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { programme, registration } from '../support/people.ts'
import { urlEvent } from '../support/lambda/event.ts'
import { type RunningFunction, startFunction } from '../support/lambda/service.ts'
import { type Cloud, type Name, servedBy, startCloud } from './cloud.ts'
import { lookup, types } from './find.ts'
import { dayIn } from '../../functions/platform/jakarta.ts'

type Reply = { statusCode: number; headers: Record<string, string>; cookies?: string[]; body: string }

const graph = await lookup('production')
const names = graph.of(types.function).map(({ name }) => name.replace(/Function$/, '')) as Name[]
const email = 'hrd@bersih-sekali.example'
const requestId = 'request-0123456789'
const running = new Map<Name, RunningFunction>()
let cloud: Cloud

/** The function as it was built, in a process of its own, with the settings that the stack gives it. */
async function started(name: Name): Promise<RunningFunction> {
  const known = running.get(name)
  if (known) return known
  const made = await startFunction(cloud.folder(name), { ...cloud.settings(name), ...cloud.services })
  running.set(name, made)
  return made
}
async function call<T>(name: Name, event?: unknown): Promise<T> {
  const { answer, error } = await (await started(name)).invoke<T>(event)
  expect(error, name).toBeUndefined()
  return answer!
}

function httpEvent(method: string, path: string, { body, type }: { body?: string; type?: string } = {}) {
  const { ORIGIN_SECRET, SITE_URL } = cloud.settings('Api')
  const headers = {
    origin: SITE_URL!,
    'x-origin-secret': ORIGIN_SECRET!,
    'x-request-id': requestId,
    ...(type && { 'content-type': type }),
  }
  return urlEvent({ method, path, headers, body, inBase64: true })
}
const ask = (method: string, path: string, of?: { body: string; type: string }) =>
  call<Reply>(servedBy(path.split('?')[0]!), httpEvent(method, path, of))

beforeAll(async () => {
  cloud = await startCloud(graph)
  const day = (ahead: number) => dayIn(new Date(Date.now() + ahead * 86_400_000))
  await programmeRepository({ db: cloud.db, newId: () => 'seed', now: () => new Date() }).insert(
    { ...programme, startsOn: day(-20), nominateUntil: day(60), endsOn: day(120) },
    { kind: 'system', name: 'seed', requestId: 'seed' },
  )
})
afterAll(async () => {
  for (const one of running.values()) await one.stop()
  await cloud?.stop()
})

describe('a function behind the runtime of Lambda', () => {
  it('answers a read: cold, and once more', async () => {
    for (const path of ['/health', '/programmes', '/keys']) {
      const { statusCode, headers, body } = await ask('GET', path)
      expect(statusCode, body).toBe(200)
      expect(headers['content-type']).toContain('application/json')
    }
    expect((await ask('GET', '/nothing')).statusCode).toBe(404)
  })

  it('takes a form and JSON as the address hands them on, in base64', async () => {
    const fields = { ...registration({ email }), expectedWorkers: '30', affirmed: 'true' }
    const form = new URLSearchParams(fields as unknown as Record<string, string>).toString()
    const sent = await ask('POST', '/registrations', {
      body: form,
      type: 'application/x-www-form-urlencoded',
    })
    expect(sent.statusCode, sent.body).toBe(200)
    expect(sent.headers['content-type']).toContain('text/html')
    const faulty = await ask('POST', '/links', { body: '{"email":1}', type: 'application/json' })
    expect(faulty.statusCode).toBe(400)
    expect(JSON.parse(faulty.body)).toMatchObject({ requestId })
  })

  it('refuses a stranger at the door of the papers', async () => {
    expect((await ask('GET', '/papers/programmes/malang/quota/cleaner/bnsp.xlsx')).statusCode).toBe(401)
  })

  it('sends once what a schedule calls for twice', async () => {
    const event = { version: '0', source: 'aws.scheduler', 'detail-type': 'Scheduled Event', detail: {} }
    expect(await call('Delivery', event)).toMatchObject({ sent: 1, failed: 0, left: 0 })
    expect(await call('Delivery', event)).toMatchObject({ sent: 0, failed: 0, left: 0 })
    expect(cloud.mails.map(({ to }) => to)).toEqual([email])
  })

  it.each(['Reminders', 'WaveJobs', 'Invariants', 'Progress', 'Reindex'] as const)(
    '%s runs through twice',
    async (name) => {
      const first = await call(name, {})
      expect(await call(name, {})).toEqual(first)
    },
  )

  it('takes an event of SES twice, and one that is not its own', async () => {
    const [mail] = cloud.mails
    const [event] = simulatedEvents(email, 'message-1', mail!.tags as never)
    expect(await call('MailEvents', event)).toEqual({ settled: true })
    expect(await call('MailEvents', event)).toEqual({ settled: false })
    const [other] = simulatedEvents(email, 'message-9', {
      programme: 'malang',
      kind: 'x',
      notice: 'none',
      turn: '1',
    } as never)
    expect(await call('MailEvents', other)).toEqual({ settled: false })
  })

  it('carries the id of the request into the audit and the mail', async () => {
    const [{ tags } = { tags: {} as Record<string, string> }] = cloud.mails
    const notice = await cloud.db.get({
      TableName: cloud.db.tables.mail,
      Key: noticeKey('malang', String(tags.notice)),
    })
    expect(notice).toMatchObject({ requestId, to: email })
    const hour = new Date().toISOString().slice(0, 13)
    const entries = await cloud.db.queryAll({
      TableName: cloud.db.tables.audit,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `P#malang#${hour}` },
    })
    expect(entries).toContainEqual(expect.objectContaining({ what: 'company.registered', requestId }))
  })

  it('writes lines of JSON, and none that says who someone is', async () => {
    // Something worth a line: an event that cannot be read.
    const { error } = await (await started('MailEvents')).invoke({ detail: { mail: email } })
    const lines = [...running.values()].flatMap(({ lines: all }) => all)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(() => JSON.parse(line) as unknown, line).not.toThrow()
    const { name, address, contactName, contactPhone, nib } = registration()
    for (const personal of [email, name, address, contactName, contactPhone, nib!])
      expect(lines.join('\n')).not.toContain(personal)
    expect(JSON.stringify(error ?? '')).not.toContain(email)
    expect(
      lines.some((line) => line.includes('"MailsSent":1') && line.includes('gelombang/production')),
    ).toBe(true)
  })

  it.each(names)('%s does not start without its settings', async (name) => {
    const few = Object.fromEntries(
      Object.entries(cloud.settings(name)).filter(([key]) => !/AUDIT_TABLE|SEAL_SECRET/.test(key)),
    )
    const made = await startFunction(cloud.folder(name), few)
    const { error } = await made.invoke({})
    await made.stop()
    const missing = Object.keys(cloud.settings(name)).filter((key) => !(key in few))
    expect(error?.errorMessage).toMatch(/^Settings: /)
    for (const key of missing) expect(error?.errorMessage).toContain(`${key} is not set`)
  })
})
