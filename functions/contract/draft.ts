import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Id, required } from './fields.ts'

/** Rows of one chunk: a body of five chunks stays far below what a request may hold. */
export const chunkRows = 200
/** Chunks that one call saves at most, and that a draft has at most: 20,000 rows. */
export const chunksAtOnce = 5
export const mostChunks = 100
/** Days that a draft waits for its next change. */
export const draftDays = 7

const text = (most: number) => v.pipe(v.string('field.text'), v.maxLength(most, 'field.too_long'))
const cell = v.object({ kind: text(20), text: text(1000), column: text(8) })

/** A row as it was typed, what a clerk decided about it, and what became of it. */
export const DraftRow = v.object({
  sheet: text(100),
  row: v.number('field.number'),
  cells: v.record(text(20), cell),
  columns: v.record(text(20), text(8)),
  order: text(8),
  letters: text(8),
  confirmed: v.optional(v.boolean()),
  told: v.optional(
    v.object({
      outcome: text(20),
      errors: v.optional(v.array(v.object({ field: text(40), code: v.optional(text(60)), text: text(500) }))),
    }),
  ),
})
export type DraftRow = v.InferOutput<typeof DraftRow>

/** A roster that waits to be sent, without its rows. */
export const Draft = v.object({
  id: v.string(),
  /** Of the file it came from. */
  name: v.string(),
  scheme: v.string(),
  rows: v.number(),
  /** Rows that were sent already. */
  sent: v.number(),
  chunks: v.number(),
  /** All chunks were saved once; else its first saving broke off. */
  whole: v.boolean(),
  version: v.number(),
  savedAt: v.string(),
  /** Who saved it last: a contact's name. */
  savedBy: v.string(),
  /** Until when it waits, if nobody changes it. */
  waitsUntil: v.string(),
})
export type Draft = v.InferOutput<typeof Draft>

const one = '/portal/drafts/:draft'

export const listDrafts = endpoint({
  method: 'GET',
  path: '/portal/drafts',
  access: 'company',
  summary: 'Rosters that wait to be sent, newest first',
  reply: v.array(Draft),
})
export const getDraft = endpoint({
  method: 'GET',
  path: one,
  access: 'company',
  summary: 'One roster that waits',
  reply: Draft,
})
export const getDraftChunk = endpoint({
  method: 'GET',
  path: `${one}/chunks/:chunk`,
  access: 'company',
  summary: 'Rows of one chunk; chunks are numbered from 0',
  reply: v.object({ rows: v.array(DraftRow) }),
})
/** Version 0 begins a draft; after that, the version that was read or saved last. */
export const saveDraft = endpoint({
  method: 'PUT',
  path: one,
  access: 'company',
  summary: 'Saves up to five chunks of a roster; refused with 409 when somebody else saved it since',
  body: v.object({
    version: v.number('field.required'),
    /** Made anew for each change: the same one again is a repetition, and changes nothing. */
    saveId: Id,
    name: required(200),
    scheme: v.optional(text(60), ''),
    rows: v.pipe(
      v.number('field.number'),
      v.integer(),
      v.minValue(0),
      v.maxValue(chunkRows * mostChunks, 'draft.too_large'),
    ),
    sent: v.pipe(v.number('field.number'), v.integer(), v.minValue(0)),
    whole: v.boolean('field.required'),
    chunks: v.pipe(
      v.array(
        v.object({
          at: v.pipe(
            v.number('field.number'),
            v.integer(),
            v.minValue(0),
            v.maxValue(mostChunks - 1, 'draft.too_large'),
          ),
          rows: v.pipe(v.array(DraftRow), v.maxLength(chunkRows, 'draft.too_large')),
        }),
        'field.malformed',
      ),
      v.maxLength(chunksAtOnce, 'draft.too_large'),
    ),
  }),
  reply: Draft,
})
export const dropDraft = endpoint({
  method: 'DELETE',
  path: one,
  access: 'company',
  summary: 'Throws a draft away, or ends one that was sent; doing it twice changes nothing',
})
