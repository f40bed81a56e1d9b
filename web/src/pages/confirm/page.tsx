import { SpendLink } from '../../links/spend-link.tsx'
import type { Language } from '../../routes.ts'
import type { Text } from '../../text/id.ts'

/** Confirms the address of a company. */
export const Page = ({ t, language }: { t: Text; language: Language }) => (
  <SpendLink
    t={t}
    language={language}
    expects="fresh"
    words={{
      heading: t.link.confirmHeading,
      lead: t.link.confirmLead,
      ask: t.link.none,
      button: t.link.confirmButton,
      done: t.link.confirmed,
      doneNext: t.link.confirmedNext,
    }}
  />
)
