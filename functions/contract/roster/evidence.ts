import { readBirthDate } from '../person/birth-date.ts'
import { splitPlaceAndDate } from '../person/birth-place.ts'
import { readName } from '../person/name.ts'
import { readPhone } from '../person/phone.ts'
import { readSex } from '../person/sex.ts'
import type { Cell, Row } from './sheet.ts'

const SAMPLE = 60
// Any day will do: only whether a cell looks like a date is asked.
const LATE = '9999-12-31'

/** Whether the digits of a cell could have been meant as a NIK, spoilt ones included. */
export function looksLikeNik(cell: Cell): boolean {
  if (cell.kind === 'number') return cell.text.length >= 15 && cell.text.length <= 22
  if (cell.kind !== 'text') return false
  const text = cell.text.replace(/[\s'‘’`´".\u200B\uFEFF-]/g, '')
  return /^\d{15,17}$/.test(text) || /^\d[.,]?\d*e\+?1[456]$/i.test(cell.text.trim())
}

export function looksLikeDate(cell: Cell): boolean {
  if (cell.kind === 'date') return true
  if (cell.kind !== 'text' || cell.text.length > 60 || !/\d/.test(cell.text)) return false
  const reading = readBirthDate(splitPlaceAndDate(cell.text).date, { today: LATE })
  return (
    reading.ok || reading.fault.code === 'birth_date.impossible' || reading.fault.code === 'birth_date.month'
  )
}

export const looksLikePhone = (cell: Cell): boolean =>
  (cell.kind === 'text' || cell.kind === 'number') && cell.text.length < 60 && readPhone(cell.text).ok

export const looksLikeSex = (cell: Cell): boolean =>
  cell.kind === 'text' && cell.text.length < 30 && readSex(cell.text).ok

const looksLikeFullName = (cell: Cell): boolean =>
  cell.kind === 'text' && readName(cell.text).ok && /\p{L}{3}/u.test(cell.text) && !looksLikeSex(cell)

export type Evidence = {
  filled: number
  nik: number
  birthDate: number
  phone: number
  sex: number
  name: number
}

/** Of the filled cells of a column the shares, 0 to 1, that look like each required field; drawn from rows spread over the table. */
export function columnEvidence(rows: readonly Row[], column: number): Evidence {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE))
  const cells: Cell[] = []
  for (let at = 0; at < rows.length; at += step) {
    const cell = rows[at]?.cells[column]
    if (cell) cells.push(cell)
  }
  const share = (looks: (cell: Cell) => boolean) =>
    cells.length ? cells.filter(looks).length / cells.length : 0
  const distinct = new Set(cells.map(({ text }) => text.trim().toLowerCase())).size
  return {
    filled: cells.length,
    nik: share(looksLikeNik),
    birthDate: share(looksLikeDate),
    phone: share(looksLikePhone),
    sex: share(looksLikeSex),
    name: distinct > cells.length * 0.6 ? share(looksLikeFullName) : 0,
  }
}
