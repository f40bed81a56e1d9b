import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaseMs } from '../../functions/mail/pauses.ts'
import type { Send } from '../../functions/mail/ses.ts'
import type { Db } from '../../functions/platform/db.ts'
import { testEngine } from '../support/engine.ts'
import { Crash } from '../support/faulty-db.ts'
import { numbers } from '../support/random.ts'
import { postOf } from './post.ts'

/** A process that dies at its n-th step: steps are the moments before and after each effect. */
function mortal(db: Db, send: Send, dies: number) {
  let step = 0
  let dead = false
  const moment = () => {
    if (step++ === dies) dead = true
    if (dead) throw new Crash('the process is gone')
  }
  const living = <A extends unknown[], R>(act: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      moment()
      const done = await act(...given)
      moment()
      return done
    }
  }
  /** Reading the queue harms nothing; only the dead do not read. */
  const reading = <A extends unknown[], R>(act: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      if (dead) throw new Crash('the process is gone')
      return act(...given)
    }
  }
  return {
    db: {
      ...db,
      get: living(db.get),
      put: living(db.put),
      update: living(db.update),
      remove: living(db.remove),
      transact: living(db.transact),
      query: reading(db.query),
    },
    send: living(send),
    died: () => dead,
  }
}

/** A database that claims without asking whether it may. */
const careless = (db: Db): Db => ({
  ...db,
  update(input) {
    if (!Object.values(input.ExpressionAttributeValues ?? {}).includes('claimed') || !input.ReturnValues)
      return db.update(input)
    const { ConditionExpression: _, ...rest } = input
    const said = String(rest.UpdateExpression)
    const named = (bound: object = {}) =>
      Object.fromEntries(Object.entries(bound).filter(([name]) => new RegExp(`${name}\\b`).test(said)))
    return db.update({
      ...rest,
      ExpressionAttributeNames: named(rest.ExpressionAttributeNames),
      ExpressionAttributeValues: named(rest.ExpressionAttributeValues),
    })
  },
})

type Tally = { runs: number; killed: number; lost: number; twice: number; early: number }

/** Runs that overlap, repeat and die, over a few mails; then healthy runs until the queue is empty. */
async function history(db: Db, seed: number, events: boolean): Promise<Tally> {
  const next = numbers(seed)
  const post = postOf(db, { name: `H${seed}-` })
  const ids = await post.owe(1 + next(6))
  const tally: Tally = { runs: 0, killed: 0, lost: 0, twice: 0, early: 0 }
  const oneRun = async (dies: number) => {
    const process = mortal(db, post.send, dies)
    tally.runs++
    await post.run({ db: process.db, send: process.send }).catch((error) => {
      if (!process.died()) throw error
    })
    if (process.died()) tally.killed++
  }
  let told = 0
  const tellAll = async () => {
    if (!events) return
    // Some of what was told is told again.
    await post.tell(Math.max(0, told - next(2)))
    told = post.inbox.length
  }
  for (let round = 0; round < 3; round++) {
    await Promise.all(Array.from({ length: 2 + next(2) }, () => oneRun(1 + next(6 * ids.length))))
    await tellAll()
    post.clock.forward({ minutes: 1 + next(25) })
  }
  for (let round = 0; round < 4; round++) {
    await oneRun(-1)
    await tellAll()
    post.clock.forward({ minutes: 16 })
  }
  for (const id of ids) {
    const sent = post.inbox.filter(({ tags }) => tags.notice === id).map(({ at }) => at)
    if (sent.length === 0) tally.lost++
    if (sent.length > 1) tally.twice++
    if (sent.some((at, n) => n > 0 && at - sent[n - 1]! < leaseMs)) tally.early++
    const { state } = await post.read(id)
    if (state !== (events ? 'delivered' : 'sent')) tally.lost++
  }
  return tally
}

async function histories(db: Db, seeds: number, events: boolean): Promise<Tally> {
  const sum: Tally = { runs: 0, killed: 0, lost: 0, twice: 0, early: 0 }
  for (let seed = 1; seed <= seeds; seed++) {
    const one = await history(db, seed, events)
    for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += one[name]
  }
  return sum
}

const seeds = process.env.FULL ? 100 : 5

describe('runs that overlap and die at any step', () => {
  let engine: Awaited<ReturnType<typeof testEngine>>
  beforeAll(async () => {
    engine = await testEngine()
  })
  afterAll(() => engine.stop())

  it('loses nothing, and sends nothing twice when deliveries are told', async () => {
    const tally = await histories(await engine.freshDb(), seeds, true)
    expect(tally).toMatchObject({ lost: 0, twice: 0, early: 0 })
    expect(tally.killed).toBeGreaterThan(seeds)
  }, 1_800_000)

  it('loses nothing when no news ever comes, and sends again only after the window', async () => {
    const tally = await histories(await engine.freshDb(), seeds, false)
    expect(tally).toMatchObject({ lost: 0, early: 0 })
  }, 1_800_000)

  it('sends again after the window, not before, when it died between sending and recording', async () => {
    const post = postOf(await engine.freshDb())
    await post.owe(1)
    let dead = false
    const gone = (): never => {
      throw new Crash('the process is gone')
    }
    const { db } = post.deps
    const dying = { ...db, update: (input) => (dead ? gone() : db.update(input)) } satisfies Db
    const send: Send = async (letter, tags) => {
      const sent = await post.send(letter, tags)
      dead = true
      return sent
    }
    await expect(post.run({ db: dying, send })).rejects.toThrow(Crash)
    post.clock.forward({ minutes: 14, seconds: 59 })
    expect(await post.run()).toMatchObject({ sent: 0, left: 1 })
    post.clock.forward({ seconds: 1 })
    expect(await post.run()).toMatchObject({ sent: 1, left: 0 })
    expect(post.inbox).toHaveLength(2)
  })

  it('sends twice at once when the claim is taken without its condition', async () => {
    const tally = await histories(careless(await engine.freshDb()), 3, true)
    expect(tally.twice).toBeGreaterThan(0)
    expect(tally.early).toBeGreaterThan(0)
  }, 1_800_000)

  it('survives death at each single step of sending one mail', async () => {
    const db = await engine.freshDb()
    let dies = 0
    for (let died = true; died; dies++) {
      const post = postOf(db)
      const [id] = await post.owe(1, { id: `step:${dies}` })
      const process = mortal(db, post.send, dies)
      await post.run({ db: process.db, send: process.send }).catch(() => {})
      died = process.died()
      await post.tell()
      post.clock.forward({ minutes: 15 })
      await post.run()
      await post.tell()
      expect({ dies, sent: post.inbox.length }).toEqual({ dies, sent: 1 })
      expect((await post.read(id!)).state).toBe('delivered')
    }
    // Before and after each: the switch, the claim, the address, the sending, the record.
    expect(dies).toBeGreaterThan(10)
  }, 60_000)
})
