import * as v from 'valibot'
import { QuotaEntry } from '../contract/quota.ts'
import { AppError } from '../platform/errors.ts'

/** The quota of one scheme as it is kept; `version` rises with each grant, not with each seat. */
export const StoredQuota = v.object({
  scheme: v.string(),
  granted: v.number(),
  taken: v.number(),
  version: v.number(),
})
export type StoredQuota = v.InferOutput<typeof StoredQuota>

export const StoredEntry = QuotaEntry
export type StoredEntry = v.InferOutput<typeof StoredEntry>

/** A scheme for which BNSP has granted nothing yet. */
export const nothingGranted = (scheme: string): StoredQuota => ({ scheme, granted: 0, taken: 0, version: 0 })

/**
 * How much a grant changes the quota. Throws `conflict` when the officer saw an older quota, or when people
 * would lose the seat they have: the refusal says how many.
 */
export function grant(quota: StoredQuota, granted: number, seen: number): number {
  if (quota.version !== seen)
    throw new AppError('conflict', 'version.stale', 'The quota was changed meanwhile')
  if (granted < quota.taken)
    throw new AppError(
      'conflict',
      'quota.below_taken',
      'More seats are taken than would be granted',
      [{ field: 'granted', code: 'quota.below_taken', params: lost(quota, granted) }],
      lost(quota, granted),
    )
  return granted - quota.granted
}

const lost = ({ taken }: StoredQuota, granted: number) => ({ taken, lost: taken - granted })

/** Throws `not_found` for a scheme that the programme does not have. */
export function knownScheme(programme: { schemes: { id: string }[] }, scheme: string) {
  if (!programme.schemes.some(({ id }) => id === scheme))
    throw new AppError('not_found', 'scheme.unknown', 'The programme has no such scheme')
}
