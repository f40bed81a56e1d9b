import type { ReturnedRowInput } from '../bnsp.ts'
import { isScientific, tidy } from '../person/typed.ts'
import { findPeople } from '../roster/roster.ts'
import type { Cell, Row } from '../roster/sheet.ts'
import type { Table, TableColumn } from '../roster/table.ts'
import { RETURNED_FIELDS, readReturnedHeading, type ReturnedField } from './heading.ts'

/** An officer's own word on which column, by its letters, holds a field; null: none does. */
export type Chosen = Partial<Record<ReturnedField, string | null>>

/** What was found where, in a file that BNSP returned, and each row as it was typed. */
export type Returned = {
  sheet: string
  /** The row of the header; none: the columns were told by what they hold. */
  headerRow: number | undefined
  columns: { letters: string; heading: string }[]
  /** Letters of the column of each field that was found. */
  found: Partial<Record<ReturnedField, string>>
  rows: ReturnedRowInput[]
}

/** Reads a workbook or CSV that BNSP returned, by the reader of rosters. Throws a RosterError when it finds no people. */
export function readReturned(bytes: Uint8Array, chosen: Chosen = {}): Returned {
  const tables = findPeople(bytes)
  const { table: first } = tables.find(({ people }) => people.length > 0) ?? tables[0]!
  const rows = tables.flatMap(({ table, people }) => {
    const columns = columnsOf(table, chosen)
    const byNumber = new Map(table.rows.map((row) => [row.number, row]))
    return people.map(({ row, cells }) =>
      typed(table.sheet, byNumber.get(row)!, { nik: cells.nik, name: cells.name }, columns),
    )
  })
  const used = first.columns.filter(({ heading, role }) => heading !== '' || role !== null)
  return {
    sheet: first.sheet,
    headerRow: first.headerRows.at(-1),
    columns: used.map(({ letters, heading }) => ({ letters, heading })),
    found: Object.fromEntries([...columnsOf(first, chosen)].map(([field, { letters }]) => [field, letters])),
    rows,
  }
}

function columnsOf(table: Table, chosen: Chosen): Map<ReturnedField, TableColumn> {
  const found = new Map<ReturnedField, TableColumn>()
  for (const field of RETURNED_FIELDS) {
    const letters = chosen[field]
    const own = table.columns.filter(
      ({ heading, role }) => role !== 'nik' && role !== 'name' && readReturnedHeading(heading) === field,
    )
    const column =
      letters === undefined
        ? // Of two alike the one that holds something.
          (own.find(({ index }) => table.rows.some(({ cells }) => cells[index])) ?? own[0])
        : table.columns.find((one) => one.letters === letters)
    if (column) found.set(field, column)
  }
  return found
}

function typed(
  sheet: string,
  row: Row,
  who: { nik: Cell | undefined; name: Cell | undefined },
  columns: ReadonlyMap<ReturnedField, TableColumn>,
): ReturnedRowInput {
  const unread: NonNullable<ReturnedRowInput['unread']> = []
  if (who.nik?.kind === 'number') unread.push({ field: 'nik', code: 'nik.number' })
  const texts: Partial<Record<ReturnedField, string>> = {}
  for (const [field, { index }] of columns) {
    const cell = row.cells[index]
    if (!cell) continue
    texts[field] = tidy(cell.text)
    if (field === 'verdict') continue
    // A spreadsheet keeps fifteen digits of a number: what is longer has lost the rest.
    if (isScientific(cell.text) || (cell.kind === 'number' && cell.text.replace(/\D/g, '').length > 15))
      unread.push({ field, code: 'bnsp.number_lost' })
    else if (cell.kind === 'date' || cell.kind === 'bool' || cell.kind === 'error')
      unread.push({ field, code: 'bnsp.number_unreadable' })
  }
  return {
    sheet,
    row: row.number,
    nik: who.nik?.text ?? '',
    name: tidy(who.name?.text ?? ''),
    ...texts,
    ...(unread.length > 0 && { unread }),
  }
}
