import type { Deps } from './deps.ts'
import type { Door } from './platform/door.ts'
import { quotaPapers } from './quota/papers.ts'

/**
 * Operations below `/papers`, which answer or take files: a function of its own serves them, so that the API
 * carries nothing that makes documents.
 */
export const paperDoors = (deps: Deps): Door[] => [...quotaPapers(deps)]
