import { Gate, type PortalProps } from '../../portal/gate.tsx'

/** Sends a roster. */
export const Page = (props: PortalProps) => (
  <Gate {...props} heading={props.p.roster.heading}>
    {() => <h1>{props.p.roster.heading}</h1>}
  </Gate>
)
