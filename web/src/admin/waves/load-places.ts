import type { Assessor, Venue } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'

export type Places = { venues: Venue[]; assessors: Assessor[] }

/** Venues and assessors of a programme. */
export async function loadPlaces(programme: string, signal: AbortSignal): Promise<Places> {
  const params = { programme }
  const [venues, assessors] = await Promise.all([
    call('GET /programmes/:programme/venues', { params, signal }),
    call('GET /programmes/:programme/assessors', { params, signal }),
  ])
  return { venues, assessors }
}
