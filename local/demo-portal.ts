import { randomUUID } from 'node:crypto'
import type { DraftRow } from '../functions/contract/draft.ts'
import { readPastedRoster } from '../functions/contract/roster/roster.ts'
import type { Call, People } from './demo-api.ts'
import type { Mailbox } from './mailbox.ts'
import type { Worker } from './seed/workers.ts'

type Office = { id: string; email: string; call: Call }
type Scene = {
  people: People
  mailbox: Pick<Mailbox, 'lastLinkTo'>
  tick: () => Promise<unknown>
  worker: () => Worker
  today: string
}

/**
 * What a clerk and an officer meet when they look around: a company with three contacts, one of them not confirmed,
 * a lower cap and closed days; a roster that a colleague left half done; a seat that another worker took; and a
 * person whom a second company nominated too.
 */
export async function usePortal(
  [first, second]: readonly [Office, Office],
  { people, mailbox, tick, worker, today }: Scene,
): Promise<void> {
  const colleague = await addContacts(first, people, mailbox, tick)
  await setLimits(first, today)
  await replaceOne(first, worker(), today)
  await leaveDraft(colleague, [worker(), worker(), worker(), worker(), worker(), worker()], today)
  const shared = { ...worker(), scheme: 'cleaner' }
  for (const { call } of [first, second])
    await call('POST /portal/nominations', { body: { nominations: [shared] } })
}

async function addContacts(
  { call, email }: Office,
  people: People,
  mailbox: Scene['mailbox'],
  tick: Scene['tick'],
): Promise<Call> {
  const colleague = `umum.${email}`
  const contacts = [
    { name: 'Endah Prasetyowati', phone: '0341395041', email: colleague },
    { name: 'Bagus Setyawan', phone: '081234500077', email: `kebersihan.${email}` },
  ]
  for (const contact of contacts) {
    const { company } = await call('GET /portal')
    await call('POST /portal/contacts', { body: { ...contact, language: 'id', version: company.version } })
  }
  await tick()
  const token = mailbox.lastLinkTo(colleague)
  if (!token) throw new Error('no link came to the new contact')
  return people.byLink(token)
}

async function setLimits({ call }: Office, today: string) {
  const { company } = await call('GET /portal')
  const dayAfter = (days: number) =>
    new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  await call('PUT /portal/company/limits', {
    body: { maxPerWave: 6, unavailable: [dayAfter(8), dayAfter(20)], version: company.version },
  })
}

async function replaceOne({ call }: Office, { scheme: _, ...worker }: Worker, today: string) {
  const { items } = await call('GET /portal/nominations', { query: { state: 'assigned' } })
  const waves = await call('GET /portal/waves')
  const ahead = new Set(
    waves.filter(({ date, state }) => date > today && state !== 'cancelled').map(({ id }) => id),
  )
  const leaving = items.find(({ wave }) => wave && ahead.has(wave))
  if (leaving)
    await call('POST /portal/nominations/:nomination/replace', {
      params: { nomination: leaving.id },
      body: { worker, reason: 'Sedang sakit', version: leaving.version },
    })
}

/** Six rows as a colleague typed them: one without a phone, one whose sex contradicts the NIK. */
async function leaveDraft(call: Call, workers: readonly Worker[], today: string) {
  const lines = workers.map(({ name, nik, sex, birthPlace, birthDate, phone }, at) => [
    name,
    nik,
    at === 4 ? (sex === 'L' ? 'P' : 'L') : sex,
    birthPlace,
    birthDate,
    at === 2 ? '' : phone,
  ])
  const header = ['Nama', 'NIK', 'L/P', 'Tempat lahir', 'Tanggal lahir', 'No. HP']
  const { typed } = readPastedRoster([header, ...lines].map((cells) => cells.join('\t')).join('\n'), {
    today,
  })
  await call('PUT /portal/drafts/:draft', {
    params: { draft: randomUUID() },
    body: {
      version: 0,
      saveId: randomUUID(),
      name: 'daftar-cs-gedung-baru.xlsx',
      scheme: 'cleaner',
      rows: typed.length,
      sent: 0,
      whole: true,
      chunks: [{ at: 0, rows: typed as unknown as DraftRow[] }],
    },
  })
}
