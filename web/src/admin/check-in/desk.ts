import { signal } from '@preact/signals'
import type { Roll } from '../../../../functions/contract/exam.ts'
import type { Problem } from '../../../../functions/contract/problem.ts'
import { cleanSlipCode, readSlip } from '../../../../functions/contract/slip.ts'
import { ApiProblem, call } from '../../api.ts'
import { ended, offline, type Session, startSession } from '../session.ts'
import type { Kept, Mark } from './kept.ts'
import * as vault from './vault.ts'

type Person = Roll['people'][number]
/** What became of one look at a person. */
export type Told =
  | { is: 'marked' | 'already'; person: Person; at: string }
  /** Not on the list of this device: the server, which may know better, is asked all the same. */
  | { is: 'unlisted' | 'unreadable' }

const batch = 100
const everyMs = 20_000

const deviceName = () => {
  const kept = 'gelombang.device'
  try {
    const name = localStorage.getItem(kept) ?? `hp-${crypto.randomUUID().slice(0, 6)}`
    localStorage.setItem(kept, name)
    return name
  } catch {
    return 'hp'
  }
}

/** Checks people of one wave in, whether there is a network or not. `stop` ends it. */
export function openDesk(programme: string, wave: string, session: Session) {
  const params = { programme, wave }
  const roll = signal<Roll>()
  const marks = signal<readonly Mark[]>([])
  const connected = signal(navigator.onLine)
  const problem = signal<Problem>()
  const kept = signal(false)
  const device = deviceName()
  let stopped = false
  let running: Promise<void> | undefined

  const waiting = () => marks.value.filter(({ refused }) => !refused)
  const seenAt = (nomination: string) =>
    roll.value?.people.find((one) => one.nomination === nomination)?.attendedAt ??
    marks.value.find((mark) => mark.nomination === nomination && !mark.refused)?.at

  async function show(next: Roll) {
    roll.value = next
    const content: Kept = { session, programme, roll: next }
    await vault.keepList(wave, next.wave.date, content)
    kept.value = true
  }

  async function refresh() {
    await show(await call('GET /programmes/:programme/exams/:wave/roll', { params }))
  }

  async function send() {
    // Marks of another officer wait for that officer's session.
    const mine = waiting().filter(({ by }) => by === session.me.id)
    for (let from = 0; from < mine.length; from += batch) {
      const part = mine.slice(from, from + batch)
      const { outcomes } = await call('POST /programmes/:programme/exams/:wave/check-ins', {
        params,
        body: {
          checkIns: part.map(({ id, nomination, company, at, how }) => ({
            id,
            nomination,
            ...(company && { company }),
            at,
            how,
            device,
          })),
        },
      })
      const counted = new Map<string, string>()
      for (const { id, nomination, outcome, attendedAt, code, text } of outcomes) {
        const mark = part.find((one) => one.id === id)
        if (!mark) continue
        if (outcome === 'refused') {
          const refused = { code: code ?? '', text: text ?? code ?? '' }
          await vault.putMark(wave, id, { ...mark, refused })
          marks.value = marks.value.map((one) => (one.id === id ? { ...one, refused } : one))
          continue
        }
        counted.set(nomination, attendedAt ?? mark.at)
        await vault.dropMark(id)
        marks.value = marks.value.filter((one) => one.id !== id)
      }
      if (roll.value)
        await show({
          ...roll.value,
          people: roll.value.people.map((one) => ({
            ...one,
            attendedAt: counted.get(one.nomination) ?? one.attendedAt,
          })),
        })
    }
  }

  /** Sends what waits, then brings what other devices saw; one round at a time. */
  const sync = () =>
    (running ??= (async () => {
      try {
        await send()
        await refresh()
        connected.value = true
        problem.value = undefined
        if (offline.value) await startSession()
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        connected.value = error.problem.code !== 'network'
        if (error.problem.status === 401) ended.value = true
        if (connected.value) problem.value = error.problem
      } finally {
        running = undefined
      }
      // Marked while the round was under way.
      if (!stopped && connected.value && !problem.value && waiting().some(({ by }) => by === session.me.id))
        void sync()
    })())

  const wake = () => void sync()
  const sleep = () => (connected.value = false)
  const timer = setInterval(wake, everyMs)
  addEventListener('online', wake)
  addEventListener('offline', sleep)

  const ready = (async () => {
    const [list, before] = await Promise.all([vault.readList<Kept>(wave), vault.readMarks<Mark>(wave)])
    marks.value = before
    if (list) roll.value = list.roll
    kept.value = list !== undefined
    await sync()
  })()

  async function note(of: Pick<Mark, 'nomination' | 'company' | 'name' | 'how'>) {
    const mark: Mark = { ...of, id: crypto.randomUUID(), at: new Date().toISOString(), by: session.me.id }
    // On the device first: what is shown as noted survives whatever comes.
    await vault.putMark(wave, mark.id, mark)
    marks.value = [...marks.value, mark]
    void sync()
    return mark.at
  }

  async function markPerson(person: Person, how: Mark['how']): Promise<Told> {
    const before = seenAt(person.nomination)
    if (before) return { is: 'already', person, at: before }
    const { nomination, company, name } = person
    return { is: 'marked', person, at: await note({ nomination, company, name, how }) }
  }

  return {
    roll,
    marks,
    connected,
    problem,
    kept,
    ready,
    seenAt,
    markPerson,
    /** Whose slip was scanned. */
    async markScanned(scanned: string): Promise<Told> {
      const slip = readSlip(scanned)
      if (!slip) return { is: 'unreadable' }
      const person = roll.value?.people.find(({ nomination }) => nomination === slip.nomination)
      if (person) return markPerson(person, 'scan')
      if (!marks.value.some(({ nomination }) => nomination === slip.nomination))
        await note({ nomination: slip.nomination, company: slip.company, name: '', how: 'scan' })
      return { is: 'unlisted' }
    },
    /** The one whose slip bears a typed code. */
    withCode: (typed: string) => roll.value?.people.find(({ code }) => code === cleanSlipCode(typed)),
    /** Takes a refused mark off the device, once it was read. */
    async dismiss(id: string) {
      await vault.dropMark(id)
      marks.value = marks.value.filter((one) => one.id !== id)
    },
    sync,
    /** Forgets the wave on this device. */
    async forget() {
      stop()
      await vault.forget(wave)
    },
    stop,
  }

  function stop() {
    stopped = true
    clearInterval(timer)
    removeEventListener('online', wake)
    removeEventListener('offline', sleep)
  }
}
export type CheckInDesk = ReturnType<typeof openDesk>
