import { expect, it } from 'vitest'
import { sumUp } from '../../functions/progress/overview.ts'

it('sums companies, nominations, seats and names the next wave, cancelled ones apart', () => {
  const overview = sumUp(
    {
      companies: [
        { state: 'invited', standing: 'awaited', expectedWorkers: 10, counts: {} },
        {
          state: 'verified',
          standing: 'cooperative',
          expectedWorkers: 5,
          counts: { verified: 3, assigned: 2 },
        },
        { state: 'verified', standing: 'awaited', expectedWorkers: 7, counts: { verified: 1 } },
      ],
      quota: [{ scheme: 'cleaner', granted: 9, taken: 2 }],
      waves: [
        { state: 'cancelled', date: '2026-12-01', seats: 9, taken: 0 },
        { state: 'planned', date: '2026-12-20', seats: 10, taken: 1 },
        { state: 'planned', date: '2026-12-05', seats: 10, taken: 1 },
        { state: 'held', date: '2026-11-01', seats: 4, taken: 4 },
      ],
      mail: { sent: 2 },
    },
    '2026-12-02',
  )
  expect(overview).toEqual({
    companies: {
      byState: { invited: 1, verified: 2 },
      byStanding: { awaited: 2, cooperative: 1 },
      expectedWorkers: 22,
    },
    nominations: { verified: 4, assigned: 2 },
    quota: [{ scheme: 'cleaner', granted: 9, taken: 2 }],
    waves: { planned: 3, seats: 24, taken: 6, next: '2026-12-05' },
    mail: { sent: 2 },
  })
})
