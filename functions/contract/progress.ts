import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Slug } from './fields.ts'

/** Figures from 1 to this less one are withheld, and what would let one compute them. */
export const smallest = 5

/** A number of people; null: withheld, since so few could be recognised. */
const People = v.nullable(v.number())
const Figures = v.object({
  nominated: People,
  verified: People,
  examined: People,
  competent: People,
  certified: People,
})
export type PublishedFigures = v.InferOutput<typeof Figures>

const Companies = v.object({
  /** Whom Disnaker asked. */
  invited: v.number(),
  /** Of the invited, those with a nomination that stands. */
  takingPart: v.number(),
  /** With a nomination that stands, though not invited. */
  uninvited: v.number(),
})

/** What the public is told of a programme: a picture of one moment, written by a schedule. */
export const Progress = v.object({
  programme: Slug,
  name: v.string(),
  nameEn: v.string(),
  startsOn: v.string(),
  nominateUntil: v.string(),
  endsOn: v.string(),
  /** The picture holds everything that happened until this instant (UTC). */
  asOf: v.string(),
  /** Of the 100 days, counted from 1; 0 before the first, beyond 100 once they are over. */
  day: v.number(),
  companies: Companies,
  workers: Figures,
  waves: v.object({ held: v.number(), coming: v.number(), next: v.optional(v.string()) }),
  schemes: v.array(v.object({ id: v.string(), name: v.string(), nameEn: v.string(), workers: Figures })),
  districts: v.array(v.object({ name: v.string(), companies: Companies, workers: Figures })),
  /** New in each week since the start, of those who count today. */
  weeks: v.array(v.object({ from: v.string(), nominated: People, verified: People, certified: People })),
})
export type Progress = v.InferOutput<typeof Progress>

export const getProgress = endpoint({
  method: 'GET',
  path: '/progress',
  access: 'public',
  summary: 'The 100 days in figures; of the newest programme unless one is named. Kept by caches for minutes',
  query: v.object({ programme: v.optional(Slug) }),
  reply: Progress,
})
export const getRegentReport = endpoint({
  method: 'GET',
  path: '/papers/programmes/:programme/report.pdf',
  access: 'overview.read',
  summary: 'One page for the Regent, of the published figures',
  file: 'application/pdf',
})
