/** What a call-up slip says to a machine: whose seat it is, in which wave, as of which assignment. */
export type Slip = {
  nomination: string
  company: string
  wave: string
  /** Version of the nomination when the slip was printed; an older slip is still the same person's. */
  version: number
}

const form = /^GLB1\.([\w-]{1,64})\.([\w-]{1,64})\.([\w-]{1,64})\.(\d{1,9})\.([\w-]{22})$/

const signedText = (programme: string, { nomination, company, wave, version }: Slip) =>
  `slip ${programme} ${nomination} ${company} ${wave} ${version}`

/**
 * The text of a slip's QR code: ids and a signature, nothing about the person. `sign` is the seal's; only the server
 * has its key.
 */
export const slipToken = (sign: (text: string) => string, programme: string, slip: Slip) =>
  `GLB1.${slip.nomination}.${slip.company}.${slip.wave}.${slip.version}.${sign(signedText(programme, slip))}`

/**
 * Reads a scanned text, or answers undefined when it is no slip. The signature is not judged: a phone without a
 * connection has no key and matches `nomination` to its list; the server asks `slipIsOurs`.
 */
export function readSlip(scanned: string): Slip | undefined {
  const parts = form.exec(scanned.trim())
  return parts
    ? { nomination: parts[1]!, company: parts[2]!, wave: parts[3]!, version: Number(parts[4]) }
    : undefined
}

/** Whether this system made the slip, for this programme. */
export function slipIsOurs(sign: (text: string) => string, programme: string, scanned: string): boolean {
  const slip = readSlip(scanned)
  return slip !== undefined && slipToken(sign, programme, slip) === scanned.trim()
}

// Without I, L, O, U: nobody mistakes them for 1, 0, V.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * What is typed where nothing can scan: the end of the nomination's id and a check sign, such as `7K3M9QXZ`.
 * Two people who were nominated one after the other differ in the last place only: the check sign keeps one wrong
 * key from naming the other.
 */
export function slipCode(nomination: string): string {
  const end = [...nomination.toUpperCase()].filter((sign) => alphabet.includes(sign)).slice(-7)
  const sum = end.reduce((total, sign, at) => total + alphabet.indexOf(sign) * (2 * at + 3), 0)
  return `${end.join('')}${alphabet[sum % alphabet.length]}`
}

/** A typed code as `slipCode` writes it: spaces, dashes and small letters are forgiven, O is 0, I and L are 1. */
export const cleanSlipCode = (typed: string) =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
