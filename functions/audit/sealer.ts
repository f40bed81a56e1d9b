import type { Deps } from '../deps.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { hourAfter, hoursBetween, lastClosed, sealHour } from './chain.ts'
import { sealRepository } from './seals-repository.ts'

/** Hours that are read at once; one of a great import holds many entries. */
const atOnce = 8
/** A programme is prepared so long before its first day. */
const beforeDays = 90

/**
 * Seals every hour that is closed, each seal holding the one before: nothing is written where entries are, so no
 * writer waits for it. Repeating it changes nothing; a chain whose end is gone is reported, not gone on with.
 */
export function createSealer(deps: Pick<Deps, 'db' | 'log' | 'now' | 'newId'>) {
  const { log, now } = deps
  const seals = sealRepository(deps)

  async function seal(programme: { id: string; startsOn: string }, deadline: number): Promise<number> {
    const { id } = programme
    const [head, last] = await Promise.all([seals.head(id), seals.last(id)])
    if (head && (!last || last.hour < head.hour || (last.hour === head.hour && last.chain !== head.chain)))
      throw new Error(`The chain of the audit log of ${id} was cut: it had reached ${head.hour}`)
    const closed = lastClosed(now())
    const since = last?.hour ?? (await seals.begins(id)) ?? firstHour(programme.startsOn, now())
    let [hour, previous, sealed] = [last ? hourAfter(last.hour) : since, last?.chain ?? '', 0]
    let begun = last !== undefined
    while (hour <= closed && Date.now() < deadline) {
      const hours = hoursBetween(
        hour,
        closed < hourAfter(hour, atOnce - 1) ? closed : hourAfter(hour, atOnce - 1),
      )
      const entries = await Promise.all(hours.map((one) => seals.entries(id, one)))
      for (const [at, one] of hours.entries()) {
        hour = hourAfter(one)
        // Nothing to seal until the first entry; the first seal says that there was none.
        if (!begun && entries[at]!.length === 0) continue
        const next = sealHour(id, one, entries[at]!, { previous, ...(!begun && { since }) }, now())
        // Another run is at it: it goes on where this one ends.
        if (!(await seals.put(id, next))) return sealed
        ;[previous, begun, sealed] = [next.chain, true, sealed + 1]
      }
      if (begun) await seals.moveHead(id, { hour: hourAfter(hour, -1), chain: previous })
    }
    if (sealed > 0) log.info('audit.sealed', { programme: id, hour: hourAfter(hour, -1), chain: previous })
    return sealed
  }

  /** Seals until `deadline` (epoch milliseconds); throws after all programmes had their turn when a chain was cut. */
  return async (deadline: number): Promise<{ sealed: number }> => {
    let sealed = 0
    const broken: unknown[] = []
    for (const programme of await programmeRepository(deps).list())
      try {
        sealed += await seal(programme, deadline)
      } catch (error) {
        broken.push(error)
      }
    if (broken.length > 0) throw broken[0]
    return { sealed }
  }
}

function firstHour(startsOn: string, now: Date): string {
  const day = 86_400_000
  return new Date(Math.min(Date.parse(startsOn) - beforeDays * day, now.getTime() - 7 * day))
    .toISOString()
    .slice(0, 13)
}
