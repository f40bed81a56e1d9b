import type { DateOrder } from '../person/birth-date.ts'
import { nikBirth, readNik } from '../person/nik.ts'
import { isNothing, tidy } from '../person/typed.ts'
import { looksLikeDate, looksLikeSex } from './evidence.ts'
import { REQUIRED_FIELDS } from './field.ts'
import type { Merge, Row } from './sheet.ts'
import type { Table } from './table.ts'
import { columnMap, fieldColumns, spreadMerges, typeRow } from './typed-row.ts'
import type { ColumnMap, TypedCell, TypedRow } from './typed-row.ts'

const CLOSING =
  /^\W*(?:jumlah|jml|total|sub ?total|grand total|rekap(?:itulasi)?|keterangan|ket|catatan|note|notes|nb|mengetahui|menyetujui|disetujui|dibuat|diketahui|hormat kami|ttd|tanda tangan|kepala|direktur|direktris|pimpinan|manager|manajer|hrd|pic|penanggung jawab|nip|dicetak|printed|halaman|hal|page|demikian)\b/i
// What is numbered below one of these is a remark.
const REMARKS = /^\W*(?:keterangan|ket|catatan|notes?|nb|penjelasan|petunjuk)\W*$/i
const SAMPLE = /^\W*(?:contoh|example)\b/i
// The number of a civil servant who signs: born, appointed, sex, serial.
const NIP = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{2}(?:19|20)\d{2}(?:0[1-9]|1[0-2])[12]\d{3}$/
const SECTION =
  /\b(?:shift|unit|bagian|ruang(?:an)?|gedung|lantai|divisi|area|lokasi|regu|kelompok|grup|group|tim)\b|:\s*$/i

/** The workers' rows of a table in order, without numbering rows, sections, totals and signatures; blank rows end nothing. */
export function peopleOf(table: Table, sheet: { merges: readonly Merge[]; date1904?: boolean }): TypedRow[] {
  const map = columnMap(table.columns)
  const columns = fieldColumns(map)
  const spread = mergedPeople(table, sheet.merges)
  const rows = withoutNumbering(table.rows)
  const own = spread.size > 0 ? rows.filter(({ number }) => !spread.has(number)) : rows
  spreadMerges(own, spreadable(table, sheet.merges))
  const people: TypedRow[] = []
  let previous = Number.NaN
  let remarks = false
  for (const row of own) {
    const cells = typeRow(row, map, sheet.date1904 === true)
    if (!isPerson(row, cells, map, { follows: row.number - previous === 1, remarks })) {
      remarks ||= row.cells.every((cell) => !cell || REMARKS.test(cell.text))
      continue
    }
    previous = row.number
    remarks = false
    const person = { sheet: table.sheet, row: row.number, cells, columns, letters: table.letters }
    people.push({ ...person, order: 'dmy', ...(row.hidden && { hidden: true }) })
  }
  const order = dateOrder(people, table.monthFirst)
  const letters = table.letters === 'LP' && isPriaWanita(people) ? 'PW' : table.letters
  return order === 'dmy' && letters === table.letters
    ? people
    : people.map((person) => ({ ...person, order, letters }))
}

function isPerson(
  row: Row,
  cells: TypedRow['cells'],
  map: ColumnMap,
  { follows, remarks }: { follows: boolean; remarks: boolean },
): boolean {
  const [nik, name, sex, birthDate, phone] = REQUIRED_FIELDS.map((field) => filled(cells[field]))
  if (!nik && !name && !birthDate && !phone) return false
  const nikText = nik ? nik.text.replace(/[\s'.-]/g, '') : ''
  const digits = nikText.replace(/\D/g, '').length
  const isNik =
    nik !== undefined &&
    !/^\W*n(?:ip|pwp)/i.test(nikText) &&
    !NIP.test(nikText) &&
    (nik.kind === 'number' ? digits > 4 : digits > 9 || /\de\+/i.test(nikText))
  const first = row.cells.find((cell) => cell && cell.kind === 'text' && /\p{L}/u.test(cell.text))?.text ?? ''
  if (SAMPLE.test(first) || SAMPLE.test(name?.text ?? '')) return false
  if (isNik && name && birthDate && phone) return true
  const signs = [
    isNik,
    name !== undefined,
    sex !== undefined && looksLikeSex(sex),
    birthDate !== undefined && looksLikeDate(birthDate),
    phone !== undefined && /\d{5}/.test(phone.text.replace(/\D/g, '')),
  ]
  const count = signs.filter(Boolean).length
  if (count > 3 || (isNik && count > 2)) return true
  if (CLOSING.test(first) || CLOSING.test(name?.text ?? '')) return false
  if (count > 2) return true
  if (follows && [nik, name, sex, birthDate, phone].filter(Boolean).length > 3) return true
  const numberCell = map.at.get('no') && row.cells[map.at.get('no')?.index ?? -1]
  const numbered = numberCell !== undefined && /^\W*\d{1,6}\W*$/.test(numberCell.text)
  if (numbered) return nik !== undefined || (name !== undefined && !remarks) || count > 1
  if (count === 2) return follows || isNik
  if (isNik) return follows || (digits > 12 && digits < 18)
  return (
    count === 1 &&
    name !== undefined &&
    follows &&
    // Beside `A` or `III` in the column of numbers stands a section.
    !numberCell &&
    !SECTION.test(name.text) &&
    !looksLikeSex(name) &&
    !/\d/.test(name.text) &&
    row.cells.filter(Boolean).length > 1
  )
}

const filled = (cell: TypedCell | undefined) => (cell && !isNothing(tidy(cell.text)) ? cell : undefined)

// Under many headers stand the columns' numbers: 1 2 3 4, (1) (2) (3), a b c.
function withoutNumbering(rows: readonly Row[]): Row[] {
  return rows.filter(({ cells }, at) => {
    if (at > 1) return true
    const texts = cells.flatMap((cell) =>
      // `5 = 3 + 4` numbers a column too.
      cell ? [cell.text.replace(/=.*|[\s().]/g, '').toLowerCase()] : [],
    )
    if (texts.length < 3) return true
    const start = Number(texts[0])
    return !(
      texts.every((text, index) => text === String(start + index)) ||
      texts.every((text, index) => text === String.fromCharCode(97 + index))
    )
  })
}

// Rows below the first of a person who fills several sheet rows, name or NIK merged over them.
function mergedPeople(table: Table, merges: readonly Merge[]): Set<number> {
  const of = new Set<number>()
  const columns = table.columns
    .filter(({ role }) => role === 'nik' || role === 'name')
    .map(({ index }) => index)
  for (const { top, bottom, left, right } of merges)
    if (bottom > top && bottom - top < 20 && columns.some((column) => column >= left && column <= right))
      for (let number = top + 1; number <= bottom; number++) of.add(number)
  return of
}

function spreadable(table: Table, merges: readonly Merge[]): Merge[] {
  const kept = new Set(
    table.columns
      .filter(({ role }) => role && !['nik', 'name', 'no', 'other'].includes(role))
      .map(({ index }) => index),
  )
  const first = table.rows[0]?.number ?? 0
  return merges.filter(({ top, left }) => top >= first && kept.has(left))
}

/** Month first only where the whole column says so: several dates that cannot be day first, none that must be, and the NIKs do not object. */
function dateOrder(people: readonly TypedRow[], asked: boolean): DateOrder {
  let monthFirst = 0
  let dayFirst = 0
  let agree = 0
  for (const { cells } of people) {
    const parts = /^\s*(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(?:\d{2}|\d{4})\b/.exec(
      cells.birthDate?.kind === 'text' ? cells.birthDate.text : '',
    )
    if (!parts) continue
    const [first, second] = [Number(parts[1]), Number(parts[2])]
    if (second > 12 && first <= 12) monthFirst++
    if (first > 12 && second <= 12) dayFirst++
    const nik = cells.nik?.kind === 'text' ? readNik(cells.nik.text) : undefined
    if (!nik?.ok || first === second) continue
    const birth = nikBirth(nik.value)
    if (birth.day === second && birth.month === first) agree++
    if (birth.day === first && birth.month === second) agree--
  }
  if (dayFirst > 0 || agree < 0) return 'dmy'
  return monthFirst > 1 || (asked && monthFirst > 0) || (asked && agree > 0) ? 'mdy' : 'dmy'
}

// Pria and Wanita: then P is a man. Only a column without any L can mean that, and the NIKs must not object.
function isPriaWanita(people: readonly TypedRow[]): boolean {
  let women = 0
  let agree = 0
  for (const { cells } of people) {
    const letter = cells.sex?.text.trim().toUpperCase().replace(/\W/g, '') ?? ''
    if (letter.startsWith('L') || letter.startsWith('M') || letter.startsWith('F')) return false
    if (letter === 'W') women++
    const nik = letter === 'P' && cells.nik?.kind === 'text' ? readNik(cells.nik.text) : undefined
    if (nik?.ok) agree += nikBirth(nik.value).sex === 'L' ? 1 : -1
  }
  return women > 0 && agree > 0
}
