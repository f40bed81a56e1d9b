import type * as v from 'valibot'
import type { Action } from './access.ts'

/** Anyone; a company by its portal session; another system by its key; any signed-in officer; or an officer whose role allows the action. */
export type Access = 'public' | 'company' | 'key' | 'staff' | Action

type Schema = v.GenericSchema<unknown, unknown>
type Methods = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One operation of the API: what may be asked, by whom, and what is answered. */
export type Endpoint = {
  method: Methods
  /** Below `/api`; parameters as `:name`. */
  path: string
  access: Access
  summary: string
  query?: Schema
  body?: Schema
  /** Body of the answer; absent: 204. */
  reply?: Schema
  /** Status of the answer when it is not 200 (or 204). */
  status?: 201 | 202
  /** Takes an HTML form too, and answers one with a page. */
  form?: true
  /** Media type of an answer that is a file. */
  file?: string
}

export const endpoint = <const E extends Endpoint>(of: E): E => of

type In<S> = S extends Schema ? v.InferInput<S> : undefined
type Out<S> = S extends Schema ? v.InferOutput<S> : undefined
export type BodyOf<E extends Endpoint> = Out<E['body']>
export type QueryOf<E extends Endpoint> = Out<E['query']>
export type ReplyOf<E extends Endpoint> = Out<E['reply']>
export type BodyInputOf<E extends Endpoint> = In<E['body']>
export type QueryInputOf<E extends Endpoint> = In<E['query']>
export type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : Record<never, string>
