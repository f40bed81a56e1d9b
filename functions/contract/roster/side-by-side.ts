import type { ColumnRole } from './field.ts'
import type { Header } from './header.ts'
import type { Row } from './sheet.ts'

/** A header with the rows below it, and the columns that are its own: from the first, up to but not including the last. */
export type Part = { header: Header; rows: Row[]; from: number; to: number }

const MOST_PARTS = 4

/** Parts a table whose header says the same fields in the same order again to the right, as a list printed in several columns does; any other table stays one part. */
export function partSideBySide(header: Header, rows: Row[]): Part[] {
  const named = header.headings.flatMap((heading, column) =>
    heading && heading.role !== 'other' ? [{ column, role: heading.role }] : [],
  )
  const count = repetitions(named.map(({ role }) => role))
  if (count === 1) return [{ header, rows, from: 0, to: Number.POSITIVE_INFINITY }]
  const size = named.length / count
  return Array.from({ length: count }, (_, part): Part => {
    const from = part === 0 ? 0 : (named[part * size]?.column ?? 0)
    const to = named[(part + 1) * size]?.column ?? Number.POSITIVE_INFINITY
    const within = <T>(cells: readonly T[]) =>
      cells.slice(0, to).map((cell, column) => (column < from ? undefined : cell))
    return {
      header: { ...header, headings: within(header.headings) },
      rows: rows
        .map((row): Row => ({ ...row, cells: within(row.cells) }))
        .filter(({ cells }) => cells.some(Boolean)),
      from,
      to,
    }
  })
}

function repetitions(roles: readonly ColumnRole[]): number {
  for (let count = MOST_PARTS; count > 1; count--) {
    const size = roles.length / count
    if (!Number.isInteger(size)) continue
    const first = roles.slice(0, size)
    if (!first.includes('nik') || !first.includes('name')) continue
    if (roles.every((role, at) => role === first[at % size])) return count
  }
  return 1
}
