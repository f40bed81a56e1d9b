import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGather } from '../../functions/mail/gather.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { registers } from '../../functions/waves/registers.ts'
import { readCalendar } from '../mail/ics.ts'
import { postOf } from '../mail/post.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { programme, seedProgramme } from '../support/people.ts'
import { officer, seatsOf } from '../support/seats.ts'

describe('the calendars of those who sit in a wave', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await testApp()
    await seedProgramme(test)
  })
  afterAll(() => test.stop())

  it('follow its hour, its venue and its day, each by one entry that replaces the last', async () => {
    const seats = seatsOf(test.deps)
    await seats.quota(5)
    const people = await seats.people([{ company: 'A', n: 1, email: true }])
    const wave = await seats.wave(5, '2027-01-20')
    const other = await registers(test.deps).venues.add(
      'malang',
      { name: 'BLK Singosari', kind: 'sewaktu', address: 'Jl. Raya 1', capacity: 30, mapUrl: undefined },
      officer,
    )
    const post = postOf(test.db, { gather: createGather(test.db) })
    const arrived = async () => {
      const from = post.inbox.length
      await post.run()
      return post.inbox.slice(from).map(({ letter }) => ({
        to: letter.to,
        entry: readCalendar(letter.calendar!.content),
      }))
    }
    let version = 1
    const { scheme, date, startsAt, endsAt, venue, assessors } = wave
    let input = { scheme, date, startsAt, endsAt, venue, assessors, seats: 5 }
    const edit = async (over: Partial<typeof input>) => {
      input = { ...input, ...over }
      const path = `/programmes/malang/waves/${wave.id}`
      const answer = await test.as('lsp')('PUT', path, { ...input, version: version++ })
      expect(answer.status).toBe(200)
    }

    await createAssigner(test.deps)(programme, { wave: wave.id, people, cause: 'p1' }, officer)
    const first = await arrived()
    expect(first).toHaveLength(2)
    const uidOf = new Map(first.map(({ to, entry }) => [to, entry.uid]))
    // Each reader's entry has a sequence of its own.
    let last = new Map(first.map(({ to, entry }) => [to, entry.sequence]))

    for (const [over, says] of [
      [{ startsAt: '09:30' }, { start: '2027-01-20T02:30:00Z' }],
      [{ venue: other.id }, { start: '2027-01-20T02:30:00Z', location: 'BLK Singosari, Jl. Raya 1' }],
      [{ date: '2027-01-21' }, { start: '2027-01-21T02:30:00Z', location: 'BLK Singosari, Jl. Raya 1' }],
    ] as const) {
      await edit(over)
      const changed = await arrived()
      expect(changed.map(({ to }) => to).sort()).toEqual([...uidOf.keys()].sort())
      for (const { to, entry } of changed) {
        expect(entry).toMatchObject({ method: 'REQUEST', uid: uidOf.get(to), ...says })
        expect(entry.sequence).toBeGreaterThan(last.get(to)!)
      }
      last = new Map(changed.map(({ to, entry }) => [to, entry.sequence]))
    }
    // What is no news is told to nobody.
    await edit({ seats: 4 })
    expect(await arrived()).toEqual([])
  })
})
