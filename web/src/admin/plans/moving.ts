/** What is needed once people are moved, and not before. */
export { edited, Edits } from './edits.tsx'
export { Targets } from './targets.tsx'
