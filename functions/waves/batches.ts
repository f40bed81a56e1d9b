import { transactionSize } from '../platform/db.ts'
import { groupBy } from '../platform/group-by.ts'

/** Actions that every batch needs beside its people: wave, quota, audit entry, mark of the batch. */
const overhead = 4
/** Actions that a company in a batch needs beside its people: its cap, its counts, its mail and the mail's link. */
const perCompany = 4
/** When they change waves: a cap, a mail and its link for each of the two. */
const perCompanyMoved = 6

type Person = { company: string; email?: string | undefined }

const costOf = (people: readonly Person[], each: number) =>
  each + people.reduce((sum, { email }) => sum + (email ? 2 : 1), 0)

/**
 * Cuts the people of one wave into the fewest batches that each fit one transaction, a company's people
 * together where they fit (first fit, largest first), and in the order given within a company.
 * `moved`: they come from another wave.
 */
export function batchesOf<P extends Person>(people: readonly P[], { moved = false } = {}): P[][] {
  const room = transactionSize - overhead
  const each = moved ? perCompanyMoved : perCompany
  const parts = [...groupBy(people, ({ company }) => company).values()]
    .flatMap((group) => splitToFit(group, room, each))
    .map((part) => ({ part, cost: costOf(part, each) }))
    .sort((a, b) => b.cost - a.cost)
  const batches: { people: P[]; left: number }[] = []
  for (const { part, cost } of parts) {
    let batch = batches.find(({ left }) => left >= cost)
    if (!batch) batches.push((batch = { people: [], left: room }))
    batch.people.push(...part)
    batch.left -= cost
  }
  return batches.map(({ people: those }) => those)
}

function splitToFit<P extends Person>(group: readonly P[], room: number, each: number): P[][] {
  const parts: P[][] = [[]]
  for (const person of group) {
    if (costOf([...parts.at(-1)!, person], each) > room) parts.push([])
    parts.at(-1)!.push(person)
  }
  return parts
}
