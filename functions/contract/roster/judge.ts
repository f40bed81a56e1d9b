import { ageOn, judgeIsoBirthDate, readBirthDate } from '../person/birth-date.ts'
import { readEducation } from '../person/education.ts'
import type { EducationCode } from '../person/education.ts'
import { refused } from '../person/fault.ts'
import type { Fault, PersonFaultCode, Reading } from '../person/fault.ts'
import { readName } from '../person/name.ts'
import { maskNik, nikContradictions, readNik } from '../person/nik.ts'
import { readOccupation } from '../person/occupation.ts'
import type { OccupationCode } from '../person/occupation.ts'
import {
  readAddress,
  readBirthPlace,
  readCityCode,
  readEmail,
  readProvinceCode,
  readScheme,
} from '../person/optional.ts'
import { hasSeveralPhones, readPhone } from '../person/phone.ts'
import { readSex } from '../person/sex.ts'
import type { Sex } from '../person/sex.ts'
import { isNothing, isScientific, plain, tidy } from '../person/typed.ts'
import type { RosterField } from './field.ts'
import type { TypedCell, TypedRow } from './typed-row.ts'

/** A worker as a roster names one; the optional fields are there when they could be read. */
export type RosterPerson = {
  nik: string
  name: string
  sex: Sex
  birthDate: string
  phone: string
  birthPlace?: string
  address?: string
  cityCode?: string
  provinceCode?: string
  education?: EducationCode
  occupation?: OccupationCode
  email?: string
  scheme?: string
}

export type FindingCode = PersonFaultCode | 'nik.repeated' | 'nik.repeated_on_sheet'

/** What is wrong or doubtful about one cell. `value` is what stands there, with every NIK masked; `column` is empty where the table has none. */
export type Finding = {
  sheet: string
  row: number
  column: string
  field: RosterField
  code: FindingCode
  params?: Fault['params']
  value: string
}

/** A row alone, before it is compared with the others: why it is refused, what needs confirmation, what optional values were left out. */
export type JudgedRow = {
  sheet: string
  row: number
  person: Partial<RosterPerson>
  refusals: Finding[]
  doubts: Finding[]
  notes: Finding[]
}

// Outside these ages a birth date may be right, but a person should look.
const YOUNGEST = 15
const OLDEST = 80
const VALUE_SHOWN = 60

const OPTIONAL_RULES = {
  birthPlace: readBirthPlace,
  address: readAddress,
  cityCode: readCityCode,
  provinceCode: readProvinceCode,
  education: readEducation,
  occupation: readOccupation,
  email: readEmail,
  scheme: readScheme,
}
const OPTIONAL = Object.keys(OPTIONAL_RULES) as (keyof typeof OPTIONAL_RULES)[]

/** Judges one row by the rules of its fields; `today` is an ISO date. Comparing NIKs across rows is `findRepeats`. */
export function judgeRow(row: TypedRow, today: string): JudgedRow {
  const { cells } = row
  const person: Partial<RosterPerson> = {}
  const judged: JudgedRow = { sheet: row.sheet, row: row.row, person, refusals: [], doubts: [], notes: [] }
  take(judged, row, 'nik', nikOf(cells.nik))
  take(judged, row, 'name', nameOf(cells.name))
  take(judged, row, 'sex', readSex(textOf(cells.sex), row.letters))
  take(judged, row, 'birthDate', birthDateOf(row, today))
  take(judged, row, 'phone', readPhone(textOf(cells.phone)))
  doubt(judged, row, today)
  if (cells.phone && person.phone && hasSeveralPhones(cells.phone.text))
    judged.notes.push(findingOf(row, 'phone', { code: 'phone.several' }))
  for (const field of OPTIONAL) {
    const cell = cells[field]
    if (cell && cell.kind !== 'error' && !isNothing(tidy(cell.text)))
      take(judged, row, field, OPTIONAL_RULES[field](cell.text), judged.notes)
  }
  return judged
}

function take<F extends RosterField>(
  { person, refusals }: JudgedRow,
  row: TypedRow,
  field: F,
  reading: Reading<RosterPerson[F] & string>,
  faults: Finding[] = refusals,
): void {
  if (reading.ok) person[field] = reading.value
  else faults.push(findingOf(row, field, reading.fault))
}

function doubt(judged: JudgedRow, row: TypedRow, today: string): void {
  const { nik, sex, birthDate } = judged.person
  const contradictions = nik ? nikContradictions(nik, { sex, birthDate }) : []
  for (const { field, fault } of contradictions) judged.doubts.push(findingOf(row, field, fault))
  if (!birthDate || contradictions.some(({ field }) => field === 'birthDate')) return
  const age = ageOn(birthDate, today)
  if (age < YOUNGEST || age > OLDEST)
    judged.doubts.push(findingOf(row, 'birthDate', { code: 'birth_date.age', params: { age } }))
}

function nikOf(cell: TypedCell | undefined): Reading<string> {
  if (cell?.kind === 'number') return refused('nik.number')
  return cell && cell.kind !== 'text' ? refused('nik.characters') : readNik(textOf(cell))
}

function nameOf(cell: TypedCell | undefined): Reading<string> {
  return cell && cell.kind !== 'text' && cell.kind !== 'number'
    ? refused('name.formula')
    : readName(textOf(cell))
}

function birthDateOf({ cells, order }: TypedRow, today: string): Reading<string> {
  const cell = cells.birthDate
  if (cell?.kind === 'date') return judgeIsoBirthDate(cell.text, today)
  const text = textOf(cell)
  return cell?.kind === 'number' && isScientific(plain(text))
    ? refused('birth_date.unreadable')
    : readBirthDate(text, { today, order })
}

const textOf = (cell: TypedCell | undefined): string => cell?.text ?? ''

function findingOf(row: TypedRow, field: RosterField, fault: Fault): Finding {
  const cell = row.cells[field]
  return {
    sheet: row.sheet,
    row: row.row,
    column: cell?.column ?? row.columns[field] ?? '',
    field,
    ...fault,
    value: shownValue(field, textOf(cell)),
  }
}

/** A cell's text as a finding may show it: short, without control characters, every long number masked. */
export function shownValue(field: RosterField, text: string): string {
  const short = [...text.replace(/\p{Cc}+/gu, ' ').trim()].slice(0, VALUE_SHOWN).join('')
  if (field === 'nik')
    return short.replace(/\d[\d\s.'-]{7,}\d/g, (digits) => maskNik(digits.replace(/\D/g, '')))
  // A phone has fewer digits: what is longer may be a NIK in the wrong column.
  return short.replace(/\d[\d\s.'-]{12,}\d/g, (typed) => {
    const digits = typed.replace(/\D/g, '')
    return digits.length > 14 ? maskNik(digits) : typed
  })
}
