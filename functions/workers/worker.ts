import type { CertificateState } from '../contract/certificate.ts'
import { AppError } from '../platform/errors.ts'

/** Hours in which a request about own data is answered: withdrawal of consent within 3 × 24 (UU 27/2022). */
export const answerHours = 72

/** `+6281230000017` as `+62812••••017`. */
export const maskPhone = (phone: string) => `${phone.slice(0, 6)}••••${phone.slice(-3)}`

/** `siti.aminah@example.test` as `s••••@example.test`. */
export const maskEmail = (email: string) => email.replace(/^(.)[^@]*/u, '$1••••')

/** Throws unless she holds a certificate that is good. */
export function mayOfferWork(state: CertificateState | undefined) {
  if (state !== 'issued')
    throw new AppError('conflict', 'worker.no_certificate', 'Only who holds a good certificate is shown')
}
