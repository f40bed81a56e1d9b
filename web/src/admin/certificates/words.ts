import type { Certificate, CertificateState } from '../../../../functions/contract/certificate.ts'
import type { Tone } from '../../ui/tag.tsx'
import { text, today } from '../language.ts'

/** The words of these pages, in the language of the page. */
export const words = () => text.value.certificates

export const tones: Record<CertificateState, Tone> = {
  issued: 'good',
  expired: 'warn',
  revoked: 'bad',
  replaced: 'plain',
}

/** As it stands today, whether or not the schedule has come round. */
export const stateOf = ({ state, expiresOn }: Certificate) =>
  state === 'issued' && expiresOn < today() ? 'expired' : state
