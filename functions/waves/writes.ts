import type { TableNames, Write } from '../platform/db.ts'

/** Frees a seat with the quota and the company's place it took. */
export function releaseSeat(
  _tables: TableNames,
  _of: { programme: string; wave: string; scheme: string; company: string },
): Write[] {
  return []
}
