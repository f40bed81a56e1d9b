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

/** Judges one row by the rules of its fields; `today` is an ISO date. Comparing NIKs across rows is `findRepeats`. */
export function judgeRow(row: TypedRow, today: string): JudgedRow {
  const judged: JudgedRow = {
    sheet: row.sheet,
    row: row.row,
    person: {},
    refusals: [],
    doubts: [],
    notes: [],
  }
  const { cells } = row
  const { person } = judged
  const require = <T>(field: RosterField, reading: Reading<T>): T | undefined => {
    if (reading.ok) return reading.value
    judged.refusals.push(findingOf(row, field, reading.fault))
    return undefined
  }
  const nik = require('nik', nikOf(cells.nik))
  const name = require('name', nameOf(cells.name))
  const sex = require('sex', readSex(textOf(cells.sex), row.letters))
  const birthDate = require('birthDate', birthDateOf(row, today))
  const phone = require('phone', readPhone(textOf(cells.phone)))
  if (nik) person.nik = nik
  if (name) person.name = name
  if (sex) person.sex = sex
  if (birthDate) person.birthDate = birthDate
  if (phone) person.phone = phone
  doubt(judged, row, today)
  if (cells.phone && phone && hasSeveralPhones(cells.phone.text))
    judged.notes.push(findingOf(row, 'phone', { code: 'phone.several' }))
  readOptional(judged, row)
  return judged
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

function readOptional(judged: JudgedRow, row: TypedRow): void {
  const { person } = judged
  const read = <T>(field: RosterField, rule: (raw: string) => Reading<T>): T | undefined => {
    const cell = row.cells[field]
    if (!cell || cell.kind === 'error' || isNothing(tidy(cell.text))) return undefined
    const reading = rule(cell.text)
    if (reading.ok) return reading.value
    judged.notes.push(findingOf(row, field, reading.fault))
    return undefined
  }
  const found: Partial<RosterPerson> = {}
  const set = <K extends keyof RosterPerson>(key: K, value: RosterPerson[K] | undefined) => {
    if (value !== undefined) found[key] = value
  }
  set('birthPlace', read('birthPlace', readBirthPlace))
  set('address', read('address', readAddress))
  set('cityCode', read('cityCode', readCityCode))
  set('provinceCode', read('provinceCode', readProvinceCode))
  set('education', read('education', readEducation))
  set('occupation', read('occupation', readOccupation))
  set('email', read('email', readEmail))
  set('scheme', read('scheme', readScheme))
  Object.assign(person, found)
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
    column: cell?.column ?? '',
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
  return short.replace(/\d{15,}/g, maskNik)
}
