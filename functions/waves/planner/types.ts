/** One exam day for one scheme; `date` is `YYYY-MM-DD`, `seats` a whole number from 0. */
export type PlanWave = { id: string; date: string; scheme: string; seats: number }

/** One person put forward; `nominatedAt` is UTC ISO 8601, every other date is `YYYY-MM-DD`. */
export type Nominee = {
  id: string
  company: string
  scheme: string
  nominatedAt: string
  notBefore?: string
  unavailable?: string[]
  lockedTo?: string
}

/** What is to be planned. A quota or cap that is missing is no limit. */
export type Instance = {
  quota?: Record<string, number>
  policy?: {
    maxPerCompanyPerWave?: number
    /** A company's own, lower cap per wave: the lesser of both holds. */
    companyCaps?: Record<string, number>
  }
  waves: PlanWave[]
  nominees: Nominee[]
}

/** Why a nominee is left out: the first that holds, in this order. */
export type Reason = 'no_suitable_wave' | 'quota' | 'seats' | 'company_cap'

export type Assignment = { nominee: string; wave: string }
export type Unplaced = { nominee: string; reason: Reason }

/** The three sums that are optimised in this order: most, then least, then least. */
export type Objective = { placed: number; unfairness: number; waitingDays: number }

/** A limit that locked people alone already exceed. They stay, and nobody joins them. */
export type Fault =
  | { wave: string; kind: 'seats' }
  | { scheme: string; kind: 'quota' }
  | { company: string; wave: string; kind: 'company_cap' }

/** The claim of one more place: (2k − 1) / n for the kth of n people, kept as a fraction to stay exact. */
export type Marginal = { over: number; under: number }

/** Why a company got no more places in a scheme. */
export type Stop =
  /** Everyone whom a wave suits is placed. */
  | 'complete'
  /** Its own caps and dates allow no more, whoever else had nominated. */
  | 'own_limit'
  /** The suitable waves have no more seats, or the scheme no more quota, even for this company alone. */
  | 'seats'
  | 'quota'
  /** Others got places that it could have had: their claims were less, or equal. */
  | 'shared'

/** The places of one company in one scheme, and the figures by which it can check them. */
export type Share = {
  company: string
  scheme: string
  /** n: everyone nominated, the locked and the unsuitable included. */
  nominated: number
  /** x: everyone placed, the locked included. */
  placed: number
  locked: number
  unsuitable: number
  /** The claim (2x − 1) / n of its last place; absent without a place. */
  last?: Marginal
  /** The claim (2x + 1) / n that its next place would have had; absent when all n are placed. */
  next?: Marginal
  stop: Stop
  /**
   * With `shared`, unless an officer chose: the greatest claim that was met among those it competes with.
   * It is never above `next`; where it is equal, dates and the order of names decided.
   */
  given?: Marginal
}

/** A plan in an order of its own: by scheme, company, `nominatedAt` and id. */
export type Plan = {
  assignments: Assignment[]
  unplaced: Unplaced[]
  objective: Objective
  faults: Fault[]
  shares: Share[]
}
