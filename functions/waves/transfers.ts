import { countBy } from '../platform/group-by.ts'

type Person = { id: string; company: string; wave?: string | undefined }
export type Transfer<P extends Person> = { one: P; to: string }

/**
 * Orders people who change waves so that each finds a free seat, below the company's cap, when its turn comes.
 * Undefined when some wait for each other's seats in a circle.
 */
export function inTurn<P extends Person>(
  transfers: readonly Transfer<P>[],
  seated: readonly Person[],
  seatsOf: (wave: string) => number,
  capOf: (company: string) => number,
): Transfer<P>[] | undefined {
  const cell = (company: string, wave: string | undefined) => `${wave} ${company}`
  const inWave = countBy(seated, ({ wave }) => wave!)
  const inCell = countBy(seated, ({ company, wave }) => cell(company, wave))
  const add = (counts: Map<string, number>, key: string, by: number) =>
    counts.set(key, (counts.get(key) ?? 0) + by)

  const turns: Transfer<P>[] = []
  let waiting = [...transfers]
  while (waiting.length > 0) {
    const before = turns.length
    waiting = waiting.filter((transfer) => {
      const { one, to } = transfer
      const own = cell(one.company, to)
      if ((inWave.get(to) ?? 0) >= seatsOf(to) || (inCell.get(own) ?? 0) >= capOf(one.company)) return true
      for (const [wave, by] of [
        [to, 1],
        [one.wave!, -1],
      ] as const) {
        add(inWave, wave, by)
        add(inCell, cell(one.company, wave), by)
      }
      turns.push(transfer)
      return false
    })
    if (turns.length === before) return undefined
  }
  return turns
}
