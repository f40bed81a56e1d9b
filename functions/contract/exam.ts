import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Day, eachOnce, Id, lines, optional, required } from './fields.ts'
import { Appeal, Attendance, Decision, Recommendation, Verdict } from './exam-facts.ts'
import { Nomination } from './nomination.ts'
import { Wave } from './wave.ts'

/** An instant, UTC ISO 8601 to the second or finer. */
const Instant = v.pipe(
  v.string('field.required'),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/, 'exam.instant'),
  v.check((typed) => !Number.isNaN(Date.parse(typed)), 'exam.instant'),
)

/** One person of an exam day. To an assessor, only of own candidates is said what was found and decided. */
export const Examinee = v.object({
  nomination: v.string(),
  company: v.string(),
  companyName: v.string(),
  name: v.string(),
  state: v.string(),
  /** Of the register: who examines. */
  assessor: v.optional(v.string()),
  attendance: v.optional(Attendance),
  recommendation: v.optional(Recommendation),
  decision: v.optional(Decision),
  appeal: v.optional(Appeal),
  /** Examined again since: the rest says how it ended here. */
  left: v.optional(v.boolean()),
  /** Number of former exams. */
  attempts: v.number(),
  version: v.number(),
})
export type Examinee = v.InferOutput<typeof Examinee>

/** A check-in that counted for nobody: an officer looks. */
export const CheckInConflict = v.object({
  id: v.string(),
  nomination: v.string(),
  name: v.optional(v.string()),
  code: v.string(),
  at: v.string(),
  device: v.string(),
})
export type CheckInConflict = v.InferOutput<typeof CheckInConflict>

export const ExamWave = v.object({
  ...Wave.entries,
  venueName: v.string(),
  /** Code that BNSP gave the schedule (KODE JADWAL). */
  scheduleCode: v.optional(v.string()),
  /** Letter by which the results were reported. */
  reportedBy: v.optional(v.string()),
  /** The signed-in officer is an assessor of it. */
  mine: v.boolean(),
})
export type ExamWave = v.InferOutput<typeof ExamWave>

export const ExamDay = v.object({
  wave: ExamWave,
  assessors: v.array(
    v.object({ id: v.string(), name: v.string(), registration: v.string(), mine: v.boolean() }),
  ),
  people: v.array(Examinee),
  conflicts: v.array(CheckInConflict),
  /** Rises with each change of who examines whom. */
  panelVersion: v.number(),
})
export type ExamDay = v.InferOutput<typeof ExamDay>

const base = '/programmes/:programme/exams'
const one = `${base}/:wave` as const
const nominee = '/programmes/:programme/companies/:company/nominations/:nomination'

export const listExams = endpoint({
  method: 'GET',
  path: base,
  access: 'exam.read',
  summary: 'Exam days by date; to an assessor, own ones only',
  reply: v.array(ExamWave),
})
export const getExam = endpoint({
  method: 'GET',
  path: one,
  access: 'exam.read',
  summary: 'An exam day: who is expected, who came, what was found and decided',
  reply: ExamDay,
})

/** What a device needs to check people in without network: no NIK, no address. */
export const Roll = v.object({
  wave: v.object({
    id: v.string(),
    scheme: v.string(),
    date: v.string(),
    startsAt: v.string(),
    endsAt: v.string(),
    venueName: v.string(),
    state: v.string(),
  }),
  people: v.array(
    v.object({
      nomination: v.string(),
      company: v.string(),
      /** Short, to be typed from the slip. */
      code: v.string(),
      name: v.string(),
      companyName: v.string(),
      attendedAt: v.optional(v.string()),
    }),
  ),
})
export type Roll = v.InferOutput<typeof Roll>
export const getRoll = endpoint({
  method: 'GET',
  path: `${one}/roll`,
  access: 'exam.attend',
  summary: 'The list of an exam day for a device that checks people in',
  reply: Roll,
})

export const CheckIn = v.object({
  /** Made by the device; the same check-in sent again changes nothing. */
  id: v.pipe(v.string('field.required'), v.regex(/^[0-9A-Za-z_-]{8,64}$/, 'id.malformed')),
  nomination: Id,
  /** From the list or the slip: tells why one who is of another wave by now cannot be counted. */
  company: v.optional(Id),
  /** When she was seen, by the device's clock. */
  at: Instant,
  device: required(60),
  how: v.picklist(['scan', 'name', 'code'], 'field.malformed'),
})
export type CheckIn = v.InferOutput<typeof CheckIn>
/** `attended`: counted now · `repeated`: counted before, the same check-in · `already`: she was checked in by another. */
export const checkInOutcomes = ['attended', 'repeated', 'already', 'refused'] as const
export const checkIns = endpoint({
  method: 'POST',
  path: `${one}/check-ins`,
  access: 'exam.attend',
  summary: 'Check-ins of a device, up to 100, in any order; an outcome each; safe to repeat',
  body: v.object({
    checkIns: v.pipe(
      v.array(CheckIn, 'exam.no_check_ins'),
      v.minLength(1, 'exam.no_check_ins'),
      v.maxLength(100, 'field.too_large'),
    ),
  }),
  reply: v.object({
    outcomes: v.array(
      v.object({
        id: v.string(),
        nomination: v.string(),
        outcome: v.picklist(checkInOutcomes),
        /** When she was seen first, by any device. */
        attendedAt: v.optional(v.string()),
        code: v.optional(v.string()),
        text: v.optional(v.string()),
      }),
    ),
  }),
})

const Ref = v.object({ company: Id, nomination: Id })
export const admitWalkIn = endpoint({
  method: 'POST',
  path: `${one}/walk-ins`,
  access: 'exam.run',
  summary: 'Seats a waiting person who came, if a seat and quota are left, or in the place of another',
  body: v.object({ ...Ref.entries, instead: v.optional(Ref), reason: lines(500) }),
  reply: Examinee,
})
export const closeAttendance = endpoint({
  method: 'POST',
  path: `${one}/close`,
  access: 'exam.run',
  summary: 'Ends the exam day: who was not seen is absent; safe to repeat',
  reply: v.object({ absent: v.number(), attended: v.number() }),
})
export const sharePanel = endpoint({
  method: 'PUT',
  path: `${one}/panel`,
  access: 'exam.run',
  summary: 'Who examines whom, at most 10 each; what is not named is shared out evenly when asked',
  body: v.object({
    version: v.number('field.required'),
    of: v.pipe(
      v.record(Id, Id),
      v.check((of) => Object.keys(of).length <= 400, 'field.too_large'),
    ),
    /** Gives everyone else an assessor too. */
    share: v.optional(v.boolean('field.malformed'), false),
  }),
  reply: ExamDay,
})

const several = { most: 50, idOf: ({ nomination }: { nomination: string }) => nomination }
const Skipped = v.array(v.object({ nomination: v.string(), code: v.string(), text: v.string() }))
export const recommend = endpoint({
  method: 'POST',
  path: `${one}/recommendations`,
  access: 'exam.recommend',
  summary: 'What an assessor found of own candidates, up to 50; may be mended until it is decided',
  body: v.object({
    recommendations: eachOnce(
      v.object({ ...Ref.entries, technical: Verdict, managerial: Verdict, notes: optional(1000) }),
      several,
    ),
  }),
  reply: v.object({ people: v.array(Examinee), skipped: Skipped }),
})
export const decide = endpoint({
  method: 'POST',
  path: `${one}/decisions`,
  access: 'exam.decide',
  summary: 'What the committee decided, up to 50; nobody decides on what the same person recommended',
  body: v.object({
    decisions: eachOnce(v.object({ ...Ref.entries, verdict: Verdict, note: optional(1000) }), several),
  }),
  reply: v.object({ people: v.array(Examinee), skipped: Skipped, state: v.string() }),
})

export const listAppeals = endpoint({
  method: 'GET',
  path: '/programmes/:programme/appeals',
  access: 'exam.read',
  summary: 'Appeals that are open; to an assessor, own ones only',
  reply: v.array(v.object({ ...Examinee.entries, wave: v.string(), examDate: v.string() })),
})
const AppealBody = v.object({ reason: lines(1000) })
/** What became of one nomination. */
const After = v.object({ nomination: v.string(), state: v.string() })
export const appeal = endpoint({
  method: 'POST',
  path: `${nominee}/appeal`,
  access: 'exam.run',
  summary: 'Takes an appeal on the word of the candidate, within the working days that the programme allows',
  body: AppealBody,
  reply: After,
})
export const assignAppeal = endpoint({
  method: 'POST',
  path: `${nominee}/appeal/assessor`,
  access: 'exam.run',
  summary: 'Gives an appeal to another assessor than the first',
  body: v.object({ assessor: Id }),
  reply: After,
})
export const reassess = endpoint({
  method: 'POST',
  path: `${nominee}/reassess`,
  access: 'exam.run',
  summary: 'Back to the list of those who wait, after absence or a BK; the former exam is kept',
  body: v.object({ reason: optional(500) }),
  reply: After,
})
export const portalAppeal = endpoint({
  method: 'POST',
  path: '/portal/nominations/:nomination/appeal',
  access: 'company',
  summary: 'Appeals against a decision for a worker, within the days that are allowed',
  body: AppealBody,
  reply: Nomination,
})
export const portalReassess = endpoint({
  method: 'POST',
  path: '/portal/nominations/:nomination/reassess',
  access: 'company',
  summary: 'Asks for another exam of a worker after absence or a BK',
  body: v.object({ reason: optional(500) }),
  reply: Nomination,
})

const pdf = { method: 'GET', access: 'exam.print', file: 'application/pdf' } as const
const papers = '/papers/programmes/:programme/exams/:wave'
/** The number as it is printed, and the day the document bears. */
const Numbered = v.object({ number: required(60), date: Day })
export const attendancePaper = endpoint({
  ...pdf,
  path: `${papers}/attendance.pdf`,
  summary: 'The attendance list of an exam day, with boxes to sign',
  query: v.object({ number: optional(60), date: Day }),
})
export const assignmentPapers = endpoint({
  ...pdf,
  path: `${papers}/assignments.pdf`,
  summary: 'A letter of assignment for each assessor of an exam day',
  query: Numbered,
})
export const minutesPaper = endpoint({
  ...pdf,
  path: `${papers}/minutes.pdf`,
  summary: 'The minutes of an exam day that was held',
  query: Numbered,
})
