import type { Nomination } from '../../../../functions/contract/nomination.ts'
import type { Portal, PortalProps } from '../../portal/gate.tsx'
import type { WorkerText } from '../../text/worker/id.ts'

/** What the parts of one worker's page are given: the portal's words and their own. */
export type WorkerWords = PortalProps['p'] & WorkerText
export type WorkerProps = Omit<PortalProps, 'p'> & { p: WorkerWords }
export type OfWorker = WorkerProps & {
  portal: Portal
  nomination: Nomination
  /** The nomination after a change; `words` is what happened, if anything is to be said. */
  onChange: (nomination: Nomination, words: string) => void
}
