/**
 * Sets of the waves of one scheme, by number: equal sets have equal numbers, however they were described.
 * Each description walks from "all on or after" along "without this date"; every step is remembered,
 * so that a million people cost a few look-ups each.
 */
export class DateSets {
  /** Of each set, its waves (places in the scheme's order by date, then id). */
  readonly members: Int32Array[] = []
  private readonly numbers = new Map<string, number>()
  private readonly starts = new Map<string, number>()
  private readonly dateIndex = new Map<string, number>()
  private readonly without: Int32Array[] = []
  private readonly all: number

  /** `dates` holds the date of each of the scheme's waves, rising. */
  constructor(private readonly dates: string[]) {
    for (const date of dates) if (!this.dateIndex.has(date)) this.dateIndex.set(date, this.dateIndex.size)
    this.all = this.intern(dates.map((_, wave) => wave))
  }

  /** The number of the set of waves that suit who can come from `notBefore` on, except on `unavailable`. */
  suiting(notBefore: string | undefined, unavailable: string[] | undefined): number {
    let set = notBefore === undefined ? this.all : this.startingAt(notBefore)
    if (unavailable) for (const date of unavailable) set = this.removing(set, date)
    return set
  }

  private startingAt(notBefore: string): number {
    let set = this.starts.get(notBefore)
    if (set === undefined) {
      const waves = this.dates.flatMap((date, wave) => (date >= notBefore ? [wave] : []))
      this.starts.set(notBefore, (set = this.intern(waves)))
    }
    return set
  }

  private removing(set: number, date: string): number {
    const index = this.dateIndex.get(date)
    if (index === undefined) return set
    const known = this.without[set]![index]!
    if (known >= 0) return known
    const rest = Array.from(this.members[set]!).filter((wave) => this.dates[wave] !== date)
    return (this.without[set]![index] = this.intern(rest))
  }

  private intern(waves: number[]): number {
    const key = waves.join()
    let set = this.numbers.get(key)
    if (set === undefined) {
      set = this.members.length
      this.numbers.set(key, set)
      this.members.push(Int32Array.from(waves))
      this.without.push(new Int32Array(this.dateIndex.size).fill(-1))
    }
    return set
  }
}
