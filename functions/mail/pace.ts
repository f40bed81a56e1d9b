/** Hands out slots at a steady rate; a run that was held up may catch up a tenth of a second of them. */
export function createPace(perSecond: number, clock: () => number, sleep: (ms: number) => Promise<void>) {
  const gap = 1000 / perSecond
  const burst = 100
  let free = clock()
  return {
    /** Waits for the next slot. */
    async slot(): Promise<void> {
      const at = clock()
      free = Math.max(free, at - burst)
      const wait = free - at
      free += gap
      if (wait > 0) await sleep(wait)
    },
  }
}
