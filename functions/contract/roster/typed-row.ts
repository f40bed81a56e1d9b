import type { DateOrder } from '../person/birth-date.ts'
import { splitPlaceAndDate } from '../person/birth-place.ts'
import { serialDate } from '../person/calendar.ts'
import { readPhone } from '../person/phone.ts'
import { tidy } from '../person/typed.ts'
import { ROSTER_FIELDS } from './field.ts'
import type { ColumnRole, RosterField } from './field.ts'
import type { Cell, Row } from './sheet.ts'
import type { TableColumn } from './table.ts'

/** A field as it was typed, with the letters of its column. */
export type TypedCell = Cell & { column: string }

/** A worker's row before it is judged: plain data, which a page may keep, mend and have judged again. */
export type TypedRow = {
  sheet: string
  row: number
  cells: Partial<Record<RosterField, TypedCell>>
  /** The letters of each field's column, for cells that hold nothing; one object for the rows of a table. */
  columns: Partial<Record<RosterField, string>>
  order: DateOrder
  letters: 'LP' | 'PW'
  /** The sheet does not show it. */
  hidden?: boolean
}

/** The row with one field typed anew by hand; a date typed by hand has its day first. */
export const mend = (row: TypedRow, field: RosterField, text: string): TypedRow => ({
  ...row,
  order: field === 'birthDate' ? 'dmy' : row.order,
  cells: {
    ...row.cells,
    [field]: { kind: 'text', text, column: row.cells[field]?.column ?? row.columns[field] ?? '' },
  },
})

/** Which column of a table holds each role; the phone may have several. */
export type ColumnMap = { at: ReadonlyMap<ColumnRole, TableColumn>; phones: readonly TableColumn[] }

export const columnMap = (columns: readonly TableColumn[]): ColumnMap => ({
  at: new Map(columns.flatMap((column) => (column.role ? [[column.role, column] as const] : [])).reverse()),
  phones: columns.filter(({ role }) => role === 'phone'),
})

/** Where a person would type each field of a table. */
export function fieldColumns({ at }: ColumnMap): TypedRow['columns'] {
  const columns: TypedRow['columns'] = {}
  for (const field of ROSTER_FIELDS) {
    const column = [field, ...(PARTS[field] ?? [])].map((role) => at.get(role)).find(Boolean)
    if (column) columns[field] = column.letters
  }
  return columns
}

const NAME_PARTS = ['firstName', 'middleName', 'lastName'] as const
const PARTS: Partial<Record<RosterField, readonly ColumnRole[]>> = {
  name: NAME_PARTS,
  sex: ['sexL'],
  birthDate: ['placeDate', 'birthDay'],
  birthPlace: ['placeDate'],
}
const PLAIN_FIELDS = ROSTER_FIELDS.filter((field) => field !== 'phone' && field !== 'birthDate')

/** Takes the fields of one row out of their columns and joins what is spread over several. */
export function typeRow(row: Row, map: ColumnMap, date1904: boolean): TypedRow['cells'] {
  const typed: TypedRow['cells'] = {}
  for (const field of PLAIN_FIELDS) {
    const cell = cellOf(row, map, field)
    if (cell) typed[field] = cell
  }
  const phone = phoneOf(row, map)
  if (phone) typed.phone = phone
  if (!typed.name)
    setIf(typed, 'name', joinNames(NAME_PARTS.map((role) => cellOf(row, map, role)).filter((part) => !!part)))
  if (!typed.sex) setIf(typed, 'sex', tickedSex(cellOf(row, map, 'sexL'), cellOf(row, map, 'sexP')))
  const date = cellOf(row, map, 'birthDate') ?? cellOf(row, map, 'placeDate') ?? joinDate(row, map)
  if (date) placeAndDate(typed, date, map.at.has('placeDate'), date1904)
  return typed
}

function cellOf(row: Row, map: ColumnMap, role: ColumnRole): TypedCell | undefined {
  const column = map.at.get(role)
  const cell = column && row.cells[column.index]
  return cell && { kind: cell.kind, text: cell.text, column: column.letters }
}

// Of several phones the first mobile number, else the first that holds digits.
function phoneOf(row: Row, map: ColumnMap): TypedCell | undefined {
  const typed = map.phones.flatMap((column): TypedCell[] => {
    const cell = row.cells[column.index]
    return cell ? [{ ...cell, column: column.letters }] : []
  })
  if (typed.length < 2) return typed[0]
  return (
    typed.find(({ text }) => readPhone(text).ok) ??
    typed.find(({ text }) => /\d\D*\d\D*\d\D*\d/.test(text)) ??
    typed[0]
  )
}

function placeAndDate(typed: TypedRow['cells'], cell: TypedCell, isBoth: boolean, date1904: boolean): void {
  if (cell.kind === 'number' && /^\d{4,5}(?:\.\d+)?$/.test(cell.text)) {
    const date = cell.text.length > 4 ? serialDate(Number(cell.text), date1904) : undefined
    typed.birthDate = date ? { ...cell, kind: 'date', text: date } : cell
    return
  }
  if (cell.kind !== 'text') {
    typed.birthDate = cell
    return
  }
  const { place, date } = splitPlaceAndDate(cell.text)
  if (place !== '' && !typed.birthPlace && (isBoth || date !== ''))
    typed.birthPlace = { ...cell, text: place }
  const text = date !== '' || isBoth ? date : cell.text
  if (text.trim() !== '') typed.birthDate = { ...cell, text }
}

function joinNames(parts: readonly TypedCell[]): TypedCell | undefined {
  const [first, ...others] = parts
  return first && others.length > 0 ? { ...first, text: parts.map(({ text }) => text).join(' ') } : first
}

function tickedSex(man: TypedCell | undefined, woman: TypedCell | undefined): TypedCell | undefined {
  const ticked = (cell: TypedCell | undefined) =>
    cell && !/^(?:-|0|x{0}|false|tidak)$/i.test(cell.text.trim())
  if (man && ticked(man) && woman && ticked(woman)) return { ...man, text: `${man.text} / ${woman.text}` }
  if (man && ticked(man)) return { ...man, kind: 'text', text: 'L' }
  return woman && ticked(woman) ? { ...woman, kind: 'text', text: 'P' } : undefined
}

function joinDate(row: Row, map: ColumnMap): TypedCell | undefined {
  const parts = (['birthDay', 'birthMonth', 'birthYear'] as const).map((role) => cellOf(row, map, role))
  const [day, month, year] = parts
  const known = day ?? month ?? year
  if (!known) return undefined
  return {
    ...known,
    kind: 'text',
    text: parts
      .map((part) => tidy(part?.text ?? ''))
      .filter(Boolean)
      .join(' '),
  }
}

function setIf(typed: TypedRow['cells'], field: RosterField, cell: TypedCell | undefined): void {
  if (cell) typed[field] = cell
}

/** The cells of rows that vertical merges reach, with the value that shows there; the number and name of a person are never spread. */
export function spreadMerges(
  rows: Row[],
  merges: readonly { top: number; bottom: number; left: number }[],
): void {
  const tall = merges.filter((merge) => merge.bottom > merge.top && merge.bottom - merge.top < 2000)
  if (tall.length === 0) return
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  let steps = 0
  for (const { top, bottom, left } of tall) {
    const cell = byNumber.get(top)?.cells[left]
    if (!cell) continue
    for (let number = top + 1; number <= bottom && steps++ < 100_000; number++) {
      const row = byNumber.get(number)
      if (row && !row.cells[left]) row.cells[left] = cell
    }
  }
}
