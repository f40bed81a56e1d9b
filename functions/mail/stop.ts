import type { Seal } from '../platform/seal.ts'

/** Proves that a link to stop reminders was made by us, for this mail. */
export const stopSignature = (seal: Seal, programme: string, notice: string) =>
  seal.sign(`stop ${programme} ${notice}`)
