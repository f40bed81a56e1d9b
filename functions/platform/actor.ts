import type { Grant } from '../contract/access.ts'

type Origin = {
  /** Of the request or run; goes with everything it causes, into audit and mail. */
  requestId: string
  ip?: string
}
export type Anyone = Origin & { kind: 'anyone' }
export type StaffActor = Origin & { kind: 'staff'; id: string; name: string; email: string; grants: Grant[] }
export type CompanyActor = Origin & { kind: 'company'; programme: string; company: string; email: string }
/** Another system of the office, by a key that was issued to it for one programme. */
export type KeyActor = Origin & { kind: 'key'; id: string; name: string; programme: string }
export type SystemActor = Origin & { kind: 'system'; name: string }

/** Who does something; passed to everything that changes a state. */
export type Actor = Anyone | StaffActor | CompanyActor | KeyActor | SystemActor

/** How an actor is named in histories and the audit log. */
export const signatureOf = (actor: Actor): string =>
  actor.kind === 'staff'
    ? `staff:${actor.id}`
    : actor.kind === 'company'
      ? `company:${actor.company}`
      : actor.kind === 'system'
        ? `system:${actor.name}`
        : actor.kind === 'key'
          ? `key:${actor.id}`
          : 'anyone'
