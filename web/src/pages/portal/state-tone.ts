import type { NominationState } from '../../../../functions/contract/nomination.ts'
import type { Tone } from '../../ui/tag.tsx'

/** The colour of a nomination's state; it only repeats what the word says. */
export const stateTone: Partial<Record<NominationState, Tone>> = {
  returned: 'warn',
  absent: 'warn',
  refused: 'bad',
  assigned: 'accent',
  competent: 'good',
  certified: 'good',
}
