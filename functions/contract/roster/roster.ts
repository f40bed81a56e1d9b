import { decodeText, readCsv } from './csv.ts'
import { ROSTER_FIELDS } from './field.ts'
import type { RosterField } from './field.ts'
import { formatOf } from './format.ts'
import type { Finding, JudgedRow, RosterPerson } from './judge.ts'
import { judgeRow } from './judge.ts'
import { MAX_FILE_BYTES, MAX_TEXT_BYTES } from './limits.ts'
import { applyMapping } from './mapping.ts'
import type { Mapping } from './mapping.ts'
import { peopleOf } from './people.ts'
import { findRepeats } from './repeats.ts'
import { RosterError } from './roster-error.ts'
import type { Sheet } from './sheet.ts'
import { findTables } from './table.ts'
import type { Table } from './table.ts'
import type { TypedRow } from './typed-row.ts'
import { openWorkbook } from './xlsx.ts'

export type RosterOptions = {
  /** The day of reading, ISO. */
  today: string
  /** What a clerk decided by hand about sheet, header and columns. */
  mapping?: Mapping
}

/** Where workers were found: the sheet, its header and what each column was taken for. */
export type FoundTable = Omit<Table, 'rows' | 'monthFirst' | 'letters'>

/** A roster as read: where its workers stand, their rows as typed, and each row as judged alone (same order). */
export type Roster = {
  tables: FoundTable[]
  /** Every sheet of the workbook, and whether its workers were taken. */
  sheets: { name: string; hidden: boolean; used: boolean }[]
  typed: TypedRow[]
  judged: JudgedRow[]
}

/** The answer for one row: taken, to be confirmed by a person, or refused, with every finding that led there. */
export type Settled = {
  sheet: string
  row: number
  verdict: 'taken' | 'confirm' | 'refused'
  person: Partial<RosterPerson>
  findings: Finding[]
  notes: Finding[]
}

// Sheets that explain or list codes, whose sample rows are nobody; and of people who left.
const ASIDE =
  /contoh|petunjuk|panduan|cara (?:isi|pengisian)|sample|example|instruction|read ?me|referensi|reference|master|\b(?:resign(?:ed)?|keluar|non[ -]?aktif|phk|pensiun)\b/i

/** Reads a workbook or a text file and judges each row. Throws a RosterError with the reason when the file cannot be read. */
export function readRoster(bytes: Uint8Array, options: RosterOptions): Roster {
  return rosterOf(sourcesOf(bytes), options)
}

/**
 * The tables of people in a workbook or text file with their rows, and the people's rows among them, found as a
 * roster's are: for sheets that tell other things of them. Throws a RosterError when there are none.
 */
export function findPeople(bytes: Uint8Array): { table: Table; people: TypedRow[] }[] {
  const found = bestSheets(sourcesOf(bytes)).flatMap(({ tables, people }) =>
    tables.map((table) => ({
      table,
      people: people.filter(({ row }) => table.rows.some(({ number }) => number === row)),
    })),
  )
  if (found.every(({ people }) => people.length === 0)) throw new RosterError('roster.no_table')
  return found
}

/** Reads rows copied out of a spreadsheet. Throws a RosterError when no workers are found in them. */
export function readPastedRoster(text: string, options: RosterOptions): Roster {
  if (text.length > MAX_TEXT_BYTES) throw tooLarge(MAX_TEXT_BYTES)
  return rosterOf([textSource(text)], options)
}

/** Puts judged rows beside each other: who stands twice is refused, and every row gets its answer. */
export function settle(typed: readonly TypedRow[], judged: readonly JudgedRow[]): Settled[] {
  const repeats = findRepeats(judged, (index) => typed[index]?.cells.nik?.column ?? '')
  return judged.map(({ sheet, row, person, refusals, doubts, notes }, index) => {
    const repeat = repeats.get(index)
    const reasons = repeat ? [...refusals, repeat] : refusals
    const verdict = reasons.length > 0 ? 'refused' : doubts.length > 0 ? 'confirm' : 'taken'
    return { sheet, row, verdict, person, findings: verdict === 'refused' ? reasons : doubts, notes }
  })
}

function sourcesOf(bytes: Uint8Array): readonly Source[] {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge(MAX_FILE_BYTES)
  return formatOf(bytes) === 'zip' ? openWorkbook(bytes).sheets : [textSource(decodeText(withinText(bytes)))]
}

const tooLarge = (limit: number) => new RosterError('roster.too_large', { megabytes: limit >> 20 })

function withinText(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_TEXT_BYTES) throw tooLarge(MAX_TEXT_BYTES)
  return bytes
}

type Source = { name: string; hidden: boolean; read(): Sheet }
type Reading = { source: Source; tables: Table[]; people: TypedRow[] }

const textSource = (text: string): Source => ({ name: '', hidden: false, read: () => readCsv(text) })

function rosterOf(sources: readonly Source[], { today, mapping }: RosterOptions): Roster {
  const chosen = mapping?.sheet === undefined ? sources : sources.filter(({ name }) => name === mapping.sheet)
  if (chosen.length === 0) throw new RosterError('roster.no_sheet', { sheet: mapping?.sheet ?? '' })
  const readings =
    mapping?.sheet === undefined ? bestSheets(chosen, mapping) : chosen.map((source) => read(source, mapping))
  const used = readings.filter(({ tables }) => tables.length > 0)
  if (used.length === 0) throw new RosterError('roster.no_table')
  const typed = used.flatMap(({ people }) => people)
  return {
    tables: used.flatMap(({ tables }) =>
      tables.map(({ sheet, headerRows, columns, missing, confidence }) => ({
        sheet,
        headerRows,
        columns,
        missing,
        confidence,
      })),
    ),
    sheets: sources.map(({ name, hidden }, index) => ({
      name,
      hidden,
      used: used.some(({ source }) => source === sources[index]),
    })),
    typed,
    judged: typed.map((row) => judgeRow(row, today)),
  }
}

function read(source: Source, mapping?: Mapping): Reading {
  const sheet = source.read()
  const tables = mapping ? applyMapping(sheet, mapping) : findTables(sheet)
  const withNik = tables.filter(({ columns }) => columns.some(({ role }) => role === 'nik'))
  // Beside a table with NIKs one without is of contacts or signatories.
  const kept = withNik.length > 0 ? withNik : tables
  return { source, tables: kept, people: kept.flatMap((table) => peopleOf(table, sheet)) }
}

// All visible sheets with workers count, but not one beside the matter, nor one that repeats another; hidden ones only for want of others.
function bestSheets(sources: readonly Source[], mapping?: Mapping): Reading[] {
  const ranks = [
    sources.filter(({ name, hidden }) => !hidden && !ASIDE.test(name)),
    sources.filter(({ name, hidden }) => !hidden && ASIDE.test(name)),
    sources.filter(({ hidden }) => hidden),
  ]
  let empty: Reading[] = []
  for (const rank of ranks) {
    const readings = rank.map((source) => read(source, mapping)).filter(({ tables }) => tables.length > 0)
    const peopled = withoutNikless(readings.filter(({ people }) => people.length > 0))
    if (peopled.length > 0) return withoutCopies(fullestFirst(peopled))
    if (empty.length === 0) empty = readings
  }
  return empty.slice(0, 1)
}

function withoutNikless(readings: Reading[]): Reading[] {
  const withNik = readings.filter(({ tables }) => tables.some(({ missing }) => !missing.includes('nik')))
  return withNik.length > 0 ? withNik : readings
}

// Beside the sheet that tells all of each person, pay rolls and rotas name the same people again.
const fullestFirst = (readings: readonly Reading[]): Reading[] =>
  [...readings].sort((a, b) => lacking(a) - lacking(b))

const lacking = ({ tables }: Reading) => Math.min(...tables.map(({ missing }) => missing.length))

function withoutCopies(readings: Reading[]): Reading[] {
  const seen = new Set<string>()
  return readings.filter(({ people }) => {
    const niks = people.map(({ cells }) => cells.nik?.text.replace(/\D/g, '') ?? '').filter(Boolean)
    const known = niks.filter((nik) => seen.has(nik)).length
    for (const nik of niks) seen.add(nik)
    return niks.length === 0 || known < niks.length
  })
}

/** The fields that a clerk may choose for a column. */
export const MAPPABLE_FIELDS: readonly (RosterField | 'placeDate')[] = [...ROSTER_FIELDS, 'placeDate']
