/** How long a claim holds, and so the window after which an unconfirmed mail is sent again. */
export const leaseMs = 15 * 60_000
/** Nothing is begun that may not be over before its claim ends or the run must. */
export const reserveMs = 20_000
/** Attempts until a mail is given up and waits for an officer. */
export const maxAttempts = 8
export const maxSoftBounces = 3
export const softBouncePauseMs = 6 * 3_600_000

const minute = 60_000

/** The pause after the n-th failure of one mail: 1, 4, 16, 64 minutes, then every 6 hours. */
export const failurePauseMs = (attempt: number) => Math.min(360 * minute, minute * 4 ** (attempt - 1))

/** The pause after the service failed for the n-th time: 1, 2, 4 minutes, at most 30. */
export const servicePauseMs = (pauses: number) => Math.min(30 * minute, minute * 2 ** pauses)
