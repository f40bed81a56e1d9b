import type { Company } from '../../../../functions/contract/company.ts'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { text } from '../language.ts'

/** Who speaks for a company beside the contact who gets the notices. */
export function Contacts({ company: { contacts = [] } }: { company: Company }) {
  const t = text.value.company
  return (
    <Table
      caption={t.contacts}
      captionHidden
      cards
      columns={[
        { key: 'name', head: t.contact, cell: ({ name }) => name },
        { key: 'phone', head: t.phone, cell: ({ phone }) => phone },
        {
          key: 'email',
          head: t.email,
          cell: ({ email, newEmail, confirmedAt }) => (
            <>
              {email} {!confirmedAt && <Tag tone="warn">{t.unconfirmed}</Tag>}
              {newEmail && <p class="muted">{t.newEmail(newEmail)}</p>}
            </>
          ),
        },
        {
          key: 'language',
          head: t.language,
          cell: ({ language }) => (language === 'en' ? 'English' : 'Indonesia'),
        },
      ]}
      rows={contacts}
      keyOf={({ id }) => id}
      empty={t.noContacts}
    />
  )
}
