import { readFile } from 'node:fs/promises'
import type { Deps } from '../functions/deps.ts'
import type { Clock } from './clock.ts'
import { dayIn } from '../functions/platform/jakarta.ts'
import { type Call, createPeople, type People } from './demo-api.ts'
import { usePortal } from './demo-portal.ts'
import { exemptOne, followProposals, setStandingRules } from './demo-standing.ts'
import { beginExam, examineAgain, holdExam } from './demo-exams.ts'
import { contestOne, reportResults, takeNumbers } from './demo-bnsp.ts'
import { certify, useOwnPages } from './demo-certificates.ts'
import { changeWaves, makeWaves, planAndCommit } from './demo-waves.ts'
import type { Mailbox } from './mailbox.ts'
import type { Story } from './demo-story.ts'
import { createDice, createWorkers, type Dice, type Worker } from './seed/workers.ts'

export const programme = 'malang-2026'
const params = { programme }
const batchSize = 25

type System = {
  deps: Deps
  clock: Clock
  mailbox: Pick<Mailbox, 'lastLinkTo'>
  tick: () => Promise<unknown>
}
type Registered = { id: string; email: string; expectedWorkers: number; call: Call; workers: Worker[] }

/**
 * Fills an empty programme through the API, as people would in its first three weeks: `rows` companies of
 * the list at most, each with at most `most` workers at first.
 */
export async function fillDemo(
  { deps, clock, mailbox, tick }: System,
  say: (line: string) => void,
  { rows = 1000, most = 70 } = {},
) {
  const people = createPeople(deps)
  const disnaker = await people.officer('disnaker-1')
  const { items } = await disnaker('GET /programmes/:programme/companies', { params })
  if (items.length > 0)
    return say('There are companies already: npm start -- --fresh --demo fills an empty programme.')

  const dice = createDice(2026)
  const story: Story = {
    people,
    now: clock.now,
    say,
    async to(day) {
      const behind = Date.now() + day * 86_400_000 - clock.now().getTime()
      if (behind > 0) await clock.forward(behind / 86_400_000)
      await tick()
    },
  }

  const list = (await readFile(new URL('seed/companies.csv', import.meta.url), 'utf8')).trim().split('\n')
  const { invited } = await disnaker('POST /programmes/:programme/companies/import', {
    params,
    body: { csv: list.slice(0, rows + 1).join('\n') },
  })
  await story.to(-20)
  say(`${invited} companies are invited`)

  const companies = await register(story, mailbox, tick, dice)
  say(`${companies.length} companies have registered and confirmed`)

  const workers = createWorkers(dice)
  let nominated = 0
  for (const [at, company] of companies.entries()) {
    const share = dice.pick([1, 0.8, 0.55, 0.4, 0.3, 0.15])
    const count = Math.min(most, Math.ceil(company.expectedWorkers * share))
    company.workers.push(...Array.from({ length: count }, workers))
    // Half nominate at once, the others in the weeks that follow.
    if (at % 2 === 0) nominated += await nominate(company, dice)
  }
  say(`${nominated} workers are nominated`)

  await story.to(-16)
  await setStandingRules(await people.officer('disnaker-1'), programme)
  await followProposals(await people.officer('disnaker-1'), programme, 'warned', dayIn(clock.now()))
  await examine(story, companies, dice)
  say('The LSP has looked at them: verified, returned or refused')
  await makeWaves(story)
  await story.to(-12)
  say(`First plan: ${await planAndCommit(story)} people have a seat`)

  await story.to(-9)
  await followProposals(await people.officer('disnaker-1'), programme, 'uncooperative', dayIn(clock.now()))
  for (const [at, company] of companies.entries()) {
    if (at % 2 === 0) continue
    company.call = await people.company(programme, company.id, company.email)
    nominated += await nominate(company, dice)
  }
  await story.to(-7)
  await examine(story, companies, dice)
  await mend(story, companies)
  say(`${nominated} workers are nominated`)
  await story.to(-6)
  await holdExam(story, -6, { decided: true })
  await story.to(-5)
  await reportResults(story, -6)
  await story.to(-3)
  await takeNumbers(story, -6)
  await certify(story, -6)
  say(`Second plan: ${await planAndCommit(story)} people have a seat`)

  await changeWaves(story)
  const officer = await people.officer('disnaker-1')
  await followProposals(officer, programme, 'sanctioned', dayIn(clock.now()))
  await exemptOne(officer, programme, dayIn(clock.now()))

  await story.to(-2)
  await holdExam(story, -2, { decided: false })
  await story.to(-1)
  await examineAgain(story, -6)
  await contestOne(story, -6)
  await useOwnPages(story, -6)
  say(`Third plan: ${await planAndCommit(story)} people have a seat`)
  await remind(people)
  const late = companies.filter((_, at) => at % 6 === 0)
  for (const company of late) {
    company.call = await people.company(programme, company.id, company.email)
    company.workers.push(...Array.from({ length: dice.between(4, 15) }, workers))
    nominated += await nominate(company, dice)
  }
  const [first, second] = companies
  if (first && second) {
    for (const company of [first, second])
      company.call = await people.company(programme, company.id, company.email)
    await usePortal([first, second], { people, mailbox, tick, worker: workers, today: dayIn(clock.now()) })
    say(
      `A clerk's day: ${first.email} in the mailbox; a draft, a replacement and a contested person are there`,
    )
  }
  await story.to(0)
  await beginExam(story, 0)
  say(`Done: ${nominated} nominations, and the clock is that of today`)
}

/** Most of the invited register by their invitation; a few come by themselves. */
async function register(
  { people, say, to }: Story,
  mailbox: System['mailbox'],
  tick: System['tick'],
  dice: Dice,
) {
  const disnaker = await people.officer('disnaker-1')
  const invited: { id: string; email: string; expectedWorkers: number }[] = []
  let after: string | undefined
  do {
    const page = await disnaker('GET /programmes/:programme/companies', { params, query: { after } })
    invited.push(...page.items)
    after = page.next
  } while (after)

  const contact = () => ({
    contactName: dice.pick([
      'Ratna Dewi',
      'Heru Susilo',
      'Nanik Sulistyowati',
      'Andi Wijaya',
      'Yanti Kurnia',
    ]),
    contactPhone: `0341${dice.between(300_000, 799_999)}`,
    address: `Jl. Raya No. ${dice.between(1, 220)}`,
    notice: '1',
    affirmed: true,
    language: 'id' as const,
  })
  const registered: Registered[] = []
  // One in six has not answered yet.
  for (const [at, one] of invited.entries()) {
    if (at % 6 === 5) continue
    const token = mailbox.lastLinkTo(one.email)
    if (!token) throw new Error(`no invitation came to ${one.email}`)
    const known = await people.nobody('POST /invitations/read', { body: { token } })
    const { programme: _, ...facts } = known
    await people.nobody('POST /registrations', { body: { ...facts, ...contact(), invitation: token } })
    const { id, email, expectedWorkers } = one
    registered.push({ id, email, expectedWorkers, call: people.nobody, workers: [] })
    if (registered.length % 20 === 0) say(`${registered.length} companies have registered`)
  }
  const uninvited = [
    'CV Resik Jaya',
    'PT Bening Sentosa',
    'Koperasi Griya Bersih',
    'CV Sapu Lidi',
    'PT Mitra Higienis',
  ]
  const strangers: Registered[] = []
  for (const [at, name] of uninvited.entries()) {
    // The last one's address bounces.
    const tail = at === uninvited.length - 1 ? '+bounce' : ''
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}${tail}@example.test`
    const { reference } = await people.nobody('POST /registrations', {
      body: {
        ...contact(),
        name,
        kind: 'outsourcing',
        nib: String(9_120_000_000_001 + at),
        district: dice.pick(['Singosari', 'Kepanjen', 'Turen', 'Pakis']),
        expectedWorkers: 12,
        email,
      },
    })
    strangers.push({ id: reference, email, expectedWorkers: 12, call: people.nobody, workers: [] })
  }
  await tick()
  await to(-19)
  for (const company of [...registered, ...strangers.slice(0, -1)]) {
    const token = mailbox.lastLinkTo(company.email)
    if (!token) throw new Error(`no link came to ${company.email}`)
    company.call = await people.byLink(token)
  }
  const [first, second, third] = strangers
  const officer = await people.officer('disnaker-2')
  for (const { id } of [first!, second!])
    await officer('POST /programmes/:programme/companies/:company/verify', {
      params: { ...params, company: id },
    })
  await officer('POST /programmes/:programme/companies/:company/refuse', {
    params: { ...params, company: third!.id },
    body: { reason: 'Koperasi ini tidak mempekerjakan tenaga kebersihan di wilayah Kabupaten Malang.' },
  })
  // What was just verified got another mail; the session of the first link goes on.
  return [...registered, first!, second!]
}

/** Disnaker reminds the first of those that have not answered. */
async function remind(people: People) {
  const disnaker = await people.officer('disnaker-1')
  const { items } = await disnaker('GET /programmes/:programme/companies', {
    params,
    query: { state: 'invited' },
  })
  for (const { id: company } of items.slice(0, 5))
    await disnaker('POST /programmes/:programme/companies/:company/invite', {
      params: { ...params, company },
    })
}

/** Sends a company's workers in batches; some hold a contradiction that the clerk has confirmed. */
async function nominate({ call, workers }: Registered, dice: Dice): Promise<number> {
  const waiting = workers.splice(0)
  for (let from = 0; from < waiting.length; from += batchSize)
    await call('POST /portal/nominations', {
      body: {
        nominations: waiting
          .slice(from, from + batchSize)
          .map((worker) =>
            dice.chance(0.01)
              ? { ...worker, sex: worker.sex === 'L' ? 'P' : 'L', confirmed: ['sex'] }
              : worker,
          ),
      },
    })
  return waiting.length
}

/** The LSP returns a few with a reason, refuses fewer, and verifies the rest. */
async function examine({ people }: Story, companies: readonly Registered[], dice: Dice) {
  const lsp = await people.officer('lsp-1')
  for (const { id: company } of companies) {
    const { items } = await lsp('GET /programmes/:programme/nominations', {
      params,
      query: { company, state: 'submitted' },
    })
    for (const { id: nomination, state } of items) {
      const one = { ...params, company, nomination }
      if (state !== 'submitted') continue
      if (dice.chance(0.03))
        await lsp('POST /programmes/:programme/companies/:company/nominations/:nomination/return', {
          params: one,
          body: { reason: 'Alamat belum lengkap: mohon isi dusun atau RT/RW.' },
        })
      else if (dice.chance(0.012))
        await lsp('POST /programmes/:programme/companies/:company/nominations/:nomination/refuse', {
          params: one,
          body: { reason: 'Pekerjaan yang bersangkutan bukan tenaga kebersihan.' },
        })
    }
  }
  let after: string | undefined
  do {
    const { next } = await lsp('POST /programmes/:programme/nominations/verify-matching', {
      params,
      body: { after },
    })
    after = next
  } while (after)
}

/** Companies mend some of what was returned, and take a few workers back. */
async function mend({ people }: Story, companies: readonly Registered[]) {
  for (const { id, email } of companies.filter((_, at) => at % 2 === 0)) {
    const call = await people.company(programme, id, email)
    const { items } = await call('GET /portal/nominations')
    const [leaving] = items.filter(({ state }) => state === 'verified' || state === 'assigned')
    if (leaving)
      await call('POST /portal/nominations/:nomination/withdraw', {
        params: { nomination: leaving.id },
        body: { reason: 'Mengundurkan diri' },
      })
    const [returned] = items.filter(({ state }) => state === 'returned')
    if (!returned) continue
    const { nik: _, wave: __, ...kept } = returned
    await call('PUT /portal/nominations/:nomination', {
      params: { nomination: returned.id },
      body: {
        ...kept,
        confirmed: ['sex', 'birthDate'],
        address: 'Dusun Krajan RT 02 RW 03',
        version: returned.version,
      },
    })
  }
}
