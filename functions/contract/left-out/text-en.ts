import type { leftOutId } from './text-id.ts'

/** Why somebody has no seat in a plan, in English. */
export const leftOutEn: typeof leftOutId = {
  no_suitable_wave: 'No wave of their scheme on a day they can come',
  quota: 'The BNSP quota of their scheme is used up, though there are seats',
  seats: 'All waves they could attend are full',
  company_cap: 'The limit per company and wave is reached in every suitable wave',
}
