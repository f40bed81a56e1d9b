import { record } from '../audit/record.ts'
import { companyRepository } from '../companies/repository.ts'
import type { attendanceWays } from '../contract/exam-facts.ts'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { count, letGo, transition } from '../nominations/writes.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, any, atLeast, atMost, change, equals } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { quotaRepository } from '../quota/repository.ts'
import { releaseQuota } from '../quota/writes.ts'
import { registers } from '../waves/registers.ts'
import { openStates, type StoredWave } from '../waves/wave.ts'
import { capKey, releaseSeats, takeSeats, unchanged } from '../waves/writes.ts'

type Ref = { company: string; nomination: string }

const refused = (code: string, message: string) => new AppError('conflict', code, message)

/**
 * Who comes without a seat in the wave, on the day: with an officer's word she takes a free seat, or that of
 * one who did not come. Seats, quota and cap hold as for everyone.
 */
export function createWalkIns(deps: Deps) {
  const { db, now, newId } = deps
  const { tables } = db
  const nominations = nominationRepository(deps)
  const companies = companyRepository(deps)
  const quotas = quotaRepository(deps)
  const { assessors } = registers(deps)

  /** The seat of one goes to another: only the companies' parts of the wave move. */
  function swapSeat(wave: StoredWave, from: StoredNomination, to: StoredNomination, cap: number): Write[] {
    if (from.company === to.company) return []
    const part = (company: string, of: Parameters<typeof change>[0]): Write => ({
      Update: {
        TableName: tables.waves,
        Key: capKey(wave.programme, wave.id, company),
        ...change(of),
      },
    })
    return [
      part(from.company, { add: { taken: -1 }, when: atLeast('taken', 1) }),
      part(to.company, {
        set: { v: 1, company: to.company, wave: wave.id },
        add: { taken: 1 },
        ...(cap < Infinity && { when: any(absent('taken'), atMost('taken', cap - 1)) }),
      }),
    ]
  }

  return async (
    programme: Programme,
    wave: StoredWave,
    asked: Ref & { instead?: Ref | undefined; reason: string },
    actor: Actor,
  ): Promise<StoredNomination> => {
    const get = ({ company, nomination }: Ref) =>
      nominations.get({ programme: programme.id, company, id: nomination })
    const [one, gone, company, examiners, quota] = await Promise.all([
      get(asked),
      asked.instead ? get(asked.instead) : undefined,
      companies.get(programme.id, asked.company),
      assessors.some(programme.id, wave.assessors),
      quotas.find(programme.id, wave.scheme),
    ])
    const from = one.state === 'assigned' ? one.wave : undefined
    if (!openStates.includes(wave.state) || dayIn(now()) < wave.date)
      throw refused('exam.not_today', 'Only on the day, before it is closed')
    if (one.state !== 'verified' && (one.state !== 'assigned' || from === wave.id))
      throw refused('nomination.wrong_state', `She is ${one.state}`)
    if (one.scheme !== wave.scheme) throw refused('wave.other_scheme', 'Another scheme')
    if (examiners.some((assessor) => assessor.company === one.company))
      throw refused('wave.assessor_company', 'Of the company of an assessor')
    if (gone && (gone.state !== 'assigned' || gone.wave !== wave.id))
      throw refused('exam.not_replaceable', 'The other one came, or has no seat here')
    const cap = Math.min(programme.maxPerCompanyPerWave ?? Infinity, company.maxPerWave ?? Infinity)

    const at = now().toISOString()
    const by = signatureOf(actor)
    const { scheme } = one
    const seats = { programme: programme.id, scheme, companies: new Map([[one.company, 1]]) }
    const how: (typeof attendanceWays)[number] = gone ? 'replacement' : 'walk_in'
    const counts = new Map<string, Record<string, number>>()
    const counted = (of: StoredNomination, to: string) => {
      const own = counts.get(of.company) ?? {}
      own[of.state] = (own[of.state] ?? 0) - 1
      own[to] = (own[to] ?? 0) + 1
      counts.set(of.company, own)
    }
    counted(one, 'attended')
    if (gone) counted(gone, 'replaced')

    const writes: Write[] = [
      transition(tables, {
        nomination: one,
        to: 'attended',
        at,
        by,
        set: { attendance: { at, how, by }, examDate: wave.date },
        wave: wave.id,
        from: [one.state],
        and: equals('version', one.version),
      }),
      ...(gone
        ? [
            transition(tables, {
              nomination: gone,
              to: 'replaced',
              at,
              by,
              wave: null,
              from: ['assigned'],
              and: all(equals('version', gone.version), equals('wave', wave.id)),
            }),
            letGo(tables, gone),
            unchanged(tables, wave),
            ...swapSeat(wave, gone, one, cap),
            // She brings her own part of the quota from the wave she had a seat in.
            ...(from ? [releaseQuota(tables, { programme: programme.id, scheme, n: 1 })] : []),
          ]
        : takeSeats(
            tables,
            { ...seats, wave: wave.id },
            { wave, cap: () => (cap === Infinity ? undefined : cap), ...(!from && { quota }) },
          )),
      ...(from ? releaseSeats(tables, { ...seats, wave: from }, { keepQuota: true }) : []),
      ...[...counts].map(([id, by]) => count(tables, { programme: programme.id, id }, by)),
      record(tables, actor, now(), newId(), {
        programme: programme.id,
        what: `nomination.${how}`,
        subject: { kind: 'nomination', ids: [one.id, ...(gone ? [gone.id] : [])] },
        before: { state: one.state, ...(from && { wave: from }) },
        after: { state: 'attended', wave: wave.id },
        reason: asked.reason,
      }),
    ]
    try {
      await db.transact(writes)
    } catch (error) {
      if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
      throw whyNot(error.failed, gone !== undefined, from !== undefined)
    }
    return nominations.get(one)
  }
}

/** What a refused transaction ran into, by the place of the write. */
function whyNot(failed: readonly number[], replacement: boolean, moved: boolean): AppError {
  if (failed.includes(0) || (replacement && failed.includes(1)))
    return refused('nomination.wrong_state', 'The nomination has changed')
  if (replacement) return failed.includes(3) ? refused('wave.wrong_state', '') : refused('company.cap', '')
  if (failed.includes(1)) return refused('wave.full', 'No seat is left')
  return !moved && failed.includes(2) ? refused('quota.spent', '') : refused('company.cap', '')
}
