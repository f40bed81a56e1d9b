/** What went wrong, in kinds that map to one HTTP status each. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'too_large'
  | 'unsupported'
  | 'too_many'
  | 'unavailable'

export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<ErrorKind, number>

/** One fault of an input: where (dotted path), a stable code, and what its text names. */
export type FieldFault = { field: string; code: string; params?: Record<string, string | number> }

/** A failure that is expected: the caller is told its code, in the reader's language. */
export class AppError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly faults: FieldFault[] = [],
    readonly params: Record<string, string | number> = {},
  ) {
    super(message)
    this.name = 'AppError'
  }
}
