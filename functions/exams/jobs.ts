import type { Deps } from '../deps.ts'
import type { SystemActor } from '../platform/actor.ts'
import { dayIn } from '../platform/jakarta.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { waveRepository } from '../waves/repository.ts'
import { isOpen } from '../waves/wave.ts'
import { createAttendance } from './attendance.ts'
import { createVerdicts } from './verdicts.ts'

/** What the schedule does about exam days: ends those that are over, and marks as decided what is. Safe to repeat. */
export function createExamJobs(deps: Deps) {
  const programmes = programmeRepository(deps)
  const waves = waveRepository(deps)
  const attendance = createAttendance(deps)
  const verdicts = createVerdicts(deps)

  /** Works until `until` (ms); says how many days it ended. */
  return async (until: number): Promise<{ closed: number }> => {
    const actor: SystemActor = { kind: 'system', name: 'exams', requestId: deps.newId() }
    const today = dayIn(deps.now())
    let closed = 0
    for (const { id: programme } of await programmes.list())
      for (const wave of await waves.list(programme)) {
        if (Date.now() >= until) return { closed }
        if (wave.date >= today) continue
        if (!isOpen(wave) && wave.state !== 'held') continue
        // A held one too: who ended its day may have been cut off before everybody was marked.
        await attendance.close(wave, actor)
        if (isOpen(wave)) closed++
        await verdicts.settle(programme, wave.id, actor.requestId)
      }
    return { closed }
  }
}
