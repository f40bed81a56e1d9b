import { readHeading } from './heading.ts'
import type { Heading } from './heading.ts'
import type { ColumnRole } from './field.ts'
import type { Merge, Row, Sheet } from './sheet.ts'

/** A header in one or two rows: what it says of each column, and where the data begin (index into the sheet's rows). */
export type Header = {
  rows: number[]
  headings: (Heading | undefined)[]
  labels: string[]
  dataFrom: number
  /** The header's rows as `lineOf` gives them. */
  lines: string[]
  score: number
}

const COVERS: Readonly<Partial<Record<ColumnRole, readonly string[]>>> = {
  placeDate: ['birthDate'],
  firstName: ['name'],
  middleName: [],
  lastName: ['name'],
  birthDay: ['birthDate'],
  birthMonth: ['birthDate'],
  birthYear: ['birthDate'],
  sexL: ['sex'],
  sexP: ['sex'],
  no: [],
  other: [],
}

/** The header that stands at a row of the sheet or has its second row there; undefined when the row is none. */
export function headerAt(sheet: Sheet, at: number): Header | undefined {
  const row = sheet.rows[at]
  if (!row || !mayBeHeader(row)) return undefined
  const single = build([row], at + 1, (column) => readHeading(label(row, column)))
  const above = sheet.rows[at - 1]
  const below = sheet.rows[at + 1]
  const grouped = above && adjoins(above, row) ? pair(sheet.merges, above, row, at + 1) : undefined
  const split = below && adjoins(row, below) ? pair(sheet.merges, row, below, at + 2) : undefined
  let best = single
  if (grouped && isHeader(grouped) && grouped.score >= best.score && filled(above as Row) > 1) best = grouped
  if (split && isHeader(split) && split.score >= best.score && addsMeaning(split, single)) best = split
  return isHeader(best) ? best : undefined
}

const isHeader = ({ headings }: Header): boolean => {
  const fields = coverage(headings)
  return (
    (fields.has('nik') && (fields.has('name') || fields.size > 2)) || (fields.has('name') && fields.size > 2)
  )
}

function build(rows: Row[], dataFrom: number, read: (column: number) => Heading | undefined): Header {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const headings = Array.from({ length: width }, (_, column) => read(column))
  // `Tgl` beside `Bln` and `Thn` is the day alone.
  const has = (role: ColumnRole) => headings.some((heading) => heading?.role === role)
  if (has('birthMonth') && has('birthYear') && !has('birthDay'))
    for (const [column, heading] of headings.entries())
      if (heading?.role === 'birthDate') headings[column] = { ...heading, role: 'birthDay' }
  const labels = headings.map((_, column) =>
    rows
      .map((row) => label(row, column))
      .filter(Boolean)
      .join(' '),
  )
  if (!coverage(headings).has('birthDate')) nameDateParts(headings, labels)
  const score =
    [...coverage(headings)].length * 10 + headings.reduce((sum, h) => sum + (h?.strength ?? 0), 0) / 100
  return {
    rows: rows.map(({ number }) => number),
    headings,
    labels,
    dataFrom,
    lines: rows.map(lineOf),
    score,
  }
}

// `Tgl`, `Bln`, `Thn` side by side, without a word of birth: no other date of a worker is spread like that.
function nameDateParts(headings: (Heading | undefined)[], labels: readonly string[]): void {
  const day = labels.findIndex((_, at) =>
    DATE_PARTS.every(([pattern], part) => pattern.test(labels[at + part] ?? '')),
  )
  if (day < 0) return
  for (const [part, [, role]] of DATE_PARTS.entries()) headings[day + part] = { role, strength: 1 }
}

const DATE_PARTS: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(?:tgl|tanggal|hari|day|dd)\W*$/i, 'birthDay'],
  [/^(?:bln|bulan|month|mm)\W*$/i, 'birthMonth'],
  [/^(?:thn|th|tahun|year|yyyy|yy)\W*$/i, 'birthYear'],
]

function pair(merges: readonly Merge[], top: Row, bottom: Row, dataFrom: number): Header | undefined {
  if (!mayBeHeader(top) || !mayBeHeader(bottom)) return undefined
  return build([top, bottom], dataFrom, (column) => {
    const below = label(bottom, column)
    return below === '' ? readHeading(label(top, column)) : readHeading(below, groupOver(merges, top, column))
  })
}

// The group of a column: its own cell, the merged one over it, or without merges the nearest to the left.
function groupOver(merges: readonly Merge[], top: Row, column: number): string {
  const own = label(top, column)
  if (own !== '') return own
  const merged = merges.find(
    (merge) =>
      merge.top === top.number && merge.left < column && merge.right >= column && merge.right > merge.left,
  )
  if (merged) return label(top, merged.left)
  if (merges.some((merge) => merge.top === top.number && merge.right > merge.left)) return ''
  for (let left = column - 1; left >= 0; left--) if (label(top, left) !== '') return label(top, left)
  return ''
}

// The second row must say more than the first alone: sub-columns of a group, or fields that it lacked.
function addsMeaning(split: Header, single: Header): boolean {
  return split.headings.some((heading, column) => heading && heading.role !== single.headings[column]?.role)
}

function coverage(headings: readonly (Heading | undefined)[]): Set<string> {
  return new Set(headings.flatMap((heading) => (heading ? (COVERS[heading.role] ?? [heading.role]) : [])))
}

const adjoins = (upper: Row, lower: Row): boolean => lower.number - upper.number === 1

const filled = (row: Row): number => row.cells.reduce((count, cell) => (cell ? count + 1 : count), 0)

const label = (row: Row, column: number): string => row.cells[column]?.text.trim() ?? ''

/** A row's texts in one, to see whether it stands again. */
export const lineOf = (row: Row): string => row.cells.map((cell) => cell?.text.trim() ?? '').join('\t')

/** Whether a row holds short texts, and at most years or days of a month beside them; a row of a worker hardly ever does. */
export function mayBeHeader(row: Row): boolean {
  let texts = 0
  let numbers = 0
  for (const cell of row.cells) {
    if (!cell) continue
    if (cell.kind === 'number' && /^\d{1,4}$/.test(cell.text)) numbers++
    else if (cell.kind !== 'text' || /\d{5}/.test(cell.text) || /^\s*[=<]/.test(cell.text)) return false
    else texts++
  }
  return numbers === 0 || texts > 3
}
