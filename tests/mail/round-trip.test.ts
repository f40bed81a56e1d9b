import { readSheet } from 'read-excel-file/node'
import { createRequire } from 'node:module'
import { simpleParser } from 'mailparser'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enclosures, type Letter } from '../../functions/mail/letter.ts'
import { render } from '../../functions/mail/render.ts'
import { createSes, judge, mimeOf } from '../../functions/mail/ses.ts'
import { sample } from '../../functions/mail/templates/sample.ts'
import { freePort } from '../../local/engine.ts'
import { readCalendar } from './ics.ts'

const from = { name: 'Sertifikasi – Disnaker', address: 'noreply@site.test' }
const office = { name: 'Disnaker', address: 'Kepanjen', email: 'office@example.org', phone: '0341' }
const entry = {
  uid: 'W1.C1@site.test',
  sequence: 7,
  organiser: { name: 'Disnaker', email: 'office@example.org' },
  attendee: 'hrd@company.test',
  stamp: new Date('2027-01-04T02:00:00Z'),
}
const tags = { programme: 'malang', notice: 'N1', turn: '1', kind: 'wave_assignment_company' }

async function letterOf(kind: Parameters<typeof enclosures>[0], language: 'id' | 'en' = 'id') {
  const data = sample(kind, language)
  return {
    to: 'hrd@company.test',
    replyTo: { name: 'Disnaker', address: 'office@example.org' },
    ...render(kind, data, language, office, 'N1'),
    ...(await enclosures(kind, data, language, entry, {
      slips: async () => Buffer.from('%PDF slips'),
      letter: async () => Buffer.from('%PDF letter'),
    })),
  } satisfies Letter
}
const bytesOf = (letter: Letter) => new MailComposer(mimeOf(letter, from)).compile().build()

type Mailbox = { emails: Record<string, unknown>[] }

describe('a letter on its way through SES', () => {
  let server: { close(done?: () => void): void; closeAllConnections(): void }
  let port: number
  beforeAll(async () => {
    port = await freePort()
    const { default: start } = createRequire(import.meta.url)('aws-ses-v2-local') as {
      default: (at: { host: string; port: number }) => Promise<typeof server>
    }
    server = await start({ host: '127.0.0.1', port })
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
    delete process.env.AWS_SES_ACCOUNT
  })

  const ses = () =>
    createSes({
      client: {
        endpoint: `http://127.0.0.1:${port}`,
        region: 'ap-southeast-3',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      },
      from,
    })

  it('arrives with both texts, the calendar, the list and the call-up slips', async () => {
    const letter = await letterOf('wave_assignment_company')
    const { messageId } = await ses().send(letter, tags)
    const { emails } = (await (await fetch(`http://127.0.0.1:${port}/store`)).json()) as Mailbox
    const arrived = emails.find((one) => one.messageId === messageId)!
    expect(arrived).toMatchObject({
      subject: letter.subject,
      destination: { to: ['hrd@company.test'] },
      replyTo: ['"Disnaker" <office@example.org>'],
    })
    const { text, html } = arrived.body as { text: string; html: string }
    expect(text.trim()).toBe(letter.text.trim())
    expect(html.trim()).toBe(letter.html.trim())
    const attachments = arrived.attachments as { filename?: string; content: string }[]
    expect(attachments.map(({ filename }) => filename)).toEqual(
      expect.arrayContaining([
        'jadwal-ujian-2027-02-16.ics',
        'tenaga-kerja-2027-02-16.xlsx',
        'surat-panggilan-2027-02-16.pdf',
      ]),
    )
    const sheet = attachments.find(({ filename }) => filename?.endsWith('.xlsx'))!
    const rows = await readSheet(Buffer.from(sheet.content, 'base64'))
    expect(rows[0]).toEqual(['No.', 'Nama', 'Skema', 'Hari', 'Jam', 'Tempat', 'Alamat', 'Hadir'])
    expect(rows.slice(1).map((row) => row[1])).toEqual(['Agus Prasetyo', 'Siti Aminah', 'Yohanes Tri Widodo'])
  })

  it('asks the account what it may send', async () => {
    process.env.AWS_SES_ACCOUNT = JSON.stringify({
      DedicatedIpAutoWarmupEnabled: false,
      Details: {
        AdditionalContactEmailAddresses: [],
        ContactLanguage: 'EN',
        MailType: 'TRANSACTIONAL',
        ReviewDetails: { CaseId: '1', Status: 'GRANTED' },
        UseCaseDescription: '',
        WebsiteURL: 'https://site.test',
      },
      EnforcementStatus: 'HEALTHY',
      ProductionAccessEnabled: true,
      SendingEnabled: false,
      SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 },
      SuppressionAttributes: { SuppressedReasons: [] },
    })
    expect(await ses().account()).toEqual({ perSecond: 14, enabled: false })
  })

  it('says of a service that is not there that nothing was taken', async () => {
    const gone = createSes({
      client: {
        endpoint: `http://127.0.0.1:${await freePort()}`,
        region: 'ap-southeast-3',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      },
      from,
    })
    const failure = await gone.send(await letterOf('result'), tags).catch((error) => error)
    expect(failure).toMatchObject({ name: 'SendFailure', kind: 'service', reason: 'ECONNREFUSED' })
  })
})

describe('the parts of a letter', () => {
  it('stand where mail programs look for them', async () => {
    const raw = await bytesOf(await letterOf('wave_assignment_company'))
    const said = raw.toString()
    expect(said).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i)
    expect(said).toMatch(/auto-submitted: auto-generated/i)
    expect(said).not.toMatch(/^list-unsubscribe/im)
    const parsed = await simpleParser(raw)
    expect(parsed.from!.value).toEqual([{ name: from.name, address: from.address }])
    const calendar = parsed.attachments.find(({ filename }) => filename?.endsWith('.ics'))!
    expect(readCalendar(calendar.content.toString())).toMatchObject({ method: 'REQUEST', sequence: 7 })
  })

  it('let one stop reminders with a click, and nothing else', async () => {
    const letter: Letter = {
      ...(await letterOf('reminder_worker')),
      unsubscribe: { url: 'https://site.test/api/stop', mailto: 'mailto:office@example.org?subject=stop' },
    }
    const head = (await bytesOf(letter)).toString().replace(/\r\n[ \t]+/g, ' ')
    expect(head).toMatch(
      /^list-unsubscribe: <https:\/\/site.test\/api\/stop>,\s*<mailto:office@example.org\?subject=stop>/im,
    )
    expect(head).toMatch(/^list-unsubscribe-post: List-Unsubscribe=One-Click/im)
  })
})

describe('calendar files', () => {
  it.each(['id', 'en'] as const)('say when and where in %s, in UTC for Asia/Jakarta', async (language) => {
    const { calendar } = await letterOf('wave_change_worker', language)
    expect(readCalendar(calendar!.content)).toMatchObject({
      method: 'REQUEST',
      status: 'CONFIRMED',
      uid: entry.uid,
      sequence: 7,
      start: '2027-02-16T01:00:00Z',
      end: '2027-02-16T08:00:00Z',
      stamp: '2027-01-04T02:00:00Z',
      location: 'BLK Singosari, Jl. Raya Singosari 1, Kabupaten Malang',
      organiser: expect.stringContaining('mailto:office@example.org'),
      attendee: expect.stringContaining('hrd@company.test'),
    })
  })

  it('take a cancelled exam out again', async () => {
    const { calendar } = await letterOf('wave_cancelled_company')
    expect(readCalendar(calendar!.content)).toMatchObject({
      method: 'CANCEL',
      status: 'CANCELLED',
      uid: entry.uid,
    })
  })
})

describe('what an error of SES says of a mail', () => {
  const error = (name: string, httpStatusCode?: number, code?: string) =>
    Object.assign(new Error('x'), { name, code, $metadata: { httpStatusCode } })
  it.each([
    ['refused', error('MessageRejected', 400)],
    ['refused', error('BadRequestException', 400)],
    ['service', error('TooManyRequestsException', 429)],
    ['service', error('LimitExceededException', 400)],
    ['service', error('SendingPausedException', 400)],
    ['service', error('AccountSuspendedException', 400)],
    ['service', error('UnrecognizedClientException', 403)],
    ['service', error('NotFoundException', 404)],
    ['service', error('ServiceUnavailable', 503)],
    ['service', error('Error', undefined, 'ENOTFOUND')],
    ['unknown', error('InternalFailure', 500)],
    ['unknown', error('TimeoutError')],
    ['unknown', error('Error', undefined, 'ECONNRESET')],
  ])('%s for %s', (kind, thrown) => {
    expect(judge(thrown).kind).toBe(kind)
  })
})
