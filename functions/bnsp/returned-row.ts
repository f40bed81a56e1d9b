import { returnedNumbers, type ReturnedRow, type ReturnedVerdict } from '../contract/bnsp.ts'
import { readNik } from '../contract/person/nik.ts'
import { tidy } from '../contract/person/typed.ts'
import { plainNumber } from '../contract/plain-number.ts'

type NumberKind = (typeof returnedNumbers)[number]
export type ReturnedNumbers = Partial<Record<NumberKind, string>>
type Params = Record<string, string | number>
export type ReturnedFinding = { field: string; code: string; params?: Params }

/** One who sat in the wave. */
export type Candidate = {
  id: string
  name: string
  state: string
  /** As the committee decided for this wave; undefined: it has not. */
  competent: boolean | undefined
} & { [Kind in NumberKind]?: string | undefined }

export type Surroundings = {
  /** Whose NIK (16 digits) this is, of the wave. */
  personOf: (nik: string) => Candidate | undefined
  /** The nomination that has a number already. */
  holderOf: (kind: NumberKind, number: string) => string | undefined
  /** The schedule's code as it stands. */
  scheduleCode: string | undefined
}

export type JudgedRow = {
  row: ReturnedRow
  nik: string | undefined
  person: Candidate | undefined
  verdict: ReturnedVerdict
  findings: ReturnedFinding[]
  /** What is still to be written for her. */
  numbers: ReturnedNumbers
}

const longest = 40
const isReadable = (text: string) =>
  text.length <= longest &&
  plainNumber(text) !== '' &&
  !/[\p{Cc}<>\uFFFD]/u.test(text) &&
  !/^[=+@]/.test(text)
const isSame = (a: string, b: string) => plainNumber(a) === plainNumber(b)
const lettersOf = (name: string) =>
  name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}]/gu, '')

/**
 * Judges every row of what BNSP returned for a wave, all faults of a row at once, and says which code of the
 * schedule the sheet brings, if it brings one that is not there yet.
 */
export function judgeReturned(
  rows: readonly ReturnedRow[],
  around: Surroundings,
): { judged: JudgedRow[]; scheduleCode: string | undefined } {
  const read = rows.map((row) => {
    const nik = readNik(row.nik)
    return { row, nik, person: nik.ok ? around.personOf(nik.value) : undefined }
  })
  const codes = new Map(
    read
      .filter(({ person, row }) => person && isReadable(tidy(row.scheduleCode)))
      .map(({ row }) => [plainNumber(row.scheduleCode), tidy(row.scheduleCode)]),
  )
  const target = around.scheduleCode ?? (codes.size === 1 ? [...codes.values()][0] : undefined)
  const seen = new Map<string, ReturnedRow>()
  const counted = countNumbers(rows)

  const judged = read.map(({ row, nik, person }): JudgedRow => {
    const refusals: ReturnedFinding[] = [...row.unread]
    const doubts: ReturnedFinding[] = []
    if (!nik.ok) {
      if (!row.unread.some(({ field }) => field === 'nik')) refusals.push({ field: 'nik', ...nik.fault })
    } else {
      const first = seen.get(nik.value)
      if (first) refusals.push({ field: 'nik', code: 'bnsp.nik_repeated', params: { row: first.row } })
      else seen.set(nik.value, row)
      if (!person) refusals.push({ field: 'nik', code: 'bnsp.not_in_wave' })
    }
    if (person && row.name && lettersOf(row.name) !== lettersOf(person.name))
      doubts.push({ field: 'name', code: 'bnsp.name_differs', params: { name: person.name } })
    const verdict = plainNumber(row.verdict)
    if (person?.competent !== undefined && /^B?K$/.test(verdict) && (verdict === 'K') !== person.competent)
      doubts.push({ field: 'verdict', code: 'bnsp.result_differs' })
    refusals.push(...judgeSchedule(tidy(row.scheduleCode), target, codes.size))
    const { numbers, faults } = judgeNumbers(row, person, around, counted)
    refusals.push(...faults)

    const bringsCode = tidy(row.scheduleCode) !== '' && around.scheduleCode === undefined
    const something = Object.keys(numbers).length > 0 || bringsCode
    const waits = something && doubts.length > 0 && !row.confirmed
    const empty =
      person?.competent && !person.certificateNo && returnedNumbers.every((kind) => tidy(row[kind]) === '')
    return {
      row,
      nik: nik.ok ? nik.value : undefined,
      person,
      numbers: refusals.length > 0 ? {} : numbers,
      verdict: refusals.length > 0 ? 'refused' : waits ? 'look' : something ? 'taken' : 'unchanged',
      findings: [
        ...refusals,
        ...(something || refusals.length > 0 ? doubts : []),
        ...(empty ? [{ field: 'certificateNo', code: 'bnsp.no_numbers' }] : []),
      ],
    }
  })
  const brought =
    around.scheduleCode === undefined &&
    judged.some(({ verdict, row }) => verdict === 'taken' && tidy(row.scheduleCode) !== '')
  return { judged, scheduleCode: brought ? target : undefined }
}

function judgeSchedule(code: string, target: string | undefined, several: number): ReturnedFinding[] {
  if (code === '') return []
  const field = 'scheduleCode'
  if (!isReadable(code)) return [{ field, code: 'bnsp.number_unreadable' }]
  if (target === undefined) return several > 1 ? [{ field, code: 'bnsp.schedules_several' }] : []
  return isSame(code, target) ? [] : [{ field, code: 'bnsp.schedule_differs', params: { schedule: target } }]
}

const counterKey = (kind: NumberKind, number: string) => `${kind} ${plainNumber(number)}`

/** The rows in which each number stands. */
function countNumbers(rows: readonly ReturnedRow[]): ReadonlyMap<string, number[]> {
  const found = new Map<string, number[]>()
  for (const row of rows)
    for (const kind of returnedNumbers) {
      if (plainNumber(row[kind]) === '') continue
      const key = counterKey(kind, row[kind])
      found.set(key, [...(found.get(key) ?? []), row.row])
    }
  return found
}

function judgeNumbers(
  row: ReturnedRow,
  person: Candidate | undefined,
  around: Surroundings,
  counted: ReadonlyMap<string, number[]>,
): { numbers: ReturnedNumbers; faults: ReturnedFinding[] } {
  const numbers: ReturnedNumbers = {}
  const faults: ReturnedFinding[] = []
  for (const field of returnedNumbers) {
    const number = tidy(row[field])
    if (number === '' || row.unread.some((one) => one.field === field)) continue
    const fault = (code: string, params?: Params) => faults.push({ field, code, ...(params && { params }) })
    if (!isReadable(number)) {
      fault('bnsp.number_unreadable')
      continue
    }
    const others = counted.get(counterKey(field, number))?.filter((other) => other !== row.row) ?? []
    if (others.length > 0) fault('bnsp.number_repeated', { row: others[0]! })
    if (!person) continue
    const old = person[field]
    if (old !== undefined) {
      if (!isSame(old, number))
        fault(person.state === 'certified' ? 'bnsp.issued_otherwise' : 'bnsp.other_number', { number: old })
      continue
    }
    if (person.state === 'certified') fault('bnsp.issued_without')
    else if (person.competent === false) fault('bnsp.not_competent')
    else if (person.state !== 'competent') fault('bnsp.undecided')
    const holder = around.holderOf(field, number)
    if (holder !== undefined && holder !== person.id) fault('certificate.number_taken')
    numbers[field] = number
  }
  if (person && !person.certificateNo && !numbers.certificateNo && Object.keys(numbers).length > 0)
    faults.push({ field: 'certificateNo', code: 'bnsp.certificate_no_missing' })
  return { numbers, faults }
}
