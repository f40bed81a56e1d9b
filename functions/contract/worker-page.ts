import * as v from 'valibot'
import { CertificateState } from './certificate.ts'
import { endpoint } from './endpoint.ts'
import { Cursor, judged, lines, optional, pageOf, Slug } from './fields.ts'
import { nominationStates } from './nomination.ts'
import { readBirthDate } from './person/birth-date.ts'

const today = () => new Date().toISOString().slice(0, 10)
/** Given once link and date of birth fit; good for half an hour. */
const ticket = v.pipe(v.string('worker.ticket'), v.maxLength(400, 'worker.ticket'))

export const dataRequestKinds = ['correct', 'erase'] as const
export type DataRequestKind = (typeof dataRequestKinds)[number]

/** What a worker wants done with her data, and what came of it. */
const OwnRequest = v.object({
  kind: v.picklist(dataRequestKinds),
  text: v.string(),
  at: v.string(),
  /** To be answered by. */
  dueAt: v.string(),
  answer: v.optional(v.string()),
  answeredAt: v.optional(v.string()),
})

/** A worker's own page: where she stands, what is kept of her, what she may do. */
export const WorkerPage = v.object({
  ticket: v.string(),
  programme: v.object({
    name: v.string(),
    nameEn: v.string(),
    office: v.object({ name: v.string(), email: v.string(), phone: v.string() }),
  }),
  company: v.string(),
  scheme: v.object({ name: v.string(), nameEn: v.string() }),
  state: v.picklist(nominationStates),
  /** The exam day that she has a seat on, or sat. */
  wave: v.optional(
    v.object({
      date: v.string(),
      startsAt: v.string(),
      endsAt: v.string(),
      venue: v.string(),
      address: v.string(),
    }),
  ),
  certificate: v.optional(
    v.object({
      number: v.string(),
      state: CertificateState,
      issuedOn: v.string(),
      expiresOn: v.string(),
      statement: v.string(),
    }),
  ),
  /** What is kept; numbers and addresses masked. */
  data: v.object({
    name: v.string(),
    nik: v.string(),
    birthDate: v.string(),
    phone: v.string(),
    email: v.optional(v.string()),
    address: v.optional(v.string()),
  }),
  openToWork: v.optional(v.object({ since: v.string(), district: v.string() })),
  requests: v.array(OwnRequest),
})
export type WorkerPage = v.InferOutput<typeof WorkerPage>

export const openWorkerPage = endpoint({
  method: 'POST',
  path: '/worker/open',
  access: 'public',
  summary: "Opens a worker's own page by her link and her date of birth",
  body: v.object({
    token: v.pipe(v.string('field.required'), v.maxLength(400, 'field.too_long')),
    birthDate: judged((typed) => readBirthDate(typed, { today: today() })),
  }),
  reply: WorkerPage,
})
export const setOpenToWork = endpoint({
  method: 'PUT',
  path: '/worker/open-to-work',
  access: 'public',
  summary: 'Lets the job placement desk see her, or takes that back',
  body: v.variant(
    'open',
    [
      v.object({ ticket, open: v.literal(true), district: lines(60) }),
      v.object({ ticket, open: v.literal(false) }),
    ],
    'field.required',
  ),
  reply: WorkerPage,
})
export const askAboutData = endpoint({
  method: 'POST',
  path: '/worker/requests',
  access: 'public',
  summary: 'Asks to have her data corrected or erased; one open request of each kind',
  body: v.object({ ticket, kind: v.picklist(dataRequestKinds, 'field.required'), text: lines(1000) }),
  reply: WorkerPage,
})
export const workerCertificatePaper = endpoint({
  method: 'POST',
  path: '/papers/worker/certificate',
  access: 'public',
  summary: 'Her certificate to print',
  body: v.object({ ticket }),
  file: 'application/pdf',
})

/** Somebody who looks for work, as the job placement desk sees her. */
export const JobSeeker = v.object({
  nomination: v.string(),
  name: v.string(),
  scheme: v.string(),
  district: v.string(),
  certificateNo: v.string(),
  expiresOn: v.string(),
  statement: v.string(),
  phone: v.string(),
  email: v.optional(v.string()),
  since: v.string(),
})
export type JobSeeker = v.InferOutput<typeof JobSeeker>
export const listJobSeekers = endpoint({
  method: 'GET',
  path: '/programmes/:programme/placement',
  access: 'placement.read',
  summary: 'Who is open to work, newest first; each look is recorded',
  query: v.object({ scheme: v.optional(Slug), district: optional(60), after: Cursor }),
  reply: pageOf(JobSeeker),
})

/** A request of a worker about her data, as officers see it. */
export const DataRequest = v.object({
  id: v.string(),
  nomination: v.string(),
  company: v.string(),
  companyName: v.string(),
  name: v.string(),
  ...OwnRequest.entries,
  answeredBy: v.optional(v.string()),
})
export type DataRequest = v.InferOutput<typeof DataRequest>
export const listDataRequests = endpoint({
  method: 'GET',
  path: '/programmes/:programme/data-requests',
  access: 'data.read',
  summary: 'What workers ask about their data: the open ones first, in the order they fall due',
  reply: v.array(DataRequest),
})
export const answerDataRequest = endpoint({
  method: 'POST',
  path: '/programmes/:programme/data-requests/:request/answer',
  access: 'data.answer',
  summary: 'Records what was done; she reads it on her page',
  body: v.object({ answer: lines(1000) }),
  reply: DataRequest,
})
