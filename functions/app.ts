import { apiFeatures } from './api.ts'
import type { Deps } from './deps.ts'
import { paperFeatures } from './papers.ts'
import { type Options, serve } from './serve.ts'

/** The whole API below `/api`, on one machine and in tests; deployed, two functions share it. */
export const createApp = (deps: Deps, options: Options = {}) =>
  serve(deps, [...apiFeatures, ...paperFeatures], options)
