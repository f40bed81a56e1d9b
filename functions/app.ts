import { apiDoors, openPages } from './api.ts'
import type { Deps } from './deps.ts'
import { paperDoors } from './papers.ts'
import { serve } from './serve.ts'

/** The whole API below `/api`, on one machine and in tests; deployed, two functions share it. */
export const createApp = (deps: Deps, options: { checkReplies?: boolean } = {}) =>
  openPages(serve(deps, [...apiDoors(deps), ...paperDoors(deps)], options), deps)
