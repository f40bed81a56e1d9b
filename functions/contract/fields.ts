import * as v from 'valibot'
import type { Fault, Reading } from './person/fault.ts'

/** Building blocks of the schemas. Messages are codes; their texts stand in `text/`. */

/** Text that must be there, white space tidied. */
export const required = (max = 200) =>
  v.pipe(
    v.optional(v.string('field.required'), ''),
    v.transform((typed) => typed.replace(/\s+/gu, ' ').trim()),
    v.nonEmpty('field.required'),
    v.maxLength(max, 'field.too_long'),
  )

/** Text that may be left empty; empty becomes undefined. */
export const optional = (max = 200) =>
  v.pipe(
    v.optional(v.string('field.text'), ''),
    v.transform((typed) => typed.replace(/\s+/gu, ' ').trim()),
    v.maxLength(max, 'field.too_long'),
    v.transform((text) => text || undefined),
  )

/** Several lines of text, kept as lines. */
export const lines = (max = 2000) =>
  v.pipe(
    v.optional(v.string('field.required'), ''),
    v.transform((typed) => typed.trim()),
    v.nonEmpty('field.required'),
    v.maxLength(max, 'field.too_long'),
  )

const mailPattern = /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\.]+(\.[^\s@<>",;:()[\]\\.]+)+$/u

export const Email = v.pipe(
  v.optional(v.string('field.required'), ''),
  v.transform((typed) => typed.trim().toLowerCase()),
  v.nonEmpty('field.required'),
  v.maxLength(254, 'field.too_long'),
  v.regex(mailPattern, 'email.invalid'),
)

export const OptionalEmail = v.pipe(
  v.optional(v.string('field.text'), ''),
  v.transform((typed) => typed.trim().toLowerCase()),
  v.maxLength(254, 'field.too_long'),
  v.check((typed) => typed === '' || mailPattern.test(typed), 'email.invalid'),
  v.transform((text) => text || undefined),
)

/** A day, `yyyy-mm-dd`, that exists. */
export const Day = v.pipe(
  v.optional(v.string('field.required'), ''),
  v.nonEmpty('field.required'),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'day.malformed'),
  v.check(
    (day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day),
    'day.unknown',
  ),
)
export const OptionalDay = v.pipe(
  v.optional(v.string('field.text'), ''),
  v.check(
    (day) => day === '' || (/^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(day).toISOString().startsWith(day)),
    'day.malformed',
  ),
  v.transform((day) => day || undefined),
)

/** An hour of the day in Asia/Jakarta, `hh:mm`. */
export const Hour = v.pipe(
  v.optional(v.string('field.required'), ''),
  v.nonEmpty('field.required'),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hour.malformed'),
)

/** A whole number, from a form or JSON. */
export const Count = (min: number, max: number) =>
  v.pipe(
    v.optional(v.union([v.number('field.number'), v.string('field.number')], 'field.number'), ''),
    v.check((typed) => typed !== '', 'field.required'),
    v.transform(Number),
    v.integer('field.number'),
    v.minValue(min, 'field.too_small'),
    v.maxValue(max, 'field.too_large'),
  )
export const OptionalCount = (min: number, max: number) =>
  v.pipe(
    v.optional(v.nullable(v.union([v.number('field.number'), v.string('field.number')], 'field.number')), ''),
    v.transform((typed) => (typed === '' || typed === null ? undefined : Number(typed))),
    v.check((count) => count === undefined || Number.isInteger(count), 'field.number'),
    v.check((count) => count === undefined || (count >= min && count <= max), 'field.too_large'),
  )

/** A name in a path or key: programme, scheme. */
export const Slug = v.pipe(v.string('field.required'), v.regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'slug.malformed'))

export const Id = v.pipe(v.string('field.required'), v.regex(/^[0-9A-Za-z_-]{1,64}$/, 'id.malformed'))

/** Nominations to be judged together: some, each of them once. */
export const eachOnce = <In, Out>(
  one: v.GenericSchema<In, Out>,
  { most, idOf }: { most: number; idOf: (one: Out) => string },
) =>
  v.pipe(
    v.array(one, 'nominations.missing'),
    v.minLength(1, 'nominations.missing'),
    v.maxLength(most, 'nominations.too_many'),
    v.check((all) => new Set(all.map(idOf)).size === all.length, 'nomination.twice'),
  )

/** Where a list goes on; opaque to the reader. */
export const Cursor = v.optional(v.pipe(v.string(), v.maxLength(2000, 'cursor.malformed')))

/** One page of a list. */
export const pageOf = <S extends v.GenericSchema>(item: S) =>
  v.object({ items: v.array(item), next: v.optional(v.string()) })

export const Language = v.optional(v.picklist(['id', 'en'], 'language.unknown'), 'id')
export type Language = 'id' | 'en'

const messageOf = ({ code, params }: Fault) => (params ? `${code}|${JSON.stringify(params)}` : code)

/** A field judged by a reader of `person/`; the issue's message is the code, with its parameters behind a bar. */
export const judged = <T>(read: (typed: string) => Reading<T>) =>
  v.pipe(
    v.optional(v.string('field.text'), ''),
    v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
      const reading = read(dataset.value)
      if (reading.ok) return reading.value
      addIssue({ message: messageOf(reading.fault) })
      return NEVER
    }),
  )

/** The same, for a field that may be left empty. */
export const judgedIfGiven = <T>(read: (typed: string) => Reading<T>) =>
  v.pipe(
    v.optional(v.string('field.text'), ''),
    v.rawTransform<string, T | undefined>(({ dataset, addIssue, NEVER }) => {
      if (dataset.value.trim() === '') return undefined
      const reading = read(dataset.value)
      if (reading.ok) return reading.value
      addIssue({ message: messageOf(reading.fault) })
      return NEVER
    }),
  )
