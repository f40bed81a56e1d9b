import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import type { Env } from '../platform/door.ts'

export const signInRoutes = (_deps: Deps) => new Hono<Env>()
