import * as v from 'valibot'
import { AppError, type FieldFault } from './errors.ts'

/** A schema's issues as faults: messages are codes, with parameters behind a bar. */
export const faultsOf = (issues: readonly v.BaseIssue<unknown>[]): FieldFault[] =>
  issues.map((issue) => {
    // What the parameters quote may hold a bar too, and so may the library's own English, which is no code.
    const [, code = 'field.malformed', params] = /^([^\s|]+)(?:\|(\{.*\}))?$/s.exec(issue.message) ?? []
    return {
      field: v.getDotPath(issue) ?? '',
      code,
      ...(params && { params: JSON.parse(params) as Record<string, string | number> }),
    }
  })

/** Parses what a client sent, or throws one `invalid` error that holds every fault. */
export function parse<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, input, { abortPipeEarly: true })
  if (result.success) return result.output
  throw new AppError('invalid', 'input.invalid', 'Input does not fit its schema', faultsOf(result.issues))
}
