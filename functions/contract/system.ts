import * as v from 'valibot'
import { endpoint } from './endpoint.ts'

export const health = endpoint({
  method: 'GET',
  path: '/health',
  access: 'public',
  summary: 'Whether the API answers',
  reply: v.object({ ok: v.literal(true), time: v.string() }),
})
/** Typed loosely: it is itself the description of all types. */
export const openapi = endpoint({
  method: 'GET',
  path: '/papers/openapi.json',
  access: 'public',
  summary: 'This document',
  reply: v.looseObject({ openapi: v.string() }),
})
