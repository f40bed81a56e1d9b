import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { createSessions } from '../../functions/auth/sessions.ts'
import { grantsOf } from '../../functions/contract/access.ts'
import { slipToken } from '../../functions/contract/slip.ts'
import { dayIn } from '../../functions/platform/jakarta.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { registers } from '../../functions/waves/registers.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import type { StoredAssessor } from '../../functions/waves/wave.ts'
import { buildIfChanged } from '../../local/build.ts'
import { createPeople } from '../../local/demo-api.ts'
import { freePort } from '../../local/engine.ts'
import { startSystem } from '../../local/system.ts'
import { users } from '../../local/users.ts'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'
import { mailsTo } from './mails.ts'
import { officer, seatsOf } from './seats.ts'

export const programme = 'malang-2026'
type Group = { company: string; n: number; email?: boolean }

/** The whole system in this process, with waves whose exam is today. */
export async function examSystem() {
  const dataDir = await mkdtemp(join(tmpdir(), 'gelombang-exam-'))
  const [site, provider, mailbox, engine, files] = (await Promise.all(
    Array.from({ length: 5 }, freePort),
  )) as [number, number, number, number, number]
  await buildIfChanged()
  const siteUrl = `http://localhost:${site}`
  const system = await startSystem({
    ports: { site, provider, mailbox, engine, files },
    host: '127.0.0.1',
    siteUrl,
    dataDir,
    fresh: true,
    demo: false,
  })
  const { deps } = system
  const seats = seatsOf(deps, programme)
  const { venues, assessors } = registers(deps)
  const sessions = createSessions(deps.db, deps.now)
  let made = 0
  await seats.quota(1000)

  return {
    ...system,
    siteUrl,
    people: createPeople(deps),
    /** The mails that an address got, newest last; waits until there are at least `atLeast`. */
    mailsTo: (address: string, atLeast?: number) => mailsTo(`http://127.0.0.1:${mailbox}`, address, atLeast),

    /** A wave of today in which everyone of the groups has a seat, with assessors of these addresses. */
    async wave(
      groups: readonly Group[],
      {
        emails,
        spare = 2,
        known,
      }: { emails: readonly string[]; spare?: number; known?: Partial<StoredNomination> },
    ) {
      const n = groups.reduce((sum, group) => sum + group.n, 0)
      const venue = await venues.add(
        programme,
        {
          name: `TUK Kepanjen ${++made}`,
          kind: 'sewaktu',
          address: 'Kepanjen',
          capacity: 500,
          mapUrl: undefined,
        },
        officer,
      )
      const examiners: StoredAssessor[] = []
      for (const [at, email] of emails.entries())
        examiners.push(
          await assessors.add(
            programme,
            {
              name: users.find((user) => user.email === email)?.name ?? `Asesor ${made}-${at}`,
              registration: `MET.000.${made}${String(at).padStart(3, '0')} 2024`,
              email,
              company: undefined,
            },
            officer,
          ),
        )
      const wave = await waveRepository(deps).add(
        programme,
        {
          scheme: 'cleaner',
          date: dayIn(deps.now()),
          startsAt: '08:00',
          endsAt: '16:00',
          venue: venue.id,
          assessors: examiners.map(({ id }) => id),
          seats: Math.min(n + spare, 10 * examiners.length),
          note: undefined,
        },
        { venue, assessors: examiners },
        officer,
      )
      const people = await seats.people([...groups], known)
      const found = await programmeRepository(deps).get(programme)
      const { skipped } = await createAssigner(deps)(found, { wave: wave.id, people, cause: 'test' }, officer)
      if (skipped.length > 0) throw new Error(`${skipped.length} have no seat: ${skipped[0]?.code}`)
      return { wave, people, examiners }
    },
    /** People who wait for a seat. */
    waiting: (groups: readonly Group[], known?: Partial<StoredNomination>) =>
      seats.people([...groups], known),

    /** What the QR code of a slip says. */
    slip: (one: { id: string; company: string }, wave: string) =>
      slipToken(deps.seal.sign, programme, { nomination: one.id, company: one.company, wave, version: 3 }),

    /** A browser of its own, in which an officer of the local provider is signed in. */
    async signedIn(
      browser: Browser,
      id: string,
      options: Parameters<Browser['newContext']>[0] = {},
    ): Promise<BrowserContext> {
      const user = users.find((one) => one.id === id)
      if (!user) throw new Error(`no such officer: ${id}`)
      const secret = await sessions.openStaff({
        sub: id,
        name: user.name,
        email: user.email,
        grants: grantsOf(user.groups),
      })
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
      await context.addCookies([{ name: 'staff', value: secret, url: siteUrl }])
      context.setDefaultTimeout(15_000)
      return context
    },
    async stop() {
      await system.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
export type ExamSystem = Awaited<ReturnType<typeof examSystem>>
