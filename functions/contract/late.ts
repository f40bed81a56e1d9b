import type { Standing } from './company.ts'

/** In these standings a company has been called on in writing, and can still put things right. */
export const calledOn: readonly Standing[] = ['warned', 'uncooperative', 'sanctioned']

/**
 * The last day on which a company may nominate, `yyyy-mm-dd`: whoever was called on may after the deadline
 * too, as long as the programme runs. A way back that is shut would be none.
 */
export const lastDayToNominate = (
  { standing }: { standing: Standing },
  programme: { nominateUntil: string; endsOn: string },
) => (calledOn.includes(standing) ? programme.endsOn : programme.nominateUntil)
