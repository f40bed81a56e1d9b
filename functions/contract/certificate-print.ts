import * as v from 'valibot'
import { endpoint } from './endpoint.ts'

export const printStates = ['waiting', 'working', 'done', 'failed'] as const

/** The certificates of a wave made ready to print, by a job that works on without anybody. */
export const PrintJob = v.object({
  id: v.string(),
  state: v.picklist(printStates),
  /** Certificates to print, and how many are. */
  total: v.number(),
  done: v.number(),
  at: v.string(),
  /** From when the files are there, and until when. */
  finishedAt: v.optional(v.string()),
  keptUntil: v.optional(v.string()),
})
export type PrintJob = v.InferOutput<typeof PrintJob>

const path = '/programmes/:programme/certificates/waves/:wave/print'
export const startPrint = endpoint({
  method: 'POST',
  path,
  access: 'certificate.issue',
  summary: 'Prints all good certificates of a wave; asked again, it goes on with the same job',
  reply: PrintJob,
})
export const getPrint = endpoint({
  method: 'GET',
  path,
  access: 'certificate.read',
  summary: 'How far the printing of a wave is',
  reply: v.object({ job: v.optional(PrintJob) }),
})
export const printLinks = endpoint({
  method: 'POST',
  path: `/papers${path}/links`,
  access: 'certificate.read',
  summary: 'Links, good for ten minutes, to one file to print and to a zip of single files',
  reply: v.object({ sheets: v.string(), singles: v.string() }),
})
