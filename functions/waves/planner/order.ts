const BITS = 11
const BUCKETS = 1 << BITS
const WORD = 2 ** 32

/** People by group, then time, then id; group g stands at `from[g]` up to `from[g + 1]` of `people`. */
export type Order = { people: Int32Array; from: Int32Array }

/**
 * Sorts people by group (a number below `groups`), then time, then id.
 * A radix sort from the least digit: each pass keeps the order of the passes before it, so time remains
 * sorted inside a group. Only people of one group and one moment are compared by id.
 */
export function sortPeople(group: Int32Array, time: Float64Array, groups: number, ids: string[]): Order {
  const people = sortByTime(time)
  const from = new Int32Array(groups + 1)
  for (let i = 0; i < group.length; i++) from[group[i]! + 1]!++
  for (let g = 0; g < groups; g++) from[g + 1]! += from[g]!
  const next = from.slice()
  const sorted = new Int32Array(people.length)
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!
    sorted[next[group[person]!]!++] = person
  }
  settleTies(sorted, from, time, ids)
  return { people: sorted, from }
}

function sortByTime(time: Float64Array): Int32Array {
  const count = time.length
  let first = Infinity
  let last = -Infinity
  let fine = false
  for (let i = 0; i < count; i++) {
    const at = time[i]!
    if (at < first) first = at
    if (at > last) last = at
    if (at !== Math.floor(at)) fine = true
  }
  const scale = fine ? 1000 : 1
  const since = (person: number) => Math.round((time[person]! - first) * scale)
  const people = new Int32Array(count)
  const keys = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    people[i] = i
    keys[i] = since(i)
  }
  const range = Math.round((last - first) * scale)
  const byLow = sortByKey(people, keys, Math.min(range, WORD - 1))
  if (range < WORD) return byLow
  for (let i = 0; i < count; i++) keys[i] = since(byLow[i]!) / WORD
  return sortByKey(byLow, keys, range / WORD)
}

// The keys travel with the people: to look them up would miss the cache a million times in each pass.
function sortByKey(people: Int32Array, keys: Uint32Array, range: number): Int32Array {
  let otherPeople: Int32Array = new Int32Array(people.length)
  let otherKeys: Uint32Array = new Uint32Array(people.length)
  const next = new Int32Array(BUCKETS)
  for (let shift = 0; shift < 32 && range >= 2 ** shift; shift += BITS) {
    next.fill(0)
    for (let i = 0; i < keys.length; i++) next[(keys[i]! >>> shift) & (BUCKETS - 1)]!++
    for (let bucket = 0, start = 0; bucket < BUCKETS; bucket++) {
      const size = next[bucket]!
      next[bucket] = start
      start += size
    }
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!
      const to = next[(key >>> shift) & (BUCKETS - 1)]!++
      otherKeys[to] = key
      otherPeople[to] = people[i]!
    }
    ;[people, otherPeople, keys, otherKeys] = [otherPeople, people, otherKeys, keys]
  }
  return people
}

function settleTies(people: Int32Array, from: Int32Array, time: Float64Array, ids: string[]): void {
  for (let g = 0; g + 1 < from.length; g++) {
    const end = from[g + 1]!
    for (let start = from[g]!; start < end;) {
      let stop = start + 1
      while (stop < end && time[people[stop]!] === time[people[start]!]) stop++
      if (stop - start > 1) {
        const tied = Array.from(people.subarray(start, stop))
        people.set(
          tied.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1)),
          start,
        )
      }
      start = stop
    }
  }
}
