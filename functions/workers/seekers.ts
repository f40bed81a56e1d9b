import { certificateRepository } from '../certificates/repository.ts'
import { stateOn } from '../certificates/certificate.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { dayIn } from '../platform/jakarta.ts'
import type { StaffActor } from '../platform/actor.ts'
import { workerRepository } from './repository.ts'

/** Who is open to work, with the certificate that recommends them; each look is on record. */
export function createSeekers(deps: Deps) {
  const workers = workerRepository(deps)
  const nominations = nominationRepository(deps)
  const register = certificateRepository(deps)

  return async (
    programme: string,
    filter: { scheme?: string | undefined; district?: string | undefined },
    after: string | undefined,
    actor: StaffActor,
  ) => {
    const { items, next } = await workers.listOpen(programme, filter, after)
    const people = await nominations.getMany(items.map((one) => ({ ...one, id: one.nomination })))
    const held = await register.ofNominations(
      programme,
      items.map(({ nomination }) => nomination),
    )
    const certificates = new Map(held.map((one) => [one.nomination, one]))
    const known = new Map(people.map((one) => [one.id, one]))
    // A certificate that ended or was revoked since is no recommendation.
    const shown = items.flatMap((one) => {
      const [person, certificate] = [known.get(one.nomination), certificates.get(one.nomination)]
      if (!person || !certificate || stateOn(certificate, dayIn(deps.now())) !== 'issued') return []
      return [workers.seeker({ ...one, ...certificate, ...contactOf(person), since: one.since })]
    })
    await workers.recordLook(
      programme,
      shown.map(({ nomination }) => nomination),
      filter,
      actor,
    )
    return { items: shown, next }
  }
}

const contactOf = ({ name, phone, email }: { name: string; phone: string; email?: string | undefined }) => ({
  name,
  phone,
  email,
})
