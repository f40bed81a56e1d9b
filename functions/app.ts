import { apiFeatures } from './api.ts'
import type { Deps } from './deps.ts'
import { officeFeatures } from './office.ts'
import { paperFeatures } from './papers.ts'
import { type Options, serve } from './serve.ts'
import { signInFeatures } from './sign-in.ts'

/** The whole API below `/api`, on one machine and in tests; deployed, four functions share it. */
export const createApp = (deps: Deps, options: Options = {}) =>
  serve(deps, [...apiFeatures, ...officeFeatures, ...signInFeatures, ...paperFeatures], options)
