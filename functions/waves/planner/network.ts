export const SOURCE = 0
export const SINK = 1

/**
 * A flow network in flat arrays, and its maximum flow (Dinic).
 * Arc a and its reverse a ^ 1 share what can still pass: pushing along one makes room on the other, so a
 * flow is at once its own residual graph. Distances are measured from the sink: once the search does not
 * find the source, exactly the nodes that it did find are the sink's side of a minimum cut.
 */
export class Network {
  private readonly tails: Int32Array
  private size = 0
  private from = new Int32Array(0)
  private arcs = new Int32Array(0)
  private head = new Int32Array(0)
  private left: Int32Array
  private distance: Int32Array
  private cursor: Int32Array
  private queue: Int32Array
  private nodes: number

  /** Nodes are numbered from 0, the source is 0 and the sink 1; at most `arcs` arcs can be added. */
  constructor(nodes: number, arcs: number) {
    this.tails = new Int32Array(2 * arcs)
    this.left = new Int32Array(2 * arcs)
    this.nodes = nodes
    this.distance = new Int32Array(nodes)
    this.cursor = new Int32Array(nodes)
    this.queue = new Int32Array(nodes)
  }

  /** Adds an arc and gives its number. */
  arc(from: number, to: number, capacity: number): number {
    const arc = this.size
    this.tails[arc] = from
    this.tails[arc + 1] = to
    this.left[arc] = capacity
    this.size += 2
    return arc
  }

  /** Lays the arcs out by node; none can be added afterwards. */
  seal(): this {
    const { nodes, size } = this
    const tails = this.tails.subarray(0, size)
    this.from = new Int32Array(nodes + 1)
    for (let a = 0; a < size; a++) this.from[tails[a]! + 1]!++
    for (let v = 0; v < nodes; v++) this.from[v + 1]! += this.from[v]!
    const next = this.from.slice()
    this.arcs = new Int32Array(size)
    this.head = new Int32Array(size)
    for (let a = 0; a < size; a++) {
      this.arcs[next[tails[a]!]!++] = a
      this.head[a] = tails[a ^ 1]!
    }
    this.left = this.left.slice(0, size)
    return this
  }

  /** What flows along an arc. */
  flow(arc: number): number {
    return this.left[arc ^ 1]!
  }

  /** What an arc could still take. */
  spare(arc: number): number {
    return this.left[arc]!
  }

  /** Widens an arc, or narrows it to no less than its flow. */
  setCapacity(arc: number, capacity: number): void {
    this.left[arc] = capacity - this.left[arc ^ 1]!
  }

  /** The present flow, to go back to with `restore`. */
  save(): Int32Array {
    return this.left.slice()
  }

  restore(saved: Int32Array): void {
    this.left.set(saved)
  }

  /** Whether, after `maximise`, more could flow from this node to the sink. */
  reachesSink(node: number): boolean {
    return this.distance[node]! >= 0
  }

  /** Adds flow until there can be no more. What flows into the sink on an arc never becomes less. */
  maximise(): void {
    while (this.measure()) {
      this.cursor.set(this.from.subarray(0, this.nodes))
      this.push()
    }
  }

  private measure(): boolean {
    const { from, arcs, head, left, distance, queue } = this
    distance.fill(-1)
    distance[SINK] = 0
    queue[0] = SINK
    for (let read = 0, write = 1; read < write; read++) {
      const node = queue[read]!
      const next = distance[node]! + 1
      for (let i = from[node]!, end = from[node + 1]!; i < end; i++) {
        const arc = arcs[i]!
        const before = head[arc]!
        if (distance[before]! < 0 && left[arc ^ 1]! > 0) {
          distance[before] = next
          queue[write++] = before
        }
      }
    }
    return distance[SOURCE]! >= 0
  }

  private push(): void {
    const { from, arcs, head, left, distance, cursor } = this
    const path = this.queue
    let depth = 0
    let node = SOURCE
    for (;;) {
      if (node === SINK) {
        depth = this.pushAlong(path, depth)
        node = head[path[depth]! ^ 1]!
        continue
      }
      const end = from[node + 1]!
      const wanted = distance[node]! - 1
      let at = cursor[node]!
      while (at < end && !(left[arcs[at]!]! > 0 && distance[head[arcs[at]!]!] === wanted)) at++
      cursor[node] = at
      if (at < end) {
        const arc = arcs[at]!
        path[depth++] = arc
        node = head[arc]!
      } else if (depth === 0) return
      else {
        node = head[path[--depth]! ^ 1]!
        cursor[node]!++
      }
    }
  }

  /** Pushes what the whole path can take, and gives the depth of the first arc that is now full. */
  private pushAlong(path: Int32Array, depth: number): number {
    const { left } = this
    let amount = left[path[0]!]!
    for (let i = 1; i < depth; i++) amount = Math.min(amount, left[path[i]!]!)
    let full = depth
    for (let i = depth - 1; i >= 0; i--) {
      const arc = path[i]!
      left[arc]! -= amount
      left[arc ^ 1]! += amount
      if (left[arc] === 0) full = i
    }
    return full
  }
}
