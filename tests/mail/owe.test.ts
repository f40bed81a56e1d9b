import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticeId, noticeKey } from '../../functions/mail/notice.ts'
import { type Owed, owe } from '../../functions/mail/owe.ts'
import type { Db } from '../../functions/platform/db.ts'
import { change } from '../../functions/platform/expressions.ts'
import { testEngine } from '../support/engine.ts'

let engine: Awaited<ReturnType<typeof testEngine>>
let db: Db
beforeAll(async () => {
  engine = await testEngine()
  db = await engine.freshDb()
})
afterAll(() => engine.stop())

const notice: Owed<'company_verified'> = {
  id: 'C1#verified#3',
  kind: 'company_verified',
  programme: 'malang-2027',
  company: 'C1',
  to: 'clerk@example.org',
  language: 'id',
  facts: { link: 'L1' },
  owedAt: '2027-01-04T02:00:00.000Z',
  requestId: 'request-1',
}
const key = () => noticeKey(notice.programme, noticeId(notice.programme, notice.id))
const read = () => db.get({ TableName: db.tables.mail, Key: key() })

describe('owing a mail', () => {
  it('changes nothing when it is repeated, and does not fail the transaction it is part of', async () => {
    const other = (at: number) => ({
      Put: { TableName: db.tables.waves, Item: { pk: 'other', sk: String(at) } },
    })
    await db.transact([other(1), owe(db.tables, notice)])
    const first = await read()
    await db.transact([
      other(2),
      owe(db.tables, { ...notice, to: 'someone@else.example', owedAt: '2027-01-05T00:00:00.000Z' }),
    ])
    expect(await read()).toEqual(first)
    expect(first).toMatchObject({ state: 'owed', attempts: 0, to: 'clerk@example.org', kind: notice.kind })
    expect(await db.get({ TableName: db.tables.waves, Key: { pk: 'other', sk: '2' } })).toBeDefined()
  })

  it('does not send again what was sent', async () => {
    await db.update({
      TableName: db.tables.mail,
      Key: key(),
      ...change({ set: { state: 'sent', dueAt: 'x' }, remove: ['dueKey', 'dueSort'] }),
    })
    await db.transact([owe(db.tables, notice)])
    expect(await read()).toMatchObject({ state: 'sent', dueAt: 'x' })
  })

  it('keeps notices of different programmes apart', () => {
    expect(noticeId('a', notice.id)).not.toBe(noticeId('b', notice.id))
    expect(noticeId('a', notice.id)).toMatch(/^[\w-]{27}$/)
  })
})
