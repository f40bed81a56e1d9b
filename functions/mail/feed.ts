import type { Item } from '../platform/db.ts'
import { shards, urgentShard } from './notice.ts'
import type { Queue, Ref } from './queue.ts'

/** Below so many, more is read while the rest is being sent. */
const low = 300

/** One walk through everything that is due; reads ahead a little, and looks for urgent mail each time. */
export function createFeed(queue: Queue, now: () => Date) {
  const waiting: Ref[] = []
  const open = new Map<string, Item | undefined>(shards.map((shard) => [shard, undefined]))
  let refill: Promise<void> | undefined
  let urgentSeen = false

  const read = async () => {
    const [urgent, ...pages] = await Promise.all([
      queue.listDue(urgentShard, now()),
      ...[...open].map(async ([shard, from]) => ({ shard, ...(await queue.listDue(shard, now(), from)) })),
    ])
    waiting.unshift(...urgent.due)
    urgentSeen = true
    // Shard by shard in turn, so that none waits for the end of another.
    for (let at = 0; pages.some(({ due }) => at < due.length); at++)
      waiting.push(...pages.flatMap(({ due }) => due[at] ?? []))
    for (const { shard, next } of pages) {
      if (next) open.set(shard, next)
      else open.delete(shard)
    }
  }

  return {
    /** The next notice to try; undefined at the end. */
    async next(): Promise<Ref | undefined> {
      for (;;) {
        const more = open.size > 0 || !urgentSeen
        if (waiting.length < low && more) refill ??= read().finally(() => (refill = undefined))
        const next = waiting.shift()
        if (next) return next
        if (!refill) return undefined
        await refill
      }
    },
  }
}
