import { createAddresses } from '../functions/mail/addresses.ts'
import type { Db } from '../functions/platform/db.ts'
import { programmeRepository } from '../functions/programmes/repository.ts'

/** Stops the mail of every programme in restored tables, so that nothing is sent before a person has looked. */
export async function closeSwitches(deps: { db: Db; now: () => Date; newId: () => string }): Promise<void> {
  const addresses = createAddresses(deps)
  const actor = { kind: 'system', name: 'restore', requestId: deps.newId() } as const
  for (const { id } of await programmeRepository(deps).list()) await addresses.setStopped(id, true, actor)
}
