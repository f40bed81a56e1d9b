import { SpendLink } from '../../links/spend-link.tsx'
import type { Language } from '../../routes.ts'
import type { Text } from '../../text/id.ts'

/** Signs a company in by its link, or sends it one. */
export const Page = ({ t, language }: { t: Text; language: Language }) => (
  <SpendLink
    t={t}
    language={language}
    expects="none"
    words={{
      heading: t.link.loginHeading,
      lead: t.link.loginLead,
      ask: t.link.askLead,
      button: t.link.loginButton,
      done: t.link.loggedIn,
    }}
  />
)
