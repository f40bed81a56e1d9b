/**
 * Why a mail did not leave. `refused`: this mail, by its own fault. `service`: the service takes nothing now,
 * and surely did not take this one. `unknown`: it may have been taken; only an event can tell.
 */
export type FailureKind = 'refused' | 'service' | 'unknown'

export class SendFailure extends Error {
  override name = 'SendFailure'
  constructor(
    readonly kind: FailureKind,
    readonly reason: string,
  ) {
    super(`${kind}: ${reason}`)
  }
}
