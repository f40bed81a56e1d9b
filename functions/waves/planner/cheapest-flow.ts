import { SINK, SOURCE } from './network.ts'

type Arc = { from: number; to: number; left: number; cost: number; back: Arc }

/**
 * A flow network whose arcs have costs, and its maximum flow of least cost: path after path, each the
 * cheapest in the residual graph, so that no negative cycle ever arises. Every path is filled to its
 * narrowest arc. Costs may be negative as long as the empty network has no negative cycle.
 */
export class CheapestFlow {
  private readonly out: Arc[][] = []

  /** Adds an arc, and gives what tells the flow along it after `maximise`. */
  arc(from: number, to: number, capacity: number, cost = 0): () => number {
    const there = { from, to, left: capacity, cost } as Arc
    const back: Arc = { from: to, to: from, left: 0, cost: -cost, back: there }
    there.back = back
    ;(this.out[from] ??= []).push(there)
    ;(this.out[to] ??= []).push(back)
    return () => back.left
  }

  maximise(): void {
    for (let path = this.cheapestPath(); path; path = this.cheapestPath()) {
      const amount = Math.min(...path.map(({ left }) => left))
      for (const arc of path) {
        arc.left -= amount
        arc.back.left += amount
      }
    }
  }

  /** Bellman and Ford's search with a queue; none once the sink is out of reach. */
  private cheapestPath(): Arc[] | undefined {
    const cost: number[] = []
    const arrival: Arc[] = []
    const queued = new Set([SOURCE])
    cost[SOURCE] = 0
    for (const node of queued) {
      queued.delete(node)
      for (const arc of this.out[node] ?? []) {
        const total = cost[node]! + arc.cost
        if (arc.left === 0 || total >= (cost[arc.to] ?? Infinity)) continue
        cost[arc.to] = total
        arrival[arc.to] = arc
        queued.add(arc.to)
      }
    }
    if (cost[SINK] === undefined) return undefined
    const path: Arc[] = []
    for (let node = SINK; node !== SOURCE; node = path[0]!.from) path.unshift(arrival[node]!)
    return path
  }
}
