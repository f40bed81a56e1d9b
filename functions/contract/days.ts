import * as v from 'valibot'
import { Day } from './fields.ts'

/** Days, each once, in order. */
export const Days = v.pipe(
  v.optional(v.array(Day, 'field.malformed'), []),
  v.maxLength(60, 'field.too_large'),
  v.transform((days) => [...new Set(days)].sort()),
)
