import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lifetimes } from '../../functions/auth/sessions.ts'
import { testApp, type TestApp } from '../support/app.ts'

describe('sessions', () => {
  let api: TestApp
  beforeAll(async () => {
    api = await testApp()
  })
  afterAll(() => api.stop())

  const facts = { sub: 'u1', name: 'Budi', email: 'budi@office.test', grants: [], providerSid: 'p1' }
  const forward = (seconds: number) => api.clock.forward({ seconds })

  it('end when they are not used, and live on when they are', async () => {
    const used = await api.sessions.openStaff(facts)
    const idle = await api.sessions.openStaff(facts)
    forward(lifetimes.staff.idle - 60)
    expect(await api.sessions.findStaff(used)).toMatchObject({ sub: 'u1', name: 'Budi' })
    forward(120)
    expect(await api.sessions.findStaff(used)).toBeDefined()
    expect(await api.sessions.findStaff(idle)).toBeUndefined()
  })

  it('end at the latest after their absolute time, however much they are used', async () => {
    const secret = await api.sessions.openStaff(facts)
    const step = lifetimes.staff.idle - 60
    for (let passed = step; passed < lifetimes.staff.absolute; passed += step) {
      forward(step)
      expect(await api.sessions.findStaff(secret)).toBeDefined()
    }
    forward(step)
    expect(await api.sessions.findStaff(secret)).toBeUndefined()
  })

  it('are kept under a hash: what stands in the table opens nothing', async () => {
    const secret = await api.sessions.openStaff({ ...facts, sub: 'u2' })
    const [key] = await api.db.queryAll({
      TableName: api.db.tables.sessions,
      IndexName: 'bySubject',
      KeyConditionExpression: 'subjectKey = :s',
      ExpressionAttributeValues: { ':s': 'STAFF#u2' },
    })
    expect(JSON.stringify(key)).not.toContain(secret)
    expect(await api.sessions.findStaff(String(key?.pk).split('#')[1])).toBeUndefined()
  })

  it('do not come back to life when one use overlaps their end', async () => {
    const secret = await api.sessions.openStaff({ ...facts, sub: 'u3' })
    forward(lifetimes.staff.idle - 60)
    await Promise.all([api.sessions.findStaff(secret), api.sessions.endStaff(secret)])
    expect(await api.sessions.findStaff(secret)).toBeUndefined()
  })

  it('end all at once for one officer, or those of one session at the provider', async () => {
    const open = (providerSid: string) => api.sessions.openStaff({ ...facts, sub: 'u4', providerSid })
    const [first, second, third] = [await open('a'), await open('b'), await open('b')]
    expect(await api.sessions.endStaffOf('u4', 'b')).toBe(2)
    expect(await api.sessions.findStaff(first)).toBeDefined()
    expect(await api.sessions.findStaff(second)).toBeUndefined()
    expect(await api.sessions.endStaffOf('u4')).toBe(1)
    expect(await api.sessions.findStaff(third)).toBeUndefined()
    expect(await api.sessions.findStaff(first)).toBeUndefined()
  })
})
