import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAddresses } from '../../functions/mail/addresses.ts'
import { SendFailure } from '../../functions/mail/failure.ts'
import { maxAttempts } from '../../functions/mail/pauses.ts'
import { createQueue } from '../../functions/mail/queue.ts'
import type { Send } from '../../functions/mail/ses.ts'
import { simulatedEvents } from '../../functions/mail/simulated-events.ts'
import type { Db } from '../../functions/platform/db.ts'
import { testEngine } from '../support/engine.ts'
import { programme } from '../support/people.ts'
import { officer } from '../support/seats.ts'
import { postOf } from './post.ts'

let engine: Awaited<ReturnType<typeof testEngine>>
let db: Db
let post: ReturnType<typeof postOf>
beforeAll(async () => {
  engine = await testEngine()
})
afterAll(() => engine.stop())
beforeEach(async () => {
  db = await engine.freshDb()
  post = postOf(db)
})

const failing =
  (kind: 'refused' | 'service' | 'unknown'): Send =>
  async () => {
    throw new SendFailure(kind, 'Test')
  }

describe('a run of the delivery', () => {
  it('sends what is owed and due, once, and records it', async () => {
    const [id] = await post.owe(1)
    const [later] = await post.owe(1, { dueAt: '2027-01-04T03:00:00.000Z' })
    expect(await post.run()).toMatchObject({ sent: 1, failed: 0, dropped: 0, left: 0 })
    expect(await post.run()).toMatchObject({ sent: 0 })
    expect(post.inbox.map(({ tags }) => tags)).toEqual([
      { programme: programme.id, notice: id, turn: '1', kind: 'company_verified' },
    ])
    expect(await post.read(id!)).toMatchObject({
      state: 'sent',
      attempts: 1,
      messageId: 'message-0',
      subject: post.inbox[0]!.letter.subject,
      sentAt: '2027-01-04T02:00:00.000Z',
    })
    post.clock.forward({ hours: 1 })
    await post.run()
    expect(post.inbox[1]!.tags.notice).toBe(later)
  })

  it('shares a queue with runs beside it: each mail goes out once', async () => {
    await post.owe(60)
    const reports = await Promise.all([post.run(), post.run(), post.run()])
    expect(post.inbox).toHaveLength(60)
    expect(new Set(post.inbox.map(({ tags }) => tags.notice)).size).toBe(60)
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(60)
  })

  it('lets those overtake for whom somebody waits', async () => {
    await post.owe(30)
    await post.owe(1, { id: 'urgent', kind: 'portal_link' } as never)
    await post.run({ account: async () => ({ perSecond: 1, enabled: true }), sleep: async () => {} })
    expect(post.inbox.slice(0, 2).map(({ tags }) => tags.kind)).toContain('portal_link')
  })

  it('puts a mail that is refused aside with growing pauses, gives it up at last, and sends the others', async () => {
    const [poison] = await post.owe(1)
    await post.owe(3)
    const send: Send = (letter, tags) =>
      tags.notice === poison ? failing('refused')(letter, tags) : post.send(letter, tags)
    const waits: number[] = []
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      expect(await post.run({ send })).toMatchObject({ failed: 1, sent: attempt === 1 ? 3 : 0 })
      const { state, dueAt } = await post.read(poison!)
      if (state === 'dead') break
      waits.push((Date.parse(dueAt) - post.clock.now().getTime()) / 60_000)
      post.clock.set(dueAt)
    }
    expect(waits).toEqual([1, 4, 16, 64, 256, 360, 360])
    expect(await post.read(poison!)).toMatchObject({ state: 'dead', problem: 'notice.refused', attempts: 8 })
  })

  it('stops when the service is broken, and gives the mails back without blame', async () => {
    const ids = await post.owe(5)
    const report = await post.run({ send: failing('service') })
    expect(report).toMatchObject({ sent: 0, stopped: 'service' })
    const all = await Promise.all(ids.map(post.read))
    expect(all.every(({ state, attempts }) => state === 'owed' && attempts === 0)).toBe(true)
    post.clock.forward({ minutes: 2 })
    expect(await post.run()).toMatchObject({ sent: 5 })
  })

  it('waits longer each time that the service stays broken', async () => {
    const [id] = await post.owe(1)
    const waits: number[] = []
    for (let n = 0; n < 7; n++) {
      await post.run({ send: failing('service') })
      const { dueAt } = await post.read(id!)
      waits.push((Date.parse(dueAt) - post.clock.now().getTime()) / 60_000)
      post.clock.set(dueAt)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30])
  })

  it('keeps the claim of a mail that may have left, until the event or the end of the window', async () => {
    const [id, other] = await post.owe(2)
    const send: Send = async (letter, tags) => {
      await post.send(letter, tags)
      throw new SendFailure('unknown', 'TimeoutError')
    }
    await post.run({ send })
    await post.run({ send })
    const reached = post.inbox.map(({ tags }) => tags.notice)
    expect(new Set(reached).size).toBe(reached.length)
    post.clock.forward({ minutes: 14 })
    expect(await post.run()).toMatchObject({ sent: 2 - reached.length })
    await post.tell()
    post.clock.forward({ minutes: 2 })
    expect(await post.run()).toMatchObject({ sent: 0, left: 0 })
    expect(await Promise.all([id!, other!].map(async (one) => (await post.read(one)).state))).toEqual([
      'delivered',
      'delivered',
    ])
  })

  it('stops when one mail after the other is refused: then the fault is elsewhere', async () => {
    await post.owe(60)
    const report = await post.run({
      send: failing('refused'),
      account: async () => ({ perSecond: 5, enabled: true }),
      sleep: async () => {},
    })
    expect(report).toMatchObject({ stopped: 'refusals' })
    expect(report.failed).toBeLessThan(30)
    expect(report.left).toBeGreaterThan(30)
  })

  it('gives up a mail whose claims lapse again and again', async () => {
    const [id] = await post.owe(1)
    const queue = createQueue(db)
    for (let n = 0; n < maxAttempts; n++) {
      expect(
        await queue.claim({ programme: programme.id, id: id! }, `run-${n}`, post.clock.now()),
      ).toBeDefined()
      post.clock.forward({ minutes: 15 })
    }
    await post.run()
    expect(post.inbox).toHaveLength(0)
    expect(await post.read(id!)).toMatchObject({ state: 'dead', problem: 'notice.lost' })
  })

  it('sends nothing while the account, the setting or the officers say stop', async () => {
    await post.owe(2)
    const off = { sent: 0, left: 2 }
    expect(await post.run({ account: async () => ({ perSecond: 14, enabled: false }) })).toMatchObject({
      ...off,
      stopped: 'switched_off',
    })
    expect(await post.run({ stopped: () => true })).toMatchObject({ ...off, stopped: 'switched_off' })
    const addresses = createAddresses(post.deps)
    await addresses.setStopped(programme.id, true, officer)
    expect(await post.run()).toMatchObject(off)
    await addresses.setStopped(programme.id, false, officer)
    expect(await post.run()).toMatchObject({ sent: 2, left: 0 })
  })

  it('begins nothing after its deadline and leaves the rest to the next run', async () => {
    await post.owe(40)
    let slots = 0
    const report = await post.run(
      {
        account: async () => ({ perSecond: 10, enabled: true }),
        clock: () => 0,
        sleep: async () => void (++slots === 10 && post.clock.forward({ seconds: 30 })),
      },
      20,
    )
    expect(report.stopped).toBe('time')
    expect(report.sent + report.left).toBe(40)
    expect(report.left).toBeGreaterThan(20)
    expect(await post.run()).toMatchObject({ sent: report.left })
  })

  it('keeps to the rate of the account', async () => {
    await post.owe(30)
    let time = 0
    const at: number[] = []
    await post.run({
      account: async () => ({ perSecond: 10, enabled: true }),
      clock: () => time,
      sleep: async (ms) => void (time += ms),
      send: async (letter, tags) => {
        at.push(time)
        return post.send(letter, tags)
      },
    })
    const inOneSecond = at.map((from) => at.filter((one) => one >= from && one < from + 1000).length)
    expect(Math.max(...inOneSecond)).toBeLessThanOrEqual(11)
  })

  it('logs ids and codes, never an address or a name', async () => {
    await post.owe(2)
    await post.run({ send: failing('refused') })
    post.clock.forward({ minutes: 1 })
    await post.run()
    await post.tell()
    const said = post.logged.join('\n')
    expect(said).toContain('mail.run')
    expect(said).toContain('mail.event')
    expect(said).not.toMatch(/@company|PT C/)
  })
})

describe('what comes back', () => {
  it('settles by delivery, whatever order the news comes in', async () => {
    const [id] = await post.owe(1)
    const send: Send = async (letter, tags) => {
      const sent = await post.send(letter, tags)
      await post.tell()
      return sent
    }
    await post.run({ send })
    expect(await post.read(id!)).toMatchObject({ state: 'delivered', messageId: 'message-0' })
    expect((await post.read(id!)).subject).toBeDefined()
    expect(await post.run()).toMatchObject({ sent: 0, left: 0 })
  })

  it('shuts the address of a hard bounce: the next mail to it is dropped, and says why', async () => {
    const [id] = await post.owe(1, { to: 'bounce@company.test' })
    await post.run()
    await post.tell()
    expect(await post.read(id!)).toMatchObject({ state: 'bounced', problem: 'notice.bounced' })
    const [next] = await post.owe(1, { to: 'Bounce@company.test' })
    expect(await post.run()).toMatchObject({ sent: 0, dropped: 1 })
    expect(await post.read(next!)).toMatchObject({ state: 'dropped', problem: 'notice.address_dead' })
  })

  it('shuts the address of a complaint for good', async () => {
    const [id] = await post.owe(1, { to: 'hr+complaint@company.test' })
    await post.run()
    await post.tell()
    expect(await post.read(id!)).toMatchObject({ state: 'complained' })
    const addresses = createAddresses(post.deps)
    await addresses.reopen(programme.id, 'hr+complaint@company.test')
    await addresses.shut(programme.id, 'hr+complaint@company.test', 'notice.address_dead')
    expect(await addresses.shutFor(programme.id, 'hr+complaint@company.test')).toBe(
      'notice.address_complained',
    )
  })

  it('tries a full mailbox again, three times in all', async () => {
    const [id] = await post.owe(1)
    const soft = async () => {
      const { letter, tags, messageId } = post.inbox.at(-1)!
      const [event] = simulatedEvents('bounce@x', messageId, tags)
      event!.detail.bounce = { bounceType: 'Transient' }
      await post.events.handle(event)
      // Told twice: counted once.
      await post.events.handle(event)
      return letter
    }
    for (let n = 1; n <= 3; n++) {
      expect(await post.run()).toMatchObject({ sent: 1 })
      await soft()
      post.clock.forward({ hours: 6 })
    }
    expect(await post.read(id!)).toMatchObject({ state: 'bounced', problem: 'notice.bounced_soft' })
    expect(post.inbox).toHaveLength(3)
  })

  it('ignores news of an earlier turn and of mails that are not ours', async () => {
    const [id] = await post.owe(1)
    await post.run()
    const { letter, tags, messageId } = post.inbox[0]!
    const [old] = simulatedEvents(letter.to, messageId, { ...tags, turn: '0' })
    expect(await post.events.handle(old)).toBe(false)
    const [foreign] = simulatedEvents(letter.to, messageId, { ...tags, notice: 'nobody' })
    expect(await post.events.handle(foreign)).toBe(false)
    expect(await post.read(id!)).toMatchObject({ state: 'sent' })
    await expect(post.events.handle({ detail: { eventType: 'Delivery' } })).rejects.toThrow()
  })
})
