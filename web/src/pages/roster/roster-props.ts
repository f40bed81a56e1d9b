import type { PortalProps } from '../../portal/gate.tsx'
import type { RosterText } from '../../text/roster/id.ts'

/** What the parts of the roster page are given: the portal's words and their own. */
export type RosterProps = Omit<PortalProps, 'p'> & { p: RosterWords }
export type RosterWords = PortalProps['p'] & RosterText
