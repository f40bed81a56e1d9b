import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import type { Door, Env } from '../platform/door.ts'

export const authRoutes = (_deps: Deps): Door[] => []
export const signInRoutes = (_deps: Deps) => new Hono<Env>()
