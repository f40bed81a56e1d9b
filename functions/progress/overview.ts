import type { Overview } from '../contract/company.ts'

type CompanyFacts = {
  state: string
  standing: string
  expectedWorkers: number
  counts: Record<string, number>
}
type WaveFacts = { state: string; date: string; seats: number; taken: number }

const tally = (counts: Record<string, number>, key: string, by = 1) => {
  counts[key] = (counts[key] ?? 0) + by
}

/** Sums a programme up; `today` is an ISO day. Waves that were cancelled count nowhere. */
export function sumUp(
  facts: {
    companies: readonly CompanyFacts[]
    quota: readonly { scheme: string; granted: number; taken: number }[]
    waves: readonly WaveFacts[]
    mail: Record<string, number>
  },
  today: string,
): Overview {
  const byState: Record<string, number> = {}
  const byStanding: Record<string, number> = {}
  const nominations: Record<string, number> = {}
  let expectedWorkers = 0
  for (const company of facts.companies) {
    tally(byState, company.state)
    tally(byStanding, company.standing)
    expectedWorkers += company.expectedWorkers
    for (const [state, n] of Object.entries(company.counts)) tally(nominations, state, n)
  }
  const waves = facts.waves.filter(({ state }) => state !== 'cancelled')
  const coming = waves.map(({ date }) => date).filter((date) => date >= today)
  return {
    companies: { byState, byStanding, expectedWorkers },
    nominations,
    quota: facts.quota.map(({ scheme, granted, taken }) => ({ scheme, granted, taken })),
    waves: {
      planned: waves.length,
      seats: waves.reduce((sum, { seats }) => sum + seats, 0),
      taken: waves.reduce((sum, { taken }) => sum + taken, 0),
      next: coming.sort()[0],
    },
    mail: facts.mail,
  }
}
