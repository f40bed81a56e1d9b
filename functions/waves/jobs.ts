import type { Deps } from '../deps.ts'
import type { SystemActor } from '../platform/actor.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createAftermath } from './aftermath.ts'
import { createRefill } from './refill.ts'

/**
 * What the schedule does about waves: finishes what changes left to do (mails of an edit, people of a
 * cancelled wave) and gives seats that were given back, unless a programme leaves that to its officers.
 */
export function createWaveJobs(deps: Deps) {
  const programmes = programmeRepository(deps)
  const aftermath = createAftermath(deps)
  const refill = createRefill(deps)

  /** Works until `until` (ms); says how many tasks are left and how many people got a seat. */
  return async (until: number): Promise<{ left: number; seated: number }> => {
    const actor: SystemActor = { kind: 'system', name: 'waves', requestId: deps.newId() }
    let left = 0
    let seated = 0
    for (const programme of await programmes.list()) {
      left += await aftermath.run(programme.id, actor, until)
      if (programme.autoRefill !== false) seated += await refill.give(programme, actor, until)
    }
    return { left, seated }
  }
}
