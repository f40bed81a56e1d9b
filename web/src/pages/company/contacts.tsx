import { useState } from 'preact/hooks'
import type { Contact } from '../../../../functions/contract/company.ts'
import { call } from '../../api.ts'
import { useSend } from '../../portal/use-send.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Failed } from './conditions.tsx'
import type { OfCompany } from './company-props.ts'
import { ContactForm } from './contact-form.tsx'

/** The contact who gets the notices; the same word as in the API's paths. */
const main = 'main'

/** Who speaks for the company: each with an address of their own, one of them gets the notices. */
export function Contacts(props: OfCompany) {
  const { p, company, onChange } = props
  const words = p.own
  const [open, setOpen] = useState<string>()
  const [leaving, setLeaving] = useState<Contact>()
  const { busy, problem, send } = useSend()
  const first: Contact = {
    id: main,
    name: company.contactName ?? company.name,
    phone: company.contactPhone ?? '',
    email: company.email,
    language: company.language,
    confirmedAt: company.confirmedAt ?? company.verifiedAt ?? '-',
    ...(company.newEmail && { newEmail: company.newEmail }),
  }
  const of = (contact: Contact) => ({
    params: { contact: contact.id },
    body: { version: company.version },
  })
  const done = (next: OfCompany['company'], said: string) => {
    setOpen(undefined)
    setLeaving(undefined)
    onChange(next, said)
  }
  const choose = (contact: Contact) =>
    send(async () =>
      done(await call('POST /portal/contacts/:contact/main', of(contact)), words.madeMain(contact.name)),
    )
  const again = (contact: Contact) =>
    send(async () =>
      done(
        await call('POST /portal/contacts/:contact/confirm', of(contact)),
        words.sentAgain(contact.newEmail ?? contact.email),
      ),
    )
  const remove = (contact: Contact) =>
    send(async () =>
      done(await call('POST /portal/contacts/:contact/remove', of(contact)), words.removed(contact.name)),
    )
  return (
    <section>
      <h2>{words.contacts}</h2>
      <p>{words.contactsLead}</p>
      <Failed p={p} title={leaving ? undefined : problem?.problem.title} />
      {[first, ...(company.contacts ?? [])].map((contact) => {
        const { id, name, email, phone, language, confirmedAt, newEmail } = contact
        const named = <span class="visually-hidden"> {name}</span>
        return (
          <article key={id} class="panel">
            <h3>{name}</h3>
            <p class="tags">
              {id === main && <Tag tone="accent">{words.main}</Tag>}{' '}
              {!confirmedAt && <Tag tone="warn">{words.unconfirmed}</Tag>}
            </p>
            <p>
              {email}
              <br />
              {phone} · {words.languages[language]}
            </p>
            {newEmail && <p class="hint">{words.waiting(newEmail)}</p>}
            {!confirmedAt && <p class="hint">{words.waitingNew}</p>}
            {open === id ? (
              <ContactForm {...props} contact={contact} onChange={done} onClose={() => setOpen(undefined)} />
            ) : (
              <p class="acts-in-row">
                <Button kind="second" small onClick={() => setOpen(id)}>
                  {words.change}
                  {named}
                </Button>
                {(newEmail || !confirmedAt) && (
                  <Button kind="second" small busy={busy} onClick={() => void again(contact)}>
                    {words.again}
                    {named}
                  </Button>
                )}
                {id !== main && confirmedAt && (
                  <Button kind="second" small busy={busy} onClick={() => void choose(contact)}>
                    {words.makeMain}
                    {named}
                  </Button>
                )}
                {id !== main && (
                  <Button kind="plain" small onClick={() => setLeaving(contact)}>
                    {words.remove}
                    {named}
                  </Button>
                )}
              </p>
            )}
          </article>
        )
      })}
      {open === 'new' ? (
        <article class="panel">
          <h3>{words.add}</h3>
          <ContactForm {...props} contact={undefined} onChange={done} onClose={() => setOpen(undefined)} />
        </article>
      ) : (
        <p>
          <Button kind="second" onClick={() => setOpen('new')}>
            {words.add}
          </Button>
        </p>
      )}
      {leaving && (
        <Dialog title={words.removeAsk(leaving.name)} onClose={() => setLeaving(undefined)}>
          <p>{words.removeLead}</p>
          <Failed p={p} title={problem?.problem.title} />
          <div class="actions">
            <Button kind="danger" busy={busy} onClick={() => void remove(leaving)}>
              {words.remove}
            </Button>
            <Button kind="plain" onClick={() => setLeaving(undefined)}>
              {words.cancel}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}
