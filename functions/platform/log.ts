/** JSON lines on standard output. Callers pass ids and codes only: never a name, number or address. */
export type Log = {
  info(event: string, facts?: Record<string, unknown>): void
  error(event: string, error: unknown, facts?: Record<string, unknown>): void
}

export function createLog(write: (line: string) => void = console.log): Log {
  const line = (level: string, event: string, facts: Record<string, unknown> = {}) =>
    write(JSON.stringify({ level, time: new Date().toISOString(), event, ...facts }))
  return {
    info: (event, facts) => line('info', event, facts),
    error: (event, error, facts) =>
      line('error', event, {
        ...facts,
        error: error instanceof Error ? error.name : typeof error,
        // Where, not what: a message may quote the data that caused it.
        at:
          error instanceof Error
            ? error.stack
                ?.split('\n')
                .slice(1, 6)
                .map((frame) => frame.trim())
            : undefined,
      }),
  }
}
