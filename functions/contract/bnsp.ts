import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Day, judgedIfGiven, optional, required } from './fields.ts'
import { EDUCATION_CODES, readEducation } from './person/education.ts'
import { OCCUPATION_CODES, readOccupation } from './person/occupation.ts'
import { readAddress, readBirthPlace, readCityCode, readProvinceCode } from './person/optional.ts'
import { waveStates } from './wave.ts'

/** Tables of codes that BNSP's sheets use. */
export const codeTables = ['education', 'occupation', 'funding', 'ministry', 'city', 'province'] as const
export type CodeTable = (typeof codeTables)[number]

/** What nominations hold: of these tables every row stays, only code and name of it may change. */
export const fixedRows: Partial<Record<CodeTable, readonly string[]>> = {
  education: Object.keys(EDUCATION_CODES),
  occupation: Object.keys(OCCUPATION_CODES),
}

/** One row: what is kept (`id`), what this LSP's sheets say for it (`code`), what it means. */
export const CodeRow = v.object({ id: required(10), code: required(10), name: required(80) })
export type CodeRow = v.InferOutput<typeof CodeRow>
const rowsOf = (table: CodeTable) =>
  v.pipe(
    v.array(CodeRow, 'field.required'),
    v.minLength(1, 'field.required'),
    v.maxLength(100, 'field.too_large'),
    v.check((rows) => new Set(rows.map(({ id }) => id)).size === rows.length, 'codes.twice'),
    v.check((rows) => {
      const fixed = fixedRows[table]
      return !fixed || (rows.length === fixed.length && rows.every(({ id }) => fixed.includes(id)))
    }, 'codes.fixed'),
  )
export const Codes = v.object({
  education: rowsOf('education'),
  occupation: rowsOf('occupation'),
  funding: rowsOf('funding'),
  ministry: rowsOf('ministry'),
  city: rowsOf('city'),
  province: rowsOf('province'),
  /** Rises with each edit; an edit names the one it saw. 0: as they came. */
  version: v.number('field.required'),
})
export type Codes = v.InferOutput<typeof Codes>

const base = '/programmes/:programme/bnsp'
const one = `${base}/waves/:wave` as const

export const getCodes = endpoint({
  method: 'GET',
  path: `${base}/codes`,
  access: 'bnsp.read',
  summary: 'Code tables of the sheets for BNSP',
  reply: Codes,
})
export const editCodes = endpoint({
  method: 'PUT',
  path: `${base}/codes`,
  access: 'bnsp.report',
  summary: 'Changes code tables; both sheets use them from then on',
  body: Codes,
  reply: Codes,
})

/** A wave as it is reported. */
export const ReportedWave = v.object({
  id: v.string(),
  scheme: v.string(),
  date: v.string(),
  state: v.picklist(waveStates),
  taken: v.number(),
  /** Code that BNSP gave the schedule (KODE JADWAL). */
  scheduleCode: v.optional(v.string()),
  /** Letter by which the results went to BNSP, and its day. */
  reportedBy: v.optional(v.string()),
  reportedOn: v.optional(v.string()),
})
export type ReportedWave = v.InferOutput<typeof ReportedWave>
export const listReports = endpoint({
  method: 'GET',
  path: `${base}/waves`,
  access: 'bnsp.read',
  summary: 'Waves by date with what BNSP knows of them',
  reply: v.array(ReportedWave),
})

/** Who lacks which columns of the sheet. */
export const Blank = v.object({
  company: v.string(),
  nomination: v.string(),
  name: v.string(),
  fields: v.array(v.string()),
})
export type Blank = v.InferOutput<typeof Blank>
export const Report = v.object({
  wave: ReportedWave,
  competent: v.number(),
  notYetCompetent: v.number(),
  /** Examined and not decided yet, or under appeal: not in the sheet. */
  undecided: v.number(),
  /** Competent, with a certificate number. */
  numbered: v.number(),
  blanks: v.array(Blank),
})
export type Report = v.InferOutput<typeof Report>
export const getReport = endpoint({
  method: 'GET',
  path: one,
  access: 'bnsp.read',
  summary: 'What the sheet of results of a wave would hold and lack, before it is downloaded',
  reply: Report,
})
/** One header row, every cell text. */
export const resultsWorkbook = endpoint({
  method: 'GET',
  path: `/papers${one}/results.xlsx`,
  access: 'bnsp.report',
  summary: 'The results of a wave for BNSP, K and BK alike',
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
export const setSchedule = endpoint({
  method: 'PUT',
  path: `${one}/schedule`,
  access: 'bnsp.report',
  summary: 'Records the code that BNSP gave the schedule of a wave',
  body: v.object({
    scheduleCode: required(40),
    /** The code that stood there when the officer looked. */
    seen: optional(40),
  }),
  reply: ReportedWave,
})
export const reportWave = endpoint({
  method: 'POST',
  path: `${one}/report`,
  access: 'bnsp.report',
  summary: 'Records that the results of a decided wave went to BNSP, with the letter',
  body: v.object({ letterNo: required(80), letterDate: Day }),
  reply: ReportedWave,
})

/** What the sheets ask of a person beyond her nomination; left empty, a field is emptied. */
export const Completion = v.object({
  birthPlace: judgedIfGiven(readBirthPlace),
  address: judgedIfGiven(readAddress),
  cityCode: judgedIfGiven(readCityCode),
  provinceCode: judgedIfGiven(readProvinceCode),
  education: judgedIfGiven(readEducation),
  occupation: judgedIfGiven(readOccupation),
})
export type Completion = v.InferOutput<typeof Completion>
export const completeForBnsp = endpoint({
  method: 'PUT',
  path: `${base}/companies/:company/nominations/:nomination`,
  access: 'bnsp.report',
  summary: 'An officer fills in what the sheets for BNSP lack of a person, in any state of her nomination',
  body: v.object({ ...Completion.entries, version: v.number('field.required') }),
  reply: v.object({ nomination: v.string(), missing: v.array(v.string()), version: v.number() }),
})

/** What BNSP returns, beside the schedule's code. */
export const returnedNumbers = ['certificateNo', 'registrationNo', 'blankNo'] as const
/** What only the reader of a file can see of a cell. */
export const unreadCodes = ['nik.number', 'bnsp.number_lost', 'bnsp.number_unreadable'] as const

const Typed = v.optional(v.pipe(v.string('field.text'), v.maxLength(1000, 'field.too_long')), '')
/** A row of BNSP's sheet as it was read; judged row by row, so that one bad row does not refuse its neighbours. */
export const ReturnedRow = v.object({
  sheet: v.optional(v.pipe(v.string('field.text'), v.maxLength(100, 'field.too_long')), ''),
  row: v.pipe(v.number('field.number'), v.integer('field.number'), v.minValue(1, 'field.too_small')),
  nik: Typed,
  name: Typed,
  verdict: Typed,
  scheduleCode: Typed,
  certificateNo: Typed,
  registrationNo: Typed,
  blankNo: Typed,
  unread: v.optional(
    v.pipe(
      v.array(v.object({ field: v.string(), code: v.picklist(unreadCodes) })),
      v.maxLength(10, 'field.too_large'),
    ),
    [],
  ),
  /** An officer has looked at what is doubtful in it. */
  confirmed: v.optional(v.boolean('field.malformed'), false),
})
export type ReturnedRow = v.InferOutput<typeof ReturnedRow>
export type ReturnedRowInput = v.InferInput<typeof ReturnedRow>

/**
 * `taken`: will be (or, committed, was) written · `unchanged`: stands so already · `look`: waits for an
 * officer's word · `refused` · `later`: the call ended before its turn, send again.
 */
export const returnedVerdicts = ['taken', 'unchanged', 'look', 'refused', 'later'] as const
export type ReturnedVerdict = (typeof returnedVerdicts)[number]
export const ReturnedAnswer = v.object({
  sheet: v.string(),
  row: v.number(),
  /** Masked. */
  nik: v.string(),
  /** As it stands here, once she is known. */
  name: v.optional(v.string()),
  verdict: v.picklist(returnedVerdicts),
  findings: v.array(v.object({ field: v.string(), code: v.string(), text: v.string() })),
})
export type ReturnedAnswer = v.InferOutput<typeof ReturnedAnswer>
export const mostReturned = 400
export const takeReturned = endpoint({
  method: 'POST',
  path: `${one}/returned`,
  access: 'bnsp.report',
  summary: 'Numbers that BNSP returned for the people of a wave: checked, or written; safe to repeat',
  body: v.object({
    rows: v.pipe(
      v.array(ReturnedRow, 'bnsp.no_rows'),
      v.minLength(1, 'bnsp.no_rows'),
      v.maxLength(mostReturned, 'bnsp.too_many_rows'),
    ),
    /** Writes what is good; else it is only said what would be written. */
    commit: v.optional(v.boolean('field.malformed'), false),
  }),
  reply: v.object({
    rows: v.array(ReturnedAnswer),
    /** The schedule's code as it stands now; with `commit` false, as it would. */
    scheduleCode: v.optional(v.string()),
    scheduleSet: v.boolean(),
  }),
})
