import { SOURCE } from './network.ts'
import type { Problem } from './problem.ts'
import type { Shares } from './shares.ts'
import { transportOf } from './transport.ts'

/** How many people of class k go to the ith of its waves: `count[slotFrom[k] + i]`. */
export type Places = { slotFrom: Int32Array; count: Int32Array }

/**
 * Fills the waves from the first date on, so that Σ waiting days is least among all best shares.
 *
 * The loads that waves can have together form a polymatroid too, and its greedy is to fill the dates in
 * order: opening a wave and adding flow never takes from an earlier one, as flow into the sink stays.
 * A pool is a node through which its companies trade their tied places, so no choice among equally fair
 * shares is made before the dates have spoken.
 */
export function fillDates(problem: Problem, { sure, pools }: Shares): Places {
  const { seats, days, companies, classWaves } = problem
  const { network, companyNode, freeNode, waveArc, slotFrom, classArc } = transportOf(
    problem,
    pools.length,
    2 * companies.length + pools.length,
  )
  companies.forEach((_, c) => sure[c]! > 0 && network.arc(SOURCE, companyNode(c), sure[c]!))
  pools.forEach((pool, p) => {
    network.arc(SOURCE, freeNode + p, pool.places)
    for (const c of pool.companies) network.arc(freeNode + p, companyNode(c), 1)
  })
  network.seal()
  for (let w = 0; w < seats.length; w++) {
    network.setCapacity(waveArc[w]!, seats[w]!)
    if (days[w] !== days[w + 1]) network.maximise()
  }
  const count = new Int32Array(slotFrom[classWaves.length]!)
  for (let slot = 0; slot < count.length; slot++)
    if (classArc[slot]! >= 0) count[slot] = network.flow(classArc[slot]!)
  return { slotFrom, count }
}
