import { type StoredNomination, suits } from '../nominations/nomination.ts'
import type { StoredQuota } from '../quota/quota.ts'
import { isOpen, type StoredWave } from './wave.ts'

export type Ref = { company: string; id: string }
export type Skipped = { nomination: string; company: string; code: string }

/** How things stand for people who are to sit in a wave. */
export type Standing = {
  wave: StoredWave | undefined
  quota: StoredQuota
  nominations: ReadonlyMap<string, StoredNomination>
  /** Seats that each company has in the wave. */
  held: ReadonlyMap<string, number>
  cap: (company: string) => number | undefined
  /** Days on which a company can send nobody. */
  away: (company: string) => readonly string[]
  /** Companies that employ an assessor of the wave. */
  assessing: ReadonlySet<string>
  /** In Asia/Jakarta, `yyyy-mm-dd`. */
  today: string
  /** Those who sit in another wave of the scheme and come from there, with their part of the quota. */
  from?: string
  /** Only seats that were given back are taken. */
  refill?: boolean
}

/** Who of some people may take a seat now, first come first, and why each other one may not. Who sits there already is neither. */
export function admit(people: readonly Ref[], standing: Standing) {
  const { wave, quota, nominations, held, cap, away, assessing, today, from, refill } = standing
  const admitted: StoredNomination[] = []
  const skipped: Skipped[] = []
  const seated = new Map(held)
  let seats = wave ? Math.min(wave.seats - wave.taken, refill ? wave.freed : Infinity) : 0
  let left = from ? Infinity : quota.granted - quota.taken

  const obstacle = (one: StoredNomination | undefined): string | undefined => {
    if (!wave || !isOpen(wave) || wave.date < today) return 'wave.wrong_state'
    if (one?.state !== (from ? 'assigned' : 'verified') || one.wave !== from) return 'nomination.wrong_state'
    if (one.scheme !== wave.scheme) return 'wave.other_scheme'
    if (!suits(one, wave.date) || away(one.company).includes(wave.date)) return 'wave.unsuitable'
    if (assessing.has(one.company)) return 'wave.assessor_company'
    if (seats < 1) return 'wave.full'
    if (left < 1) return 'quota.spent'
    if ((seated.get(one.company) ?? 0) >= (cap(one.company) ?? Infinity)) return 'company.cap'
    return undefined
  }

  const sorted = people
    .map((ref) => ({ ref, one: nominations.get(ref.id) }))
    .sort(
      (a, b) =>
        (a.one?.submittedAt ?? '').localeCompare(b.one?.submittedAt ?? '') ||
        a.ref.id.localeCompare(b.ref.id),
    )
  for (const { ref, one } of sorted) {
    if (one && wave && one.state === 'assigned' && one.wave === wave.id) continue
    const code = obstacle(one)
    if (code || !one) {
      skipped.push({ nomination: ref.id, company: ref.company, code: code ?? 'nomination.unknown' })
      continue
    }
    admitted.push(one)
    seated.set(one.company, (seated.get(one.company) ?? 0) + 1)
    seats--
    left--
  }
  return { admitted, skipped }
}
