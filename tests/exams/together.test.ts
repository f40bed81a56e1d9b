import { afterEach, describe, expect, it } from 'vitest'
import type { Db, Write } from '../../functions/platform/db.ts'
import { createVerdicts } from '../../functions/exams/verdicts.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { altered, targetOf, withoutConditions } from '../support/faulty-db.ts'
import { officer } from '../support/seats.ts'
import { type Day, examDay, type Loose } from './day.ts'

let day: Day
afterEach(() => day.test.stop())

const to = (sort: string) => (write: Write) => targetOf(write).sk.startsWith(sort)
/** A database on which something happens before the first write: after it was read what is to be written. */
const meanwhile = (db: Db, happens: () => Promise<unknown>): Db => {
  let happened: Promise<unknown> | undefined
  return {
    ...db,
    async transact(writes, token) {
      await (happened ??= happens())
      await db.transact(writes, token)
    },
  }
}
const counted = () => {
  const { db } = day.test.deps
  let transactions = 0
  const counting: Db = {
    ...db,
    transact: (writes, token) => {
      transactions++
      return db.transact(writes, token)
    },
  }
  return { counting, transactions: () => transactions }
}
const verdictsOn = (db: Db) => createVerdicts({ ...day.test.deps, db })
const committee = { ...officer, id: 'committee-1', email: 'committee-1@office.test' }
const decisions = (verdict: 'K' | 'BK' = 'K') => day.people.map((one) => ({ ...day.ref(one), verdict }))
const states = async () =>
  Object.fromEntries((await day.day()).people.map(({ nomination, state }) => [nomination, state]))

describe('decisions on several', () => {
  it.each([
    ['with the condition on her', (db: Db) => db, 'not_yet_competent', [true, false]],
    [
      'without it she is decided on and counted twice',
      (db: Db) => withoutConditions(db, to('nomination#')),
      'competent',
      [false, true],
    ],
  ] as [string, (db: Db) => Db, string, [refused: boolean, drifted: boolean]][])(
    'leave out who was decided on meanwhile and nobody else, %s',
    async (_, through, state, [refused, drifted]) => {
      day = await examDay({ n: 5 })
      await day.hold()
      await day.recommendAll()
      const [first, ...rest] = day.people as [Loose, ...Loose[]]
      const db = meanwhile(through(day.test.deps.db), () =>
        day.ask('committee-2', 'POST', 'decisions', {
          decisions: [{ ...day.ref(first), verdict: 'BK', note: 'Unsur K3 belum terpenuhi' }],
        }),
      )
      const skipped = await verdictsOn(db).decide(day.wave, decisions(), undefined, committee)
      expect(skipped).toEqual(refused ? [{ nomination: first.id, code: 'nomination.wrong_state' }] : [])
      expect(await states()).toEqual({
        [first.id]: state,
        ...Object.fromEntries(rest.map(({ id }) => [id, 'competent'])),
      })
      expect((await drift(day.test.db, 'malang')).length > 0).toBe(drifted)
    },
  )

  it('take two transactions for 18 people, and owe each company one mail', async () => {
    day = await examDay({ n: 18 })
    await day.hold()
    await day.recommendAll()
    const { counting, transactions } = counted()
    const decided = decisions('BK').map((one) => ({ ...one, note: 'Unsur K3 belum terpenuhi' }))
    expect(await verdictsOn(counting).decide(day.wave, decided, undefined, committee)).toEqual([])
    expect(transactions()).toBe(2)
    const told = (await mailsOf(day.test.db, 'malang')).filter(({ kind }) => kind === 'result')
    expect(told.map(({ company }) => company).toSorted()).toEqual(['A', 'B', 'C'])
    expect(await drift(day.test.db, 'malang')).toEqual([])
  })

  it('are told of together in the log where the same is said, and each is found there', async () => {
    day = await examDay({ n: 4 })
    await day.hold()
    await day.recommendAll()
    const [first, ...rest] = day.people as [Loose, ...Loose[]]
    const note = 'Unsur K3 belum terpenuhi'
    await day.ask('committee-1', 'POST', 'decisions', {
      decisions: [
        { ...day.ref(first), verdict: 'BK', note },
        ...rest.map((one) => ({ ...day.ref(one), verdict: 'K' })),
      ],
    })
    const log = (query: string) =>
      day.ask<{ items: Loose[] }>('auditor-1', 'GET', `/programmes/malang/audit?${query}`)
    const { items: failed } = await log('what=nomination.not_yet_competent')
    expect(failed).toMatchObject([
      {
        subject: { ids: [first.id] },
        before: { state: 'recommended' },
        after: { verdict: 'BK', recommended: 'K' },
        reason: note,
      },
    ])
    const { items: passed } = await log('what=nomination.competent')
    expect(passed.length).toBe(1)
    expect(passed[0].subject.ids.toSorted()).toEqual(rest.map(({ id }) => id).toSorted())
    for (const { id } of day.people) {
      const { items } = await log(`subject=${id}`)
      expect(items.map(({ what }) => what).slice(0, 2)).toEqual([
        id === first.id ? 'nomination.not_yet_competent' : 'nomination.competent',
        'nomination.recommended',
      ])
    }
  })

  it('name each person once', async () => {
    day = await examDay({ n: 1, examiners: 1 })
    const [one] = decisions()
    const refused = await day.ask('committee-1', 'POST', 'decisions', { decisions: [one, one] }, 400)
    expect(refused.errors).toMatchObject([{ field: 'decisions', code: 'nomination.twice' }])
  })
})

describe('recommendations of several', () => {
  it.each([
    ['', (db: Db) => db, true],
    [
      'unless nobody looks at the panel',
      (db: Db) => altered(db, (writes) => writes.filter((write) => !to('panel')(write))),
      false,
    ],
  ] as [string, (db: Db) => Db, boolean][])(
    'leave out who was given to another assessor meanwhile %s',
    async (_, through, holds) => {
      day = await examDay({ n: 4 })
      await day.hold()
      const { people, panelVersion: version } = await day.day()
      const [mine, other] = day.examinerIds as [string, string]
      const own = people.filter(({ assessor }) => assessor === mine)
      const [gone, ...left] = own.map(({ nomination, company }) => ({ nomination, company }))
      const db = meanwhile(through(day.test.deps.db), () =>
        day.ask('lsp-1', 'PUT', 'panel', { version, of: { [gone!.nomination]: other } }),
      )
      const skipped = await verdictsOn(db).recommend(
        day.wave,
        [gone!, ...left].map((one) => ({ ...one, technical: 'K', managerial: 'K' })),
        new Set([mine]),
        { ...officer, id: 'assessor-1', email: 'assessor-1@office.test' },
      )
      expect(skipped).toEqual(holds ? [{ nomination: gone!.nomination, code: 'nomination.wrong_state' }] : [])
      const now = await states()
      expect(now[gone!.nomination]).toBe(holds ? 'attended' : 'recommended')
      expect(left.map(({ nomination }) => now[nomination])).toEqual(left.map(() => 'recommended'))
    },
  )
})
