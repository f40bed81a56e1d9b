import type { Roll } from '../../../../functions/contract/exam.ts'
import type { Session } from '../session.ts'
import * as vault from './vault.ts'

/** All that the page of a wave needs without network. */
export type Kept = { session: Session; programme: string; roll: Roll }

/** One person seen, until the server has counted it; with a code it counted for nobody. */
export type Mark = {
  id: string
  nomination: string
  company?: string | undefined
  name: string
  /** When she was seen, by this device. */
  at: string
  how: 'scan' | 'name' | 'code'
  /** By whom: only that officer's session sends it. */
  by: string
  refused?: { code: string; text: string }
}

/** Days after a wave for which marks that never reached the server stay on the device. */
const patience = 14

const daysSince = (date: string, today: string) => (Date.parse(today) - Date.parse(date)) / 86_400_000
const unsent = async (wave: string) => (await vault.readMarks<Mark>(wave)).some(({ refused }) => !refused)

/** Forgets waves whose day is over, unless marks of them still wait to be sent. */
export async function dropOld(today: string) {
  if (await vault.isEmpty()) return
  for (const { wave, date } of await vault.keptLists()) {
    const days = daysSince(date, today)
    if (days > patience || (days > 0 && !(await unsent(wave)))) await vault.forget(wave)
  }
}

/** On signing out: everything but what still has to be sent. */
export async function dropSent() {
  if (await vault.isEmpty()) return
  for (const { wave } of await vault.keptLists()) if (!(await unsent(wave))) await vault.forget(wave)
}

/** What is kept, the newest day first. */
export async function keptWaves(): Promise<Kept[]> {
  if (await vault.isEmpty()) return []
  const lists = (await vault.keptLists()).sort((a, b) => b.date.localeCompare(a.date))
  const found = await Promise.all(lists.map(({ wave }) => vault.readList<Kept>(wave)))
  return found.filter((one) => one !== undefined)
}

/** Who was signed in when a list was last kept: opens the pages of this device without network. */
export const keptSession = async (): Promise<Session | undefined> => (await keptWaves())[0]?.session
