import { groupBy } from '../platform/group-by.ts'

/** Actions that one transaction of the engine holds. */
export const transactionSize = 100

/** Actions that every batch needs beside its people: wave, quota, audit entry, mark of the batch. */
const overhead = 4
/** Actions that a company in a batch needs beside its people: its cap, its counts, its mail and the mail's link. */
const perCompany = 4

type Person = { company: string; email?: string | undefined }

const costOf = (people: readonly Person[]) =>
  perCompany + people.reduce((sum, { email }) => sum + (email ? 2 : 1), 0)

/**
 * Cuts the people of one wave into the fewest batches that each fit one transaction, a company's people
 * together where they fit (first fit, largest first), and in the order given within a company.
 */
export function batchesOf<P extends Person>(people: readonly P[]): P[][] {
  const room = transactionSize - overhead
  const parts = [...groupBy(people, ({ company }) => company).values()]
    .flatMap((group) => splitToFit(group, room))
    .map((part) => ({ part, cost: costOf(part) }))
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

function splitToFit<P extends Person>(group: readonly P[], room: number): P[][] {
  const parts: P[][] = [[]]
  for (const person of group) {
    if (costOf([...parts.at(-1)!, person]) > room) parts.push([])
    parts.at(-1)!.push(person)
  }
  return parts
}
