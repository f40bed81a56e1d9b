import * as v from 'valibot'
import { endpoint } from './endpoint.ts'

/** Bytes of a roster that is read without JavaScript; the rest of what a request may hold is its envelope. */
export const mostUploaded = 4 * 1024 * 1024

/** Without JavaScript: a page with a form, answered by a page. */
export const rosterForm = endpoint({
  method: 'GET',
  path: '/papers/portal/roster',
  access: 'company',
  summary: 'A form to send a roster without JavaScript',
  query: v.object({ language: v.optional(v.picklist(['id', 'en'])) }),
  file: 'text/html',
})
export const uploadRoster = endpoint({
  method: 'POST',
  path: '/papers/portal/roster',
  access: 'company',
  summary:
    'Reads a roster of up to 4 MB (multipart: file, scheme, language, send); a page with the answer for each row; good rows are nominated if `send` is ticked. Doubtful rows that the page gave (row) are nominated when they are ticked (right)',
  file: 'text/html',
})
