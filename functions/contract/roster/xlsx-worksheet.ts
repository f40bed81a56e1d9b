import { serialDate } from '../person/calendar.ts'
import { MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS, MAX_MERGES } from './limits.ts'
import { RosterError } from './roster-error.ts'
import { columnIndex } from './sheet.ts'
import type { Cell, Merge, Row } from './sheet.ts'
import { attribute, unescapeXml } from './xml.ts'
import { scan } from './xml-part.ts'
import type { Zip } from './zip.ts'

/** What a worksheet needs of its workbook; the budget of cells is for all sheets together. */
export type BookParts = {
  shared: readonly (Cell | undefined)[]
  dateStyles: readonly boolean[]
  date1904: boolean
  budget: { cells: number }
}

/** Reads the rows that hold something, and the merged areas. */
export function readWorksheet(zip: Zip, path: string, book: BookParts): { rows: Row[]; merges: Merge[] } {
  const rows: Row[] = []
  const merges: Merge[] = []
  let rowNumber = 0
  let rowHidden = false
  let cells: (Cell | undefined)[] = []
  let column = -1
  let type = ''
  let style = ''
  let value = ''
  let inValue = false
  let phonetic = false
  const found = scan(zip, path, {
    open(name, attributes) {
      if (name === 'c') {
        const reference = attribute(attributes, 'r')
        column = reference === undefined ? column + 1 : columnIndex(reference)
        type = attribute(attributes, 't') ?? 'n'
        style = attribute(attributes, 's') ?? ''
        value = ''
      } else if (name === 'v' || name === 't') inValue = !phonetic
      else if (name === 'row') {
        const number = Number(attribute(attributes, 'r') ?? rowNumber + 1)
        rowNumber = number > rowNumber && number <= 1_048_576 ? Math.floor(number) : rowNumber + 1
        rowHidden = /^(?:1|true)$/.test(attribute(attributes, 'hidden') ?? '')
        cells = []
        column = -1
      } else if (name === 'rPh') phonetic = true
      else if (name === 'mergeCell' && merges.length < MAX_MERGES) {
        const merge = mergeOf(attribute(attributes, 'ref') ?? '')
        if (merge) merges.push(merge)
      }
    },
    text(piece) {
      if (inValue) value += piece
    },
    close(name) {
      if (name === 'c') {
        const cell = column >= 0 && column < MAX_COLUMNS ? cellOf(type, style, value, book) : undefined
        if (!cell) return
        if (++book.budget.cells > MAX_CELLS) throw new RosterError('roster.too_many_cells')
        cells[column] = cell
      } else if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'row' && cells.length > 0)
        rows.push(rowHidden ? { number: rowNumber, cells, hidden: true } : { number: rowNumber, cells })
    },
  })
  if (!found) throw new RosterError('roster.broken')
  return { rows, merges }
}

function cellOf(type: string, style: string, value: string, book: BookParts): Cell | undefined {
  if (type === 's') return book.shared[Number(value)]
  if (value === '' || value.trim() === '') return undefined
  if (type === 'n') return numberCell(value, book.dateStyles[Number(style)] === true, book.date1904)
  if (type === 'b') return { kind: 'bool', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
  if (type === 'e') return { kind: 'error', text: value }
  if (type === 'd' && /^\d{4}-\d\d-\d\d/.test(value)) return { kind: 'date', text: value.slice(0, 10) }
  return { kind: 'text', text: unescapeXml(value.slice(0, MAX_CELL_LENGTH)) }
}

function numberCell(value: string, isDate: boolean, date1904: boolean): Cell {
  const number = Number(value)
  if (Number.isNaN(number)) return { kind: 'text', text: unescapeXml(value.slice(0, MAX_CELL_LENGTH)) }
  const date = isDate ? serialDate(number, date1904) : undefined
  if (date) return { kind: 'date', text: date }
  return { kind: 'number', text: /^\d{1,15}$/.test(value) ? value : String(number) }
}

function mergeOf(reference: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference)
  if (!match) return undefined
  const [, from = '', top = '', to = '', bottom = ''] = match
  return { top: Number(top), bottom: Number(bottom), left: columnIndex(from), right: columnIndex(to) }
}
