import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Access, BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '../contract/endpoint.ts'
import type { Language } from '../contract/fields.ts'
import type { Actor, Anyone, CompanyActor, KeyActor, StaffActor } from './actor.ts'
import { AppError } from './errors.ts'
import { parse } from './validate.ts'

export type Env = { Variables: { requestId: string; language: Language; form: boolean } }

type ActorOf<A extends Access> = A extends 'public'
  ? Anyone
  : A extends 'company'
    ? CompanyActor
    : A extends 'key'
      ? KeyActor
      : StaffActor

/** What a handler is given: everything checked, nothing raw. `c` is for cookies and headers. */
export type Call<E extends Endpoint> = {
  body: BodyOf<E>
  query: QueryOf<E>
  params: ParamsOf<E['path']>
  actor: ActorOf<E['access']>
  language: Language
  c: Context<Env>
}

/** Lets in, or throws `unauthenticated` or `forbidden`. */
export type Gate = (c: Context<Env>, access: Access, programme: string | undefined) => Promise<Actor>

/** An endpoint with the code behind it; opened in an app by the gate that guards it. */
export type Door = { endpoint: Endpoint; open(app: Hono<Env>, gate: Gate, options: DoorOptions): void }
export type DoorOptions = {
  /** Answers an HTML form, which knows no JSON. */
  page: (c: Context<Env>, endpoint: Endpoint, reply: unknown) => Promise<Response>
  /** Checks each reply against its schema; for tests and the local system. */
  checkReplies: boolean
}

export function door<const E extends Endpoint>(
  endpoint: E,
  handle: (call: Call<E>) => Promise<ReplyOf<E> | Response>,
): Door {
  return {
    endpoint,
    open(app, gate, { page, checkReplies }) {
      app.on(endpoint.method, endpoint.path, async (c) => {
        const params = c.req.param() as Record<string, string>
        for (const value of Object.values(params))
          if (!/^[\w.-]{1,80}$/.test(value)) throw new AppError('not_found', 'route.unknown', 'No such path')
        const actor = await gate(c, endpoint.access, params.programme)
        const reply = await handle({
          body: endpoint.body ? parse(endpoint.body, await bodyOf(c, endpoint)) : undefined,
          query: endpoint.query ? parse(endpoint.query, c.req.query()) : undefined,
          params,
          actor,
          language: c.get('language'),
          c,
        } as unknown as Call<E>)
        if (reply instanceof Response) return reply
        if (checkReplies && endpoint.reply && !v.is(endpoint.reply, reply))
          throw new Error(`reply of ${endpoint.method} ${endpoint.path} does not fit its schema`)
        if (c.get('form')) return page(c, endpoint, reply)
        if (reply === undefined) return c.body(null, 204)
        return c.json(reply as object, endpoint.status ?? 200)
      })
    },
  }
}

async function bodyOf(c: Context<Env>, endpoint: Endpoint): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json') {
    try {
      return await c.req.json()
    } catch {
      throw new AppError('invalid', 'body.malformed', 'Body is not JSON')
    }
  }
  if (endpoint.form && type === 'application/x-www-form-urlencoded') {
    c.set('form', true)
    return c.req.parseBody()
  }
  throw new AppError('unsupported', 'body.unsupported', 'Body must be application/json')
}
