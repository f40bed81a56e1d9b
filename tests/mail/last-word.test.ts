import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { longDay } from '../../functions/platform/dates.ts'
import { createGather } from '../../functions/mail/gather.ts'
import type { Send } from '../../functions/mail/ses.ts'
import type { Db } from '../../functions/platform/db.ts'
import { testEngine } from '../support/engine.ts'
import { numbers } from '../support/random.ts'
import { readCalendar } from './ics.ts'
import { type Arrived, postOf } from './post.ts'
import { type World, worldOf } from './world.ts'

type Act =
  | { do: 'seat'; worker: number; wave: number }
  | { do: 'change'; wave: number; hour: number }
  | { do: 'cancel'; wave: number }
  | { do: 'withdraw'; worker: number }
  | { do: 'deliver' }

const worker = fc.nat(2)
const wave = fc.nat(1)
const acts = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('seat' as const), worker, wave }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('change' as const), wave, hour: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), wave }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), worker }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
  ),
  { minLength: 3, maxLength: 14 },
)

/** A person's calendar, which keeps what has the highest sequence (RFC 5546). */
function calendarOf(arrived: Arrived[]) {
  const entries = new Map<string, ReturnType<typeof readCalendar>>()
  for (const { letter } of arrived) {
    const entry = letter.calendar && readCalendar(letter.calendar.content)
    if (entry && entry.sequence >= (entries.get(entry.uid)?.sequence ?? 0)) entries.set(entry.uid, entry)
  }
  return [...entries.values()].filter(({ method }) => method === 'REQUEST')
}

const startOf = ({ date, startsAt }: { date: string; startsAt: string }) =>
  new Date(`${date}T${startsAt}:00+07:00`).toISOString().replace('.000', '')

/** Where the mailbox does not say what holds. */
function faultsOf(world: World, inbox: Arrived[]): string[] {
  const faults: string[] = []
  const check = (holds: boolean | undefined, fault: string) => {
    if (!holds) faults.push(fault)
  }
  for (const [id, { state, wave: seat, email }] of world.workers) {
    const mails = inbox.filter(({ letter }) => letter.to === email)
    const last = mails.at(-1)?.letter
    const held = calendarOf(mails).map(({ start }) => start)
    if (state === 'assigned') {
      const now = world.waves.get(seat!)!
      check(last?.text.includes(longDay(now.date, 'id')), `${id}: another day`)
      check(last?.text.includes(`Jam: ${now.startsAt.replace(':', '.')}`), `${id}: another hour`)
      check(held.join() === startOf(now), `${id}: calendar holds ${held.join()}`)
    } else {
      check(!last || last.subject.includes('batal'), `${id}: believes in a seat`)
      check(held.length === 0, `${id}: calendar holds ${held.join()}`)
    }
  }
  const mails = inbox.filter(({ letter }) => letter.to === 'hrd@company.test')
  const held = calendarOf(mails)
  const isAbout = (wave: string, { letter }: Arrived) =>
    letter.calendar && readCalendar(letter.calendar.content).uid.startsWith(`${wave}.`)
  for (const [id, now] of world.waves) {
    const seated = world.seatedIn(id)
    const entry = held.find(({ uid }) => uid.startsWith(`${id}.`))
    const last = mails.filter((one) => isAbout(id, one)).at(-1)?.letter
    if (seated.length > 0) {
      for (const { name } of world.workers.values())
        check(
          last?.text.includes(`| ${name}`) === seated.some((one) => one.name === name),
          `${id}: list is wrong about ${name}`,
        )
      check(last?.text.includes(`Jam: ${now.startsAt.replace(':', '.')}`), `${id}: another hour`)
      check(entry?.start === startOf(now), `${id}: calendar holds ${entry?.start}`)
    } else {
      check(!last || last.subject.includes('batal'), `${id}: company believes in seats`)
      check(!entry, `${id}: calendar holds ${entry?.start}`)
    }
  }
  return faults
}

describe('the last word', () => {
  let engine: Awaited<ReturnType<typeof testEngine>>
  let db: Db
  let made = 0
  beforeAll(async () => {
    engine = await testEngine()
    db = await engine.freshDb()
  })
  afterAll(() => engine.stop())

  async function begin() {
    const id = `p${made++}`
    const post = postOf(db, { gather: createGather(db) })
    return { post, world: await worldOf(db, id, post.clock.now) }
  }
  const perform = (world: World, act: Exclude<Act, { do: 'deliver' }>) => {
    const person = 'worker' in act ? world.people[act.worker]! : ''
    const place = 'wave' in act ? world.waveIds[act.wave]! : ''
    if (act.do === 'seat') return world.seat(person, place)
    if (act.do === 'change') return world.change(place, act.hour)
    return act.do === 'cancel' ? world.cancel(place) : world.withdraw(person)
  }

  it('to each person equals the state, whatever happened in whatever order beside the delivery', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.integer(), async (done, seed) => {
        const { post, world } = await begin()
        const next = numbers(seed)
        // Slow and fast sending, so that mails overtake each other.
        const send: Send = async (letter, tags) => {
          await new Promise((resolve) => setTimeout(resolve, next(4)))
          return post.send(letter, tags)
        }
        const runs: Promise<unknown>[] = []
        for (const act of done)
          if (act.do === 'deliver') runs.push(post.run({ send }))
          else await perform(world, act)
        await Promise.all(runs)
        for (let left = 1; left > 0; post.clock.forward({ minutes: 16 }))
          ({ left } = await post.run({ send }))
        expect(faultsOf(world, post.inbox)).toEqual([])
      }),
      { numRuns: process.env.FULL ? 200 : 8, seed: 20261124 },
    )
  }, 1_800_000)

  it('is true even when a mail is overtaken by the change of what it says', async () => {
    const { post, world } = await begin()
    await world.seat('N1', 'W1')
    let held = true
    const send: Send = async (letter, tags) => {
      if (held) {
        held = false
        // While this one is on its way: the move, and its mail.
        await world.seat('N1', 'W2')
        await post.run()
      }
      return post.send(letter, tags)
    }
    await post.run({ send })
    await post.run()
    expect(faultsOf(world, post.inbox)).toEqual([])
    // The two of the assignment, the three of the move, and one or more that set right what was overtaken.
    expect(post.inbox.length).toBeGreaterThan(4)
  })

  it('would be false if a mail were not looked at again after it was sent', async () => {
    const { post, world } = await begin()
    await world.seat('N1', 'W1')
    let held = true
    const gather = createGather(db)
    const frozen = new Map<string, unknown>()
    /** Sees what a mail was composed of, not what has become of it. */
    const blind = {
      ...gather,
      worker: async (...of: Parameters<typeof gather.worker>) => {
        const key = of.join()
        if (!frozen.has(key)) frozen.set(key, await gather.worker(...of))
        return frozen.get(key) as Awaited<ReturnType<typeof gather.worker>>
      },
      workersOf: async (...of: Parameters<typeof gather.workersOf>) => {
        const key = of.join()
        if (!frozen.has(key)) frozen.set(key, await gather.workersOf(...of))
        return frozen.get(key) as Awaited<ReturnType<typeof gather.workersOf>>
      },
    }
    const send: Send = async (letter, tags) => {
      if (held) {
        held = false
        await world.seat('N1', 'W2')
        await post.run()
      }
      return post.send(letter, tags)
    }
    await post.run({ send, gather: blind })
    expect(faultsOf(world, post.inbox)).not.toEqual([])
  })

  it('drops what no longer holds instead of sending it', async () => {
    const { post, world } = await begin()
    await world.seat('N1', 'W1')
    await world.withdraw('N1')
    const report = await post.run()
    expect(report.dropped).toBe(2)
    expect(post.inbox.every(({ letter }) => letter.subject.includes('batal'))).toBe(true)
  })
})
