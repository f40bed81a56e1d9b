import type { Cell as ExcelCell } from 'exceljs'
import { harmless } from '../platform/csv.ts'
import { dayIn } from '../platform/jakarta.ts'

export type Cell = string | number | Date | undefined

/** Letters that a cell of Excel holds. */
const longest = 32_767

/** A day, `yyyy-mm-dd`, as a cell that spreadsheets know as one. */
export const dayCell = (day: string) => new Date(`${day}T00:00:00Z`)

/** The day in Jakarta of an instant (ISO 8601), as such a cell. */
export const dayOf = (at: string | undefined) => (at ? dayCell(dayIn(new Date(at))) : undefined)

/** Writes a value into a cell, in the format of its kind; texts stay texts. */
export function fill(cell: ExcelCell, value: Cell): void {
  if (value === undefined) return
  cell.numFmt = formatOf(value)
  cell.value = typeof value === 'string' ? harmless(value).slice(0, longest) : value
}

const formatOf = (value: Exclude<Cell, undefined>) => {
  if (typeof value === 'string') return '@'
  if (typeof value === 'number') return Number.isInteger(value) ? '0' : '0.000'
  return 'dd/mm/yyyy'
}
