const BITS = 11
const BUCKETS = 1 << BITS

/** People by group, then time, then id; group g stands at `from[g]` up to `from[g + 1]` of `people`. */
export type Order = { people: Int32Array; from: Int32Array }

/**
 * Sorts people by group (a number below `groups`), then time, then id.
 * A radix sort from the least digit: each pass keeps the order of the passes before it, so time remains
 * sorted inside a group. Only people of one group and one moment are compared by id.
 */
export function sortPeople(
  group: Int32Array,
  time: Float64Array,
  groups: number,
  idOf: (person: number) => string,
): Order {
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
  settleTies(sorted, from, time, idOf)
  return { people: sorted, from }
}

function sortByTime(time: Float64Array): Int32Array {
  let first = Infinity
  let last = -Infinity
  let fine = false
  for (let i = 0; i < time.length; i++) {
    const at = time[i]!
    if (at < first) first = at
    if (at > last) last = at
    if (at !== Math.floor(at)) fine = true
  }
  const scale = fine ? 1000 : 1
  let people = Int32Array.from(time.keys())
  let other = new Int32Array(people.length)
  const next = new Int32Array(BUCKETS)
  for (let unit = 1; unit <= (last - first) * scale; unit *= BUCKETS) {
    next.fill(0)
    for (let i = 0; i < time.length; i++) next[digit((time[i]! - first) * scale, unit)]!++
    for (let bucket = 0, start = 0; bucket < BUCKETS; bucket++) {
      const size = next[bucket]!
      next[bucket] = start
      start += size
    }
    for (let i = 0; i < people.length; i++) {
      const person = people[i]!
      other[next[digit((time[person]! - first) * scale, unit)]!++] = person
    }
    const swap = people
    people = other
    other = swap
  }
  return people
}

function digit(value: number, unit: number): number {
  return Math.floor(Math.round(value) / unit) % BUCKETS
}

function settleTies(
  people: Int32Array,
  from: Int32Array,
  time: Float64Array,
  idOf: (person: number) => string,
): void {
  for (let g = 0; g + 1 < from.length; g++) {
    const end = from[g + 1]!
    for (let start = from[g]!; start < end;) {
      let stop = start + 1
      while (stop < end && time[people[stop]!] === time[people[start]!]) stop++
      if (stop - start > 1) {
        const tied = Array.from(people.subarray(start, stop))
        people.set(
          tied.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)),
          start,
        )
      }
      start = stop
    }
  }
}
