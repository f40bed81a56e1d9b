import type { Hono } from 'hono'
import type { Deps } from './deps.ts'
import type { Env } from './platform/door.ts'
import { below, type Feature } from './platform/feature.ts'

/** Signing officers in and out: a function of its own, for it alone speaks with the provider and knows its secret. */
export const signInFeatures: Feature<Deps>[] = [
  {
    paths: [below('/auth')],
    load: async (deps) => {
      const { signInRoutes } = await import('./auth/sign-in.ts')
      return [{ open: (app: Hono<Env>) => void app.route('/auth', signInRoutes(deps)) }]
    },
  },
]
