/** Waits up to a second, longer with each attempt and never the same: so that rivals do not meet again. */
export const pause = (attempt: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.random() * Math.min(1000, 20 * 2 ** attempt)))
