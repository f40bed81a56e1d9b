import type { CertificateState } from '../../../../functions/contract/certificate.ts'
import type { Answer, Lack } from '../../../../functions/contract/verdict.ts'

/** Every answer that the page gives: to a code, and to a number that was typed (the last three). */
export type Said =
  | Exclude<Answer, 'cannot_check'>
  | `cannot_${Lack}`
  | 'registered'
  | 'not_found'
  | 'not_asked'

/** How the register's states are said to who typed a number. */
export const saidOf = {
  issued: 'registered',
  expired: 'expired',
  revoked: 'revoked',
  replaced: 'replaced',
} as const satisfies Record<CertificateState, Said>
