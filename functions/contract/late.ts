import type { CompanyState, Standing } from './company.ts'

/** In these standings a company has been called on in writing, and can still put things right. */
export const calledOn: readonly Standing[] = ['warned', 'uncooperative', 'sanctioned']

/** In these states a company may nominate. */
export const nominating: readonly CompanyState[] = ['confirmed', 'verified']

type Round = { nominateUntil: string; endsOn: string }

/**
 * The last day on which a company may nominate, `yyyy-mm-dd`: whoever was called on may after the deadline
 * too, as long as the programme runs. A way back that is shut would be none.
 */
export const lastDayToNominate = ({ standing }: { standing: Standing }, programme: Round) =>
  calledOn.includes(standing) ? programme.endsOn : programme.nominateUntil

/** Why a company may not nominate on a day `yyyy-mm-dd`, as a code; undefined when it may. */
export function whyNotNominate(
  company: { state: CompanyState; standing: Standing },
  programme: Round,
  today: string,
): 'company.refused' | 'company.not_confirmed' | 'programme.closed' | undefined {
  if (company.state === 'refused') return 'company.refused'
  if (!nominating.includes(company.state)) return 'company.not_confirmed'
  return today > lastDayToNominate(company, programme) ? 'programme.closed' : undefined
}
