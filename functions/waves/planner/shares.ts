import { Claims } from './claims.ts'
import { SOURCE } from './network.ts'
import { UNLIMITED } from './problem.ts'
import type { Problem } from './problem.ts'
import { transportOf } from './transport.ts'
import type { Marginal } from './types.ts'

/** Companies whose next places have equal claims, and how many of these places there are for them. */
export type Pool = { level: Marginal; companies: number[]; places: number }

/**
 * Every best way to share out a scheme's places: each company gets `sure` places (unlocked ones), and of
 * the companies of a pool, `places` get one more. Nothing else is as good, and no more can be placed.
 */
export type Shares = {
  sure: Int32Array
  pools: Pool[]
  /** The level at which a company was settled; none where nobody else stood in its way. */
  levelOf: (Marginal | undefined)[]
  /** What a company could have had placed if it were alone. */
  limit: Int32Array
}

/** What each company could have placed by its own dates and caps, whatever seats and quota there are. */
export function limitsOf(problem: Problem): Int32Array {
  const { network, companyNode, waveArc } = transportOf(problem, 0, problem.companies.length)
  const supply = Int32Array.from(problem.companies, (_, c) => network.arc(SOURCE, companyNode(c), UNLIMITED))
  network.seal()
  for (const arc of waveArc) network.setCapacity(arc, UNLIMITED)
  network.maximise()
  return supply.map((arc) => network.flow(arc))
}

/**
 * Shares the places out: most of them, then with the least Σ x²/n.
 *
 * The numbers of people that companies can have placed together form a polymatroid (what flows can bring
 * through a network, cut off at the quota), so taking claims in rising order is exact. Instead of one
 * place at a time, the level of claims rises until it is about to exceed what some companies can have
 * together: a minimum cut. Their sum is then the same in every optimum, and each has its places of a
 * lesser claim and perhaps one at the level: they are settled, and the level rises on for the others.
 */
export function shareOut(problem: Problem): Shares {
  const { companies, seats } = problem
  const { network, companyNode, waveArc } = transportOf(problem, 0, companies.length)
  const supply = Int32Array.from(companies, (_, c) => network.arc(SOURCE, companyNode(c), 0))
  network.seal()
  const claim = (counts: (company: number) => number, of: number[]) => {
    for (const c of of) network.setCapacity(supply[c]!, counts(c))
    network.maximise()
  }
  const taken = (of: number[]) => of.reduce((sum, c) => sum + network.flow(supply[c]!), 0)

  let open = Array.from(companies.keys())
  const claims = new Claims(problem, limitsOf(problem))
  waveArc.forEach((arc, w) => network.setCapacity(arc, seats[w]!))

  const sure = new Int32Array(companies.length)
  const levelOf: (Marginal | undefined)[] = companies.length ? new Array(companies.length) : []
  const pools: Pool[] = []
  let quota = problem.quota
  const settle = (settled: number[], level: Marginal, places: number) => {
    for (const c of settled) {
      sure[c] = claims.below(c, level)
      levelOf[c] = level
      places -= sure[c]!
    }
    const tied = settled.filter((c) => claims.upTo(c, level) > sure[c]!)
    if (places === tied.length) for (const c of tied) sure[c]!++
    else if (places > 0) pools.push({ level, companies: tied, places })
  }

  while (open.length > 0) {
    const level = firstLimit()
    if (!level) {
      for (const c of open) sure[c] = claims.limit[c]!
      break
    }
    claim((c) => claims.upTo(c, level), open)
    if (taken(open) > quota) {
      settle(open, level, quota)
      break
    }
    const settled = open.filter((c) => !network.reachesSink(companyNode(c)))
    const places = taken(settled)
    settle(settled, level, places)
    quota -= places
    open = open.filter((c) => network.reachesSink(companyNode(c)))
  }
  return { sure, pools, levelOf, limit: claims.limit }

  /**
   * The least level that cannot be granted to all open companies, or none; leaves the flow just below it.
   * Newton's method: each minimum cut names companies that ask too much together, hence a lesser level.
   */
  function firstLimit(): Marginal | undefined {
    const wanted = open.reduce((sum, c) => sum + claims.limit[c]!, 0)
    let level = wanted > quota ? claims.firstExceeding(open, quota) : undefined
    const before = network.save()
    for (;;) {
      claim((c) => (level ? claims.below(c, level) : claims.limit[c]!), open)
      if (open.every((c) => network.spare(supply[c]!) === 0)) return level
      const crowded = open.filter((c) => !network.reachesSink(companyNode(c)))
      level = claims.firstExceeding(crowded, taken(crowded))
      network.restore(before)
    }
  }
}
