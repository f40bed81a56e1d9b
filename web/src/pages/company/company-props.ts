import type { Company } from '../../../../functions/contract/company.ts'
import type { Portal, PortalProps } from '../../portal/gate.tsx'
import type { CompanyText } from '../../text/company/id.ts'

export type CompanyWords = PortalProps['p'] & CompanyText
export type CompanyProps = Omit<PortalProps, 'p'> & { p: CompanyWords }
/** What the parts of the page are given; `onChange` tells of the company after a change, and what to say of it. */
export type OfCompany = CompanyProps & {
  company: Company
  programme: Portal['programme']
  onChange: (company: Company, said: string) => void
}
