import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Day, Id, optional, required } from './fields.ts'

/** Tables of codes that BNSP's sheet uses. */
export const codeTables = ['education', 'occupation', 'funding', 'ministry'] as const
export type CodeTable = (typeof codeTables)[number]

/** One row: what we keep (`id`), what this LSP writes for it (`code`), what it means. */
export const CodeRow = v.object({ id: required(10), code: required(10), name: required(80) })
export type CodeRow = v.InferOutput<typeof CodeRow>
const Rows = v.pipe(
  v.array(CodeRow, 'field.required'),
  v.minLength(1, 'field.required'),
  v.maxLength(60, 'field.too_large'),
  v.check((rows) => new Set(rows.map(({ id }) => id)).size === rows.length, 'codes.twice'),
)
export const Codes = v.object({
  education: Rows,
  occupation: Rows,
  funding: Rows,
  ministry: Rows,
  version: v.number('field.required'),
})
export type Codes = v.InferOutput<typeof Codes>

const base = '/programmes/:programme'
const one = `${base}/exams/:wave` as const

export const getCodes = endpoint({
  method: 'GET',
  path: `${base}/codes`,
  access: 'bnsp.report',
  summary: 'Code tables of the sheets for BNSP',
  reply: Codes,
})
export const editCodes = endpoint({
  method: 'PUT',
  path: `${base}/codes`,
  access: 'bnsp.report',
  summary: 'Changes code tables; an edit names the version it saw',
  body: Codes,
  reply: Codes,
})

/** What the results' sheet would still lack. */
export const resultBlanks = endpoint({
  method: 'GET',
  path: `${one}/bnsp`,
  access: 'bnsp.report',
  summary: 'Rows and blanks of the results for BNSP, before they are downloaded',
  reply: v.object({
    rows: v.number(),
    /** Examined, and not decided yet: not in the sheet. */
    undecided: v.number(),
    scheduleCode: v.optional(v.string()),
    blanks: v.array(
      v.object({
        company: v.string(),
        nomination: v.string(),
        name: v.string(),
        fields: v.array(v.string()),
      }),
    ),
  }),
})
export const resultWorkbook = endpoint({
  method: 'GET',
  path: `/papers${one}/bnsp.xlsx`,
  access: 'bnsp.report',
  summary: 'The results of a wave for BNSP, K and BK alike',
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
export const setSchedule = endpoint({
  method: 'PUT',
  path: `${one}/schedule`,
  access: 'bnsp.report',
  summary: 'Records the code that BNSP gave the schedule of a wave',
  body: v.object({ scheduleCode: optional(40) }),
  reply: v.object({ scheduleCode: v.optional(v.string()) }),
})
export const reportWave = endpoint({
  method: 'POST',
  path: `${one}/report`,
  access: 'bnsp.report',
  summary: 'Records that the results of a decided wave went to BNSP, with the letter',
  body: v.object({ letterNo: required(80), letterDate: Day }),
  reply: v.object({ state: v.string() }),
})

/** A row of what BNSP returned, as its sheet was read: who, and the numbers. */
export const ReturnedRow = v.object({
  /** Row of the sheet. */
  row: v.number('field.number'),
  nik: v.pipe(v.string('field.required'), v.regex(/^\d{16}$/, 'nik.length')),
  scheduleCode: optional(40),
  certificateNo: optional(80),
  registrationNo: optional(80),
  blankNo: optional(80),
})
export type ReturnedRow = v.InferOutput<typeof ReturnedRow>
export const importReturned = endpoint({
  method: 'POST',
  path: `${base}/bnsp/returned`,
  access: 'bnsp.report',
  summary: 'Writes the numbers that BNSP returned onto the nominations; all faults at once; safe to repeat',
  body: v.object({
    scheme: Id,
    rows: v.pipe(
      v.array(ReturnedRow, 'nominations.missing'),
      v.minLength(1, 'nominations.missing'),
      v.maxLength(500, 'nominations.too_many'),
    ),
    /** Only says what would be written and what would not. */
    check: v.optional(v.boolean('field.malformed'), false),
  }),
  reply: v.object({
    written: v.number(),
    unchanged: v.number(),
    /** By row of the sheet; the NIK masked. */
    faults: v.array(
      v.object({
        row: v.number(),
        nik: v.string(),
        name: v.optional(v.string()),
        code: v.string(),
        text: v.string(),
      }),
    ),
    /** Waves of which everyone competent has a certificate number by now. */
    reported: v.array(v.string()),
  }),
})
