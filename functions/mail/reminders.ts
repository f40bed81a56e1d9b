import { addLink } from '../auth/links.ts'
import { StoredCompany } from '../companies/company.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import type { Write } from '../platform/db.ts'
import { groupBy } from '../platform/group-by.ts'
import { dayIn } from '../platform/jakarta.ts'
import { stored } from '../platform/stored.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { waveRepository } from '../waves/repository.ts'
import { isOpen, type StoredWave } from '../waves/wave.ts'
import { daysOn, moment } from '../platform/dates.ts'
import { noticeId, reminderDays } from './notice.ts'
import { owe } from './owe.ts'

/** Nobody is reminded before this hour in the morning. */
const hour = '07:00'
const linkMs = 14 * 86_400_000

const companies = stored(StoredCompany)

/** Owes the reminders of the day. Safe to run any number of times a day: each reminder is owed once. */
export function createReminders(deps: Deps) {
  const { db, now, newId } = deps
  const programmes = programmeRepository(deps)
  const waves = waveRepository(deps)
  const nominations = nominationRepository(deps)

  return {
    /** Goes through all programmes; says how many mails are owed today, those owed before among them. */
    async run(): Promise<number> {
      const today = dayIn(now())
      const requestId = newId()
      let owed = 0
      for (const programme of await programmes.list())
        for (const wave of await waves.list(programme.id))
          for (const days of reminderDays)
            if (isOpen(wave) && wave.date === daysOn(today, days)) owed += await remind(wave, days, requestId)
      return owed
    },
  }

  async function remind(wave: StoredWave, days: number, requestId: string): Promise<number> {
    const { programme } = wave
    const seated = (await nominations.listOfWave(programme, wave.id)).filter(
      ({ state }) => state === 'assigned',
    )
    const byCompany = groupBy(seated, ({ company }) => company)
    const keys = [...byCompany.keys()].map((id) => ({ pk: `P#${programme}#C#${id}`, sk: 'company' }))
    let owed = 0
    for (const item of await db.batchGet(db.tables.nominations, keys)) {
      const company = companies.read(item)
      const mails = [
        ofCompany(wave, company, days, requestId),
        ...byCompany.get(company.id)!.map((one) => ofWorker(wave, company, one, days, requestId)),
      ].filter((writes) => writes.length > 0)
      owed += mails.length
      const writes = mails.flat()
      for (let from = 0; from < writes.length; from += 100) await db.transact(writes.slice(from, from + 100))
    }
    return owed
  }

  function ofCompany(wave: StoredWave, company: StoredCompany, days: number, requestId: string): Write[] {
    const { programme, id: waveId } = wave
    // The date is part of the identity: a wave that is put off is reminded of again.
    const natural = `reminder_company:${waveId}:${company.id}:${wave.date}:${days}`
    const link = noticeId(programme, `link ${natural}`)
    const { id, email, language } = company
    const owedAt = atOf(wave, days)
    const expiresAt = new Date(Date.parse(owedAt) + linkMs).toISOString()
    return [
      addLink(db.tables, { id: link, kind: 'portal', programme, company: id, email, expiresAt }),
      owe(db.tables, {
        id: natural,
        kind: 'reminder_company',
        programme,
        company: id,
        to: email,
        language,
        facts: { wave: waveId, days, link },
        owedAt,
        requestId,
      }),
    ]
  }

  function ofWorker(
    wave: StoredWave,
    company: StoredCompany,
    { id, email }: StoredNomination,
    days: number,
    requestId: string,
  ): Write[] {
    if (!email) return []
    return [
      owe(db.tables, {
        id: `reminder_worker:${wave.id}:${id}:${wave.date}:${days}`,
        kind: 'reminder_worker',
        programme: wave.programme,
        company: company.id,
        to: email,
        language: company.language,
        facts: { wave: wave.id, nomination: id, days },
        owedAt: atOf(wave, days),
        requestId,
      }),
    ]
  }
}
export type Reminders = ReturnType<typeof createReminders>

/** The morning of the day of the reminder: the same for every run of that day. */
const atOf = ({ date }: StoredWave, days: number) => moment(daysOn(date, -days), hour).toISOString()
