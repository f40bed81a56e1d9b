import type { Problem } from './problem.ts'
import type { Marginal } from './types.ts'

/** Whether fraction a is less than fraction b; exact below 2^53, thus for millions of people. */
export function isLess(a: Marginal, b: Marginal): boolean {
  return a.over * b.under < b.over * a.under
}

/**
 * The claims of companies in one scheme. Σ x²/n is the sum of (2k − 1)/n over each company's places
 * k = 1 … x, so each place has a claim of its own, and they rise: whoever places people so that lesser
 * claims go first minimises the sum. Locked people hold their company's first places.
 * Counts here are of unlocked people, at most `limit` per company.
 */
export class Claims {
  constructor(
    private readonly problem: Problem,
    readonly limit: Int32Array,
  ) {}

  /** How many places of a company have a claim less than `level`. */
  below(company: number, { over, under }: Marginal): number {
    const n = this.problem.nominated[company]!
    return this.clamp(company, Math.floor((over * n + under - 1) / (2 * under)))
  }

  /** How many places of a company have a claim of at most `level`. */
  upTo(company: number, { over, under }: Marginal): number {
    const n = this.problem.nominated[company]!
    return this.clamp(company, Math.floor((over * n + under) / (2 * under)))
  }

  private clamp(company: number, places: number): number {
    return Math.max(0, Math.min(this.limit[company]!, places - this.problem.locked[company]!))
  }

  /** The claim that the place after `count` unlocked ones would have. */
  next(company: number, count: number): Marginal {
    const { nominated, locked } = this.problem
    return { over: 2 * (locked[company]! + count) + 1, under: nominated[company]! }
  }

  /**
   * The least claim at which these companies together claim more than `places`; their limits exceed it.
   * A bisection over 2^-24ths comes within one claim per company, exact steps do the rest.
   */
  firstExceeding(companies: number[], places: number): Marginal {
    const grain = 1 << 24
    let low = 0
    let high = 2 * grain
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (this.total(companies, { over: middle, under: grain }) <= places) low = middle
      else high = middle
    }
    let level: Marginal = { over: low, under: grain }
    do level = this.nextLevel(companies, level)
    while (this.total(companies, level) <= places)
    return level
  }

  private total(companies: number[], level: Marginal): number {
    let sum = 0
    for (const company of companies) sum += this.upTo(company, level)
    return sum
  }

  private nextLevel(companies: number[], after: Marginal): Marginal {
    let least: Marginal | undefined
    for (const company of companies) {
      const count = this.upTo(company, after)
      if (count === this.limit[company]) continue
      const claim = this.next(company, count)
      if (!least || isLess(claim, least)) least = claim
    }
    return least!
  }
}
