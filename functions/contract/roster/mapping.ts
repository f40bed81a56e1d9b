import type { ColumnRole } from './field.ts'
import { RosterError } from './roster-error.ts'
import { columnLetters } from './sheet.ts'
import type { Sheet } from './sheet.ts'
import { findTables, missingFields } from './table.ts'
import type { Table, TableColumn } from './table.ts'

/** A clerk's own word: the sheet, the last row of the header (0: there is none), and the role of columns by their letters (null: leave aside). */
export type Mapping = {
  sheet?: string
  headerRow?: number
  columns?: Readonly<Record<string, ColumnRole | null>>
}

/** The tables of a sheet with the clerk's word above the reader's own finding. */
export function applyMapping(sheet: Sheet, { headerRow, columns }: Mapping): Table[] {
  if (headerRow === undefined) {
    const found = findTables(sheet)
    const tables = found.length > 0 ? found : columns ? [blankTable(sheet, 0)] : []
    return tables.map((table) => overrule(table, columns))
  }
  const own = findTables(sheet).filter(({ headerRows }) => headerRows.includes(headerRow))
  return (own.length > 0 ? own : [blankTable(sheet, headerRow)]).map((table) => overrule(table, columns))
}

function overrule(table: Table, chosen: Mapping['columns']): Table {
  if (!chosen) return table
  const taken = new Set(table.columns.map(({ letters }) => chosen[letters] ?? null))
  const columns = table.columns.map((column): TableColumn => {
    if (Object.hasOwn(chosen, column.letters))
      return { ...column, role: chosen[column.letters] ?? null, confidence: 'sure' }
    // What the clerk gave to one column is no longer another's.
    return column.role !== null && taken.has(column.role) ? { ...column, role: null } : column
  })
  const missing = missingFields(columns)
  return { ...table, columns, missing, confidence: missing.length > 0 ? 'unsure' : 'sure' }
}

function blankTable(sheet: Sheet, headerRow: number): Table {
  const rows = sheet.rows.filter(({ number }) => number > headerRow)
  const header = sheet.rows.find(({ number }) => number === headerRow)
  if (rows.length === 0) throw new RosterError('roster.no_table')
  const width = Math.max(header?.cells.length ?? 0, ...rows.slice(0, 200).map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, index): TableColumn => ({
    index,
    letters: columnLetters(index),
    heading: header?.cells[index]?.text ?? '',
    role: null,
    confidence: 'unsure',
  }))
  return {
    sheet: sheet.name,
    headerRows: header ? [headerRow] : [],
    columns,
    missing: missingFields(columns),
    confidence: 'unsure',
    monthFirst: false,
    letters: 'LP',
    rows,
  }
}
