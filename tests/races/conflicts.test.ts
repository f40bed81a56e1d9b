import { describe, expect, it } from 'vitest'
import { Cancelled } from '../../functions/platform/db.ts'
import { problemOf } from '../../functions/platform/problem.ts'

const ended = (...codes: string[]) => new Cancelled(codes.map((code) => ({ code, item: undefined })))

describe('a transaction that was refused', () => {
  it('by a conflict that outlasts the retries asks to come again', async () => {
    expect(await problemOf(ended('TransactionConflict', 'None'), 'id', 'r')).toMatchObject({
      status: 503,
      code: 'server.busy',
    })
  })

  it('by a condition that nobody foresaw is a failure of ours', async () => {
    expect(await problemOf(ended('None', 'ConditionalCheckFailed'), 'id', 'r')).toMatchObject({
      status: 500,
      code: 'server.failed',
    })
  })
})
