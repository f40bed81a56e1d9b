import * as v from 'valibot'
import { AuditQuestion } from './audit.ts'
import { listCertificates } from './certificate.ts'
import { listCompanies } from './company.ts'
import { endpoint } from './endpoint.ts'
import { Language, required } from './fields.ts'
import { listNominations, nominationStates } from './nomination.ts'
import { listNotices } from './notice.ts'
import { listStandings } from './standing.ts'
import { listJobSeekers } from './worker-page.ts'

/** Lists as files, with the filters of their pages. NIKs stay masked: a full number is shown one by one, with a reason. */
const base = '/papers/programmes/:programme/lists' as const
const file = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const listFormats = ['xlsx', 'csv'] as const
export type ListFormat = (typeof listFormats)[number]
const as = { format: v.optional(v.picklist(listFormats, 'list.format'), 'xlsx'), language: Language }
export const companiesFile = endpoint({
  method: 'GET',
  path: `${base}/companies`,
  access: 'company.read',
  summary: 'Companies with their numbers of nominations, as a file',
  query: v.object({ ...v.omit(listCompanies.query, ['after']).entries, ...as }),
  file,
})
export const standingsFile = endpoint({
  method: 'GET',
  path: `${base}/standing`,
  access: 'standing.read',
  summary: 'How companies stand and what is proposed, as a file',
  query: v.object({ ...v.omit(listStandings.query, ['after']).entries, ...as }),
  file,
})
export const nominationsFile = endpoint({
  method: 'GET',
  path: `${base}/nominations`,
  access: 'nomination.read',
  summary: 'Nominations of one state, or of all, as a file; the NIK masked',
  query: v.object({
    ...v.omit(listNominations.query, ['after', 'state']).entries,
    state: v.optional(v.picklist(nominationStates)),
    ...as,
  }),
  file,
})
export const wavesFile = endpoint({
  method: 'GET',
  path: `${base}/waves`,
  access: 'wave.read',
  summary: 'Waves by date, with place and assessors, as a file',
  query: v.object(as),
  file,
})
export const seatsFile = endpoint({
  method: 'GET',
  path: `${base}/waves/:wave`,
  access: 'wave.read',
  summary: 'Who sits in a wave, as a file',
  query: v.object(as),
  file,
})
export const noticesFile = endpoint({
  method: 'GET',
  path: `${base}/mail`,
  access: 'mail.read',
  summary: 'Mails and their ways, newest first, as a file',
  query: v.object({ ...v.omit(listNotices.query, ['after']).entries, ...as }),
  file,
})
export const certificatesFile = endpoint({
  method: 'GET',
  path: `${base}/certificates`,
  access: 'certificate.read',
  summary: 'Certificates, newest first, as a file',
  query: v.object({ ...v.omit(listCertificates.query, ['after']).entries, ...as }),
  file,
})
export const seekersFile = endpoint({
  method: 'GET',
  path: `${base}/placement`,
  access: 'placement.read',
  summary: 'Who is open to work, as a file',
  query: v.object({ ...v.omit(listJobSeekers.query, ['after']).entries, ...as }),
  file,
})
export const auditFile = endpoint({
  method: 'GET',
  path: `${base}/audit`,
  access: 'audit.read',
  summary: 'The entries of the log that a question finds, newest first, as a file',
  query: v.object({ ...AuditQuestion.entries, ...as }),
  file,
})
export const ageingLists = ['unplaced', 'awaited', 'mails'] as const
export const ageingFile = endpoint({
  method: 'GET',
  path: `${base}/ageing/:list`,
  access: 'nomination.read',
  summary: 'All who wait at one of the places where the way stalls, the longest waiting first, as a file',
  query: v.object(as),
  file,
})
/** What was typed may be a NIK, so it travels in the body, from a form. */
export const foundFile = endpoint({
  method: 'POST',
  path: `${base}/search`,
  access: 'search.use',
  summary: 'What a search finds, up to 200 of each kind, as a file',
  body: v.object({ text: required(100), ...as }),
  form: true,
  file,
})
