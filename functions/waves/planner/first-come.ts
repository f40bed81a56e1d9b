/**
 * Gives a company's places in one scheme to its people, first come, first served: each person in turn the
 * earliest wave that still lets all remaining places be filled by those who come after.
 *
 * `witness` says for each class and wave how many of those still to come would fill it: as long as it
 * covers all open places they can all be filled, so giving a place is safe exactly when the witness can
 * be rearranged without it. That is a search among a company's few classes and waves, and it is needed
 * only for a person who cannot simply be spared or sent where the witness has its class anyway.
 */
export class FirstCome {
  private readonly witness: Int32Array
  private readonly open: Int32Array
  private readonly spare: Int32Array
  private readonly suits: Uint8Array
  private readonly cameFrom: Int32Array
  private readonly movedClass: Int32Array
  private readonly reached: Int32Array
  private remaining = 0

  /** `sizes` and `waves`: people and suitable waves (by date) of each class; `filled(k, i)`: its places there. */
  constructor(
    private readonly classes: number,
    private readonly waveCount: number,
    private readonly waves: (k: number) => Int32Array,
    sizes: (k: number) => number,
    filled: (k: number, i: number) => number,
  ) {
    this.witness = new Int32Array(classes * waveCount)
    this.suits = new Uint8Array(classes * waveCount)
    this.open = new Int32Array(waveCount)
    this.spare = new Int32Array(classes)
    this.cameFrom = new Int32Array(waveCount)
    this.movedClass = new Int32Array(waveCount)
    this.reached = new Int32Array(waveCount)
    for (let k = 0; k < classes; k++) {
      this.spare[k] = sizes(k)
      const suitable = waves(k)
      for (let i = 0; i < suitable.length; i++) {
        const places = filled(k, i)
        const w = suitable[i]!
        this.suits[k * waveCount + w] = 1
        this.witness[k * waveCount + w] = places
        this.open[w]! += places
        this.spare[k]! -= places
        this.remaining += places
      }
    }
  }

  /** The wave of the next person, who is of class k, or −1 if no place is left for it. */
  next(k: number): number {
    if (this.remaining === 0) return -1
    const earliest = this.earliestOpen(k)
    if (earliest < 0) {
      this.spare[k]!--
      return -1
    }
    const wave = this.settle(k, earliest)
    this.witness[k * this.waveCount + wave]!--
    this.open[wave]!--
    this.remaining--
    return wave
  }

  /** The earliest wave that class k can have, after the witness was rearranged to have it there. */
  private settle(k: number, earliest: number): number {
    if (this.holds(k, earliest)) return earliest
    if (this.spare[k] === 0) {
      const wave = this.rearrange(k)
      if (wave >= 0) return wave
    }
    this.replace(k, earliest)
    return earliest
  }

  private holds(k: number, wave: number): boolean {
    return this.witness[k * this.waveCount + wave]! > 0
  }

  private earliestOpen(k: number): number {
    for (const wave of this.waves(k)) if (this.open[wave]! > 0) return wave
    return -1
  }

  /** A spare person of class k takes over a place of another class, which then has one to spare. */
  private replace(k: number, wave: number): void {
    let other = 0
    while (!this.holds(other, wave)) other++
    this.move(other, wave, -1)
    this.move(k, wave, 1)
    this.spare[other]!++
    this.spare[k]!--
  }

  private move(k: number, wave: number, by: number): void {
    this.witness[k * this.waveCount + wave]! += by
  }

  /**
   * All of class k are needed: whoever of it goes elsewhere leaves a place that others must fill. Searches
   * backwards from the places of k for those who can, either out of another wave, which k may then have, or
   * with people to spare: then k gets one to spare and the answer is −1.
   */
  private rearrange(k: number): number {
    const { waveCount, cameFrom, movedClass, reached } = this
    cameFrom.fill(-2)
    let write = 0
    for (const wave of this.waves(k))
      if (this.holds(k, wave)) {
        cameFrom[wave] = -1
        reached[write++] = wave
      }
    for (let read = 0; read < write; read++) {
      const vacant = reached[read]!
      for (let other = 0; other < this.classes; other++) {
        if (other === k || !this.suits[other * waveCount + vacant]) continue
        if (this.spare[other]! > 0) {
          this.spare[other]!--
          this.move(other, vacant, 1)
          this.move(k, this.shift(vacant), -1)
          this.spare[k]!++
          return -1
        }
        for (const wave of this.waves(other))
          if (cameFrom[wave] === -2 && this.holds(other, wave)) {
            cameFrom[wave] = vacant
            movedClass[wave] = other
            reached[write++] = wave
          }
      }
    }
    for (const wave of this.waves(k))
      if (cameFrom[wave] !== -2) {
        const given = this.shift(wave)
        this.move(k, given, -1)
        this.move(k, wave, 1)
        return wave
      }
    return -1
  }

  /** Moves people along the path that the search found, and gives the place of k at its end. */
  private shift(wave: number): number {
    let at = wave
    while (this.cameFrom[at]! >= 0) {
      const to = this.cameFrom[at]!
      this.move(this.movedClass[at]!, at, -1)
      this.move(this.movedClass[at]!, to, 1)
      at = to
    }
    return at
  }
}
