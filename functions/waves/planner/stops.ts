import { SOURCE } from './network.ts'
import type { Places } from './dates.ts'
import { lockedCell } from './problem.ts'
import type { Problem } from './problem.ts'
import { transportOf } from './transport.ts'
import type { Stop } from './types.ts'

/**
 * Why each company of a scheme got no more places. `limit` is what its own dates and caps allow. Others
 * stood in its way only if it could have had more without them: else it was seats or quota that ended.
 */
export function stopsOf(problem: Problem, places: Places, limit: Int32Array): Stop[] {
  const { companies, classFrom, classSize, classWaves, seats, quota, cap } = problem
  const { slotFrom, count } = places
  const own = new Int32Array(seats.length)

  return Array.from(companies, (_, c) => {
    const classes = Array.from({ length: classFrom[c + 1]! - classFrom[c]! }, (__, i) => classFrom[c]! + i)
    own.fill(0)
    for (const k of classes) classWaves[k]!.forEach((w, i) => (own[w]! += count[slotFrom[k]! + i]!))
    const placed = own.reduce((sum, n) => sum + n, 0)
    const suited = classes.reduce((sum, k) => sum + classSize[k]!, 0)
    if (placed === suited) return 'complete'
    if (placed === limit[c]) return 'own_limit'
    if (placed >= quota) return 'quota'
    const couldTake = (w: number) => own[w]! + lockedCell(problem, c, w) < cap[c]! && own[w]! < seats[w]!
    const leftOut = classes.filter(
      (k) => count.subarray(slotFrom[k]!, slotFrom[k + 1]!).reduce((sum, n) => sum + n, 0) < classSize[k]!,
    )
    // What the others have there could be its own; only where nothing can be had at once is it asked in full.
    const direct = leftOut.some((k) => classWaves[k]!.some(couldTake))
    return direct || mostAlone(problem, c) > placed ? 'shared' : 'seats'
  })
}

/** Places that a company could have in the seats of its scheme if it were alone there, whatever the quota. */
function mostAlone(problem: Problem, c: number): number {
  const { seats, companies, classFrom, classSize, classWaves, cap } = problem
  const [from, to] = [classFrom[c]!, classFrom[c + 1]!]
  const alone: Problem = {
    ...problem,
    companies: companies.subarray(c, c + 1),
    cap: cap.subarray(c, c + 1),
    classFrom: Int32Array.of(0, to - from),
    classSize: classSize.subarray(from, to),
    classWaves: classWaves.slice(from, to),
    lockedCells: new Map(Array.from(seats, (_, w) => [w, lockedCell(problem, c, w)])),
  }
  const { network, companyNode, waveArc } = transportOf(alone, 0, 1)
  const supply = network.arc(
    SOURCE,
    companyNode(0),
    classSize.subarray(from, to).reduce((sum, n) => sum + n, 0),
  )
  network.seal()
  waveArc.forEach((arc, w) => network.setCapacity(arc, seats[w]!))
  network.maximise()
  return network.flow(supply)
}
