import type { Wave } from './wave.ts'

/** Seats of a wave that were given back, are still free and may be given to others. */
export const freedOf = ({ freed, seats, taken }: Pick<Wave, 'freed' | 'seats' | 'taken'>) =>
  Math.max(0, Math.min(freed, seats - taken))
