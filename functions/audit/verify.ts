import type { Deps } from '../deps.ts'
import { type Break, digestOf, firstFault, type Head, hourAfter, hoursBetween, lastClosed } from './chain.ts'
import { sealRepository } from './seals-repository.ts'

const atOnce = 8

export type Verified = {
  programme: string
  /** Hours under seal, from the first to the last, and their entries. */
  hours: number
  entries: number
  first?: string
  last?: string
  /** The chain's end: written down elsewhere, it proves later that nothing was made anew. */
  chain?: string
  /** Closed hours that are not sealed yet. */
  waiting: number
  broken?: Break
}

/** Reads a programme's log again and compares it with its seals; names the first hour that does not hold. */
export function createVerify(deps: Pick<Deps, 'db' | 'now'>) {
  const seals = sealRepository(deps)

  /** `noted`: an end of the chain that was written down before. */
  return async (programme: string, noted?: Head): Promise<Verified> => {
    const [chain, head] = await Promise.all([seals.list(programme), seals.head(programme)])
    const [first, last] = [chain[0], chain.at(-1)]
    const fault = firstFault(programme, chain, head) ?? (noted && firstFault(programme, chain, noted))
    const report: Verified = {
      programme,
      hours: chain.length,
      entries: chain.reduce((sum, { entries }) => sum + entries, 0),
      ...(first && last && { first: first.hour, last: last.hour, chain: last.chain }),
      waiting: last ? Math.max(0, hoursBetween(hourAfter(last.hour), lastClosed(deps.now())).length) : 0,
    }

    const due: { hour: string; digest: string }[] = [
      ...(first?.since && first.since < first.hour
        ? hoursBetween(first.since, hourAfter(first.hour, -1)).map((hour) => ({ hour, digest: digestOf([]) }))
        : []),
      ...chain,
    ]
    for (let from = 0; from < due.length; from += atOnce) {
      const some = due.slice(from, from + atOnce)
      // What is wrong with the chain itself comes first where it stands earlier.
      if (fault && fault.hour < some[0]!.hour) break
      const digests = await Promise.all(
        some.map(async ({ hour }) => digestOf(await seals.entries(programme, hour))),
      )
      const wrong = some.find(({ digest }, at) => digest !== digests[at])
      if (wrong && (!fault || wrong.hour <= fault.hour))
        return { ...report, broken: { hour: wrong.hour, why: 'entries' } }
    }
    return { ...report, ...(fault && { broken: fault }) }
  }
}
