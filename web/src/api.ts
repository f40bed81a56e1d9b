import type {
  BodyInputOf,
  Endpoint,
  ParamsOf,
  QueryInputOf,
  ReplyOf,
} from '../../functions/contract/endpoint.ts'
import type { Routes } from '../../functions/contract/endpoints.ts'
import type { Problem } from '../../functions/contract/problem.ts'

export type Route = keyof Routes
/** What a route takes as its body. */
export type Body<R extends Route> = BodyInputOf<Routes[R]>

type Given<Key extends string, T> = [T] extends [undefined]
  ? unknown
  : Record<never, never> extends T
    ? { [K in Key]?: T }
    : { [K in Key]: T }

/** What a call of one route must and may be given. */
export type CallOptions<E extends Endpoint> = Given<'body', BodyInputOf<E>> &
  Given<'query', QueryInputOf<E>> &
  ([keyof ParamsOf<E['path']>] extends [never] ? unknown : { params: ParamsOf<E['path']> }) & {
    signal?: AbortSignal
  }

type Rest<E extends Endpoint> =
  Record<never, never> extends CallOptions<E> ? [options?: CallOptions<E>] : [options: CallOptions<E>]

/** The API's refusal, or `network` (status 0) when no answer came. */
export class ApiProblem extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'ApiProblem'
    this.problem = problem
  }
}

const offline = {
  id: 'Sambungan terputus. Isian Anda masih ada; coba lagi setelah tersambung.',
  en: 'The connection is broken. What you entered is still here; try again once you are online.',
}

const local = (status: number, code: string): ApiProblem =>
  new ApiProblem({
    type: 'about:blank',
    status,
    code,
    title: offline[pageLanguage()],
    requestId: '',
  })

/** The language of the page that is open. */
export const pageLanguage = (): 'id' | 'en' => (document.documentElement.lang === 'en' ? 'en' : 'id')

/** The address of a route with its parameters and query filled in; for links to files too. */
export function addressOf<R extends Route>(
  route: R,
  { params, query }: { params?: Record<string, string>; query?: object } = {},
): string {
  const path = route
    .slice(route.indexOf(' ') + 1)
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const asked = new URLSearchParams(
    Object.entries(query ?? {}).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString()
  return `/api${path}${asked && `?${asked}`}`
}

/** Calls the API: the reply as the contract types it, or throws `ApiProblem`. */
export async function call<R extends Route>(
  route: R,
  ...[options]: Rest<Routes[R]>
): Promise<ReplyOf<Routes[R]>> {
  const given = (options ?? {}) as {
    body?: unknown
    params?: Record<string, string>
    query?: object
    signal?: AbortSignal
  }
  return ask(route, given, {
    ...(given.body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given.body),
    }),
    ...(given.signal && { signal: given.signal }),
  })
}

/** Sends a form with files to a route that takes one; otherwise as `call`. */
export const sendForm = <R extends Route>(route: R, form: FormData): Promise<ReplyOf<Routes[R]>> =>
  ask(route, {}, { body: form })

async function ask<R extends Route>(
  route: R,
  given: Parameters<typeof addressOf>[1],
  { headers, ...init }: RequestInit,
): Promise<ReplyOf<Routes[R]>> {
  let answer: Response
  let reply: unknown
  try {
    answer = await fetch(addressOf(route, given), {
      method: route.slice(0, route.indexOf(' ')),
      credentials: 'same-origin',
      headers: { 'accept-language': pageLanguage(), ...(headers as Record<string, string>) },
      ...init,
    })
    const text = await answer.text()
    reply = text && /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw local(0, 'network')
  }
  if (!answer.ok) {
    if (typeof reply === 'object' && reply !== null && 'code' in reply) throw new ApiProblem(reply as Problem)
    // A gateway answered in the API's stead.
    throw local(answer.status, 'network')
  }
  return reply as ReplyOf<Routes[R]>
}
