import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Count, Day, OptionalCount, required, Slug } from './fields.ts'

/** What is certified. Its id never changes; everything else is data that the LSP enters. */
export const Scheme = v.object({
  id: Slug,
  name: required(120),
  nameEn: required(120),
  /** Years that its certificate is valid. */
  validYears: Count(1, 10),
})
export type Scheme = v.InferOutput<typeof Scheme>

/** One round of free certification. */
export const ProgrammeInput = v.pipe(
  v.object({
    name: required(160),
    nameEn: required(160),
    /** First of the 100 days. */
    startsOn: Day,
    /** Last day on which companies may nominate. */
    nominateUntil: Day,
    endsOn: Day,
    /** The most workers of one company in one wave; none: no limit. */
    maxPerCompanyPerWave: OptionalCount(1, 1000),
    /** Whether a seat that is given back goes to the next who waits, by the schedule; not said: yes. */
    autoRefill: v.optional(v.boolean('field.malformed')),
    /** Working days within which a decision may be appealed; none: 14. */
    appealDays: v.optional(OptionalCount(1, 60)),
    /** Codes of BNSP's tables: source of funds and ministry. */
    fundingCode: required(10),
    ministryCode: required(10),
    office: v.object({
      name: required(160),
      address: required(300),
      email: required(200),
      phone: required(60),
    }),
    schemes: v.pipe(
      v.array(Scheme),
      v.minLength(1, 'programme.no_scheme'),
      v.maxLength(20, 'field.too_large'),
    ),
    /** Rises with each edit; an edit names the one it saw. */
    version: v.number('field.required'),
  }),
  v.forward(
    v.check((programme) => programme.startsOn <= programme.nominateUntil, 'programme.dates_order'),
    ['nominateUntil'],
  ),
  v.forward(
    v.check((programme) => programme.nominateUntil <= programme.endsOn, 'programme.dates_order'),
    ['endsOn'],
  ),
  v.forward(
    v.check(
      (programme) => new Set(programme.schemes.map((scheme) => scheme.id)).size === programme.schemes.length,
      'programme.scheme_twice',
    ),
    ['schemes'],
  ),
)
export type ProgrammeInput = v.InferOutput<typeof ProgrammeInput>

export const Programme = v.object({
  ...ProgrammeInput.entries,
  id: Slug,
})
export type Programme = v.InferOutput<typeof Programme>

export const listProgrammes = endpoint({
  method: 'GET',
  path: '/programmes',
  access: 'public',
  summary: 'Programmes, newest first: schemes, dates, office',
  reply: v.array(Programme),
})
export const getProgramme = endpoint({
  method: 'GET',
  path: '/programmes/:programme',
  access: 'programme.read',
  summary: 'One programme',
  reply: Programme,
})
export const editProgramme = endpoint({
  method: 'PUT',
  path: '/programmes/:programme',
  access: 'programme.edit',
  summary: 'Changes schemes, dates, codes of a programme',
  body: ProgrammeInput,
  reply: Programme,
})
