import { Network, SINK } from './network.ts'
import { room } from './problem.ts'
import type { Problem } from './problem.ts'

/** Company → class → (company, wave; cap) → wave → sink; what enters the companies is for the caller to add. */
export type Transport = {
  network: Network
  companyNode: (company: number) => number
  /** The first node that is free for the caller. */
  freeNode: number
  waveArc: Int32Array
  /** Arc of class k to the ith of its waves: `classArc[slotFrom[k] + i]`, or −1 where the cap leaves no room. */
  slotFrom: Int32Array
  classArc: Int32Array
}

/** Lays out the flows of a scheme, waves still closed (no seats), with nodes and arcs to spare for the caller. */
export function transportOf(problem: Problem, extraNodes: number, extraArcs: number): Transport {
  const { seats, companies, classFrom, classSize, classWaves } = problem
  const waves = seats.length
  const companyNode = (company: number) => 2 + waves + company
  const classNode = (number: number) => 2 + waves + companies.length + number
  const slotFrom = new Int32Array(classWaves.length + 1)
  for (let k = 0; k < classWaves.length; k++) slotFrom[k + 1] = slotFrom[k]! + classWaves[k]!.length
  const classArc = new Int32Array(slotFrom[classWaves.length]!).fill(-1)
  const cells = plannedCells(problem)
  const freeNode = classNode(classWaves.length) + cells.count
  const arcs = classWaves.length + classArc.length + cells.count + waves
  const network = new Network(freeNode + extraNodes, arcs + extraArcs)
  let cellNode = classNode(classWaves.length)
  const nodeOfCell = new Int32Array(waves)
  for (let c = 0; c < companies.length; c++) {
    for (let w = 0; w < waves; w++) {
      if (!cells.needed[c * waves + w]) continue
      nodeOfCell[w] = cellNode
      network.arc(cellNode++, 2 + w, room(problem, c, w))
    }
    for (let k = classFrom[c]!; k < classFrom[c + 1]!; k++) {
      network.arc(companyNode(c), classNode(k), classSize[k]!)
      classWaves[k]!.forEach((w, i) => {
        const open = Math.min(room(problem, c, w), classSize[k]!)
        if (open === 0) return
        const to = cells.needed[c * waves + w] ? nodeOfCell[w]! : 2 + w
        classArc[slotFrom[k]! + i] = network.arc(classNode(k), to, open)
      })
    }
  }
  const waveArc = Int32Array.from(seats, (_, w) => network.arc(2 + w, SINK, 0))
  return { network, companyNode, freeNode, waveArc, slotFrom, classArc }
}

/** Where several classes of a company together could exceed its cap in a wave, and so need a node for it. */
function plannedCells(problem: Problem): { needed: Uint8Array; count: number } {
  const { seats, companies, classFrom, classSize, classWaves } = problem
  const waves = seats.length
  const needed = new Uint8Array(companies.length * waves)
  const demand = new Float64Array(waves)
  const classes = new Int32Array(waves)
  let count = 0
  for (let c = 0; c < companies.length; c++) {
    demand.fill(0)
    classes.fill(0)
    for (let k = classFrom[c]!; k < classFrom[c + 1]!; k++)
      for (const w of classWaves[k]!) {
        demand[w]! += classSize[k]!
        classes[w]!++
      }
    for (let w = 0; w < waves; w++) {
      const open = room(problem, c, w)
      if (open === 0 || classes[w]! < 2 || demand[w]! <= open) continue
      needed[c * waves + w] = 1
      count++
    }
  }
  return { needed, count }
}
