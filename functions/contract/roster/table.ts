import { columnEvidence, looksLikeDate } from './evidence.ts'
import type { Evidence } from './evidence.ts'
import { REQUIRED_FIELDS } from './field.ts'
import type { ColumnRole, RosterField } from './field.ts'
import { headerAt, lineOf, mayBeHeader } from './header.ts'
import type { Header } from './header.ts'
import { MAX_HEADING_CELLS } from './limits.ts'
import { columnLetters } from './sheet.ts'
import type { Cell, Row, Sheet } from './sheet.ts'
import { partSideBySide } from './side-by-side.ts'

export type Confidence = 'sure' | 'unsure'

/** A column of a table: its letter, its heading as it stands, what it was taken for (null: left aside), and how sure that is. */
export type TableColumn = {
  index: number
  letters: string
  heading: string
  role: ColumnRole | null
  confidence: Confidence
}

/** A table of workers on a sheet. `headerRows` is empty where no header was found; `missing` lists required fields without a column. */
export type Table = {
  sheet: string
  headerRows: number[]
  columns: TableColumn[]
  missing: RosterField[]
  confidence: Confidence
  monthFirst: boolean
  letters: 'LP' | 'PW'
  rows: Row[]
}

/** Finds every table of workers on a sheet; without any header one is guessed from what the cells hold. */
export function findTables(sheet: Sheet): Table[] {
  const found: { header: Header; rows: Row[]; lines: Set<string> }[] = []
  let looked = 0
  for (let at = 0; at < sheet.rows.length; at++) {
    const row = sheet.rows[at] as Row
    const last = found.at(-1)
    const mayHead = mayBeHeader(row)
    // A page repeats its header: the same table goes on.
    if (last && mayHead && last.lines.has(lineOf(row))) {
      last.header.rows.push(row.number)
      continue
    }
    if (mayHead) looked += row.cells.length
    const header = mayHead && looked < MAX_HEADING_CELLS ? headerAt(sheet, at) : undefined
    const same = last && header && sameColumns(last.header, header)
    if (!header || (last && !same && !saysMore(header, last, sheet.rows[at - 1]))) {
      last?.rows.push(row)
      continue
    }
    if (last && same) last.header.rows.push(...header.rows)
    else found.push({ header, rows: [], lines: new Set(header.lines) })
    at = header.dataFrom - 1
  }
  const tables = found
    .flatMap(({ header, rows }) => partSideBySide(header, rows))
    .map(({ header, rows, from, to }) => {
      const table = tableOf(sheet.name, header, rows)
      return { ...table, columns: table.columns.filter(({ index }) => index >= from && index < to) }
    })
  const useful = tables.filter(({ rows }) => rows.length > 0)
  if (useful.length > 0) return useful
  if (tables.length > 0) return tables.slice(-1)
  return guessTable(sheet)
}

function sameColumns(a: Header, b: Header): boolean {
  const roles = ({ headings }: Header) => headings.map((heading) => heading?.role ?? '').join()
  return roles(a) === roles(b)
}

// A section, an example or a note right below a header would make another header of it, with fewer fields.
function saysMore(header: Header, last: { header: Header; rows: Row[] }, above: Row | undefined): boolean {
  const below = last.rows.length === 0 && above && last.header.rows.includes(above.number)
  return !below || header.score > last.header.score
}

function guessTable(sheet: Sheet): Table[] {
  const start = sheet.rows.findIndex(({ cells }) => cells.some((cell) => cell && isNikCell(cell.text)))
  if (start < 0) return []
  const rows = sheet.rows.slice(start)
  const width = Math.max(...rows.slice(0, 200).map(({ cells }) => cells.length))
  const above = sheet.rows[start - 1]
  const titled =
    above && above.number + 1 === rows[0]?.number && above.cells.filter(Boolean).length > width / 2
  const header: Header = {
    rows: titled ? [above.number] : [],
    headings: Array.from({ length: width }, () => undefined),
    labels: Array.from({ length: width }, (_, column) => (titled ? (above.cells[column]?.text ?? '') : '')),
    dataFrom: start,
    lines: [],
    score: 0,
  }
  const table = tableOf(sheet.name, header, rows)
  return table.columns.some(({ role }) => role === 'nik') ? [{ ...table, confidence: 'unsure' }] : []
}

const isNikCell = (text: string): boolean => /^'?\d{16}$/.test(text.replace(/[\s.-]/g, ''))

// `Malang, 12 Mei 1990` without quotes makes two cells of one, and shifts what follows.
function rejoined(rows: Row[], { headings }: Header): Row[] {
  const at = headings.findIndex((heading) => heading?.role === 'placeDate')
  if (at < 0) return rows
  return rows.map((row) => {
    if (row.cells.length !== headings.length + 1) return row
    const [place, date] = row.cells.slice(at, at + 2)
    if (!place || !date || /\d/.test(place.text) || !looksLikeDate(date)) return row
    const both: Cell = { kind: 'text', text: `${place.text}, ${date.text.trim()}` }
    return { ...row, cells: [...row.cells.slice(0, at), both, ...row.cells.slice(at + 2)] }
  })
}

function tableOf(sheet: string, header: Header, typedRows: Row[]): Table {
  const rows = rejoined(typedRows, header)
  const width = Math.max(header.headings.length, ...rows.slice(0, 60).map(({ cells }) => cells.length))
  const evidence = Array.from({ length: width }, (_, column) => columnEvidence(rows, column))
  const columns = Array.from({ length: width }, (_, index): TableColumn => {
    const heading = header.headings[index]
    return {
      index,
      letters: columnLetters(index),
      heading: header.labels[index] ?? '',
      role: heading?.role ?? null,
      confidence: heading && heading.strength > 1 ? 'sure' : 'unsure',
    }
  })
  settleNik(columns, evidence)
  splitPlaceDate(columns, evidence)
  datePlaces(columns, evidence)
  markSexColumns(columns)
  settleRepeated(columns, evidence, header)
  fillFromContent(columns, evidence)
  const missing = missingFields(columns)
  const doubtful = columns.some(
    ({ role, confidence }) => confidence === 'unsure' && REQUIRED_FIELDS.some((field) => field === role),
  )
  return {
    sheet,
    headerRows: header.rows,
    columns,
    missing,
    confidence: missing.length > 0 || doubtful ? 'unsure' : 'sure',
    monthFirst: header.headings.some((heading) => heading?.monthFirst),
    letters: header.headings.some((heading) => heading?.letters === 'PW') ? 'PW' : 'LP',
    rows,
  }
}

/** Whether a required field has a column of its own or the parts of it. */
function covers(columns: readonly Pick<TableColumn, 'role'>[], field: RosterField): boolean {
  const has = (role: ColumnRole) => columns.some((column) => column.role === role)
  if (has(field)) return true
  if (field === 'birthDate')
    return has('placeDate') || (has('birthDay') && has('birthMonth') && has('birthYear'))
  if (field === 'name') return has('firstName') || has('lastName')
  return field === 'sex' && has('sexL') && has('sexP')
}

/** The required fields that no column covers. */
export const missingFields = (columns: readonly Pick<TableColumn, 'role'>[]): RosterField[] =>
  REQUIRED_FIELDS.filter((field) => !covers(columns, field))

// Companies call their own staff number NIK too (nomor induk karyawan): sixteen digits decide.
function settleNik(columns: TableColumn[], evidence: readonly Evidence[]): void {
  const named = columns.filter(({ role }) => role === 'nik')
  const share = (column: TableColumn) => evidence[column.index]?.nik ?? 0
  if (named.some((column) => share(column) >= 0.3 || evidence[column.index]?.filled === 0)) return
  const better = columns.filter(({ role }) => role === null).find((column) => share(column) >= 0.6)
  if (!better) return
  for (const column of named) column.role = 'other'
  better.role = 'nik'
  better.confidence = 'unsure'
}

// One heading over two columns: the place in the first, the date in the second.
function splitPlaceDate(columns: TableColumn[], evidence: readonly Evidence[]): void {
  const column = columns.find(({ role }) => role === 'placeDate' || role === 'birthDate')
  const next = column && columns[column.index + 1]
  if (!column || !next || next.role !== null || next.heading !== '') return
  if ((evidence[column.index]?.birthDate ?? 0) > 0.2 || (evidence[next.index]?.birthDate ?? 0) < 0.5) return
  column.role = 'birthPlace'
  next.role = 'birthDate'
  next.confidence = column.confidence
}

// Below `Tempat Lahir` or `Lahir` alone may stand place and date, or the date.
function datePlaces(columns: readonly TableColumn[], evidence: readonly Evidence[]): void {
  if (covers(columns, 'birthDate')) return
  const column = columns.find(({ role, index }) => role === 'birthPlace' && isDated(evidence[index]))
  if (column) column.role = 'placeDate'
}

const isDated = (evidence: Evidence | undefined) => (evidence?.birthDate ?? 0) >= 0.6

// Forms have a column L and a column P, one of them ticked.
function markSexColumns(columns: TableColumn[]): void {
  if (covers(columns, 'sex')) return
  const man = columns.find(
    ({ role, heading }) => role === null && /^(?:l|lk|laki-laki|pria)$/i.test(heading.trim()),
  )
  const woman = man && columns[man.index + 1]
  if (!woman || woman.role !== null || !/^(?:p|pr|perempuan|wanita)$/i.test(woman.heading.trim())) return
  man.role = 'sexL'
  woman.role = 'sexP'
}

function settleRepeated(columns: TableColumn[], evidence: readonly Evidence[], header: Header): void {
  const worth = ({ index, role }: TableColumn) => {
    const shares: Partial<Record<ColumnRole, number>> = {
      ...evidence[index],
      placeDate: evidence[index]?.birthDate ?? 0,
    }
    return (
      (shares[role as ColumnRole] ?? 0) * 10 +
      (header.headings[index]?.strength ?? 0) +
      (evidence[index]?.filled ? 1 : 0)
    )
  }
  for (const role of new Set(columns.map((column) => column.role))) {
    // Of several phones the row takes the first that is there.
    if (role === null || role === 'other' || role === 'phone') continue
    const same = columns.filter((column) => column.role === role)
    if (same.length < 2) continue
    const best = same.reduce((a, b) => (worth(b) > worth(a) ? b : a))
    for (const column of same) if (column !== best) column.role = 'other'
  }
}

function fillFromContent(columns: TableColumn[], evidence: readonly Evidence[]): void {
  for (const field of ['nik', 'birthDate', 'phone', 'sex', 'name'] as const) {
    if (covers(columns, field)) continue
    // `Nomor` alone may head long numbers; a running number looks like none of them.
    const free = columns.filter(
      ({ role, index }) => (role === null || role === 'no') && (evidence[index]?.[field] ?? 0) >= 0.6,
    )
    const best = free.reduce<TableColumn | undefined>(
      (a, b) => (!a || (evidence[b.index]?.[field] ?? 0) > (evidence[a.index]?.[field] ?? 0) ? b : a),
      undefined,
    )
    if (!best) continue
    best.role = field
    best.confidence = 'unsure'
  }
}
