import { countBy } from '../../platform/group-by.ts'
import { AppError } from '../../platform/errors.ts'
import { replan, type Replan } from './moves.ts'
import { capOf, quotaOf } from './problem.ts'
import type { Assignment, Instance, Nominee } from './types.ts'

/**
 * A plan with some people put where an officer wants them: they sit there, who is locked stays, as many as
 * possible have a seat, and as few as possible of the others change theirs. Throws `conflict` with a code and
 * the figures where that would exceed seats, quota or a cap, or a day does not suit.
 */
export function adjust(instance: Instance, before: Assignment[], pins: readonly Assignment[]): Replan {
  const wanted = new Map(pins.map(({ nominee, wave }) => [nominee, wave]))
  const pinned: Instance = {
    ...instance,
    nominees: instance.nominees.map((one) => {
      const wave = wanted.get(one.id)
      return wave === undefined ? one : { ...one, lockedTo: wave }
    }),
  }
  refuse(pinned, pins)
  const told = before.filter(({ nominee }) => !wanted.has(nominee))
  return replan(pinned, told)
}

function refuse(instance: Instance, pins: readonly Assignment[]): void {
  const nominees = new Map(instance.nominees.map((one) => [one.id, one]))
  const waves = new Map(instance.waves.map((one) => [one.id, one]))
  const fixed = instance.nominees.filter(({ lockedTo }) => lockedTo !== undefined)
  const inWave = countBy(fixed, ({ lockedTo }) => lockedTo!)
  const inScheme = countBy(fixed, ({ scheme }) => scheme)
  const inCell = countBy(fixed, ({ company, lockedTo }) => JSON.stringify([company, lockedTo]))

  for (const { nominee: id, wave: target } of pins) {
    const nominee = nominees.get(id)
    const wave = waves.get(target)
    if (!nominee) throw conflict('nomination.wrong_state')
    if (!wave) throw conflict('wave.wrong_state')
    if (wave.scheme !== nominee.scheme) throw conflict('wave.other_scheme')
    if (!suits(nominee, wave.date)) throw conflict('wave.unsuitable')
    if (inWave.get(target)! > wave.seats) throw conflict('plan.fixed_seats', { most: wave.seats })
    const quota = quotaOf(instance, wave.scheme)
    if (inScheme.get(wave.scheme)! > quota) throw conflict('plan.fixed_quota', { most: quota })
    const cap = capOf(instance, nominee.company)
    if (inCell.get(JSON.stringify([nominee.company, target]))! > cap)
      throw conflict('plan.fixed_cap', { most: cap })
  }
}

const suits = ({ notBefore, unavailable }: Nominee, date: string) =>
  (notBefore === undefined || notBefore <= date) && !unavailable?.includes(date)

const conflict = (code: string, params?: Record<string, number>) =>
  new AppError('conflict', code, 'She cannot be put there', [], params)
